import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.nearest import nearest, quoted

KNOWN = ("entered-in-time", "entered-right", "special-order", "sales", "order", "orders-late", "order-desk", "preorder")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("entered-in-tme", ("entered-in-time",)),
        ("SALES", ("sales",)),
        ("special", ("special-order",)),
        ("desk", ("order-desk",)),
        ("order", ("order", "preorder", "order-desk", "orders-late", "special-order")),
        ("zzz", ()),
        ("", ()),
        ("e" * 100_000, ()),
    ],
)
def test_the_nearest_come_first(text: str, expected: tuple[str, ...]) -> None:
    found = nearest(text, KNOWN)
    assert set(found) >= set(expected)
    assert found[:1] == expected[:1]
    assert len(found) <= 5


@given(st.text(alphabet="abc-", max_size=8), st.lists(st.text(alphabet="abc-", max_size=8)))
def test_the_order_of_the_names_does_not_matter(text: str, names: list[str]) -> None:
    found = nearest(text, names)
    assert found == nearest(text, list(reversed(names)) + names)
    assert set(found) <= set(names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sales", '"sales"'),
        ("", '""'),
        ("a\nb", '"a<U+000A>b"'),
        ("\x1b[31m", '"<U+001B>[31m"'),
        ("\u202eabc", '"<U+202E>abc"'),
        ("\udc80", '"<U+DC80>"'),
        ("é", '"é"'),
        ("x" * 60, '"' + "x" * 60 + '"'),
        ("x" * 61, '"' + "x" * 59 + '…"'),
    ],
)
def test_a_typed_text_is_shown_short_and_harmless(text: str, expected: str) -> None:
    assert quoted(text) == expected
