"""`--dry-run` says what an import would do, with the exit code that it would have, and writes nothing that stays."""

import json
from pathlib import Path
from shutil import rmtree

import pytest

from .works import ADA, ENTERED, Run, entries, everything, imported, rows

DRY = ("record", "--dry-run", *ADA, "--from")


def test_every_row_is_shown_as_it_is_understood_and_nothing_is_written(handoff: Run, site: Path) -> None:
    name = rows(site, *(f"entered-in-time,2026-10-{day:02},{70 + day}/104," for day in range(1, 31)))
    before = everything(site)
    done = handoff(*DRY, name, cwd=site)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Import: a rehearsal, nothing was recorded\n")
    assert "30 of 30 rows would be recorded from rows.csv." in done.stdout
    assert "The first 20 of 30 rows, as they are understood" in done.stdout
    assert f"   2  {ENTERED}  2026-10-01  71/104  new" in done.stdout
    facts = json.loads(handoff(*DRY, name, "--format", "json", cwd=site).stdout)
    assert (facts["act"], facts["dry_run"], facts["recorded"], len(facts["first_rows"])) == ("", True, 30, 30)
    assert facts["first_rows"][29] == {
        "line": 31,
        "standard": ENTERED,
        "observed_on": "2026-10-30",
        "written": "100/104",
        "to_the_ledger": "new",
        "result": "met",
    }
    assert everything(site) == before


def test_changed_rows_are_shown_with_what_the_ledger_has_and_the_exit_code_is_that_of_the_real_run(
    handoff: Run, site: Path
) -> None:
    imported(handoff, site, rows(site, "entered-in-time,2026-10-30,97/104,", "entered-in-time,2026-10-31,50/104,"))
    name = rows(site, "entered-in-time,2026-10-31,90/104,", "entered-in-time,2026-10-29,1/1,", "nobody,2026-10-29,1/1,")
    before = everything(site)
    (known,) = (str(entry["id"]) for entry in entries(site) if entry["observed_on"] == "2026-10-31")
    done = handoff(*DRY, name, cwd=site)
    assert done.returncode == 3
    assert "Nothing of rows.csv would be recorded: 2 rows of 3 cannot be." in done.stdout
    assert all(part in done.stdout for part in ("the ledger has", "50/104", "90/104", known[:8]))
    assert "rows.csv:4" in done.stderr
    facts = json.loads(handoff(*DRY, name, "--format", "json", cwd=site).stdout)
    assert [(row["line"], row["to_the_ledger"]) for row in facts["first_rows"]] == [(2, "changed"), (3, "new")]
    (changed,) = facts["changed"]
    assert (changed["id"], changed["ledger"], changed["written"], changed["ledger_line"]) == (known, "50/104", "90/104", 3)
    assert [bad["line"] for bad in facts["bad"]] == [2, 4]
    rows(site, "entered-in-time,2026-10-31,90/104,")
    corrected = handoff(*DRY, name, "--correct", cwd=site)
    assert corrected.returncode == 0
    assert "The ledger has another value for 1 row: a correction would be recorded." in " ".join(corrected.stdout.split())
    assert everything(site) == before | {site / name: (site / name).read_bytes()}


def test_what_was_typed_is_shown_safely(handoff: Run, site: Path) -> None:
    name = rows(site, 'entered-in-time,2026-10-31,"[red]\x1b[31m",')
    done = handoff(*DRY, name, cwd=site)
    assert done.returncode == 3
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("named", ["rows.jsonl", "-"])
def test_where_nothing_can_be_written_a_rehearsal_says_the_same(handoff: Run, site: Path, named: str) -> None:
    """A file in the place of the private folder: nobody can write there, not even the administrator."""
    row = '{"standard":"entered-in-time","observed_on":"2026-10-31","value":"97/104"}\n'
    (site / "rows.jsonl").write_text(row, encoding="utf-8")
    rmtree(site / ".handoff", ignore_errors=True)
    (site / ".handoff").write_text("", encoding="utf-8")
    before = everything(site)
    done = handoff(*DRY, named, cwd=site, input=row)
    assert done.returncode == 0, done.stderr
    assert "1 of 1 row" in done.stdout
    assert everything(site) == before
    assert handoff("record", *ADA, "--from", named, cwd=site, input=row).returncode == 5
