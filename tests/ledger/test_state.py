"""What a whole ledger added up to, kept for the days and the definitions for which it holds."""

from datetime import date
from pathlib import Path

import pytest

from handoff.ledger._ids import Ids, ids_of
from handoff.ledger._stamps import Stamp
from handoff.ledger._state import Base, State
from handoff.ledger._summed import Summed
from handoff.ledger._units import IDS
from handoff.private import FOLDER, PrivateFolder

LAST, BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 21)
STAMPS = frozenset(Stamp(f"ledger/{number}.jsonl", number, 1, 2, 3) for number in range(5))


@pytest.fixture
def folder(tmp_path: Path) -> PrivateFolder:
    return PrivateFolder(tmp_path, ("ledger",))


def kept_ids(*numbers: int) -> bytes:
    ids = Ids()
    for number in numbers:
        ids.hear(number << 192)
    return ids.in_order()


def base_of(cut: date | None = None, units: tuple[str, ...] = (), entries: int = 7) -> Base:
    return Base(cut, STAMPS, Summed(entries=entries, digest=2**255, first=BEFORE, last=cut or LAST), kept_ids(1, 2), units)


def state(folder: PrivateFolder, as_of: date, meaning: bytes = b"as it is") -> State:
    return State(folder, meaning, as_of)


def test_a_base_holds_from_its_last_day_on(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of())
    assert state(folder, AFTER).load() == state(folder, LAST).load() == base_of()
    assert state(folder, BEFORE).load() is None


def test_a_day_before_the_last_has_its_own(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of())
    state(folder, BEFORE).keep(base_of(BEFORE, entries=3))
    assert state(folder, BEFORE).load() == base_of(BEFORE, entries=3)
    assert state(folder, date(2026, 11, 18)).load() is None
    assert state(folder, AFTER).load() == base_of()


def test_a_base_of_one_day_is_not_that_of_another(folder: PrivateFolder, tmp_path: Path) -> None:
    state(folder, BEFORE).keep(base_of(BEFORE))
    cache = tmp_path.joinpath(*FOLDER)
    (cache / "ledger-2026-11-19").rename(cache / "ledger-2026-11-18")
    assert state(folder, date(2026, 11, 18)).load() is None


def test_what_means_something_else_is_not_loaded(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of())
    assert state(folder, AFTER, b"otherwise").load() is None
    assert state(folder, AFTER, b"otherwise").units() == ()


def test_a_file_that_holds_something_else_is_as_if_it_were_not_there(folder: PrivateFolder) -> None:
    for content in (b"", b"\xc1", b"\x90", b"\x01"):
        folder.keep("ledger", content)
        assert state(folder, AFTER).load() is None
        assert state(folder, AFTER).units() == ()


def test_the_ids_of_units_come_with_it(folder: PrivateFolder) -> None:
    folder.keep(f"sums-a{IDS}", kept_ids(5))
    folder.keep(f"sums-b{IDS}", kept_ids(6, 7))
    state(folder, AFTER).keep(base_of(units=("sums-a", "sums-b")))
    loading = state(folder, AFTER)
    base = loading.load()
    assert base == base_of(units=("sums-a", "sums-b"))
    holders = loading.holders(base)
    assert holders
    assert [list(holder) for holder in holders] == [list(ids_of(kept_ids(*some))) for some in ((1, 2), (5,), (6, 7))]
    assert loading.units() == ("sums-a", "sums-b")


@pytest.mark.parametrize("way", ["gone", "another", "the same, written again"])
def test_ids_that_are_no_longer_those_of_its_units_are_not_believed(folder: PrivateFolder, tmp_path: Path, way: str) -> None:
    folder.keep(f"sums-a{IDS}", kept_ids(5))
    state(folder, AFTER).keep(base_of(units=("sums-a",)))
    if way == "gone":
        tmp_path.joinpath(*FOLDER, f"sums-a{IDS}").unlink()
    else:
        folder.keep(f"sums-a{IDS}", kept_ids(6 if way == "another" else 5))
    loading = state(folder, AFTER)
    base = loading.load()
    assert base
    assert loading.holders(base) is None


def test_without_the_ids_of_its_units_a_base_is_not_kept(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of(units=("sums-a",)))
    assert state(folder, AFTER).load() is None
