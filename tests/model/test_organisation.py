import pytest

from handoff.model.organisation import says_nothing


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ("none, because it is enough", True),
        ("None: it is enough", True),
        ("none", True),
        ("none because it is enough", True),
        ("None (they are one team)", True),
        ("none of the lots late", False),
        ("nonesuch", False),
        ("a plan, none later than Friday", False),
        ("", False),
    ],
)
def test_a_need_that_says_there_is_none(need: str, expected: bool) -> None:  # noqa: FBT001 -- an expectation
    assert says_nothing(need) is expected
