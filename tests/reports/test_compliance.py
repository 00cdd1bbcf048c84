from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec import json
from msgspec.structs import replace

from handoff.analysis.judged import Judged, PeriodResult, Question, Result, StandsOn, Tally, Verdict
from handoff.analysis.periods import period_of
from handoff.analysis.tallies import tally_of, total_of
from handoff.measures import parse_target
from handoff.model.organisation import Department, Organisation, Output, Party
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Cadence, Guardrail, Measure, MeasureKind, Promise, Standard
from handoff.model.target import Target
from handoff.model.unit import unit_named
from handoff.page import Block, Cell, Note, Page, Table, Text, Trail
from handoff.reports import REPORTS, compliance

PLACE = Source("standards/works.yaml", 1, 1)
OCTOBER = period_of(date(2026, 10, 1), "month")
DAY = date(2026, 11, 21)
NEXT = "works/goods/x falls due on 2026-12-01"
NINETY = parse_target("at least 90 %")
assert isinstance(NINETY, Target)


def a_standard(name: str, kind: MeasureKind = "proportion", every: Cadence | None = "month", owner: str = "Foreman") -> Standard:
    department, output, own = name.split("/")
    assert isinstance(NINETY, Target)
    return Standard(
        department, output, own, PLACE, owner=owner, measure=Measure(kind, PLACE, every=every), promises=(Promise(NINETY),)
    )


def a_result(standard: Standard, **changes: Any) -> Result:
    """A met result in October, 95 of 100, with what the test changes."""
    plain = Result(
        standard,
        ("sales",),
        OCTOBER,
        "met",
        target="at least 90 %",
        limit="",
        value=Fraction(95, 100),
        shown="95 %",
        n=Fraction(100),
        interval=(0.888, 0.979),
        stretch_reached=False,
        periods=Tally(1, 1, 1),
        history=(PeriodResult(OCTOBER, "met"),),
        overdue_since=None,
        next_due=date(2026, 12, 1),
        unit=unit_named("%"),
        worst="met",
    )
    return replace(plain, **changes)


def missed(standard: Standard, **changes: Any) -> Result:
    given: dict[str, Any] = {
        "verdict": "missed",
        "value": Fraction(1, 2),
        "shown": "50 %",
        "periods": Tally(1, 1, 0),
        "worst": "missed",
    }
    return a_result(standard, **given | changes)


def overdue(standard: Standard, **changes: Any) -> Result:
    given: dict[str, Any] = {
        "verdict": "overdue",
        "overdue_since": date(2026, 11, 4),
        "periods": Tally(1, 0, 0),
        "worst": "overdue",
    }
    return without_value(standard, **given | changes)


def without_value(standard: Standard, **changes: Any) -> Result:
    return a_result(standard, **{"value": None, "shown": "", "n": Fraction(0), "interval": None} | changes)


def not_due(standard: Standard) -> Result:
    return without_value(standard, verdict="not-due", periods=Tally(), worst="not-due", history=())


def judged(*results: Result, question: Question | None = None, stands_on: StandsOn | None = None) -> Judged:
    departments = []
    for one in dict.fromkeys(result.standard.department for result in results):
        standards = tuple(result.standard for result in results if result.standard.department == one)
        departments.append(
            Department(one, one.capitalize(), PLACE, outputs=(Output(one, "goods", "Goods", PLACE, standards=standards),))
        )
    parties = (Party("sales", "Sales office", "department", PLACE),)
    organisation = Organisation(Settings("Harrow Pumps"), tuple(departments), parties)
    return Judged(organisation, question or Question(DAY), OCTOBER, results, total_of(results), stands_on or StandsOn())


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Text | Note)]


def table(page: Page, name: str) -> list[list[str]]:
    found = next(block for block in page.blocks if isinstance(block, Table) and block.name == name)
    return [[cell.text if isinstance(cell, Cell) else " ".join(cell.results) for cell in row] for row in found.rows]


def test_the_report_is_registered() -> None:
    assert compliance in REPORTS
    assert compliance.NAME == "compliance"


def test_blocks_stand_in_the_order_in_which_they_should_be_read() -> None:
    critical = replace(a_standard("works/goods/safe"), critical=True)
    page = compliance.page(
        judged(
            missed(critical),
            overdue(a_standard("works/goods/late")),
            a_result(a_standard("works/goods/good")),
            not_due(a_standard("works/goods/yearly", every="year")),
        )
    )
    kinds = [block.name if isinstance(block, Table) else type(block).__name__ for block in page.blocks]
    assert kinds == ["Note", "Text", "results", "departments", "customers", "Text", "overdue", "Text", "Text"]
    assert page.title == "Harrow Pumps: compliance in 2026-10"


