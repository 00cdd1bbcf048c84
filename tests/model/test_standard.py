from datetime import date
from fractions import Fraction

import pytest

from handoff.model.problem import Source
from handoff.model.standard import Promise, Standard
from handoff.model.target import Target

NINETY = Promise(Target("at least 90 %", "at-least", Fraction(9, 10), None), since=date(2026, 10, 1))
EIGHTY_FIVE = Promise(Target("at least 85 %", "at-least", Fraction(85, 100), None), since=date(2025, 10, 1))
STANDARD = Standard("desk", "answers", "in-time", Source("standards/desk.yaml", 9, 7), promises=(NINETY, EIGHTY_FIVE))


@pytest.mark.parametrize(
    ("day", "promise"),
    [
        (date(2026, 10, 1), NINETY),
        (date(2026, 9, 30), EIGHTY_FIVE),
        (date(2025, 10, 1), EIGHTY_FIVE),
        (date(2025, 9, 30), EIGHTY_FIVE),  # what was observed before the first promise is held against it
        (date(1, 1, 1), EIGHTY_FIVE),
        (date(9999, 12, 31), NINETY),
    ],
)
def test_a_day_has_the_promise_in_force_or_the_first_one(day: date, promise: Promise) -> None:
    assert STANDARD.promise_on(day) == promise


def test_a_standard_without_a_target_promises_nothing() -> None:
    assert Standard("desk", "answers", "in-time", Source("standards/desk.yaml")).promise_on(date(2026, 10, 1)) is None
