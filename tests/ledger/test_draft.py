import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.ledger import Published, _publish
from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Measurement

Make = Callable[..., Measurement]


def acts(workspace: Path) -> list[str]:
    return sorted(path.relative_to(workspace).as_posix() for path in (workspace / "ledger").rglob("*") if path.is_file())


def lines(workspace: Path) -> list[bytes]:
    return [line for act in acts(workspace) for line in (workspace / act).read_bytes().splitlines(keepends=True)]


def imported(ledger: FileLedger, importing: Act, *rows: Measurement) -> tuple[list[str], Published]:
    with ledger.draft(importing) as draft:
        return [draft.add(row) for row in rows], draft.publish()


def test_nothing_is_written_through_a_link_out_of_the_workspace(act: Act, measured: Make, tmp_path: Path) -> None:
    outside, workspace = tmp_path / "outside", tmp_path / "workspace"
    outside.mkdir()
    workspace.mkdir()
    (workspace / "ledger").symlink_to(outside)
    with FileLedger(workspace, "ledger").draft(act) as draft, pytest.raises(NotADirectoryError, match="leads out"):
        draft.add(measured())
    assert list(outside.iterdir()) == []


def test_a_recorded_entry_is_an_act_of_its_own_with_a_nonce(ledger: FileLedger, act: Act, measured: Make, tmp_path: Path) -> None:
    with ledger.draft(act) as draft:
        assert draft.add(measured()) == "new"
        published = draft.publish()
    first, second = lines(tmp_path)
    assert first == entry_line(act)[1]
    nonce = re.search(rb'"nonce":"([0-9a-f]{16})"}\n$', second)
    assert nonce is not None
    name, line = entry_line(measured(nonce=nonce[1].decode()))
    assert second == line
    assert published == Published(acts(tmp_path)[0], 1, name)


def test_the_same_value_recorded_twice_is_two_entries(ledger: FileLedger, act: Act, measured: Make) -> None:
    ids = set()
    for _ in range(2):
        with ledger.draft(act) as draft:
            draft.add(measured())
            draft.add(measured())
            ids.add(draft.publish().first_id)
    assert len(ids) == 2
    assert len(list(ledger.measurements(("sales/offers/on-time",)))) == 4


def test_an_imported_row_has_the_same_id_whoever_imports_it(
    ledger: FileLedger, importing: Act, measured: Make, tmp_path: Path
) -> None:
    imported(ledger, importing, measured(nonce="dropped"))
    key = "sales/offers/on-time|2026-11-20|1"
    assert lines(tmp_path)[1] == entry_line(measured(import_="csv", key=key))[1]


def test_importing_again_adds_nothing_and_no_file(ledger: FileLedger, importing: Act, measured: Make, tmp_path: Path) -> None:
    rows = (measured("97"), measured("98"), measured("97", "2026-11-21"), measured("5", key="order-7"))
    novelties, first = imported(ledger, importing, *rows)
    assert (novelties, first.entries) == (["new"] * 4, 4)
    before = acts(tmp_path)
    assert imported(ledger, importing, *rows) == (["known"] * 4, Published("", 0, ""))
    assert acts(tmp_path) == before


def test_a_longer_file_adds_its_new_rows_alone(ledger: FileLedger, importing: Act, measured: Make) -> None:
    imported(ledger, importing, measured("97"))
    novelties, published = imported(ledger, importing, measured("97.0"), measured("98", "2026-11-21"))
    assert (novelties, published.entries) == (["known", "new"], 1)


def test_a_known_row_with_another_value_is_changed_and_not_added(ledger: FileLedger, importing: Act, measured: Make) -> None:
    imported(ledger, importing, measured("97"), measured("5", key="order-7"))
    for rows in ((measured("98"), measured("6", key="order-7")), (measured("5", "2026-11-21", key="order-7"),)):
        assert imported(ledger, importing, *rows) == (["changed"] * len(rows), Published("", 0, ""))


