"""The vital few: which standards, outputs, departments, customers or causes most of what went wrong belongs to."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from handoff.analysis.audience import answers_to
from handoff.analysis.chains import party_of
from handoff.analysis.judged import Judged, Result
from handoff.analysis.remedies.cases import Case
from handoff.analysis.statistics.pareto import Bar, pareto
from handoff.analysis.units import defects_of
from handoff.model.problem import Fault

By = Literal["standard", "output", "department", "customer", "cause", "place"]
Of = Literal["misses", "unmeasured", "defects", "findings"]
NO_CAUSE = "no cause found yet"
_NOT_SAID = "not said"


class Grouping(Struct, frozen=True):
    """Whom a result, or a finding, belongs to: several names where it counts with each of them, None where it has no such."""

    name: By
    of_result: Callable[[Judged, Result], Iterable[str]] | None
    of_finding: Callable[[Case], str] | None


class Counting(Struct, frozen=True):
    """What is counted of a result (None: it has no such number), and what one and several of it are called.

    Findings are counted one by one, whatever their results.
    """

    name: Of
    one: str
    words: str
    of: Callable[[Result], Fraction | None] | None


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
    def stands_out(self) -> bool:
        """Whether they are few: not all that there are, and of three or more not more than half."""
        few, groups = len(self.vital), len(self.groups)
        return bool(few) and (few < groups or groups == 1) and not 2 * few > groups > 2  # noqa: PLR2004 -- of two, one is half

    @property
    def total(self) -> Fraction:
        """All that was counted, with each group that it belongs to."""
        return sum((bar.count for bar in self.bars), Fraction())


def uncountable(by: By, of: Of) -> Fault | None:
    """Why one is not counted by the other: results have no cause, and a finding is not promised to a customer."""
    grouping, counting = _named(by, of)
    if (grouping.of_finding if counting.of is None else grouping.of_result) is not None:
        return None
    known = ", ".join(one.name for one in GROUPINGS if (one.of_finding if counting.of is None else one.of_result) is not None)
    return Fault(
        f"{counting.words.capitalize()} are not counted by {by}.",
        "Only findings tell a cause, and where something was found and caused; only standards are promised to customers.",
        f"Count {counting.words} by one of {known}; or findings by cause or place: --of findings --by cause.",
    )


def vital_few(judged: Judged, by: By, of: Of, findings: Iterable[Case] = ()) -> Few:
    """Count an answer's results by groups, or the findings that were opened in its span and not withdrawn."""
    grouping, counting = _named(by, of)
    counted = _findings(judged, grouping, findings) if counting.of is None else _results(judged, grouping, counting.of)
    counts: dict[str, Fraction] = {}
    for name, count in counted:
        counts[name] = counts.get(name, Fraction()) + count
    return Few(judged, grouping, counting, tuple(counts), pareto(counts.items()))


def _named(by: By, of: Of) -> tuple[Grouping, Counting]:
    return next(one for one in GROUPINGS if one.name == by), next(one for one in COUNTINGS if one.name == of)


def _results(judged: Judged, grouping: Grouping, count_of: Callable[[Result], Fraction | None]) -> Iterator[tuple[str, Fraction]]:
    for result in judged.results:
        count = count_of(result)
        if count is not None and grouping.of_result is not None:
            yield from ((name, count) for name in dict.fromkeys(grouping.of_result(judged, result)))


def _findings(judged: Judged, grouping: Grouping, findings: Iterable[Case]) -> Iterator[tuple[str, Fraction]]:
    department, one = judged.question.department, Fraction(1)
    for case in findings:
        inside = judged.span.start <= case.first.stated_on <= judged.span.end and case.state != "withdrawn"
        if inside and department in {"", party_of(case.about)} and grouping.of_finding is not None:
            yield grouping.of_finding(case), one


def _misses(result: Result) -> Fraction | None:
    periods = result.periods
    return Fraction(periods.due - periods.met - len(result.waived)) if periods.due else None


def _unmeasured(result: Result) -> Fraction | None:
    periods = result.periods
    return Fraction(periods.due - periods.measured - len(result.waived)) if periods.due else None


def _output(name: str) -> str:
    """The output of a standard, or of itself."""
    return "/".join(name.split("/")[:2])


def _customers(judged: Judged, result: Result) -> Iterable[str]:
    """Those who get it; where the question is about one customer, only the names that answer to it."""
    asked = answers_to(judged.organisation, judged.question.customer) if judged.question.customer else None
    return (customer for customer in result.customers if asked is None or customer in asked)


def _place(case: Case) -> str:
    """Where it was found, and where it was caused: what is caused far from where it is found has passed many hands."""
    return f"found at {case.found_at or _NOT_SAID} and caused at {case.caused_at or _NOT_SAID}"


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("standard", lambda _, result: (result.standard.name,), lambda case: case.about),
    Grouping("output", lambda _, result: (_output(result.standard.name),), lambda case: _output(case.about)),
    Grouping("department", lambda _, result: (result.standard.department,), lambda case: party_of(case.caused_at or case.about)),
    Grouping("customer", _customers, None),
    Grouping("cause", None, lambda case: case.cause or NO_CAUSE),
    Grouping("place", None, _place),
)
COUNTINGS: tuple[Counting, ...] = (
    Counting("misses", "miss", "misses", _misses),
    Counting("unmeasured", "period without a measurement", "periods without a measurement", _unmeasured),
    Counting("defects", "defect", "defects", defects_of),
    Counting("findings", "finding", "findings", None),
)
