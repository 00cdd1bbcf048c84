import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handoff.ledger import FAULTS, INTEGRITY, KEEPERS, files
from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger, open_ledger
from handoff.model.entry import Act, Measurement
from handoff.model.problem import Source

Make = Callable[..., Measurement]
Write = Callable[..., Path]


def test_files_are_the_keeper() -> None:
    assert list(KEEPERS) == [files]
    assert files.NAME == "files"


def test_every_fault_has_a_page() -> None:
    names = [manual.name for manual in FAULTS]
    assert sorted(set(names)) == sorted(names)
    assert {*INTEGRITY, "unreadable-entry", "unknown-entry", "impossible-value"} <= set(names)


def test_measurements_come_by_day_and_id_with_their_act_and_place(
    ledger: FileLedger, written: Write, act: Act, measured: Make
) -> None:
    late, early = measured("1", "2026-11-20", nonce="a"), measured("2", "2026-10-01", nonce="b")
    other, slow = measured("3", nonce="c", standard="sales/offers/wait"), measured("4", "2026-11-20", nonce="d")
    written(entry_line(act)[1], *(entry_line(entry)[1] for entry in (late, other, early, slow)))
    found = list(ledger.measurements(("sales/offers/on-time",)))
    assert [kept.measurement for kept in found[:1]] == [early]
    assert [kept.id for kept in found[1:]] == sorted(entry_line(entry)[0] for entry in (late, slow))
    assert found[0].act == act
    assert found[0].place == Source("ledger/2026/11/20261120T160211Z-0000000000000001.jsonl", 4, 1)


def test_measurements_are_those_asked_for_once_each(ledger: FileLedger, written: Write, act: Act, measured: Make) -> None:
    mine, other = measured(note="about sales/offers/wait"), measured(standard="sales/offers/wait")
    lines = [entry_line(entry)[1] for entry in (act, mine, other)]
    written(*lines)
    written(*lines, b"broken\n", name="copy.jsonl")
    assert [kept.measurement for kept in ledger.measurements(("sales/offers/wait",))] == [other]
    assert [kept.measurement for kept in ledger.measurements(("sales/offers/wait", "sales/offers/on-time"))] != []
    assert list(ledger.measurements(())) == []


@pytest.mark.parametrize(
    ("names", "newest"),
    [
        ((), None),
        (("README.md", "x.jsonl", "2026/11/.20261130T000000Z-0000000000000009.tmp", "2026/12/notes.txt"), None),
        (("2026/11/20261120T160211Z-0000000000000001.jsonl",), "2026-11-20T16:02:11Z"),
        (
            ("2025/12/20251231T000000Z-0000000000000001.jsonl", "2026/02/20260203T000001Z-0000000000000001.jsonl", "2026/10/x.txt"),
            "2026-02-03T00:00:01Z",
        ),
        (("2026/11/20261120T160211Z-0000000000000001.parts/0001.jsonl",), "2026-11-20T16:02:11Z"),
        (
            (
                "2026/11/20261120T160211Z-0000000000000001.jsonl",
                "2026/12/20261399T999999Z-0000000000000001.jsonl",
                "2027/02/20270230T000000Z-0000000000000001.jsonl",
            ),
            "2026-11-20T16:02:11Z",
        ),
    ],
)
def test_the_newest_act_tells_its_time_by_its_name(names: tuple[str, ...], newest: str | None, tmp_path: Path) -> None:
    for name in names:
        path = tmp_path / "ledger" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert open_ledger(tmp_path, "ledger").newest() == newest


def test_a_ledger_in_an_odd_place_is_a_ledger(tmp_path: Path, act: Act, measured: Make) -> None:
    workspace = tmp_path / "sp ace [x] grün \x1b"
    workspace.mkdir()
    ledger = open_ledger(workspace, "data/our ledger")
    with ledger.draft(act) as draft:
        draft.add(measured())
        published = draft.publish()
    assert published.path.startswith("data/our ledger/2026/11/20261120T160211Z-")
    assert len(list(ledger.measurements(("sales/offers/on-time",)))) == 1
    assert ledger.newest() == "2026-11-20T16:02:11Z"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the super-user may read and write everything")
def test_a_folder_that_may_not_be_written_is_read_and_says_so(ledger: FileLedger, act: Act, measured: Make, tmp_path: Path) -> None:
    with ledger.draft(act) as draft:
        draft.add(measured())
        draft.publish()
    folders = [tmp_path, *(path for path in tmp_path.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        assert len(list(ledger.measurements(("sales/offers/on-time",)))) == 1
        with pytest.raises(PermissionError), ledger.draft(act) as draft:
            draft.add(measured())
    finally:
        for folder in folders:
            folder.chmod(0o700)


def test_nothing_is_created_by_reading(tmp_path: Path, ledger: FileLedger, organisation: object) -> None:
    ledger.holdings(organisation, date(2026, 1, 1))
    list(ledger.measurements(("sales/offers/on-time",)))
    ledger.newest()
    assert list(tmp_path.iterdir()) == []
