"""Results of standards as judging gives them, made by hand, and what stands on a page."""

from datetime import date
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from handoff.analysis.judged import Judged, PeriodResult, Question, Result, StandsOn, Tally
from handoff.analysis.periods import period_of
from handoff.analysis.tallies import total_of
from handoff.measures import parse_target
from handoff.model.organisation import Department, Organisation, Output, Party
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Cadence, Measure, MeasureKind, Promise, Standard
from handoff.model.target import Target
from handoff.model.unit import unit_named
from handoff.page import Cell, Note, Page, Table, Text

PLACE = Source("standards/works.yaml", 1, 1)
OCTOBER = period_of(date(2026, 10, 1), "month")
DAY = date(2026, 11, 21)
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
