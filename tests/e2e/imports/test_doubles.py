"""New rows that say what somebody typed in before are recorded, and shown with both places until the typed one is taken back."""

import json
from pathlib import Path

from .works import ADA, ENTERED, Run, imported, october, rows


def test_both_places_are_shown_with_the_way_out(handoff: Run, site: Path) -> None:
    typed = json.loads(
        handoff("record", "entered-in-time", "97/104", "--on", "2026-10-30", "--by", "Bea", "--format", "json", cwd=site).stdout
    )
    rows(site, "entered-in-time,2026-10-29,97/104,", "entered-in-time,2026-10-30,97/104,from the ERP")
    done = handoff("record", "--from", "rows.csv", *ADA, cwd=site)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "1 new row says the same as what somebody typed in before. Both count." in said
    assert f"rows.csv:3 and {typed['act']}:2 ({typed['id'][:8]}, typed in by Bea): {ENTERED} on 2026-10-30, 97/104" in said
    assert f"handoff correct {typed['id'][:8]} --void --because TEXT" in said
    assert october(handoff, site)["n"] == 3 * 104
    assert imported(handoff, site, "rows.csv")["double_rows"] == 0
    handoff("correct", typed["id"], "--void", "--because", "the ERP has it", *ADA, cwd=site)
    assert october(handoff, site)["n"] == 2 * 104


def test_machines_get_them_and_so_does_a_rehearsal(handoff: Run, site: Path) -> None:
    for value in ("97/104", "98/104"):
        assert handoff("record", "entered-in-time", value, "--on", "2026-10-30", *ADA, cwd=site).returncode == 0
    name = rows(site, *(f"entered-in-time,2026-10-30,{value}/104,{value}" for value in (96, 97, 98)))
    for words in (("--dry-run",), ()):
        facts = imported(handoff, site, name, *words)
        assert facts["double_rows"] == 2
        doubles = facts["doubles"]
        assert isinstance(doubles, list)
        assert [(one["line"], one["standard"], one["recorded_by"]) for one in doubles] == [(3, ENTERED, "Ada"), (4, ENTERED, "Ada")]


def test_the_same_file_under_another_mapping_is_refused_with_both_places(handoff: Run, site: Path) -> None:
    settings = site / "handoff.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[import.erp]\nkey = "note"\n', encoding="utf-8")
    name = rows(site, "entered-in-time,2026-10-29,97/104,A", "entered-in-time,2026-10-30,98/104,B")
    act = imported(handoff, site, name, "--mapping", "erp")["act"]
    for words in ((), ("--dry-run",)):
        done = handoff("record", "--from", name, *ADA, "--format", "json", *words, cwd=site)
        assert (done.returncode, json.loads(done.stdout)["bad_rows"], json.loads(done.stdout)["recorded"]) == (3, 2, 0)
        said = " ".join(done.stderr.split())
        assert "rows.csv:2: error [bad-row] The ledger has this row already, from this very file under the mapping erp" in said
        assert f"{act}:2" in said
    rows(site, "entered-in-time,2026-10-29,97/104,A", "entered-in-time,2026-10-30,98/104,another file")
    assert imported(handoff, site, name)["recorded"] == 2
