"""Whether an action has proved itself."""

from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Bucket
from handoff.analysis.process import Charting, Process, process_of
from handoff.analysis.remedies.courses import courses
from handoff.analysis.remedies.criteria import criterion_of, usual_criterion, usually_expected
from handoff.analysis.remedies.proof import MOST_BEFORE, Proof, lacking_of, proof_of
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.target import Target

from .steps import NAME, taken

DONE = taken("d", "do", "a", "2026-01-15", "Carl")
OTHER = "works/parts/right"
Chart = Callable[..., Process]


@pytest.fixture
def charted(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> Chart:
    """The process of monthly shares, the last of them of a month of 2026."""

    def make(shares: list[int], last: int, name: str = NAME) -> Process:
        standard = a_standard(name)
        months = [(2024 + (24 + last - 1 - back) // 12, (24 + last - 1 - back) % 12 + 1) for back in reversed(range(len(shares)))]
        buckets = [a_bucket(standard, f"{y}-{m:02}-03", f"{share * 10}/1000") for (y, m), share in zip(months, shares, strict=True)]
        found = process_of(standard, buckets, date(2027, 1, 1), Charting())
        assert found is not None
        return found

    return make


def proved(*known: Process, steps: tuple = (DONE,), **plan: object) -> Proof:
    by_name = {one.standard.name: one for one in known}
    (course,) = courses((taken("a", **plan), *steps))
    return proof_of(course, by_name.get)


def test_periods_that_begin_after_the_day_count_and_the_one_of_the_day_counts_on_neither_side(charted: Chart) -> None:
    proof = proved(charted([90] * 20 + [0] + [96, 97], 3))
    assert [point.at for point in proof.later] == ["2026-02", "2026-03"]
    assert proof.change is not None
    assert (proof.change.before, proof.change.after, proof.meeting, proof.is_met) == (MOST_BEFORE, 2, 2, False)


def test_a_month_on_whose_last_day_it_was_done_had_not_ended_before(charted: Chart) -> None:
    proof = proved(charted([90] * 7 + [0] + [96], 2), steps=(taken("d", "do", "a", "2026-01-31", "Carl"),))
    assert proof.change is not None
    assert (proof.change.before, proof.change.after) == (7, 1)


@pytest.mark.parametrize(
    ("later", "meeting", "met"),
    [([96, 97, 95], 3, True), ([96, 97, 94], 0, False), ([94, 96, 97, 95], 3, True), ([96, 97, 94, 95], 1, False), ([], 0, False)],
)
def test_the_newest_in_a_row_have_to_meet_the_criterion(charted: Chart, later: list[int], meeting: int, met: bool) -> None:  # noqa: FBT001 -- a table
    proof = proved(charted([90] * 12 + [90] + later, 1 + len(later)))
    assert (proof.meeting, proof.is_met) == (meeting, met)
    assert (lacking_of(proof, "Ada") == ()) is met


def test_everything_that_lacks_is_said_at_once(charted: Chart) -> None:
    worse = charted([97] * 13 + [60] * 6, 7, OTHER)
    proof = proved(charted([90] * 13 + [93], 2), worse, balances=(OTHER, "works/parts/gone"))
    lacking = lacking_of(proof, "CARL ")
    assert len(lacking) == 4
    assert "the newest 0 do" in lacking[0]
    assert "a second person" in lacking[1]
    assert f"{OTHER}, which must not suffer, got worse" in lacking
    assert "works/parts/gone, which must not suffer, was not measured since" in lacking


def test_owner_and_doer_and_nobody_may_not_confirm(charted: Chart) -> None:
    proof = proved(charted([90] * 13 + [96, 97, 98], 4))
    assert [bool(lacking_of(proof, who)) for who in ("foreman", "Carl", " ", "Ada")] == [True, True, True, False]


def test_a_balance_that_only_varies_by_chance_is_no_hindrance(charted: Chart) -> None:
    steady = charted([96, 97] * 6 + [97] + [96, 97] * 3, 7, OTHER)
    assert lacking_of(proved(charted([90] * 13 + [96] * 6, 7), steady, balances=(OTHER,)), "Ada") == ()


@pytest.mark.parametrize(("before", "already"), [([96] * 3, True), ([96, 90, 96], False), ([96, 96], False)])
def test_a_criterion_that_was_met_before_anybody_acted_is_told(charted: Chart, before: list[int], already: bool) -> None:  # noqa: FBT001 -- a table
    done = proved(charted([*before, 90, 96, 96, 96], 4))
    assert (done.was_met_before, done.is_met) == (already, True)
    planned = proved(charted([*before, 90], 1), steps=())
    assert planned.was_met_before is already


def test_what_was_not_done_has_no_proof(charted: Chart) -> None:
    proof = proved(charted([90] * 13 + [96] * 6, 7), steps=())
    assert (proof.later, proof.change, lacking_of(proof, "Ada")) == ((), None, ("it was not done yet",))


def test_a_criterion_that_fits_no_more_is_told(charted: Chart) -> None:
    (said,) = lacking_of(proved(charted([90] * 13 + [96] * 6, 7), criterion="at most 4 h"), "Ada")
    assert "cannot be held against" in said
    (said,) = lacking_of(proved(), "Ada")
    assert "cannot be held against" in said


def test_a_criterion_is_held_against_what_is_plotted(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> None:
    standard = a_standard(kind="duration", promised=(("at most 4 h, attain 90 %", "", "", ""),))
    process = process_of(standard, (a_bucket(standard, "2026-05-03", "2h", "6h"),), date(2027, 1, 1), Charting())
    assert process is not None
    assert usual_criterion(process) == "at least 90 %"
    assert isinstance(criterion_of("at least 80 %", process), Target)
    refused = criterion_of("at most 3 h", process)
    assert isinstance(refused, Fault)
    assert "share of readings" in refused.why


@pytest.mark.parametrize(("text", "possible"), [("at least 100 %", True), ("at least 101 %", False), ("at most -1 %", False)])
def test_a_share_is_predicted_between_none_and_all(charted: Chart, text: str, possible: bool) -> None:  # noqa: FBT001 -- a table
    assert isinstance(criterion_of(text, charted([90] * 3, 3)), Target if possible else Fault)


@pytest.mark.parametrize(
    ("due", "count", "cadence", "day"),
    [
        ("2026-04-20", 3, "month", "2026-08-01"),
        ("2026-04-20", 1, "quarter", "2026-10-01"),
        ("2026-04-20", 2, "event", "2026-06-19"),
    ],
)
def test_so_many_later_measurements_are_there_by_a_day(due: str, count: int, cadence: str, day: str) -> None:
    assert usually_expected(date.fromisoformat(due), count, cadence) == date.fromisoformat(day)
