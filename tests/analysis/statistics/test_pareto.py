from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.pareto import pareto

COUNTS = st.dictionaries(st.text("abcd", min_size=1, max_size=3), st.integers(0, 12).map(Fraction)).map(
    lambda counts: [*counts.items()]
)

# The example of R's qcc: what goes wrong with deliveries.
DELIVERIES = [("price code", 80), ("schedule date", 27), ("supplier code", 66), ("contact num.", 94), ("part num.", 33)]


def test_a_published_example_reaches_eighty_per_cent_exactly() -> None:
    bars = pareto([(name, Fraction(count)) for name, count in DELIVERIES])
    assert [bar.name for bar in bars] == ["contact num.", "price code", "supplier code", "part num.", "schedule date"]
    assert [round(float(bar.cumulative * 100), 2) for bar in bars] == [31.33, 58.00, 80.00, 91.00, 100.00]
    assert [bar.vital for bar in bars] == [True, True, True, False, False]


def test_the_reference_implementation_gives_the_same(reference: Callable[[str], Any]) -> None:
    block = reference("gtt").block("pareto_categories")
    counts = zip(block["category"], map(Fraction, block["frequency"]), strict=True)
    bars = pareto(reversed(list(counts)))
    assert [bar.name for bar in bars] == block["category"]
    assert [bar.count for bar in bars] == block["frequency"]
    assert [float(bar.share * 100) for bar in bars] == pytest.approx(block["percentage"], rel=1e-9)
    assert [float(bar.cumulative * 100) for bar in bars] == pytest.approx(block["cum_percent"], rel=1e-9)
    assert sum(bar.vital for bar in bars) == 4


def test_equal_counts_stand_by_name() -> None:
    assert [bar.name for bar in pareto([("b", Fraction(2)), ("c", Fraction(3)), ("a", Fraction(2))])] == ["c", "a", "b"]


def test_what_was_never_counted_is_left_out() -> None:
    assert pareto([]) == ()
    assert pareto([("a", Fraction(0))]) == ()
    assert [bar.name for bar in pareto([("a", Fraction(0)), ("b", Fraction(1))])] == ["b"]


@given(counts=COUNTS, order=st.randoms(use_true_random=False))
def test_the_vital_few_are_the_fewest_that_reach_eighty_per_cent(counts: list[tuple[str, Fraction]], order: Any) -> None:
    bars = pareto(counts)
    assert pareto(order.sample(counts, len(counts))) == bars
    if not bars:
        return
    assert bars[-1].cumulative == 1
    few = [bar for bar in bars if bar.vital]
    assert bars[: len(few)] == tuple(few)
    assert sum(bar.share for bar in few) >= Fraction(4, 5)
    assert sum(bar.share for bar in few[:-1]) < Fraction(4, 5)
