import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.nearest import did_you_mean, nearest

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
    ("names", "expected"), [((), ""), (("sales",), "Did you mean sales?"), (("sales", "order"), "Did you mean sales or order?")]
)
def test_the_question_names_them_all(names: tuple[str, ...], expected: str) -> None:
    assert did_you_mean(names) == expected
