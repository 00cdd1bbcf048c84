"""Results at the edges of calendar, number and unit, worked out by hand and asked of real files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from .oracle.workspaces import Written, opened, record, report, write

NINETY_FIVE = {"target": "at least 95 %", "limit": "at least 90 %"}
PROPORTION = {"kind": "proportion"}


def asked(
    folder: Path, definition: Mapping[str, Any], values: Mapping[str, str], question: tuple[str, str], starts: str = "01-01"
) -> Any:
    """The one result of a standard with these values on these days, `;` between several; a question is a day and a period."""
    recorded = tuple((date.fromisoformat(day), value) for day, several in values.items() for value in several.split(";"))
    month, day = starts.split("-")
    written = [Written({"statement": "s"} | dict(definition), (), recorded)]
    write(folder, written, (int(month), int(day)))
    record(folder, written, Random(7))  # noqa: S311 -- nothing is secret
    (result,) = report(opened(folder), date.fromisoformat(question[0]), question[1])["results"]
    return result


def every(cadence: str, since: str = "2020-01-01") -> dict[str, Any]:
    return {"measure": PROPORTION | {"every": cadence}, "since": since} | NINETY_FIVE


@pytest.mark.parametrize(
    ("cadence", "day", "as_of", "period", "result", "due"),
    [
        # 2026 has 53 weeks; the last one, 2026-W53, ends on 3 January 2027 and belongs to reports on January.
        ("week", "2027-01-01", "2027-02-01", "2026-W53", "met", 1),
        ("week", "2027-01-01", "2027-02-01", "2027-01", "met", 5),
        ("week", "2027-01-01", "2027-02-01", "2026-12", "overdue", 4),
        ("week", "2027-01-01", "2027-02-01", "2026", "overdue", 52),
        ("week", "2025-12-30", "2026-02-01", "2026", "met", 4),
        ("week", "2025-12-30", "2026-02-01", "2026-W01", "met", 1),
        # Leap days.
        ("day", "2024-02-29", "2024-04-01", "2024-02", "met", 29),
        ("day", "2024-02-29", "2024-04-01", "2024-02-29", "met", 1),
        ("day", "2024-02-29", "2024-02-29", "2024-02", "overdue", 28),
        ("month", "2024-02-29", "2024-03-01", "2024-02", "met", 1),
        ("year", "2024-02-29", "2025-01-01", "2024", "met", 1),
        ("year", "2024-02-29", "2024-12-31", "2024", "not-due", 0),
        # Year ends.
        ("half-year", "2025-12-31", "2026-01-01", "", "met", 1),
        ("half-year", "2025-06-30", "2025-12-31", "", "met", 1),
        ("quarter", "2025-12-31", "2025-12-31", "2025-Q4", "not-due", 0),
        ("day", "2025-12-31", "2026-01-01", "2025-12-31", "met", 1),
    ],
)
def test_ends_of_weeks_and_years(  # noqa: PLR0913, PLR0917 -- a table
    tmp_path: Path, cadence: str, day: str, as_of: str, period: str, result: str, due: int
) -> None:
    found = asked(tmp_path, every(cadence), {day: "19/20"}, (as_of, period))
    assert (found["result"], found["periods"]["due"]) == (result, due)


@pytest.mark.parametrize(
    ("starts", "period", "result", "due"),
    [
        # The months of the fiscal year stay calendar months; they count where they end.
        ("04-01", "FY2026-Q1", "met", 3),
        ("04-01", "FY2025-Q4", "overdue", 3),
        ("04-01", "FY2026", "met", 8),
        ("04-06", "FY2026-Q1", "met", 3),
        ("07-01", "FY2025-Q4", "met", 3),
        # A start on the 31st is on the last day of shorter months: 2026-04-30 to 2026-07-30.
        ("01-31", "FY2026-Q2", "met", 3),
        ("01-31", "FY2026-Q1", "overdue", 3),
        ("11-30", "FY2025-Q3", "met", 3),
    ],
)
def test_fiscal_quarters(tmp_path: Path, starts: str, period: str, result: str, due: int) -> None:
    found = asked(tmp_path, every("month"), {"2026-06-15": "19/20"}, ("2026-12-15", period), starts)
    assert (found["result"], found["periods"]["due"]) == (result, due)


@pytest.mark.parametrize(
    ("cadence", "period", "first", "unmeasured", "overdue"),
    [
        ("day", "2026-02-28", "2026-02-28", ("2026-03-01", "2026-03-01"), "2026-03-02"),
        ("week", "2026-W53", "2026-12-28", ("2027-01-04", "2027-01-04"), "2027-01-05"),
        ("month", "2026-02", "2026-02-01", ("2026-03-01", "2026-03-02"), "2026-03-03"),
        ("month", "2026-01", "2026-01-01", ("2026-02-01", "2026-02-03"), "2026-02-04"),
        ("quarter", "2026-Q1", "2026-01-01", ("2026-04-01", "2026-04-09"), "2026-04-10"),
        ("half-year", "2024-H1", "2024-01-01", ("2024-07-01", "2024-07-18"), "2024-07-19"),
        ("year", "2025", "2025-01-01", ("2026-01-01", "2026-02-05"), "2026-02-06"),
    ],
)
def test_the_days_of_grace(  # noqa: PLR0913, PLR0917 -- a table
    tmp_path: Path, cadence: str, period: str, first: str, unmeasured: tuple[str, str], overdue: str
) -> None:
    for as_of in unmeasured:
        found = asked(tmp_path, every(cadence, first), {}, (as_of, period))
        assert (found["result"], found["overdue_since"]) == ("unmeasured", None)
        assert found["periods"] == {"due": 1, "measured": 0, "met": 0}
    found = asked(tmp_path, every(cadence, first), {}, (overdue, period))
    assert (found["result"], found["overdue_since"]) == ("overdue", overdue)
    assert found["periods"] == {"due": 1, "measured": 0, "met": 0}


def of(kind: str, target: Any, limit: Any = None, **more: str) -> dict[str, Any]:
    measure = {"kind": kind, "every": "month"} | more
    return {"measure": measure, "target": target} | ({"limit": limit} if limit else {})


def mean(text: str) -> dict[str, str]:
    return {"value": text, "judged_by": "mean"}


def total(text: str) -> dict[str, str]:
    return {"value": text, "judged_by": "total"}


@pytest.mark.parametrize(
    ("definition", "values", "result", "value", "n", "shown"),
    [
        # Exact: floats would have 0.30000000000000004, and 0.1 ten times is not 1.
        (of("value", total("exactly 0.3")), "0.1 0.2", "met", 0.3, 2, "total 0.3"),
        (of("value", total("exactly 1")), " ".join(["0.1"] * 10), "met", 1.0, 10, "total 1"),
        (of("value", mean("at most 0.2")), "0.1;0.2;0.3", "met", 0.2, 3, "mean 0.2"),
        (of("value", mean("at most 0.333333")), "0 0 1", "missed", 1 / 3, 3, "mean 0.3333333"),
        # Never rounded towards the target, nor shown as if.
        (of("proportion", "at least 95 %", "at least 90 %"), "9496/10000", "near", 0.9496, 10000, "94.96 %"),
        (of("proportion", "at least 95 %", "at least 94.96 %"), "9496/10000", "near", 0.9496, 10000, "94.96 %"),
        (of("proportion", "at least 95 %"), "949999/1000000", "missed", 0.949999, 1_000_000, "94.9999 %"),
        (of("proportion", "at least 95 %"), "95/100", "met", 0.95, 100, "95 %"),
        (of("proportion", "at least 100 %"), "999999/1000000", "missed", 0.999999, 1_000_000, "99.9999 %"),
        (of("proportion", "at most 0 %"), "1/1000000", "missed", 0.000001, 1_000_000, "0.0001 %"),
        (of("proportion", "at least 90 %", "at least 66.666667 %"), "2/3", "missed", 2 / 3, 3, "66.6666667 %"),
        (of("proportion", "at least 90 %", "at least 66.666666 %"), "2/3", "near", 2 / 3, 3, "66.7 %"),
        # Pooled, not averaged: 100 % and 0 % are 99 of 100.
        (of("proportion", "at least 99 %"), "99/99;0/1", "met", 0.99, 100, "99 %"),
        # As large as a number can be.
        (of("proportion", "at least 95 %"), "949999999/999999999;1/1", "met", 0.95, 1_000_000_000, "95 %"),
        (of("count", "at most 999999999"), "999999999;1", "missed", 1e9, 2, "1000000000"),
        (of("count", "at most 1 ppm", per="parts"), "999/999000000", "met", 1e-6, 999_000_000, "1 ppm"),
        (
            of("count", "at most 1 ppm", per="parts"),
            "1/999999.999999",
            "missed",
            1.000000000001e-6,
            999_999.999999,
            "1.000000000001 ppm",
        ),
        (
            of("value", total("at most 999999999.999999")),
            "999999999 0.999999",
            "met",
            999999999.999999,
            2,
            "total 999999999.999999",
        ),
        (of("value", "between -0.000001 and 0.000001"), "-0.000001 0.000001", "met", 1.0, 2, None),
        (of("value", "between -0.000001 and 0.000001"), "0.000002", "missed", 0.0, 1, "0.000002"),
        # One rate in four units.
        (of("count", "at most 2 per 1000", per="parts"), "2/1000", "met", 0.002, 1000, "2 per 1000"),
        (of("count", "at most 0.2 %", per="parts"), "2/1000", "met", 0.002, 1000, "0.2 %"),
        (of("count", "at most 1999 ppm", "at most 2000 ppm", per="parts"), "2/1000", "near", 0.002, 1000, "2000 ppm"),
        (of("count", "at most 0.19 per 100", "at most 2 per 1000", per="parts"), "2/1000", "near", 0.002, 1000, "0.2 per 100"),
        # A share of the readings, exactly at its edge and just below.
        (of("value", {"value": "at most 4", "attain": "66.666667 %"}), "3 4 5", "missed", 2 / 3, 3, "66.6666667 % within"),
        (of("value", {"value": "at most 4", "attain": "66.666666 %"}), "3 4 5", "met", 2 / 3, 3, "66.7 % within"),
        (of("rating", mean("at least 4"), mean("at least 3.9"), scale="1 to 5"), "4x99 3x1", "near", 3.99, 100, "mean 3.99"),
        # Mixed units are one time; working hours are hours of their own.
        (of("duration", total("exactly 2 d")), "1d 23h 59min 60s", "met", 2.0, 4, "total 2 d"),
        (of("duration", mean("at most 1.5 h"), mean("at most 91 min")), "90min 5400s 1.5h 0.0625d", "met", 1.5, 4, "mean 1.5 h"),
        (of("duration", "at most 1.5 h", "at most 91 min"), "5400.000001s", "near", 0.0, 1, None),
        (of("duration", "at most 100 min", "at most 1.7 h"), "6000s", "met", 1.0, 1, "100 min"),
        (of("duration", mean("at most 4 wh"), clock="working"), "4wh 4.000001wh", "missed", 4.0000005, 2, "mean 4.0000005 wh"),
        (of("duration", total("at most 5 wd"), clock="working"), "2.5wd;2.5wd", "met", 5.0, 2, "total 5 wd"),
    ],
)
def test_numbers_at_their_edges(  # noqa: PLR0913, PLR0917 -- a table
    tmp_path: Path, definition: Mapping[str, Any], values: str, result: str, value: float, n: float, shown: str | None
) -> None:
    found = asked(tmp_path, definition, {"2026-02-28": values}, ("2026-03-05", "2026-02"))
    assert (found["result"], found["value"], found["n"]) == (result, value, n)
    assert shown in {found["shown"], None}
