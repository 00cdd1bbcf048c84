"""What the line of one standard says, to people and to spreadsheets."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from handoff.analysis.judged import PeriodResult, Tally, Verdict
from handoff.analysis.periods import period_of
from handoff.model.standard import MeasureKind
from handoff.page import Cell, Table, Trail
from handoff.reports import compliance

from .results import (
    a_result,
    a_standard,
    judged,
    missed,
    table,
    texts,
)

QUARTER = period_of(date(2026, 9, 1), "quarter")


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({}, ["met", "95 % (n 100)", "", "", "2026-12-01"]),
        ({"stretch_reached": True}, ["met, stretch reached", "95 % (n 100)", "", "", "2026-12-01"]),
        ({"verdict": "near", "limit": "at least 80 %"}, ["near", "95 % (n 100)", "", "at least 80 %", "2026-12-01"]),
        ({"periods": Tally(12, 12, 12)}, ["met", "95 % (n 100)", "", "", "2026-12-01"]),
        ({"limit": "at least 90 %"}, ["met", "95 % (n 100)", "", "", "2026-12-01"]),
        ({"span": QUARTER}, ["met in 2026-Q3", "95 % (n 100)", "", "", "2026-12-01"]),
        ({"periods": Tally(12, 12, 9)}, ["met, 9 of 12 periods", "95 % (n 100)", "", "", "2026-12-01"]),
        ({"n": Fraction(1234567)}, ["met", "95 % (n 1,234,567)", "", "", "2026-12-01"]),
        ({"n": Fraction(5001, 10)}, ["met", "95 % (n 500.1)", "", "", "2026-12-01"]),
        ({"n": Fraction(99)}, ["met", "95 % (n 99)", "88.8 to 97.9 %", "", "2026-12-01"]),
        ({"n": Fraction(2), "interval": (0.0, 0.9999)}, ["met", "95 % (n 2)", "0 to 99.99 %", "", "2026-12-01"]),
        ({"n": Fraction(2), "interval": (0.0001, 1.0)}, ["met", "95 % (n 2)", "0.01 to 100 %", "", "2026-12-01"]),
        ({"n": Fraction(1), "interval": (0.0001, 1.0)}, ["met", "95 % (n 1)", "", "", "2026-12-01"]),
        ({"n": Fraction(99), "interval": None}, ["met", "95 % (n 99)", "", "", "2026-12-01"]),
        ({"next_due": None}, ["met", "95 % (n 100)", "", "", ""]),
        ({"reason": "1 entry is strange"}, ["met", "95 % (n 100); 1 entry is strange", "", "", "2026-12-01"]),
        (
            {"verdict": "overdue", "value": None, "overdue_since": date(2026, 8, 4)},
            ["overdue", "", "", "", "since 2026-08-04"],
        ),
        (
            {"verdict": "no-opportunity", "value": None, "reason": "works closed", "periods": Tally()},
            ["no-opportunity", "works closed", "", "", "2026-12-01"],
        ),
        ({"verdict": "waived"}, ["waived", "95 % (n 100)", "", "", "2026-12-01"]),
    ],
)
def test_a_result_is_a_line_in_plain_words(changes: dict[str, Any], row: list[str]) -> None:
    result, value, interval, limit, due = row
    page = compliance.page(judged(a_result(a_standard("works/goods/good"), **changes)))
    (cells,) = table(page, "results")
    assert [*cells[:4], *cells[6:]] == [result, "good", "sales", value, interval, "at least 90 %", limit, "met", due]


@pytest.mark.parametrize(
    ("kind", "changes", "sheet"),
    [
        ("proportion", {"value": Fraction(93, 100), "n": Fraction(1234567)}, ("93.0", "%", "1234567")),
        ("duration", {"value": Fraction(3, 4), "n": Fraction(4)}, ("75.0", "% within", "4")),
        ("proportion", {"verdict": "overdue", "value": None}, ("", "%", "")),
    ],
)
def test_a_spreadsheet_gets_plain_numbers_in_the_unit_of_the_target(
    kind: MeasureKind, changes: dict[str, Any], sheet: tuple[str, str, str]
) -> None:
    page = compliance.page(judged(a_result(a_standard("works/goods/good", kind), **changes)))
    row = next(block for block in page.blocks if isinstance(block, Table)).rows[0]
    value, unit, n = row[3:6]
    assert isinstance(value, Cell)
    assert isinstance(unit, Cell)
    assert isinstance(n, Cell)
    assert (value.number, unit.text, n.number) == sheet


def test_a_spreadsheet_gets_the_whole_name_of_a_standard() -> None:
    page = compliance.page(judged(a_result(a_standard("works/goods/good"))))
    results = next(block for block in page.blocks if isinstance(block, Table))
    assert Cell("good", whole="works/goods/good") in results.rows[0]


def test_the_interval_of_readings_is_explained_below() -> None:
    result = a_result(a_standard("works/goods/good", "duration"), shown="3 of 4 within", n=Fraction(4), interval=(0.3006, 0.9544))
    page = compliance.page(judged(result))
    assert [table(page, "results")[0][at] for at in (3, 6)] == ["3 of 4 within (n 4)", "30.1 to 95.4 %"]
    assert "Where n is below 100, Wilson's 95 % interval" in " ".join(texts(page))


def test_the_last_six_periods_are_a_trail_and_tones_follow_the_verdict() -> None:
    months: tuple[Verdict, ...] = ("met", "near", "missed")
    history = tuple(PeriodResult(period_of(date(2026, month, 1), "month"), verdict) for month, verdict in enumerate(months, 8))
    page = compliance.page(judged(missed(a_standard("works/goods/bad"), history=history)))
    results = next(block for block in page.blocks if isinstance(block, Table))
    assert Trail(months) in results.rows[0]
    assert Cell("missed", "bad") in results.rows[0]
    assert Cell("50 % (n 100)", number="50.0") in results.rows[0]
