from collections.abc import Callable
from fractions import Fraction
from math import exp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.yields import (
    final_yield,
    first_time_yield,
    normalised_yield,
    rolled_throughput_yield,
    yield_of_dpu,
)

YIELDS = st.lists(st.integers(0, 500).map(lambda one: Fraction(one, 500)), min_size=1, max_size=8)


@pytest.mark.parametrize("case", ["a", "b", "c"])
def test_the_reference_implementation_gives_the_same(reference: Callable[[str], Any], case: str) -> None:
    given_data = reference("yields")
    block = given_data.block(case)
    steps = [row for row in given_data.rows if row["case"] == case]
    defects, reworked = (sum(Fraction(row[name]) for row in steps) for name in ("defects", "rework"))
    units = Fraction(steps[0]["n"])
    each = [first_time_yield(*(Fraction(row[name]) for name in ("n", "defects", "rework"))) for row in steps]
    known = [one for one in each if one is not None]
    assert len(known) == len(steps)
    rolled, whole, final = (
        rolled_throughput_yield(known),
        first_time_yield(units, defects, reworked),
        final_yield(units, units - defects),
    )
    assert None not in {rolled, whole, final}
    assert float(rolled or 0) == pytest.approx(block["rolled_throughput_yield"], rel=1e-9)
    assert float(whole or 0) == pytest.approx(block["first_time_yield"], rel=1e-9)
    assert float(final or 0) == pytest.approx(block["yield"], rel=1e-9)
    assert defects == block["defects_total"]


def test_ten_steps_of_ninety_nine_per_cent_let_nine_in_ten_through() -> None:
    assert rolled_throughput_yield([Fraction(99, 100)] * 10) == Fraction(99, 100) ** 10
    assert normalised_yield([Fraction(99, 100)] * 10) == pytest.approx(0.99)


def test_steps_may_have_seen_different_numbers_of_units() -> None:
    first, second = (
        first_time_yield(Fraction(100), Fraction(5), Fraction(15)),
        first_time_yield(Fraction(50), Fraction(0), Fraction(25)),
    )
    assert (first, second) == (Fraction(4, 5), Fraction(1, 2))
    assert rolled_throughput_yield([Fraction(4, 5), Fraction(1, 2)]) == Fraction(2, 5)


def test_there_is_no_yield_of_nothing() -> None:
    nothing = Fraction(0)
    assert first_time_yield(nothing, nothing, nothing) is None
    assert final_yield(nothing, nothing) is None
    assert rolled_throughput_yield([]) is None
    assert normalised_yield([]) is None


def test_defects_that_fall_at_random_leave_some_units_without() -> None:
    assert yield_of_dpu(0) == 1
    assert yield_of_dpu(1) == pytest.approx(1 / exp(1))


@given(yields=YIELDS, order=st.randoms(use_true_random=False))
def test_a_chain_is_never_better_than_its_weakest_step(yields: list[Fraction], order: Any) -> None:
    rolled, normalised = rolled_throughput_yield(yields), normalised_yield(yields)
    assert rolled is not None
    assert normalised is not None
    assert rolled <= min(yields)
    assert float(min(yields)) <= normalised + 1e-12
    assert normalised <= max(yields) + 1e-12
    assert rolled_throughput_yield(order.sample(yields, len(yields))) == rolled
