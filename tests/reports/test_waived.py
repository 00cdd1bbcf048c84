from collections.abc import Callable
from datetime import date

from msgspec import json, to_builtins
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.analysis.judged import Judged, Question, StandsOn
from handoff.analysis.judging import judge
from handoff.analysis.periods import Period
from handoff.model.entry import Act, Granted, Waiver
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.page import Cell, Note, Table, Text
from handoff.reports import compliance, show

WORKS = """
    department: works
    name: Works
    outputs:
      parts:
        name: Parts
        customers: {sales: {used_for: delivery}}
        standards:
          on-time:
            statement: Parts arrive in time.
            measure: {kind: count, every: month, method: count}
            target: exactly 0
          safe:
            statement: Nobody is hurt.
            critical: true
            measure: {kind: count, every: month, method: count}
            target: exactly 0
"""
PARTIES = "parties: {sales: {name: Sales, kind: customer}}"
ACT = Act(recorded_at="2026-06-01T08:00:00Z", recorded_by="Ada Auditor", program="handoff 0.1")
WAIVER = Waiver(
    waived_on=date(2026, 6, 1),
    since=date(2026, 7, 1),
    until=date(2026, 8, 31),
    because="the press | is being replaced",
    approved_by="Works manager",
)
THIRD_QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30), "2026-Q3")


def granted(standard: str, waiver: Waiver, ledger_id: str) -> Granted:
    return Granted(ledger_id * 64, ACT, replace(waiver, standard=standard), Source("ledger/x.jsonl", 2, 1), standard)


def judged(read: Callable[..., Organisation], *waivers: Granted, subject: str = "") -> Judged:
    organisation = read(works=WORKS, parties=PARTIES)
    question = Question(date(2026, 11, 10), THIRD_QUARTER, subject=subject)
    return judge(organisation, Holdings(waivers=waivers), question, StandsOn())


def test_the_report_names_what_is_waived_with_its_approver_and_end(read: Callable[..., Organisation]) -> None:
    september = replace(WAIVER, since=date(2026, 9, 1), until=date(2026, 12, 31), role="head of works")
    page = compliance.page(
        judged(
            read,
            granted("works/parts/safe", WAIVER, "1"),
            granted("works/parts/on-time", WAIVER, "2"),
            granted("works/parts/on-time", september, "3"),
        )
    )
    (table,) = (block for block in page.blocks if isinstance(block, Table) and block.name == "waived")
    assert [[cell.text for cell in row if isinstance(cell, Cell)] for row in table.rows] == [
        ["works/parts/on-time", "2026-07 to 2026-08 (2)", "2026-08-31", "Works manager", WAIVER.because, "2"],
        ["works/parts/on-time", "2026-09", "2026-12-31", "Works manager (head of works)", WAIVER.because, "1"],
        ["works/parts/safe", "2026-07 to 2026-08 (2)", "2026-08-31", "Works manager", WAIVER.because, "2"],
    ]
    assert any("counts as due" in block.text for block in page.blocks if isinstance(block, Text))
    (results,) = (block for block in page.blocks if isinstance(block, Table) and block.name == "results")
    words = [[cell.text for cell in row if isinstance(cell, Cell)] for row in results.rows]
    assert [row[0] for row in words] == ["overdue, 0 of 3 periods", "waived, 0 of 3 periods"]
    assert words[1][3] == "waived until 2026-12-31, approved by Works manager"


def test_machines_get_every_waived_period_and_no_word_where_there_is_none(read: Callable[..., Organisation]) -> None:
    page = compliance.page(judged(read, granted("works/parts/safe", WAIVER, "1")))
    safe, on_time = sorted(json.decode(json.encode(page.facts))["results"], key=lambda row: row["standard"], reverse=True)
    assert "waived" not in on_time
    assert [(one["period"], one["waiver"], one["until"], one["approved_by"], one["role"]) for one in safe["waived"]] == [
        ("2026-07", "1" * 64, "2026-08-31", "Works manager", None),
        ("2026-08", "1" * 64, "2026-08-31", "Works manager", None),
    ]
    assert (safe["result"], safe["periods"]) == ("overdue", {"due": 3, "measured": 0, "met": 0})


def test_show_says_who_waived_a_standard(read: Callable[..., Organisation]) -> None:
    whole = replace(WAIVER, until=date(2026, 9, 30))
    page = show.page(judged(read, granted("works/parts/safe", whole, "1"), subject="works/parts/safe"))
    assert "waived until 2026-09-30, approved by Works manager" in str(to_builtins(page.blocks))


def test_show_lists_every_waiver_of_a_standard_with_who_asked_who_approved_and_whether_it_counts(
    read: Callable[..., Organisation],
) -> None:
    own = replace(WAIVER, waived_on=date(2026, 10, 1), until=date(2026, 9, 30), approved_by="ada auditor")
    lasting = replace(WAIVER, since=date(2026, 11, 1), until=date(2026, 12, 31), requested_by="Bea", role="head of works")
    kept = (*(granted("works/parts/safe", one, "1") for one in (WAIVER, own, lasting)), granted("works/parts/on-time", WAIVER, "2"))
    page = show.page(replace(judged(read, *kept, subject="works/parts/safe"), waivers=kept))
    (table,) = (block for block in page.blocks if isinstance(block, Table) and block.name == "waivers")
    assert [[cell.text for cell in row if isinstance(cell, Cell)][:-1] for row in table.rows] == [
        ["2026-07-01 to 2026-08-31", "2026-06-01", "deviation permit", "over", "Works manager", "Ada Auditor"],
        ["2026-07-01 to 2026-09-30", "2026-10-01", "concession", "does not count", "ada auditor", "Ada Auditor"],
        ["2026-11-01 to 2026-12-31", "2026-06-01", "deviation permit", "in force", "Works manager (head of works)", "Bea"],
    ]
    notes = [block.text for block in page.blocks if isinstance(block, Note)]
    assert "The waiver of 2026-10-01 waives nothing: ada auditor asked for it and approved it." in notes
    facts = json.decode(json.encode(page.facts))["waivers"]
    assert [(one["asked_by"], one["fault"]) for one in facts] == [
        ("Ada Auditor", None),
        ("Ada Auditor", "ada auditor asked for it and approved it"),
        ("Bea", None),
    ]
