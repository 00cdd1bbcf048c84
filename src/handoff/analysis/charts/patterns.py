"""Patterns that a steady process seldom makes, told without saying whether they are good.

Making Data Count marks every point of a pattern, Western Electric and Nelson the point that completes it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import inf, log
from statistics import median_low

from handoff.analysis.charts.constants import SIGMAS
from handoff.analysis.charts.signals import Drawn, Side

_Found = Iterator[tuple[int, Side]]

# A run of the usual value begins after one that is not; where those are seldomer, too few are seen to say how seldom it does.
_SELDOMEST = 1 / 16


def beyond_limits(drawn: Drawn) -> _Found:
    """Points strictly beyond the limits (Shewhart 1931)."""
    return ((at, side) for at, side in enumerate(drawn.sides(SIGMAS)) if side)


def whole_shift(drawn: Drawn, length: int) -> _Found:
    """Every point of a run of ``length`` or more strictly on one side of the centre; a point on the centre breaks it."""
    return ((at, side) for run, side in _runs(drawn.sides(0)) if len(run) >= length for at in run)


def unusual_shift(drawn: Drawn, length: int) -> _Found:
    """The same, but where most points have one value a run on its side is no news until it is as unlikely as ``length`` elsewhere.

    The months without the one accident of a year all lie below the mean: that is what a mean of rare events is, and no change.
    """
    sides = drawn.sides(0)
    runs = [(run, side) for run, side in _runs(sides) if len(run) >= length]
    usual = _usual_side(drawn.values, sides) if runs else 0
    needed = _as_unlikely(length, sides.count(usual) / len(sides)) if usual else length
    return ((at, side) for run, side in runs if side != usual or len(run) >= needed for at in run)


def completed_shift(drawn: Drawn, length: int) -> _Found:
    """The points of such a run from the one that completes it."""
    return ((at, side) for run, side in _runs(drawn.sides(0)) for at in run[length - 1 :])


def whole_trend(drawn: Drawn, length: int) -> _Found:
    """Every point of ``length`` or more that go strictly up or strictly down; a tie breaks it."""
    long = (run for run in _runs(_steps(drawn)) if len(run[0]) >= length - 1)
    return ((at, side) for run, side in long for at in range(run.start, run.stop + 1))


def completed_trend(drawn: Drawn, length: int) -> _Found:
    """The points of such a trend from the one that completes it."""
    return ((at + 1, side) for run, side in _runs(_steps(drawn)) for at in run[length - 2 :])


def two_of_three(drawn: Drawn) -> _Found:
    """Points beyond 2 sigma of three on one side, of which two or more are (Making Data Count since 2023)."""
    return _two_of_three(drawn, drawn.sides(2))


def two_of_three_within_limits(drawn: Drawn) -> _Found:
    """The same, where only points between 2 and 3 sigma count (NHSRplotthedots 0.2.2)."""
    far = drawn.sides(SIGMAS)
    return _two_of_three(drawn, [0 if beyond else side for side, beyond in zip(drawn.sides(2), far, strict=True)])


def _two_of_three(drawn: Drawn, outer: Sequence[Side]) -> _Found:
    centre = drawn.sides(0)
    for at in range(len(centre) - 2):
        window = range(at, at + 3)
        side = centre[at]
        marked = [one for one in window if outer[one] and outer[one] == side]
        if side and all(centre[one] == side for one in window) and len(marked) > 1:
            yield from ((one, side) for one in marked)


def most_of_window(drawn: Drawn, of: int, sigmas: float) -> _Found:
    """The last of ``of`` points where it and all but one of them lie beyond the same line (Western Electric 1956)."""
    sides = drawn.sides(sigmas)
    for at in range(of - 1, len(sides)):
        side = sides[at]
        if side and sides[at - of + 1 : at + 1].count(side) >= of - 1:
            yield at, side


def alternating(drawn: Drawn, length: int) -> _Found:
    """The points that complete ``length`` which go up and down in turn (Nelson 1984)."""
    turns = [before * after < 0 for before, after in pairwise(_steps(drawn))]
    return ((at + 2, 0) for at in _completing(turns, length - 2))


def within_one_sigma(drawn: Drawn, length: int) -> _Found:
    """The points that complete ``length`` none of which lies beyond 1 sigma (Nelson 1984)."""
    return ((at, 0) for at in _completing([not side for side in drawn.sides(1)], length))


def outside_one_sigma(drawn: Drawn, length: int) -> _Found:
    """The points that complete ``length`` all of which lie beyond 1 sigma, on both sides (Nelson 1984)."""
    sides = drawn.sides(1)
    for at in _completing(list(map(bool, sides)), length):
        if len(set(sides[at - length + 1 : at + 1])) > 1:
            yield at, 0


def _usual_side(values: Sequence[float], sides: Sequence[Side]) -> Side:
    """The side on which the value lies that more than half of the points have; 0 where there is none."""
    usual = median_low(values)
    return sides[values.index(usual)] if 2 * values.count(usual) > len(values) else 0


def _as_unlikely(length: int, share: float) -> float:
    """How many in a row of so large a share begin as seldom as ``length`` in a row of one half do."""
    return log(0.5 ** (length + 1) / max(1 - share, _SELDOMEST)) / log(share) if share < 1 else inf


def _completing(flags: Sequence[bool], length: int) -> Iterator[int]:
    """Where ``length`` neighbours or more have been true in a row."""
    row = 0
    for at, flag in enumerate(flags):
        row = row + 1 if flag else 0
        if row >= length:
            yield at


def _runs(sides: Sequence[Side]) -> Iterator[tuple[range, Side]]:
    """Neighbours that share a side, as ranges of their places; 0 belongs to none."""
    at = 0
    for side, group in groupby(sides):
        begin, at = at, at + sum(1 for _ in group)
        if side:
            yield range(begin, at), side


def _steps(drawn: Drawn) -> list[Side]:
    """Which way the line goes from each point to the next; 0 where both are the same."""
    return [1 if after > before else -1 if after < before else 0 for before, after in pairwise(drawn.values)]
