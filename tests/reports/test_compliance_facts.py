"""What the report says to machines."""

from fractions import Fraction

import pytest
from msgspec import json

from handoff.analysis.judged import StandsOn
from handoff.model.unit import unit_named
from handoff.reports import compliance

from .results import a_result, a_standard, judged, not_due


def test_machines_get_the_promised_facts_in_their_order() -> None:
    stands_on = StandsOn("0123", clean=True, entries=7, digest="f" * 64)
    page = compliance.page(judged(a_result(a_standard("works/goods/good"), limit="at least 80 %"), stands_on=stands_on))
    facts = json.decode(json.encode(page.facts))
    assert list(facts) == ["version", "report", "as_of", "period", "stands_on", "totals", "results", "departments", "customers"]
    assert (facts["version"], facts["report"], facts["as_of"], facts["period"]) == (1, "compliance", "2026-11-21", "2026-10")
    assert facts["stands_on"] == {"commit": "0123", "clean": True, "entries": 7, "digest": "f" * 64, "seal": None}
    assert facts["totals"] == {"due": 1, "measured": 1, "met": 1}
    [result] = facts["results"]
    assert result == {
        "standard": "works/goods/good",
        "customers": ["sales"],
        "period": "2026-10",
        "result": "met",
        "value": 0.95,
        "n": 100,
        "target": "at least 90 %",
        "limit": "at least 80 %",
        "interval": [0.888, 0.979],
        "variation": None,
        "assurance": None,
        "periods": {"due": 1, "measured": 1, "met": 1},
        "overdue_since": None,
        "owner": "Foreman",
        "shown": "95 %",
        "unit": "share",
        "stretch_reached": False,
        "guardrail": False,
        "critical": False,
        "worst": "met",
        "next_due": "2026-12-01",
        "reason": None,
        "history": [{"period": "2026-10", "result": "met"}],
    }
    assert facts["departments"] == [{"id": "works", "name": "Works", "standards": 1, "due": 1, "measured": 1, "met": 1}]
    assert facts["customers"] == [{"id": "sales", "name": "Sales office", "standards": 1, "due": 1, "measured": 1, "met": 1}]


@pytest.mark.parametrize(
    ("value", "unit", "n", "facts"),
    [
        (Fraction(6300), "h", Fraction(2), (1.75, "h", 2)),
        (Fraction(6300), "min", Fraction(2), (105.0, "min", 2)),
        (Fraction(3, 2), "mm", Fraction(2), (1.5, "mm", 2)),
        (Fraction(3), "", Fraction(5, 2), (3.0, "", 2.5)),
        (Fraction(1, 500), "per 1000", Fraction(500), (0.002, "share", 500)),
        (None, "%", Fraction(0), (None, "share", 0)),
    ],
)
def test_a_number_is_in_the_unit_of_its_target(
    value: Fraction | None, unit: str, n: Fraction, facts: tuple[float, str, float]
) -> None:
    page = compliance.page(judged(a_result(a_standard("works/goods/good"), value=value, unit=unit_named(unit), n=n)))
    [result] = json.decode(json.encode(page.facts))["results"]
    assert (result["value"], result["unit"], result["n"]) == facts


def test_standards_that_are_not_due_are_in_the_facts_too() -> None:
    page = compliance.page(judged(not_due(a_standard("works/goods/yearly", every="year"))))
    [result] = json.decode(json.encode(page.facts))["results"]
    assert (result["result"], result["value"], result["periods"]) == ("not-due", None, {"due": 0, "measured": 0, "met": 0})
