"""A row that the ledger has with another value is told with both, and corrected when asked, all or nothing."""

import json
from pathlib import Path

import pytest

from .works import ADA, ENTERED, Run, entries, everything, imported, october, rows


@pytest.fixture
def known(handoff: Run, site: Path) -> Path:
    imported(handoff, site, rows(site, "entered-in-time,2026-10-30,97/104,", "entered-in-time,2026-10-31,50/104,"))
    return site


def test_every_changed_row_is_told_with_its_line_both_values_and_the_entry(handoff: Run, known: Path) -> None:
    rows(known, "entered-in-time,2026-10-30,96/104,", "entered-in-time,2026-10-31,90/104,", "entered-in-time,2026-11-01,1/1,")
    before = everything(known)
    done = handoff("record", "--from", "rows.csv", *ADA, cwd=known)
    assert (done.returncode, done.stdout) == (3, "")
    said = " ".join(done.stderr.split())
    ids = {str(entry["observed_on"]): str(entry["id"])[:8] for entry in entries(known)}
    assert (
        f"rows.csv:2: error [changed-row] {ENTERED} on 2026-10-30: the row says 96/104, the ledger 97/104 ({ids['2026-10-30']})"
        in said
    )
    assert (
        f"rows.csv:3: error [changed-row] {ENTERED} on 2026-10-31: the row says 90/104, the ledger 50/104 ({ids['2026-10-31']})"
        in said
    )
    (act,) = (known / "ledger").rglob("*.jsonl")
    assert f"also at {act.relative_to(known)}:2:1" in said
    assert "record it again with --correct" in said
    assert everything(known) == before
    assert handoff("explain", "changed-row", cwd=known).returncode == 0


def test_corrections_are_recorded_with_the_new_rows_and_reports_count_them(handoff: Run, known: Path) -> None:
    rows(
        known,
        "entered-in-time,2026-10-30,97/104,",
        "entered-in-time,2026-10-31,90/104,counted anew",
        "entered-in-time,2026-10-29,1/1,",
    )
    done = handoff("record", "--from", "rows.csv", "--correct", *ADA, cwd=known)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "1 of 3 rows recorded from rows.csv. 1 was in the ledger already and adds nothing." in said
    assert "The ledger has another value for 1 row: a correction recorded." in said
    assert october(handoff, known) == {"n": 209, "value": (97 + 90 + 1) / 209, "entries": 4}
    (correction,) = (entry for entry in entries(known) if entry["entry"] == "correction")
    assert {name: correction.get(name) for name in ("import", "key", "because", "note", "nonce", "act")} == {
        "import": "csv",
        "key": f"{ENTERED}|2026-10-31|1",
        "because": "The imported file says otherwise now.",
        "note": "counted anew",
        "nonce": None,
        "act": None,
    }
    assert handoff("verify", cwd=known).returncode == 0
    assert imported(handoff, known, "rows.csv")["known"] == 3
    assert imported(handoff, known, "rows.csv", "--correct")["act"] == ""


def test_the_old_file_is_then_held_against_the_corrected_value(handoff: Run, known: Path) -> None:
    old = (known / "rows.csv").read_bytes()
    imported(handoff, known, rows(known, "entered-in-time,2026-10-31,90/104,"), "--correct", "--because", "two were lost")
    (known / "rows.csv").write_bytes(old)
    done = handoff("record", "--from", "rows.csv", *ADA, "--format", "json", cwd=known)
    assert done.returncode == 3
    facts = json.loads(done.stdout)
    (changed,) = facts["changed"]
    assert (changed["line"], changed["written"], changed["ledger"], changed["hindrance"]) == (3, "50/104", "90/104", None)
    assert (facts["recorded"], facts["bad_rows"], facts["changed_rows"]) == (0, 1, 1)
    assert imported(handoff, known, "rows.csv", "--correct")["corrected"] == 1
    assert october(handoff, known)["value"] == (97 + 50) / 208


def test_what_a_person_has_corrected_no_import_overrules(handoff: Run, known: Path) -> None:
    name = next(str(entry["id"]) for entry in entries(known) if entry["observed_on"] == "2026-10-31")
    by_hand = handoff("correct", name, "60/104", "--because", "ten were late", "--by", "Bea", "--format", "json", cwd=known)
    assert imported(handoff, known, "rows.csv")["known"] == 2
    rows(known, "entered-in-time,2026-10-30,96/104,", "entered-in-time,2026-10-31,90/104,")
    before = everything(known)
    done = handoff("record", "--from", "rows.csv", "--correct", *ADA, cwd=known)
    assert done.returncode == 3
    said = " ".join(done.stderr.split())
    assert 'Bea has corrected it by hand, because "ten were late"; an import overrules nobody.' in said
    assert f"handoff correct {json.loads(by_hand.stdout)['id'][:8]} VALUE --because TEXT" in said
    assert "1 bad row in rows.csv" in said
    assert everything(known) == before


def test_without_key_columns_rows_of_one_day_are_not_corrected_by_their_order(handoff: Run, site: Path) -> None:
    """The first row was taken out of the export: corrected by order, the last one would count twice."""
    three = [f"entered-in-time,2026-10-31,{value}/104," for value in (97, 98, 99)]
    imported(handoff, site, rows(site, *three))
    rows(site, *three[1:])
    done = handoff("record", "--from", "rows.csv", "--correct", *ADA, cwd=site)
    assert done.returncode == 3
    assert "That day has several rows, told apart by their order alone" in " ".join(done.stderr.split())
    assert len(entries(site)) == 3


def test_flags_that_belong_to_a_file_need_one(handoff: Run, site: Path) -> None:
    for words in (("--dry-run",), ("--correct",), ("--mapping", "erp"), ("--because", "x")):
        done = handoff("record", "entered-in-time", "97/104", *words, *ADA, cwd=site)
        assert done.returncode == 2
        assert "are about a file" in " ".join(done.stderr.split())
    rows(site, "entered-in-time,2026-10-31,97/104,")
    assert handoff("record", "--from", "rows.csv", "--because", "x", *ADA, cwd=site).returncode == 2
    assert not (site / "ledger").exists()


def test_of_a_row_with_a_key_of_its_own_no_order_is_spoken(handoff: Run, site: Path) -> None:
    rows = '{{"standard":"entered-in-time","observed_on":"2026-10-30","value":"{}/104","key":"50017"}}\n'
    for value, code, step in (("97", 0, ""), ("96", 3, "If this is another row, give it a key of its own.")):
        (site / "rows.jsonl").write_text(rows.format(value), encoding="utf-8")
        done = handoff("record", "--from", "rows.jsonl", *ADA, cwd=site)
        assert done.returncode == code, done.stderr
        assert step in " ".join(done.stderr.split())
    assert "the known one first" not in done.stderr