@pytest.mark.parametrize(
    ("numerators", "novelties"),
    [
        (("5", "5"), ["known", "repeated"]),
        (("5", "6"), ["known", "contrary"]),
        (("6", "6"), ["changed", "repeated"]),
        (("6", "5"), ["changed", "contrary"]),
    ],
)
def test_a_key_of_the_ledger_that_comes_twice_is_told(
    ledger: FileLedger, importing: Act, measured: Make, numerators: tuple[str, ...], novelties: list[str]
) -> None:
    imported(ledger, importing, measured("5", key="order-7"))
    assert imported(ledger, importing, *(measured(one, key="order-7") for one in numerators))[0] == novelties


def test_a_row_that_stands_twice_in_one_act_is_repeated(ledger: FileLedger, importing: Act, measured: Make) -> None:
    rows = (measured("97"), measured("97"), measured("97", note="night"), measured("5", key="k"), measured("5", key="k"))
    novelties, published = imported(ledger, importing, *rows)
    assert (novelties, published.entries) == (["new", "repeated", "new", "new", "repeated"], 3)


def test_rows_of_another_mapping_and_typed_entries_are_not_looked_at(
    ledger: FileLedger, importing: Act, act: Act, measured: Make
) -> None:
    other = Act(recorded_at=act.recorded_at, recorded_by="B", program="handoff 0.1", import_="erp")
    imported(ledger, other, measured("97"))
    with ledger.draft(act) as draft:
        draft.add(measured("97"))
        draft.publish()
    assert imported(ledger, importing, measured("98"))[0] == ["new"]


def test_a_row_that_was_altered_since_is_not_known_and_comes_back(
    ledger: FileLedger, importing: Act, measured: Make, tmp_path: Path
) -> None:
    imported(ledger, importing, measured("97"))
    path = tmp_path / acts(tmp_path)[0]
    path.write_bytes(path.read_bytes().replace(b'"numerator":97', b'"numerator":99'))
    assert imported(ledger, importing, measured("97"))[0] == ["new"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, OSError])
def test_a_draft_that_is_left_leaves_nothing(
    error: type[BaseException], ledger: FileLedger, importing: Act, measured: Make, tmp_path: Path
) -> None:
    def interrupted() -> None:
        with ledger.draft(importing) as draft:
            for numerator in range(100):
                draft.add(measured(str(numerator)))
            raise error

    with pytest.raises(error):
        interrupted()
    assert acts(tmp_path) == []
    assert [path.name for path in (tmp_path / ".handoff").iterdir()] == [".gitignore"]


def test_a_draft_that_is_not_published_leaves_nothing(ledger: FileLedger, act: Act, measured: Make, tmp_path: Path) -> None:
    with ledger.draft(act) as draft:
        draft.add(measured())
    assert acts(tmp_path) == []


def test_an_act_without_entries_is_none(ledger: FileLedger, act: Act, tmp_path: Path) -> None:
    with ledger.draft(act) as draft:
        assert draft.publish() == Published("", 0, "")
    assert list(tmp_path.iterdir()) == []


def test_an_import_in_parts_is_known_as_a_whole(
    ledger: FileLedger, importing: Act, measured: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_publish, "LARGEST_FILE", 5000)
    rows = [measured(str(numerator)) for numerator in range(60)]
    _, published = imported(ledger, importing, *rows)
    assert published.path.endswith(".parts")
    assert len(acts(tmp_path)) > 3
    assert all((tmp_path / act).stat().st_size <= 5000 for act in acts(tmp_path))
    assert imported(ledger, importing, *rows)[0] == ["known"] * 60
    assert len(list(ledger.measurements(("sales/offers/on-time",)))) == 60


def test_new_acts_change_no_earlier_byte(ledger: FileLedger, importing: Act, act: Act, measured: Make, tmp_path: Path) -> None:
    imported(ledger, importing, measured("97"))
    before = {name: (tmp_path / name).read_bytes() for name in acts(tmp_path)}
    imported(ledger, importing, measured("97"), measured("98", "2026-11-21"))
    with ledger.draft(act) as draft:
        draft.add(measured("1"))
        draft.publish()
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    assert len(acts(tmp_path)) == 3
