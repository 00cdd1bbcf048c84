from datetime import date

import pytest

from handoff.model.day import parse_day, parse_days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-31", date(2026, 10, 31)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
        ("2028-02-29", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-W10-1", "20261031", "2026-1-1", "2026-02-30", "2026-10-31\n", " 2026-10-31", "31.10.2026", "٢٠٢٦-10-31"),
        *("1899-12-31", "2201-01-01", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2026-10-31T00:00:00Z"),
    ],
)
def test_anything_else_is_no_day(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14d", 14),
        ("2w", 14),
        ("0d", 0),
        (" 1 Day ", 1),
        ("3 days", 3),
        ("1week", 7),
        ("2 weeks", 14),
        ("3660d", 3660),
        ("522w", 3654),
    ],
)
def test_a_number_of_days_is_read(text: str, days: int) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize(
    "text", ["", "14", "d", "-1d", "1m", "1.5w", "3661d", "523w", "99999d", "1 d 2", "2 dayss", "1deeks", "1ways", "\u0661d"]
)
def test_anything_else_is_no_number_of_days(text: str) -> None:
    assert parse_days(text) is None
