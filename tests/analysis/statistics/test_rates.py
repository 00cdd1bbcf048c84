from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.proportions import wilson
from handoff.analysis.statistics.rates import rate_ratio, score_interval

EVENTS = st.integers(0, 200)
EXPOSURE = st.floats(0.1, 1e6)


def test_a_published_ratio() -> None:
    # H. A. Kahn and C. T. Sempos, Statistical Methods in Epidemiology (1989); the example of R's poisson.test prints these digits.
    found = rate_ratio((6 + 8 + 7, 1083 + 1050 + 878), (11, 800))
    assert found is not None
    assert found.ratio == pytest.approx(1.971488, abs=5e-7)
    assert found.interval == pytest.approx((0.8584264, 4.2772659), abs=5e-8)


def test_the_reference_implementation_gives_the_same(reference: Callable[[str], Any]) -> None:
    block, infections = reference("shift").content["cases"]["cdi_rate"], reference("cdi")
    first = block["first_point_after"] - 1
    counts, exposures = infections.column("defects"), infections.column("n")
    before = float(sum(counts[:first])), float(sum(exposures[:first]))
    after = float(sum(counts[first:])), float(sum(exposures[first:]))
    assert (before[0], after[0]) == (block["events_before"], block["events_after"])
    found = rate_ratio(before, after)
    assert found is not None
    assert found.ratio == pytest.approx(block["rate_ratio_after_over_before"], rel=1e-9)
    assert found.interval == pytest.approx(tuple(block["ci95"]), rel=1e-9)


@pytest.mark.parametrize(
    ("before", "after"), [((0, 10), (0, 10)), ((1, 0), (1, 10)), ((1, 10), (1, 0)), ((-1, 10), (2, 10)), ((2, 10), (-1, 10))]
)
def test_there_is_no_ratio_of_nothing(before: tuple[float, float], after: tuple[float, float]) -> None:
    assert rate_ratio(before, after) is None


def test_what_cannot_be_bounded_is_never_infinite() -> None:
    gone, new = rate_ratio((7, 10), (0, 10)), rate_ratio((0, 10), (7, 10))
    assert gone is not None
    assert new is not None
    # Seven of seven: the exact bound of the share is 0.025 ** (1/7).
    bound = 0.025 ** (1 / 7)
    assert gone.ratio == 0
    assert gone.interval == (0, pytest.approx((1 - bound) / bound))
    assert new.ratio is None
    assert new.interval == (pytest.approx(bound / (1 - bound)), None)


@given(before=EVENTS.filter(bool), after=EVENTS.filter(bool), exposure=EXPOSURE, later=EXPOSURE)
def test_turned_round_it_is_the_reciprocal(before: int, after: int, exposure: float, later: float) -> None:
    there, back = rate_ratio((before, exposure), (after, later)), rate_ratio((after, later), (before, exposure))
    assert there is not None
    assert back is not None
    assert there.ratio is not None
    assert there.interval[1] is not None
    assert back.ratio == pytest.approx(1 / there.ratio)
    assert back.interval == pytest.approx((1 / there.interval[1], 1 / there.interval[0]), rel=1e-9)
    assert there.interval[0] <= there.ratio <= there.interval[1]


@given(before=EVENTS.filter(bool), after=EVENTS, factor=st.floats(0.01, 100))
def test_the_unit_of_exposure_does_not_matter(before: int, after: int, factor: float) -> None:
    plain, other = rate_ratio((before, 30), (after, 20)), rate_ratio((before, 30 * factor), (after, 20 * factor))
    assert plain is not None
    assert other is not None
    assert other.ratio == pytest.approx(plain.ratio)
    assert other.interval == pytest.approx(plain.interval)


@given(events=EVENTS, exposure=EXPOSURE)
def test_the_ends_of_a_rates_interval_are_the_rates_that_lie_z_deviations_off(events: int, exposure: float) -> None:
    found = score_interval(events, exposure)
    assert found is not None
    for end in found:
        expected = end * exposure
        assert (events - expected) ** 2 == pytest.approx(1.959963984540054**2 * expected, rel=1e-6, abs=1e-6)
    assert found[0] <= events / exposure < found[1]


@given(events=EVENTS)
def test_rare_among_many_a_share_has_the_interval_of_a_rate(events: int) -> None:
    assert score_interval(events, 1e9) == pytest.approx(wilson(events, 1e9), rel=1e-4)


@pytest.mark.parametrize(("events", "exposure"), [(1, 0), (-1, 5)])
def test_without_exposure_a_rate_has_no_interval(events: int, exposure: float) -> None:
    assert score_interval(events, exposure) is None
