"""Seals in their folder: which is the newest, what stands on what, and what is refused or found out about them."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from handoff.ledger._lines import entry_line
from handoff.ledger._sealed import newest_seal
from handoff.ledger._sealing import Occasion, definitions_root, publish_seal, seal_over
from handoff.ledger._seals import Row, Seal, root_of, seal_bytes, seal_id
from handoff.ledger._verify import Demand, read_whole, verify_ledger
from handoff.model.entry import Act, Measurement
from handoff.model.problem import Fault

NOON = Occasion("Harrow\u00a0Pumps \U000e1234", "2026-11-21T12:00:00Z", "Ada", "d" * 64)
Written = Callable[..., Path]


def seal_now(workspace: Path, occasion: Occasion = NOON) -> Seal | Fault:
    reading = read_whole(workspace, "ledger")
    seal = seal_over(reading.seals, reading.scanned.values(), occasion)
    if isinstance(seal, Seal):
        publish_seal(workspace, "ledger", seal, None)
    return seal


def kinds(workspace: Path) -> list[str]:
    return [problem.check for problem in verify_ledger(workspace, "ledger", Demand()).problems]


def test_of_seals_of_one_second_the_newest_is_the_one_that_none_stands_on(
    tmp_path: Path, written: Written, act: Act, measured: Callable[..., Measurement]
) -> None:
    assert newest_seal(tmp_path, "ledger") is None
    for number in range(6):
        written(entry_line(act)[1], entry_line(measured(nonce=str(number)))[1], name=f"2026/11/{number}.jsonl")
        seal = seal_now(tmp_path)
        assert isinstance(seal, Seal)
        assert (len(seal.rows), seal.entries, seal.total_files, seal.total_entries) == (1, 1, number + 1, number + 1)
        assert newest_seal(tmp_path, "ledger") == seal_id(seal_bytes(seal))
        assert verify_ledger(tmp_path, "ledger", Demand()).newest == newest_seal(tmp_path, "ledger")
    assert kinds(tmp_path) == []


def test_a_name_that_sha256sum_writes_otherwise_and_a_clock_before_a_seal_are_refused(
    tmp_path: Path, written: Written, act: Act, measured: Callable[..., Measurement]
) -> None:
    lines = (entry_line(act)[1], entry_line(measured(nonce="1"))[1])
    written(*lines)
    assert isinstance(seal_now(tmp_path), Seal)
    early = seal_now(tmp_path, replace(NOON, time="2026-11-21T11:59:59Z"))
    assert isinstance(early, Fault)
    assert "The clock says 2026-11-21T11:59:59Z" in early.message
    written(*lines, name="2026/11/a\nb.jsonl")
    odd = seal_now(tmp_path)
    assert isinstance(odd, Fault)
    assert "a<U+000A>b.jsonl" in odd.message


def test_totals_that_are_not_those_of_the_files_are_found_at_the_tip(
    tmp_path: Path, written: Written, act: Act, measured: Callable[..., Measurement]
) -> None:
    path = written(entry_line(act)[1], entry_line(measured(nonce="1"))[1])
    reading = read_whole(tmp_path, "ledger")
    row = Row(path.relative_to(tmp_path).as_posix(), next(iter(reading.scanned.values())).sha256)
    good = Seal("x", NOON.time, "Eve", (), 1, 1, 1, root_of((row,)), "d" * 64, (row,))
    for bad in (replace(good, total_entries=2), replace(good, total_files=2), replace(good, root="0" * 64)):
        shown = tmp_path / publish_seal(tmp_path, "ledger", bad, None)[0]
        assert kinds(tmp_path) == ["BAD-SEAL"]
        shown.unlink()
    publish_seal(tmp_path, "ledger", good, None)
    assert kinds(tmp_path) == []


def test_what_is_no_seal_in_their_folder_is_found(
    tmp_path: Path, written: Written, act: Act, measured: Callable[..., Measurement]
) -> None:
    written(entry_line(act)[1], entry_line(measured(nonce="1"))[1])
    assert isinstance(seal_now(tmp_path), Seal)
    folder = tmp_path / "ledger" / "seals"
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / ".hidden.tmp").write_text("x", encoding="utf-8")
    (folder / "link.seal").symlink_to(next(folder.glob("*.seal")))
    (folder / "20261121T120000Z-0000000000000000.sig").write_text("x", encoding="utf-8")
    assert sorted(kinds(tmp_path)) == ["BAD-SEAL", "BAD-SEAL", "MISSING"]
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert kinds(tmp_path) == ["BAD-SEAL"]


def test_the_definitions_root_is_that_of_sha256sum_and_changes_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "standards" / "sub").mkdir(parents=True)
    for name, text in (("a.yaml", "a"), ("sub/b.yaml", "b"), (".hidden.yaml", "c")):
        (tmp_path / "standards" / name).write_text(text, encoding="utf-8")
    rows = (
        Row("standards/a.yaml", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
        Row("standards/sub/b.yaml", "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"),
    )
    assert definitions_root(tmp_path, "standards") == root_of(rows)
    (tmp_path / "standards" / "a.yaml").write_text("b", encoding="utf-8")
    assert definitions_root(tmp_path, "standards") != root_of(rows)
