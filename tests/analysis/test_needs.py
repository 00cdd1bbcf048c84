import pytest

from handoff.analysis.needs import says_nothing, standards_by_name
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard

HERE = Source("standards/here.yaml", 1, 1)


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


def test_a_name_in_use_is_not_taken_by_a_former_one() -> None:
    today = Standard("d", "o", "today", HERE, formerly=("d/o/taken", "d/o/free"))
    taken = Standard("d", "o", "taken", HERE)
    output = Output("d", "o", "O", HERE, standards=(today, taken))
    known = standards_by_name(Organisation(Settings("Test"), (Department("d", "D", HERE, outputs=(output,)),)))
    assert known == {"d/o/today": today, "d/o/taken": taken, "d/o/free": today}
