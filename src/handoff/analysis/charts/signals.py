"""What the rules of a control chart look at, and what they find: points beyond lines, and where a pattern points."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from handoff.analysis.charts.zones import Zone, lines_at

SignalName = Literal[
    "limit", "trend", "two-of-three", "shift", "four-of-five", "alternating", "within-one-sigma", "outside-one-sigma", "crossings"
]
Side = Literal[-1, 0, 1]


class Signal(Struct, frozen=True):
    """A pattern that a point is part of, and where it points: up (1), down (-1) or neither (0)."""

    name: SignalName
    side: Side


class Drawn(Struct, frozen=True):
    """The plotted values of one phase, each with its zone."""

    values: tuple[float, ...]
    zones: tuple[Zone, ...]

    def sides(self, sigmas: float) -> list[Side]:
        """On which side each point lies strictly beyond the line so many sigmas away; with 0, beyond the centre."""
        lower, upper = lines_at(self.zones, -sigmas), lines_at(self.zones, sigmas)
        return [
            1 if value > above else -1 if value < below else 0
            for value, below, above in zip(self.values, lower, upper, strict=True)
        ]


Find = Callable[[Drawn], Iterable[tuple[int, Side]]]


class Rule(Struct, frozen=True):
    """A pattern by its name, and what finds the points of it; of two finds of a point the later holds."""

    name: SignalName
    find: Find


def signals_of(drawn: Drawn, rules: tuple[Rule, ...]) -> tuple[tuple[Signal, ...], ...]:
    """The signals at each point, in the order of the rules."""
    found: list[list[Signal]] = [[] for _ in drawn.values]
    for rule in rules:
        sides: list[Side | None] = [None] * len(found)
        for at, side in rule.find(drawn):
            sides[at] = side
        for signals, marked in zip(found, sides, strict=True):
            if marked is not None:
                signals.append(Signal(rule.name, marked))
    return tuple(map(tuple, found))
