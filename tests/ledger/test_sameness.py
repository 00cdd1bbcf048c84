"""What was typed in last is always the same, or months of it at once."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from handoff.ledger._sameness import Sameness
from handoff.model.entry import Measurement
from handoff.model.problem import Source

MINUTE = "2026-11-20T16:02"
ONE = Measurement(
    observed_on=date(2026, 1, 5), standard="a/b/c", terms="0" * 64, target="", numerator=Decimal(30), denominator=Decimal(30)
)


def told(*entries: Measurement, enough: int = 8, minutes: bool = True) -> list[tuple[int, int, str, str]]:
    """What is said of entries recorded in this order, each in a minute of its own or all in one."""
    sameness = Sameness(enough, {})
    for number, entry in enumerate(entries):
        sameness.note("a/b/c", entry, f"2026-11-20T16:{number if minutes else 2:02}:11Z", Source("x", number + 2, 1))
    return [(one.times, one.place.line, str(one.since), str(one.until)) for one in sameness.same()]


def on(days: int, **more: object) -> tuple[Measurement, ...]:
    return tuple(structs.replace(ONE, observed_on=date(2026, 1, 1 + day), **more) for day in range(days))


def test_eight_identical_ones_running_are_told_until_one_differs() -> None:
    other = structs.replace(ONE, observed_on=date(2026, 2, 1), numerator=Decimal(29))
    assert told(*on(7)) == []
    assert told(*on(8)) == [(8, 9, "2026-01-01", "2026-01-08")]
    assert told(*on(9)) == [(9, 10, "2026-01-01", "2026-01-09")]
    assert told(*on(9), other) == []
    assert told(*on(4), other, *on(4)) == []
    assert told(*on(3), enough=3) == [(3, 4, "2026-01-01", "2026-01-03")]


def test_several_of_one_day_are_one() -> None:
    assert told(*(ONE for _ in range(9))) == []


@pytest.mark.parametrize(
    ("seen", "times"),
    [
        ({"numerator": Decimal(0)}, 0),
        ({"numerator": None, "denominator": None, "count": Decimal(0)}, 0),
        ({"numerator": None, "denominator": None, "count": Decimal(4)}, 8),
        ({"numerator": None, "denominator": None, "passed": Decimal(1), "points": Decimal(1)}, 0),
        ({"numerator": None, "denominator": None, "passed": Decimal(20), "points": Decimal(20)}, 8),
        ({"numerator": None, "denominator": None, "readings": (Decimal(0), Decimal(0))}, 0),
        ({"numerator": None, "denominator": None, "readings": (Decimal(3),)}, 8),
        ({"numerator": None, "denominator": None, "ratings": ((Decimal(5), 3),)}, 8),
    ],
)
def test_what_could_be_nothing_else_is_left_alone(seen: dict[str, object], times: int) -> None:
    assert [one[0] for one in told(*on(8, **seen))] == ([times] if times else [])


def test_three_months_in_one_minute_are_told_until_the_next_minute() -> None:
    months = tuple(structs.replace(ONE, observed_on=date(2026, month, 28), numerator=Decimal(month)) for month in (3, 1, 2, 4))
    assert told(*months[:2], minutes=False) == []
    assert told(*months[:3], minutes=False) == [(0, 4, "2026-01-28", "2026-03-28")]
    assert told(*months, minutes=False) == [(0, 5, "2026-01-28", "2026-04-28")]
    assert told(*months) == []
