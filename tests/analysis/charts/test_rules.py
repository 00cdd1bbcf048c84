"""Each rule at its edge: with centre 0 and sigma 1 a series that just makes a signal, beside one that just does not."""

import pytest

from handoff.analysis.charts.rules import RulesName, rules_named
from handoff.analysis.charts.signals import Drawn, signals_of
from handoff.analysis.charts.zones import Zone

# No value is that of most points: a run of a usual value has a rule of its own.
SAME_SIDE = (0.5, 0.6, 0.4) * 3
BELOW = tuple(-value for value in SAME_SIDE)
UP_DOWN = (0.5, -0.5) * 8
ALTERNATING = tuple((0.5 + step / 100) * (-1) ** step for step in range(14))


def marked(rules: RulesName, name: str, *values: float) -> list[tuple[int, int]]:
    """The places that a rule marks, from 0, each with its side."""
    found = signals_of(Drawn(values, (Zone(0, 0, 1),) * len(values)), rules_named(rules).rules)
    return [(at, one.side) for at, signals in enumerate(found) for one in signals if one.name == name]


def all_of(count: int, side: int, begin: int = 0) -> list[tuple[int, int]]:
    return [(at, side) for at in range(begin, begin + count)]


@pytest.mark.parametrize(
    ("name", "values", "places"),
    [
        ("limit", (3.01, 3, -3, -3.01), [(0, 1), (3, -1)]),
        ("shift", SAME_SIDE[:7], all_of(7, 1)),
        ("shift", BELOW[:8], all_of(8, -1)),
        ("shift", SAME_SIDE[:6], []),
        ("shift", (*SAME_SIDE[:3], 0, *SAME_SIDE[:4]), []),
        ("trend", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), all_of(7, 1)),
        ("trend", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6), []),
        ("trend", (9, 0.6, 0.5, 0.4, 0.3, 0.2, 0.2), []),
        ("trend", (9, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2), all_of(7, -1)),
        # A peak belongs to the trend on its right.
        ("trend", (1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1), [*all_of(6, 1), *all_of(7, -1, 6)]),
        ("two-of-three", (2.1, 0.1, 2.1), [(0, 1), (2, 1)]),
        ("two-of-three", (2, 0.1, 2.1), []),
        ("two-of-three", (2.1, -0.1, 2.1), []),
        ("two-of-three", (2.1, 0, 2.1), []),
        ("two-of-three", (2.1, -0.1, -2.1), []),
        ("two-of-three", (-2.1, -2.1), []),
        ("two-of-three", (-0.1, -2.1, -2.1), all_of(2, -1, 1)),
        ("two-of-three", (3.1, 0.1, 2.1), [(0, 1), (2, 1)]),
    ],
)
def test_making_data_count(name: str, values: tuple[float, ...], places: list[tuple[int, int]]) -> None:
    assert marked("mdc", name, *values) == places


def test_before_2023_a_point_beyond_the_limit_was_none_of_two() -> None:
    assert marked("ptd", "two-of-three", 3.1, 0.1, 2.1) == []
    assert marked("ptd", "two-of-three", 3, 0.1, 2.1) == [(0, 1), (2, 1)]


@pytest.mark.parametrize(
    ("rules", "name", "values", "places"),
    [
        ("western-electric", "shift", (0.5,) * 9, [(7, 1), (8, 1)]),
        ("western-electric", "two-of-three", (2.1, -5, 2.1), [(2, 1)]),
        ("western-electric", "two-of-three", (2.1, 2.1, 0.1), []),
        ("western-electric", "four-of-five", (1.1, 1.1, -5, 1.1, 1.1), [(4, 1)]),
        ("western-electric", "four-of-five", (1.1, 1.1, 1, -5, 1.1), []),
        ("western-electric", "four-of-five", (1.1, 1.1, 1.1, 1.1), []),
        ("nelson", "shift", (-0.5,) * 9, [(8, -1)]),
        ("nelson", "trend", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), [(5, 1), (6, 1)]),
        ("nelson", "trend", (0.1, 0.2, 0.3, 0.4, 0.5), []),
        ("nelson", "alternating", ALTERNATING, [(13, 0)]),
        ("nelson", "alternating", ALTERNATING[:13], []),
        ("nelson", "within-one-sigma", (1, -1) * 7 + (1,), [(14, 0)]),
        ("nelson", "within-one-sigma", (1, -1) * 7 + (1.01,), []),
        ("nelson", "within-one-sigma", (1, -1) * 7, []),
        ("nelson", "outside-one-sigma", (1.1,) * 7 + (-1.1,), [(7, 0)]),
        ("nelson", "outside-one-sigma", (1.1,) * 8, []),
        ("nelson", "outside-one-sigma", (1.1,) * 6 + (1, -1.1), []),
        # 16 useful points allow a run of 4 + 3; 15 crossings of them at least 4.
        ("anhoej", "shift", (0.5,) * 8 + (-0.5, 0.5) * 4, all_of(8, 1)),
        ("anhoej", "shift", (0.5,) * 7 + (-0.5, 0.5) * 4 + (-0.5,), []),
        # 23 of them 5 (a base-2 logarithm of 4.52) + 3.
        ("anhoej", "shift", (0.5,) * 8 + (-0.5, 0.5) * 7 + (-0.5,), []),
        ("anhoej", "crossings", ((0.5,) * 4 + (-0.5,) * 4) * 2, all_of(16, 0)),
        ("anhoej", "crossings", (0.5,) * 4 + (-0.5,) * 4 + (0.5,) * 4 + (-0.5,) * 3 + (0.5,), []),
        ("anhoej", "crossings", (0.5, 0.5, 0, 0, -0.5, -0.5) * 2, []),
    ],
)
def test_the_other_sets(rules: RulesName, name: str, values: tuple[float, ...], places: list[tuple[int, int]]) -> None:
    assert marked(rules, name, *values) == places


@pytest.mark.parametrize("rules", ["mdc", "ptd", "western-electric", "nelson", "anhoej"])
def test_up_and_down_within_the_lines_is_no_signal_but_for_nelson(rules: RulesName) -> None:
    found = signals_of(Drawn(UP_DOWN, (Zone(0, 0, 1),) * len(UP_DOWN)), rules_named(rules).rules)
    assert {one.name for signals in found for one in signals} == (
        {"alternating", "within-one-sigma"} if rules == "nelson" else set()
    )
