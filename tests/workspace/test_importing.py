"""All rows or none, and of very many bad ones the first by their lines with a count of the rest."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from handoff.analysis.imported import Imported
from handoff.model.import_mapping import PLAIN, ImportMapping
from handoff.model.problem import Fault
from handoff.workspace import proving
from handoff.workspace.importing import BECAUSE, Importer, import_act, import_rows, mapping_named, rehearse_rows
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import act_of
from handoff.workspace.unimportable import bad_rows


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    shutil.rmtree(demo / "ledger")
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    return found


def importer(workspace: Workspace, *lines: str, because: str = "") -> Importer:
    path = workspace.root / "rows.csv"
    path.write_text("standard,observed_on,value\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    act = import_act(act_of(datetime(2026, 11, 22, 9, 0, 0, tzinfo=UTC), "Ada"), path)
    return Importer(workspace, path, "rows.csv", workspace.root, act, date(2026, 11, 22), because=because)


def brought(workspace: Workspace, *lines: str, because: str = "") -> Imported:
    return import_rows(importer(workspace, *lines, because=because), lambda _: None)


def days(value: str, count: int = 150) -> list[str]:
    return [f"entered-in-time,{date.fromordinal(date(2026, 1, 1).toordinal() + at)},{value}" for at in range(count)]


def test_of_many_changed_rows_the_first_hundred_are_shown_in_order_and_the_others_counted(workspace: Workspace) -> None:
    assert brought(workspace, *days("97/104")).recorded == 150
    before = sorted(workspace.root.rglob("*.jsonl"))
    done = brought(workspace, *reversed(days("96/104")))
    assert (done.bad_rows, done.changed_rows, len(done.changed), done.path) == (150, 150, 150, "")
    assert [one.source.line for one in done.problems] == list(range(2, 102))
    assert [one.line for one in done.changed] == list(range(2, 152))
    assert [one.message for one in bad_rows(done)][-1] == "50 more rows are bad."
    assert sorted(workspace.root.rglob("*.jsonl")) == before


def test_bad_rows_and_changed_ones_are_told_together_by_line(workspace: Workspace) -> None:
    brought(workspace, *days("97/104", 3))
    first, second, third = days("96/104", 3)
    done = brought(workspace, first, "entered-in-time,2026-02-30,1/1", second, third, because=BECAUSE)
    assert [(one.source.line, one.check) for one in done.problems] == [(3, "bad-row")]
    assert (done.path, done.entries) == ("", 0)
    done = brought(workspace, first, "entered-in-time,2026-02-30,1/1", second, third)
    assert [(one.source.line, one.check) for one in done.problems] == [
        (2, "changed-row"),
        (3, "bad-row"),
        (4, "changed-row"),
        (5, "changed-row"),
    ]


def test_a_rehearsal_says_what_the_import_then_does(workspace: Workspace) -> None:
    brought(workspace, *days("97/104", 3))
    lines = (*days("96/104", 2), *days("97/104", 5)[2:])
    told = rehearse_rows(importer(workspace, *lines, because=BECAUSE), lambda _: None)
    done = brought(workspace, *lines, because=BECAUSE)
    assert (told.recorded, told.known, told.corrected) == (done.recorded, done.known, done.corrected) == (2, 1, 2)
    assert structs.replace(told, path=done.path, entries=done.entries, is_rehearsal=False) == structs.replace(done)


@pytest.mark.parametrize(
    ("name", "part"),
    [("erp-wekly", "Did you mean erp-weekly? There are erp-weekly and mes."), ("\x1b[31m", "There are erp-weekly and mes.")],
)
def test_a_mapping_is_found_by_its_name_or_the_names_are_listed(workspace: Workspace, name: str, part: str) -> None:
    known = (ImportMapping("erp-weekly"), ImportMapping("mes"))
    settings = structs.replace(workspace.settings, imports=known)
    assert (mapping_named(settings, ""), mapping_named(settings, "mes")) == (PLAIN, known[1])
    fault = mapping_named(settings, name)
    assert isinstance(fault, Fault)
    assert part in fault.fix
    assert "\x1b" not in fault.message


def test_a_file_that_many_rows_name_as_evidence_is_hashed_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted where files are hashed: a row more hashes nothing more."""
    hashed: list[Path] = []
    monkeypatch.setattr(proving, "_hash_of", lambda path: (hashed.append(path), "0" * 64)[1])
    (workspace.root / "audit.pdf").write_bytes(b"signed")
    path = workspace.root / "rows.csv"
    lines = (f"{line},audit.pdf" for line in days("97/104", 20))
    asked = importer(workspace)
    path.write_text("standard,observed_on,value,evidence\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert import_rows(asked, lambda _: None).recorded == 20
    assert hashed == [workspace.root / "audit.pdf"]
