"""The newest acts are found by their names, and no other file is opened."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.ledger import _newest
from handoff.ledger._walk import ActFile
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Filed

from .conftest import Make


def test_only_as_many_files_are_opened_as_are_asked_for_and_only_as_much_of_each(
    tmp_path: Path, ledger: FileLedger, act: Act, measured: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in range(1, 13):
        with ledger.draft(replace(act, recorded_at=f"2026-{month:02}-01T00:00:00Z")) as draft:
            for _ in range(5):
                draft.add(measured())
            draft.publish()
    (tmp_path / "ledger" / "2027").mkdir()
    (tmp_path / "ledger" / "2027" / "led.jsonl").symlink_to(os.devnull)
    (tmp_path / "ledger" / ".9999.jsonl").write_text("hidden", encoding="utf-8")
    opened: list[str] = []

    def heard(file: ActFile, wanted: object) -> object:
        opened.append(file.shown)
        return _filed_in(file, wanted)  # type: ignore[arg-type]

    _filed_in = _newest.filed_in
    monkeypatch.setattr(_newest, "filed_in", heard)
    found: list[Filed] = list(ledger.newest_entries(3, 2))
    assert [one.act.recorded_at[:7] for one in found] == ["2026-12", "2026-12", "2026-11", "2026-11", "2026-10", "2026-10"]
    assert [name[:14] for name in opened] == ["ledger/2026/12", "ledger/2026/11", "ledger/2026/10"]
