"""What the report says, in which order."""

from datetime import date

import pytest
from msgspec.structs import replace

from handoff.analysis.judged import Judged, Question, Result, StandsOn, Tally
from handoff.analysis.tallies import tally_of
from handoff.model.standard import Guardrail
from handoff.page import Block, Note, Table, Text
from handoff.reports import REPORTS, compliance

from .results import (
    DAY,
    PLACE,
    a_result,
    a_standard,
    judged,
    missed,
    not_due,
    overdue,
    table,
    texts,
)

NEXT = "works/goods/x falls due on 2026-12-01"


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


def test_a_department_with_nothing_due_says_so() -> None:
    page = compliance.page(
        judged(a_result(a_standard("works/goods/good")), not_due(a_standard("office/forms/yearly", every="year")))
    )
    assert table(page, "departments")[1] == ["office", "Office", "1", "nothing due", "", ""]


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


def test_blocks_are_values_a_format_can_draw() -> None:
    page = compliance.page(judged(missed(a_standard("works/goods/bad"))))
    assert all(isinstance(block, Block) for block in page.blocks)
    widths = {len(row) - len(block.columns) for block in page.blocks if isinstance(block, Table) for row in block.rows}
    assert widths == {0}