def test_the_three_numbers_stand_together_each_with_its_n() -> None:
    periods = tally_of(("met",) * 30 + ("missed",) * 11 + ("overdue",) * 3)
    page = compliance.page(judged(missed(a_standard("works/goods/many"), periods=periods)))
    assert texts(page)[0] == "Measured 41 of 44 due (93.2 %), met 30 of 44 due (68.2 %), met of measured 30 of 41 (73.2 %)."
    assert table(page, "departments") == [["works", "Works", "1", "41 of 44 (93.2 %)", "30 of 44 (68.2 %)", "30 of 41 (73.2 %)"]]
    assert table(page, "customers") == [
        ["sales", "Sales office", "1", "41 of 44 (93.2 %)", "30 of 44 (68.2 %)", "30 of 41 (73.2 %)"]
    ]


def test_a_single_miss_among_thousands_keeps_a_hundred_per_cent_away() -> None:
    periods = Tally(due=20000, measured=20000, met=19999)
    page = compliance.page(judged(a_result(a_standard("works/goods/many"), periods=periods)))
    measured, met = "20,000 of 20,000 due (100 %)", "19,999 of 20,000 due (99.995 %)"
    assert texts(page)[0] == f"Measured {measured}, met {met}, met of measured 19,999 of 20,000 (99.995 %)."


def test_nothing_measured_has_no_share_of_measured() -> None:
    page = compliance.page(judged(overdue(a_standard("works/goods/late"))))
    assert texts(page)[0] == "Measured 0 of 1 due (0 %), met 0 of 1 due (0 %), met of measured 0 of 0."


GUARDRAIL = Guardrail(("users", "crew"), "law", "harm", "never", PLACE)


@pytest.mark.parametrize(
    ("result", "note"),
    [
        (
            missed(replace(a_standard("works/goods/safe"), guardrail=GUARDRAIL), limit="at least 80 %"),
            "Guardrail that protects users, crew: works/goods/safe is missed: 50 % (n 100) against at least 90 % (at least 80 %).",
        ),
        (
            overdue(replace(a_standard("works/goods/safe", owner=""), critical=True)),
            "Critical standard: works/goods/safe is overdue since 2026-11-04.",
        ),
        (
            a_result(replace(a_standard("works/goods/safe"), critical=True), worst="missed", periods=Tally(12, 12, 11)),
            "Critical standard: works/goods/safe is missed in part of 2026-10 (11 of 12 periods met).",
        ),
        (
            missed(replace(a_standard("works/goods/safe"), critical=True), overdue_since=date(2026, 11, 4)),
            "Critical standard: works/goods/safe is missed: 50 % (n 100) against at least 90 %, and overdue since 2026-11-04.",
        ),
    ],
)
def test_broken_guardrails_and_critical_standards_stand_by_name_above_the_percentages(result: Result, note: str) -> None:
    page = compliance.page(judged(result))
    owner = "The next step is with Foreman." if result.standard.owner else "It has no owner: name one in standards/works.yaml."
    assert page.blocks[0] == Note(f"{note} {owner}", "bad")


@pytest.mark.parametrize(
    "result",
    [
        missed(a_standard("works/goods/plain")),
        a_result(replace(a_standard("works/goods/safe"), critical=True)),
        a_result(replace(a_standard("works/goods/safe"), guardrail=GUARDRAIL), verdict="near", worst="near"),
    ],
)
def test_nothing_else_stands_above_them(result: Result) -> None:
    assert not any(isinstance(block, Note) for block in compliance.page(judged(result)).blocks)


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


def test_a_department_with_nothing_due_says_so() -> None:
    page = compliance.page(
        judged(a_result(a_standard("works/goods/good")), not_due(a_standard("office/forms/yearly", every="year")))
    )
    assert table(page, "departments")[1] == ["office", "Office", "1", "nothing due", "", ""]


