"""The vital few: which standards, outputs, departments or customers most of what went wrong belongs to."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from handoff.analysis.audience import answers_to
from handoff.analysis.judged import Judged, Result
from handoff.analysis.statistics.pareto import Bar, pareto
from handoff.analysis.units import defects_of

By = Literal["standard", "output", "department", "customer"]
Of = Literal["misses", "unmeasured", "defects"]


class Grouping(Struct, frozen=True):
    """Whom a result belongs to; several names where it counts with each of them."""

    name: By
    of: Callable[[Judged, Result], Iterable[str]]


class Counting(Struct, frozen=True):
    """What is counted of a result (None: it has no such number), and what one and several of it are called."""

    name: Of
    one: str
    words: str
    of: Callable[[Result], Fraction | None]


class Few(Struct, frozen=True):
    """An answer's results, counted: the groups that have such a number, and those with any of it, the largest first."""

    judged: Judged
    by: Grouping
    counting: Counting
    groups: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def vital(self) -> tuple[Bar, ...]:
        """The fewest that make up four fifths together."""
        return tuple(bar for bar in self.bars if bar.vital)

    @property
    def total(self) -> Fraction:
        """All that was counted, with each group that it belongs to."""
        return sum((bar.count for bar in self.bars), Fraction())


def vital_few(judged: Judged, by: By, of: Of) -> Few:
    """Count an answer's results by groups."""
    grouping = next(one for one in GROUPINGS if one.name == by)
    counting = next(one for one in COUNTINGS if one.name == of)
    counts: dict[str, Fraction] = {}
    for result in judged.results:
        count = counting.of(result)
        if count is not None:
            for name in dict.fromkeys(grouping.of(judged, result)):
                counts[name] = counts.get(name, Fraction()) + count
    return Few(judged, grouping, counting, tuple(counts), pareto(counts.items()))


def _misses(result: Result) -> Fraction | None:
    periods = result.periods
    return Fraction(periods.due - periods.met - len(result.waived)) if periods.due else None


def _unmeasured(result: Result) -> Fraction | None:
    periods = result.periods
    return Fraction(periods.due - periods.measured - len(result.waived)) if periods.due else None


def _customers(judged: Judged, result: Result) -> Iterable[str]:
    """Those who get it; where the question is about one customer, only the names that answer to it."""
    asked = answers_to(judged.organisation, judged.question.customer) if judged.question.customer else None
    return (customer for customer in result.customers if asked is None or customer in asked)


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("standard", lambda _, result: (result.standard.name,)),
    Grouping("output", lambda _, result: (f"{result.standard.department}/{result.standard.output}",)),
    Grouping("department", lambda _, result: (result.standard.department,)),
    Grouping("customer", _customers),
)
COUNTINGS: tuple[Counting, ...] = (
    Counting("misses", "miss", "misses", _misses),
    Counting("unmeasured", "period without a measurement", "periods without a measurement", _unmeasured),
    Counting("defects", "defect", "defects", defects_of),
)
