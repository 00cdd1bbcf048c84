"""What people and machines are told of a file of rows, in numbers that a screen holds."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from handoff.analysis.imported import Changed, Double, Imported, Understood
from handoff.answers.imported import imported_page
from handoff.model.entry import Act, Correction, Filed, Measurement
from handoff.model.problem import Problem, Source
from handoff.page import Note, Table, Text

ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="Bea", program="handoff 0.1")
ROW = Measurement(
    observed_on=date(2026, 11, 20),
    standard="sales/offers/on-time",
    terms="0" * 64,
    target="at least 90 %",
    numerator=Decimal(97),
    denominator=Decimal(104),
)
VOID = Correction(
    observed_on=ROW.observed_on, standard=ROW.standard, corrects="1" * 64, because="no such day", terms=ROW.terms, target=ROW.target
)
PLACE = Source("ledger/2026/11/a.jsonl", 7, 1)
DONE = Imported("rows.csv", "ledger/2026/11/b.jsonl", 3, 3, 3, 0)


def said(done: Imported) -> str:
    return "\n".join(block.text for block in imported_page(done).blocks if isinstance(block, (Text, Note)))


def tables(done: Imported) -> dict[str, Table]:
    return {block.name: block for block in imported_page(done).blocks if isinstance(block, Table)}


@pytest.mark.parametrize(
    ("done", "first"),
    [
        (DONE, "3 of 3 rows recorded from rows.csv."),
        (
            structs.replace(DONE, known=1, recorded=2),
            "2 of 3 rows recorded from rows.csv. 1 was in the ledger already and adds nothing.",
        ),
        (
            structs.replace(DONE, known=2, recorded=1),
            "1 of 3 rows recorded from rows.csv. 2 were in the ledger already and add nothing.",
        ),
        (
            structs.replace(DONE, corrected=2, recorded=1),
            "1 of 3 rows recorded from rows.csv. The ledger has other values for 2 rows: 2 corrections recorded.",
        ),
        (structs.replace(DONE, rows=0, recorded=0), "rows.csv has 0 rows under its header: nothing was recorded."),
        (
            structs.replace(DONE, rows=0, recorded=0, left_empty=1),
            "No row of rows.csv was filled in: nothing was recorded. 1 row was left empty, and skipped.",
        ),
        (
            structs.replace(
                DONE, bad_rows=1, is_rehearsal=True, problems=(Problem("bad-file", "error", Source("rows.csv", 4), "x"),)
            ),
            "Nothing of rows.csv would be recorded: it cannot be read.",
        ),
        (
            structs.replace(DONE, bad_rows=2, problems=(Problem("bad-row", "error", Source("rows.csv", 2), "x"),)),
            "Nothing of rows.csv was recorded: 2 rows of 3 cannot be.",
        ),
    ],
)
def test_the_first_sentence_counts(done: Imported, first: str) -> None:
    assert said(done).split("\n")[0] == first


def test_a_rehearsal_shows_twenty_rows_and_machines_get_all_that_are_kept() -> None:
    first = tuple(Understood(line, ROW, "new", "met") for line in range(2, 52))
    done = structs.replace(DONE, rows=50, first=first, is_rehearsal=True)
    table = tables(done)["rows"]
    assert (table.title, len(table.rows)) == ("The first 20 of 50 rows, as they are understood", 20)
    assert len(imported_page(done).facts.first_rows) == 50
    assert tables(structs.replace(done, is_rehearsal=False)) == {}


def test_changed_rows_stand_beside_what_the_ledger_has() -> None:
    kept = Filed("3f9c2a7e" + "0" * 56, ACT, "", structs.replace(ROW, numerator=Decimal(90)), PLACE)
    gone = structs.replace(kept, entry=VOID)
    done = structs.replace(DONE, changed=(Changed(2, ROW, kept), Changed(3, ROW, gone, "by-hand")), changed_rows=30)
    table = tables(done)["changed"]
    assert table.title == "Rows that the ledger has with another value (the first 2 of 30)"
    texts = [[cell.text for cell in row] for row in table.rows]
    assert [row[3:5] for row in texts] == [["90/104", "97/104"], ["taken back", "97/104"]]
    assert texts[0][5:] == ["3f9c2a7e", "ledger/2026/11/a.jsonl:7"]
    facts = imported_page(done).facts
    assert [(one.ledger, one.hindrance) for one in facts.changed] == [("90/104", None), (None, "by-hand")]


def test_doubles_are_shown_with_both_places_and_bounded() -> None:
    kept = Filed("3f9c2a7e" + "0" * 56, ACT, "", ROW, PLACE)
    done = structs.replace(DONE, doubles=tuple(Double(line, kept) for line in range(2, 16)), double_rows=40)
    text = said(done)
    assert "40 new rows say the same as what somebody typed in before. Both count." in text
    place = "rows.csv:2 and ledger/2026/11/a.jsonl:7 (3f9c2a7e, typed in by Bea): sales/offers/on-time on 2026-11-20, 97/104"
    assert place in text
    assert text.count("typed in by") == 10
    assert "And 30 more: `--format json` has them." in text
    assert "handoff correct 3f9c2a7e --void --because TEXT" in text
    assert len(imported_page(done).facts.doubles) == 14


@pytest.mark.parametrize(
    ("done", "step"),
    [
        (DONE, "Next: `handoff log` lists them with their ids; `handoff report compliance` judges the last full month."),
        (structs.replace(DONE, entries=0, path=""), "Nothing changed."),
        (structs.replace(DONE, is_rehearsal=True), "Next: the same command without --dry-run."),
        (structs.replace(DONE, is_rehearsal=True, recorded=0), "Nothing would change."),
    ],
)
def test_it_ends_with_the_next_step(done: Imported, step: str) -> None:
    assert said(done).split("\n")[-1] == step


def test_the_new_rows_are_judged_each_alone_worst_first_and_ten_that_missed_are_named() -> None:
    missed = tuple(Understood(line, ROW, "new", "missed") for line in range(2, 16))
    others = (
        Understood(16, ROW, "new", "met"),
        Understood(17, ROW, "known"),
        Understood(18, ROW, "new", "near"),
    )
    done = structs.replace(DONE, rows=17, recorded=16, first=(*others, *missed))
    assert "Judged one by one: 14 missed, 1 near, 1 met." in said(done)
    table = tables(done)["missed"]
    assert (table.title, len(table.rows)) == ("The first 10 of 14 missed rows", 10)
    assert [cell.text for cell in table.rows[0]] == ["2", ROW.standard, "2026-11-20", "97/104", "at least 90 %"]
    facts = imported_page(done).facts
    assert [(one.result, one.rows) for one in facts.results] == [("missed", 14), ("near", 1), ("met", 1)]
    assert [one.line for one in facts.missed] == list(range(2, 16))
    assert "The first 16 of them judged one by one: " in said(structs.replace(done, recorded=5000))
    assert "one by one" not in said(structs.replace(done, bad_rows=1))
