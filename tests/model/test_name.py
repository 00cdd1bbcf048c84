import pytest

from handoff.model.name import is_standard_name


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("sales/offers/on-time", True),
        ("a/b/" + "c" * 64, True),
        ("a/b/" + "c" * 65, False),
        ("sales/offers", False),
        ("sales/offers/on-time/", False),
        ("sales//on-time", False),
        ("Sales/offers/on-time", False),
        ("sales/offers/on-time\n", False),
        ("an order, a date / and a name / please", False),
    ],
)
def test_a_standard_has_a_full_name_of_three_ids(text: str, is_one: bool) -> None:  # noqa: FBT001 -- an expectation
    assert is_standard_name(text) is is_one
