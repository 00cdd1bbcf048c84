"""What to do about a standard, and what the two sides might agree on."""

from datetime import date

import pytest

from handoff.analysis.charts.chart import Design
from handoff.analysis.improvement import Improving, improving_of
from handoff.analysis.process import Charting, process_of
from handoff.reports._improving_words import sentence

from .conftest import make_bucket, make_standard

AS_OF = date(2029, 1, 1)
AS_IT_SUITS = Charting()


def measured(*values: str, goal: str, charting: Charting = AS_IT_SUITS) -> Improving:
    """A standard of one value a month, from January 2026 on."""
    standard = make_standard(kind="value", promised=((goal, "", "", ""),))
    days = [f"{2026 + at // 12}-{at % 12 + 1:02}-03" for at in range(len(values))]
    buckets = [make_bucket(standard, day, value) for day, value in zip(days, values, strict=True)]
    process = process_of(standard, buckets, AS_OF, charting)
    assert process is not None
    return improving_of(process, ("sales",))


def improved(*shares: int, goal: str = "at least 90 %", as_of: date = AS_OF) -> Improving:
    """A standard of monthly shares, in per cent of a hundred, from January 2026 on."""
    standard = make_standard(promised=((goal, "", "", ""),))
    days = [f"{2026 + at // 12}-{at % 12 + 1:02}-03" for at in range(len(shares))]
    buckets = [make_bucket(standard, day, f"{share}/100") for day, share in zip(days, shares, strict=True)]
    process = process_of(standard, buckets, as_of, Charting())
    assert process is not None
    return improving_of(process, ("sales",))


@pytest.mark.parametrize(
    ("shares", "goal", "advice"),
    [
        ((95, 96, 97) * 2, "at least 90 %", "too-few-points"),
        ((95, 96, 97) * 5, "at least 90 %", "leave-alone"),
        ((70, 80, 75) * 5, "at least 90 %", "act-on-the-process"),
        # It might miss, and did in the last year; it might, and did not.
        ((92, 97, 95) * 4 + (88, 94, 93), "at least 90 %", "act-on-the-process"),
        ((88,) + (93, 97, 91) * 4, "at least 90 %", "leave-alone"),
        ((95, 96, 97) * 4 + (80,), "at least 90 %", "investigate"),
        ((80, 81, 82) * 4 + (97,), "at least 90 %", "celebrate"),
    ],
)
def test_advice(shares: tuple[int, ...], goal: str, advice: str) -> None:
    assert improved(*shares, goal=goal).advice == advice


@pytest.mark.parametrize(
    ("goal", "times", "advice", "says"),
    [
        # The mean of 10.1, 9.9, 10, 10.2 and 9.8 is 10, and the limits lie about 0.6 from it.
        ("between 9 and 11", 3, "leave-alone", "Steady. A target with two ends is judged by capability, not by a line."),
        ("between 9.7 and 10.3", 3, "leave-alone", "Steady. A target with two ends is judged by capability, not by a line."),
        (
            "between 7 and 8",
            3,
            "act-on-the-process",
            (
                "Steady. Its limits reach beyond an end of its target: the process itself must change."
                " Missed in 15 of 15 months, the last one among them."
            ),
        ),
        (
            "between 9.9 and 20",
            3,
            "act-on-the-process",
            (
                "Steady. Its limits reach beyond an end of its target: the process itself must change."
                " Missed in 3 of 15 months, the last one among them."
            ),
        ),
        ("between 7 and 8", 2, "leave-alone", "Steady. A target with two ends is judged by capability, not by a line."),
    ],
)
def test_a_steady_process_outside_a_target_with_two_ends_is_not_left_alone(goal: str, times: int, advice: str, says: str) -> None:
    found = measured(*("10.1", "9.9", "10", "10.2", "9.8") * times, goal=goal)
    assert (found.advice, sentence(found)) == (advice, says)


