"""How each phase of a chart differs from the one before it, and what the tests of textbooks say of the same points."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from handoff.analysis.charts.chart import Design, phases_of
from handoff.analysis.charts.comparing import compare_points, reads
from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.series import Phase, Point
from handoff.analysis.statistics.comparison import Comparison
from handoff.analysis.statistics.textbook import Textbook, chi_squared, fisher, welch

# So many points on either side of a rebase tell what it changed: ranks compare each with each.
MOST_COMPARED = 100


class PhaseChange(Struct, frozen=True):
    """What a phase that begins ``at`` a point changed: ``change`` decides, ``textbook`` is what other tests say beside it."""

    at: str
    change: Comparison
    textbook: tuple[Textbook, ...]


def phase_changes(points: tuple[Point, ...], design: Design) -> tuple[PhaseChange, ...]:
    """Each phase against the one before it, by their points next to the rebase that are not excluded."""
    found = []
    for earlier, later in pairwise(phases_of(points, design)):
        before, after = _counting(earlier)[-MOST_COMPARED:], _counting(later)[:MOST_COMPARED]
        change = compare_points(design.chart, before, after, design.better)
        textbook = tuple(test for test in _textbook(design.chart, before, after) if test is not None)
        found.append(PhaseChange(later.points[0].at, change, textbook))
    return tuple(found)


def _textbook(chart: ChartName, before: Sequence[Point], after: Sequence[Point]) -> Iterator[Textbook | None]:
    """The tests of these points: each value counts in one, each case in the others, which shares alone have."""
    yield welch([one.value for one in before], [one.value for one in after])
    if reads(chart) == "shares":
        earlier, later = _total(before), _total(after)
        yield chi_squared(earlier, later)
        yield fisher(earlier, later)


def _total(points: Sequence[Point]) -> tuple[float, float]:
    return float(sum(one.count for one in points)), float(sum(one.sized for one in points))


def _counting(phase: Phase) -> tuple[Point, ...]:
    return tuple(point for point in phase.points if point.at not in phase.excluded)
