"""Many observations summed up at once are the sum of each, or nothing where one is none of its kind."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from handoff.measures import kind_named
from handoff.model.entry import Observation, Plain
from handoff.model.problem import Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

PLACE = Source("standards/x.yaml")
# Each measure with a target, and a limit.
HELD = (
    (Measure("proportion", PLACE), "at least 90 %", "at least 80 %"),
    (Measure("check", PLACE), "exactly 100 %", ""),
    (Measure("count", PLACE), "at most 3", "at most 5"),
    (Measure("count", PLACE, per="deliveries"), "at most 3 per 1000", ""),
    (Measure("value", PLACE, unit="mm"), "between 1 and 2 mm", "at most 3 mm"),
    (Measure("duration", PLACE), "at most 4 h", "at most 300 min"),
    (Measure("duration", PLACE, clock="working"), "at most 4 wh", ""),
    (Measure("rating", PLACE, scale="0 to 10"), "at least 4", "at least 3"),
)
HALF = Observation(numerator=Decimal(1), denominator=Decimal(2))
numbers = st.sampled_from(("0", "1", "2", "2.5", "3", "100", "0.000001", "999999999.999999", "-1")).map(Decimal)
several = st.lists(numbers, max_size=3).map(tuple)
observed = st.one_of(
    st.builds(lambda part, whole: Observation(numerator=part, denominator=whole), numbers, numbers),
    st.builds(lambda part, whole: Observation(passed=part, points=whole), numbers, numbers),
    st.builds(lambda count: Observation(count=count), numbers),
    st.builds(lambda count, exposure: Observation(count=count, exposure=exposure), numbers, numbers),
    st.builds(lambda readings: Observation(readings=readings), several),
    st.builds(
        lambda readings, unit: Observation(readings=readings, unit=unit), several, st.sampled_from(("s", "h", "wh", "wd", "mm", ""))
    ),
    st.builds(lambda ratings: Observation(ratings=tuple(ratings)), st.lists(st.tuples(numbers, st.integers(0, 10**9)), max_size=2)),
)


def plainly(observations: Sequence[Observation]) -> tuple[Plain, ...]:
    encoder = json.Encoder(decimal_format="number")
    return tuple(json.decode(encoder.encode(one), type=Plain) for one in observations)


@given(st.sampled_from(HELD), st.lists(observed, min_size=1, max_size=4))
def test_any_observations(targeted: Callable[[str], Target], held: tuple[Measure, str, str], many: list[Observation]) -> None:
    measure, target, limit = held
    asked = (targeted(target), targeted(limit) if limit else None, measure)
    kind = kind_named(measure.kind)
    each = [kind.summarise(one, *asked) for one in many]
    summaries = [one for one in each if isinstance(one, Summary)]
    assert kind.pool(plainly(many), *asked) == (reduce(add, summaries) if len(summaries) == len(many) else None)


@pytest.mark.parametrize(
    ("held", "many"),
    [
        (
            HELD[0],
            [
                Observation(numerator=Decimal(97), denominator=Decimal(100)),
                Observation(numerator=Decimal(1), denominator=Decimal(2)),
            ],
        ),
        (HELD[1], [Observation(passed=Decimal(19), points=Decimal(20)), Observation(passed=Decimal(0), points=Decimal(1))]),
        (HELD[2], [Observation(count=Decimal(3)), Observation(count=Decimal(0))]),
        (HELD[3], [Observation(count=Decimal(3), exposure=Decimal("2.5")), Observation(count=Decimal(0), exposure=Decimal(1))]),
        (HELD[4], [Observation(readings=(Decimal("0.1"), Decimal("1.7"))), Observation(readings=(Decimal("-3.000001"),))]),
        (HELD[5], [Observation(readings=(Decimal(5), Decimal("0.1")), unit="h"), Observation(readings=(Decimal(90),), unit="min")]),
        (HELD[6], [Observation(readings=(Decimal(5),), unit="wh"), Observation(readings=(Decimal("0.5"),), unit="wh")]),
        (HELD[7], [Observation(ratings=((Decimal(5), 20), (Decimal(4), 10))), Observation(ratings=((Decimal("3.5"), 1),))]),
    ],
    ids=lambda given: given[0].kind if isinstance(given, tuple) else "",
)
def test_what_is_typed(targeted: Callable[[str], Target], held: tuple[Measure, str, str], many: list[Observation]) -> None:
    """Or the property above might never meet several observations that all fit."""
    measure, target, limit = held
    asked = (targeted(target), targeted(limit) if limit else None, measure)
    kind = kind_named(measure.kind)
    each = [one for one in (kind.summarise(seen, *asked) for seen in many) if isinstance(one, Summary)]
    assert len(each) == len(many)
    assert kind.pool(plainly(many), *asked) == reduce(add, each)


def _read(*readings: int, unit: str | None = None) -> Observation:
    return Observation(readings=tuple(map(Decimal, readings)), unit=unit)


def _rated(*ratings: tuple[int, int]) -> Observation:
    return Observation(ratings=tuple((Decimal(rating), times) for rating, times in ratings))


def _share(part: int, whole: int | None) -> Observation:
    return Observation(numerator=Decimal(part), denominator=None if whole is None else Decimal(whole))


def _check(passed: int, points: int) -> Observation:
    return Observation(passed=Decimal(passed), points=Decimal(points))


def _count(count: str, exposure: int | None = None) -> Observation:
    return Observation(count=Decimal(count), exposure=None if exposure is None else Decimal(exposure))


@pytest.mark.parametrize(
    ("held", "fits", "odd"),
    [
        *((HELD[0], _share(1, 2), odd) for odd in (_share(-1, 2), _share(0, 0), _share(3, 2), _share(1, None), _check(1, 2))),
        *((HELD[1], _check(1, 2), odd) for odd in (_check(-1, 2), _check(0, 0), _check(-2, -1), _check(3, 2), _share(1, 2))),
        *((HELD[2], _count("1"), odd) for odd in (_count("-1"), _count("0.5"), _count("1", 2), _read(1))),
        *((HELD[3], _count("1", 2), odd) for odd in (_count("-1", 2), _count("1", 0), _count("1", -1), _count("1"))),
        *((HELD[4], _read(1), odd) for odd in (_read(), _read(1, unit="mm"), _read(1, unit=""), _rated((1, 1)))),
        *((HELD[5], _read(1, unit="h"), odd) for odd in (_read(unit="h"), _read(-1, unit="h"), _read(1), _read(1, unit="wh"))),
        *((HELD[6], _read(1, unit="wh"), odd) for odd in (_read(1, unit="h"), _read(1, unit="wd"), _read(2, -1, unit="wh"))),
        *((HELD[7], _rated((4, 1)), odd) for odd in (_rated(), _rated((4, 0)), _rated((4, -1)), _rated((4, 10**9)), _read(4))),
    ],
)
@pytest.mark.parametrize("at", range(3))
def test_one_that_does_not_fit_among_those_that_do(
    targeted: Callable[[str], Target], held: tuple[Measure, str, str], fits: Observation, odd: Observation, at: int
) -> None:
    measure, target, limit = held
    asked = (targeted(target), targeted(limit) if limit else None, measure)
    kind = kind_named(measure.kind)
    many = [fits, fits]
    assert kind.pool(plainly(many), *asked)
    many.insert(at, odd)
    assert not isinstance(kind.summarise(odd, *asked), Summary)
    assert kind.pool(plainly(many), *asked) is None


def test_times_against_a_limit_in_another_family_are_not_summed(targeted: Callable[[str], Target]) -> None:
    asked = (targeted("at most 4 h"), targeted("at most 5 wh"), HELD[5][0])
    kind = kind_named("duration")
    assert not isinstance(kind.summarise(_read(1, unit="h"), *asked), Summary)
    assert kind.pool(plainly([_read(1, unit="h")]), *asked) is None


@pytest.mark.parametrize(
    ("held", "many"),
    [
        (HELD[4], [_read(0), _read(1, 2), _read(3), _read(4)]),
        (HELD[4], [_read(0), _read(1)]),
        (HELD[4], [_read(2), _read(3)]),
        (HELD[4], [_read(3), _read(4)]),
        (HELD[5], [_read(4, 5, unit="h"), _read(240, 241, 300, 301, unit="min"), _read(3, unit="s")]),
        (HELD[7], [_rated((2, 5), (3, 7)), _rated((4, 1)), _rated((10, 3))]),
    ],
)
def test_readings_at_and_beyond_the_ends(
    targeted: Callable[[str], Target], held: tuple[Measure, str, str], many: list[Observation]
) -> None:
    measure, target, limit = held
    asked = (targeted(target), targeted(limit) if limit else None, measure)
    kind = kind_named(measure.kind)
    each = [one for one in (kind.summarise(seen, *asked) for seen in many) if isinstance(one, Summary)]
    assert kind.pool(plainly(many), *asked) == reduce(add, each)
    assert len(each) == len(many)


class _Walked(list[Plain]):
    """Observations that count how often somebody goes through them."""

    times = 0

    def __iter__(self) -> Iterator[Plain]:
        self.times += 1
        return super().__iter__()


def test_times_in_any_number_of_units_are_gone_through_a_few_times(targeted: Callable[[str], Target]) -> None:
    """Whoever writes a line can invent a unit for it, and a target in one."""
    many = _Walked(Plain(readings=(1.0,), unit=f"mm{at}") for at in range(100))
    pooled = kind_named("duration").pool(many, targeted("at most 3 mm"), None, HELD[5][0])
    assert pooled
    assert pooled.entries == 100
    assert many.times < 10