@pytest.mark.parametrize(
    ("goal", "advice"),
    [
        ("between 8.468 and 9.532", "leave-alone"),
        ("between 8.469 and 12", "act-on-the-process"),
        ("between 0 and 9.531", "act-on-the-process"),
    ],
)
def test_a_limit_that_is_an_end_of_a_target_with_two_does_not_reach_beyond_it(goal: str, advice: str) -> None:
    # The mean of the first fourteen is 9, their moving range 0.2, and the limits 9 - 0.532 and 9 + 0.532: as floats a hair more.
    missed = ("13", "9") if "12" in goal else ("-1", "9")
    found = measured(*("8.9", "9.1") * 7, *missed, goal=goal, charting=Charting(Design(baseline=14)))
    assert (found.process.chart.variation, found.process.kept_in_a_row, found.advice) == ("steady", 1, advice)


@pytest.mark.parametrize(
    ("shares", "goal", "proposals"),
    [
        ((95, 96, 97) * 8, "at least 90 %", ("tighten", "measure-less-often")),
        ((95, 96, 97) * 7, "at least 90 %", ("tighten",)),
        # No share can be more than all, and twelve that keep the target are asked for, not eleven after a miss.
        ((100,) * 24, "at least 100 %", ("measure-less-often",)),
        ((96, 97, 98) * 4 + (97,), "at least 99 %", ()),
        ((95, 96, 97) * 4, "at least 90 %", ()),
    ],
)
def test_what_both_sides_might_agree_on(shares: tuple[int, ...], goal: str, proposals: tuple[str, ...]) -> None:
    assert improved(*shares, goal=goal).proposals == proposals


LOW, HIGH = (70, 74) * 6, (95, 96) * 5


@pytest.mark.parametrize(
    ("shares", "settled"),
    [
        (LOW + HIGH, date(2027, 1, 1)),
        (HIGH[:8] + LOW, date(2026, 9, 1)),
        # Eight points have limits of their own, seven have none.
        (LOW + HIGH[:8], date(2027, 1, 1)),
        (LOW + HIGH[:7], None),
        (LOW, None),
        # It is better and goes on getting better: there is no new level yet.
        ((*LOW, 80, 82, 84, 86, 88, 90, 92, 94, 96), None),
        # Better, and in the end better still.
        (LOW + (90, 91) * 5 + (98,) * 7, None),
    ],
)
def test_a_new_baseline_is_proposed_where_the_new_level_is_steady_by_itself(shares: tuple[int, ...], settled: date | None) -> None:
    found = improved(*shares)
    assert (found.settled, "rebase" in found.proposals) == (settled, settled is not None)


def test_none_is_proposed_where_people_have_decided_on_it_or_a_pattern_points_nowhere() -> None:
    days = Charting(Design(rebases=("2027-01",)))
    values = ("10", "11") * 6 + ("20", "21") * 5
    assert measured(*values, goal="at least 5").settled == date(2027, 1, 1)
    assert measured(*values, goal="at least 5", charting=days).settled is None
    alternating = measured(*("10", "11") * 12, goal="at least 5", charting=Charting(Design(rules="nelson")))
    assert (alternating.process.chart.variation, alternating.settled) == ("changing", None)


def test_the_last_twelve_are_compared_with_the_first_twelve_and_no_month_counts_twice() -> None:
    found = improved(*(90, 91, 92) * 4, 50, *(95, 96, 97) * 4)
    assert found.change is not None
    assert (found.change.before, found.change.after, found.change.proof) == (12, 12, "improved")
    few = improved(*(90, 91, 92) * 6)
    assert few.change is not None
    assert (few.change.before, few.change.after) == (12, 6)
    assert improved(*(90, 91, 92) * 4).change is None


def test_a_month_counts_from_the_day_after_it_ends() -> None:
    assert len(improved(90, 91, 92, as_of=date(2026, 3, 31)).process.points) == 2
    assert len(improved(90, 91, 92, as_of=date(2026, 4, 1)).process.points) == 3
