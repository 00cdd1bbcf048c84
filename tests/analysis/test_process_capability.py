"""The capability of a standard, from sums alone."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoff.analysis.charts.chart import Design
from handoff.analysis.charts.constants import RANGE_TO_SIGMA, c4
from handoff.analysis.holdings import Bucket
from handoff.analysis.process import Charting, process_of
from handoff.analysis.process_capability import LongRun, ProcessCapability, process_capability
from handoff.analysis.statistics.capability import Specification, capability
from handoff.model.standard import Standard

from .conftest import make_bucket, make_standard

AS_OF = date(2028, 6, 15)
UP_AND_DOWN = (10.1, 9.9, 10.2, 9.8, 10.0, 10.1, 9.9, 10.0, 10.2, 9.8, 10.1, 9.9, 10.0, 10.1)


def judged(standard: Standard, *written: str) -> ProcessCapability:
    days = [f"{2026 + at // 12}-{at % 12 + 1:02}-03" for at in range(len(written))]
    buckets: list[Bucket] = [make_bucket(standard, day, *one.split()) for day, one in zip(days, written, strict=True)]
    process = process_of(standard, buckets, AS_OF, Charting())
    assert process is not None
    found = process_capability(process)
    assert found is not None
    return found


def standard_of(kind: str, goal: str, **more: str) -> Standard:
    return make_standard(kind=kind, promised=((goal, "", "", ""),), **more)  # type: ignore[arg-type]


def test_single_readings_by_hand() -> None:
    found = judged(standard_of("value", "between 9 and 11"), *(str(one) for one in UP_AND_DOWN)).indices
    readings = [Fraction(str(one)) for one in UP_AND_DOWN]
    moving = sum(abs(after - before) for before, after in pairwise(readings)) / (len(readings) - 1)
    plain = capability(readings, Specification(Fraction(9), Fraction(11)), float(moving) / RANGE_TO_SIGMA)
    assert found is not None
    assert plain is not None
    assert found.within is not None
    assert found.overall is not None
    assert plain.within is not None
    assert plain.overall is not None
    assert found.n == len(readings)
    for ours, theirs in ((found.within, plain.within), (found.overall, plain.overall)):
        assert ours.cp is not None
        assert theirs.cp is not None
        assert ours.cpk is not None
        assert theirs.cpk is not None
        assert (ours.cp.value, ours.cpk.value) == pytest.approx((theirs.cp.value, theirs.cpk.value))
        assert ours.cpk.interval == pytest.approx(theirs.cpk.interval)


def test_a_share_of_readings_has_the_capability_of_its_readings() -> None:
    pairs = [(one - Fraction(1, 10), one + Fraction(1, 10)) for one in (Fraction(str(value)) for value in UP_AND_DOWN)]
    found = judged(standard_of("value", "at most 11"), *(f"{float(low)} {float(high)}" for low, high in pairs)).indices
    # Each pair lies 0.2 apart: its standard deviation is 0.2 / sqrt 2.
    sigma = 0.2 / 2**0.5 / c4(2)
    plain = capability([one for pair in pairs for one in pair], Specification(upper=Fraction(11)), sigma)
    assert found is not None
    assert found.within is not None
    assert found.overall is not None
    assert plain is not None
    assert plain.within is not None
    assert plain.overall is not None
    assert found.within.cp is None
    assert (found.n, found.within.sigma, found.overall.sigma) == (28, pytest.approx(sigma), pytest.approx(plain.overall.sigma))
    assert found.within.cpk is not None
    assert plain.within.cpk is not None
    assert found.within.cpk.value == pytest.approx(plain.within.cpk.value)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(months=st.lists(st.lists(st.integers(1, 999), min_size=1, max_size=4), min_size=1, max_size=10))
def test_looking_back_sums_say_what_readings_say(months: list[list[int]]) -> None:
    found = judged(standard_of("duration", "at most 500 s"), *(" ".join(f"{one}s" for one in month) for month in months)).indices
    plain = capability([Fraction(one) for month in months for one in month], Specification(upper=Fraction(500)))
    assert found is not None
    assert plain is not None
    assert (found.n, found.mean, found.overall) == (plain.n, plain.mean, plain.overall)


@pytest.mark.parametrize(
    ("kind", "goal", "written", "why"),
    [
        ("value", "at most 11", [str(one) for one in UP_AND_DOWN[:7]], "too few periods"),
        ("value", "at most 11", [str(one) for one in (*UP_AND_DOWN, 14)], "unstable"),
        # It is quiet now, and was not.
        ("value", "at most 11", [str(one) for one in (*UP_AND_DOWN, 14, *UP_AND_DOWN)], "unstable (points beyond its limits)"),
        # Every reading keeps the target, so the share is steady; their means are not.
        ("value", "at most 20", [f"{one} {one + 0.1:.1f}" for one in (*UP_AND_DOWN, 14)], "unstable (the mean of its readings)"),
        ("value", "at most 11", ["10"] * 14, "no variation"),
        ("value", "at most 11, judged by mean", [str(one) for one in UP_AND_DOWN], "its target is for a period"),
        ("value", "exactly 10", [str(one) for one in UP_AND_DOWN], "no specification limit"),
        ("rating", "at least 1", ["4 5"] * 14, "no specification limit"),
    ],
)
def test_why_it_is_not_assessed(kind: str, goal: str, written: list[str], why: str) -> None:
    found = judged(standard_of(kind, goal, scale="1 to 5" if kind == "rating" else ""), *written)
    assert found.not_assessed == why
    assert found.indices is None or found.indices.within is None
    assert (found.indices is not None and found.indices.overall is not None) == (
        why.startswith("unstable") or why == "too few periods"
    )


def test_only_the_latest_phase_is_assessed() -> None:
    standard = standard_of("value", "between 9 and 11")
    values = [*UP_AND_DOWN, *(one + 0.5 for one in UP_AND_DOWN)]
    buckets = [make_bucket(standard, f"{2026 + at // 12}-{at % 12 + 1:02}-03", f"{one:.1f}") for at, one in enumerate(values)]
    process = process_of(standard, buckets, date(2029, 1, 1), Charting(Design(rebases=("2027-03",))))
    assert process is not None
    found = process_capability(process)
    assert found is not None
    assert found.indices is not None
    assert (found.indices.n, found.indices.mean) == (14, pytest.approx(sum(UP_AND_DOWN) / 14 + 0.5))
    assert found.not_assessed is None


def test_a_share_in_the_long_run_with_its_defects() -> None:
    found = judged(standard_of("proportion", "at least 90 %"), *(["95/100", "97/100"] * 7)).long_run
    assert isinstance(found, LongRun)
    assert (found.sort, found.value, found.n, found.target) == ("share", pytest.approx(0.96), 1400, "keeps")
    assert found.defects is not None
    assert (found.defects.dpmo, found.defects.shift) == (pytest.approx(40_000), 1.5)
    assert found.defects.sigma_level.long_term == pytest.approx(1.7506860712521692)


@pytest.mark.parametrize(("goal", "says"), [("at most 3", "keeps"), ("at most 2", "open"), ("at most 1", "misses")])
def test_a_count_is_a_rate_per_period(goal: str, says: str) -> None:
    found = judged(standard_of("count", goal), *(["1", "3"] * 7)).long_run
    assert found is not None
    # By hand: (28 + 1.9207 -+ 1.96 sqrt(28 + 0.9604)) / 14.
    assert (found.sort, found.value, found.n, found.target, found.defects) == ("rate", 2, 14, says, None)
    assert found.interval == pytest.approx((1.3838, 2.8906), abs=1e-4)


def test_a_checklist_is_a_share_of_its_points() -> None:
    found = judged(standard_of("check", "at least 99 %"), *(["19/20"] * 9)).long_run
    assert found is not None
    assert (found.sort, found.n, found.target, found.defects) == ("share", 180, "misses", None)


def test_nothing_measured_has_no_capability(a_standard: Callable[..., Standard]) -> None:
    process = process_of(a_standard(), (), AS_OF, Charting())
    assert process is not None
    assert process_capability(process) is None


def test_readings_inside_are_counted_only_by_the_target_that_holds() -> None:
    written = tuple(f"{low} {low + 8}" for low in (1, 2, 1, 3, 2, 1, 2, 3, 1, 2, 1, 3, 2, 1))
    found = judged(standard_of("value", "at most 9"), *written).indices
    assert found is not None
    assert found.inside is not None
    # Of each pair the first lies inside; the second does where it is 9.
    assert (found.inside.n, found.inside.share) == (28, 20 / 28)
    changed = make_standard(kind="value", promised=(("at most 9", "", "", "2026-10-01"), ("at most 10", "", "", "")))
    moved = judged(changed, *written).indices
    assert moved is not None
    assert moved.inside is None