def test_the_last_six_periods_are_a_trail_and_tones_follow_the_verdict() -> None:
    months: tuple[Verdict, ...] = ("met", "near", "missed")
    history = tuple(PeriodResult(period_of(date(2026, month, 1), "month"), verdict) for month, verdict in enumerate(months, 8))
    page = compliance.page(judged(missed(a_standard("works/goods/bad"), history=history)))
    results = next(block for block in page.blocks if isinstance(block, Table))
    assert Trail(months) in results.rows[0]
    assert Cell("missed", "bad") in results.rows[0]
    assert Cell("50 % (n 100)", number="50.0") in results.rows[0]


def test_what_is_not_due_is_counted_in_quiet_lines_and_what_lacks_something_is_not_quiet() -> None:
    page = compliance.page(
        judged(
            a_result(a_standard("works/goods/good")),
            *(not_due(a_standard(f"works/goods/yearly-{number}", every="year")) for number in range(12)),
            not_due(a_standard("works/goods/event", every="event")),
            not_due(replace(a_standard("works/goods/lacking"), promises=())),
        )
    )
    assert [row[1] for row in table(page, "results")] == ["good"]
    tones = {block.text: block.tone for block in page.blocks if isinstance(block, Text)}
    waiting = "12 standards had no promised period that ended in 2026-10 by 2026-11-21"
    assert tones[f"{waiting}: a longer --period, such as 2026, may show more."] == "quiet"
    assert tones["1 standard had no event recorded in 2026-10."] == "quiet"
    lacking = "1 standard cannot be judged for want of a measure, target or cadence: `handoff check` says where."
    assert tones[lacking] == "warn"


def test_what_is_overdue_is_listed_longest_first_with_its_owner() -> None:
    page = compliance.page(
        judged(
            overdue(a_standard("works/goods/b")),
            overdue(a_standard("works/goods/a", owner="")),
            missed(a_standard("works/goods/c"), overdue_since=date(2026, 8, 4)),
        )
    )
    assert table(page, "overdue") == [
        ["works/goods/c", "2026-08-04", "Foreman", "sales"],
        ["works/goods/a", "2026-11-04", "nobody: name an owner", "sales"],
        ["works/goods/b", "2026-11-04", "Foreman", "sales"],
    ]


@pytest.mark.parametrize(
    ("stands_on", "text"),
    [
        (StandsOn(), "no commit, 0 entries with digest 0000000000000000, no seal"),
        (
            StandsOn("0123456789abcdef", clean=True, entries=1, digest="f" * 64, seal="2026-11-20"),
            "commit 0123456789 (clean), 1 entry with digest ffffffffffffffff, newest seal 2026-11-20",
        ),
        (
            StandsOn("0123456789abcdef", clean=False, entries=12345, digest="f" * 64),
            "commit 0123456789 (with uncommitted changes), 12,345 entries with digest ffffffffffffffff, no seal",
        ),
    ],
)
def test_the_report_says_what_it_stands_on(stands_on: StandsOn, text: str) -> None:
    page = compliance.page(judged(a_result(a_standard("works/goods/good")), stands_on=stands_on))
    assert page.blocks[-1] == Text(f"As of 2026-11-21. This stands on {text}.", "quiet")


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (
            judged(),
            "There is no standard yet. Next: describe an output and what its customer needs in standards/, then run handoff check.",
        ),
        (
            replace(
                judged(a_result(a_standard("works/goods/good"))), results=(), totals=Tally(), question=Question(DAY, customer="hr")
            ),
            "No standard fits this question. Next: handoff show hr says what there is.",
        ),
        (
            judged(not_due(a_standard("works/goods/x"))),
            f"Nothing was due in 2026-10 by {DAY}: nothing is kept, nothing is missed. Next: {NEXT}.",
        ),
    ],
)
def test_where_nothing_was_due_a_sentence_says_what_comes_next(answer: Judged, text: str) -> None:
    page = compliance.page(answer)
    assert page.blocks[0] == Text(text)
    assert not any(isinstance(block, Table) for block in page.blocks)


def test_a_filter_stands_in_the_title() -> None:
    question = Question(DAY, department="works", customer="sales")
    page = compliance.page(judged(a_result(a_standard("works/goods/good")), question=question))
    assert page.title == "Harrow Pumps: compliance in 2026-10, by works, to sales"


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


def test_blocks_are_values_a_format_can_draw() -> None:
    page = compliance.page(judged(missed(a_standard("works/goods/bad"))))
    assert all(isinstance(block, Block) for block in page.blocks)
    widths = {len(row) - len(block.columns) for block in page.blocks if isinstance(block, Table) for row in block.rows}
    assert widths == {0}
