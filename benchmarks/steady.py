"""Steady series, drawn by chance alone, and how many of them each set of rules finds something in."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import NamedTuple

from handoff.analysis.charts.chart import Design, draw
from handoff.analysis.charts.series import Point

SEED = 20261122
POINTS = 24


class Asked(NamedTuple):
    """A set of rules on a chart, by the name that it has on the page; ``only`` the limits, where the rules are not asked."""

    name: str
    design: Design
    only: str = ""


ASKED = (
    Asked("limits alone", Design(chart="xmr", rules="mdc"), "limit"),
    Asked("mdc", Design(chart="xmr", rules="mdc")),
    Asked("ptd", Design(chart="xmr", rules="ptd")),
    Asked("ptd, screened", Design(chart="xmr", rules="ptd", ranges="screened")),
    Asked("western-electric", Design(chart="i", rules="western-electric")),
    Asked("nelson", Design(chart="i", rules="nelson")),
    Asked("anhoej", Design(chart="i", rules="anhoej")),
    Asked("anhoej, run chart", Design(chart="run", rules="anhoej")),
)


def steady(count: int, points: int = POINTS) -> Iterator[tuple[Fraction, ...]]:
    """So many series of independent normal values with mean 100 and standard deviation 10, to three decimals."""
    dice = Random(SEED)
    for _ in range(count):
        yield tuple(Fraction(round(dice.gauss(100, 10) * 1000), 1000) for _ in range(points))


def found_in(series: tuple[Fraction, ...], asked: Asked) -> bool:
    """Whether there is at least one signal; that there is none is the truth."""
    points = tuple(Point(str(at), value) for at, value in enumerate(series, 1))
    return any(
        name for point in draw(points, asked.design).points for name in point.signals if not asked.only or name == asked.only
    )


def share_of_alarms(series: list[tuple[Fraction, ...]], asked: Asked) -> float:
    """The share of series with at least one signal."""
    return sum(found_in(one, asked) for one in series) / len(series)
