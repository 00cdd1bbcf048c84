"""What a whole ledger added up to, kept for the days and the definitions for which it holds."""

from datetime import date
from pathlib import Path

import pytest

from handoff.analysis.holdings import Bucket
from handoff.analysis.periods import period_of
from handoff.ledger._ids import Ids
from handoff.ledger._stamps import Stamp
from handoff.ledger._state import Base, State
from handoff.ledger._summed import Summed
from handoff.ledger._units import ids_name
from handoff.model.summary import Summary
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
    """Its only bucket has squares that no 64 bits hold."""
    bucket = Bucket("sales/offers/on-time", period_of(LAST, "month"), "", "", Summary(1, 10**15, 10**6, 10**30, first_on=LAST))
    return Base(
        cut, STAMPS, Summed((bucket,), entries=entries, digest=2**255, first=BEFORE, last=cut or LAST), kept_ids(1, 2), units
    )


def state(folder: PrivateFolder, as_of: date, meaning: bytes = b"as it is") -> State:
    return State(folder, meaning, as_of)


def loaded(folder: PrivateFolder, as_of: date, meaning: bytes = b"as it is") -> Base | None:
    """The best of what was kept."""
    return next(state(folder, as_of, meaning).bases(), None)


def test_a_base_holds_from_its_last_day_on(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of())
    assert loaded(folder, AFTER) == loaded(folder, LAST) == base_of()
    assert loaded(folder, BEFORE) is None


def test_a_day_before_the_last_has_its_own(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of())
    state(folder, BEFORE).keep(base_of(BEFORE, entries=3))
    assert loaded(folder, BEFORE) == base_of(BEFORE, entries=3)
    assert loaded(folder, date(2026, 11, 18)) is None
    assert loaded(folder, AFTER) == base_of()


def test_that_of_the_very_day_comes_first(folder: PrivateFolder) -> None:
    """The newest entries may all be of later days, and what was kept of all days is from before they came."""
    state(folder, AFTER).keep(base_of())
    state(folder, AFTER).keep(base_of(AFTER, entries=9))
    assert [base.entries for base in (one.summed for one in state(folder, AFTER).bases())] == [9, 7]


def test_a_base_of_one_day_is_not_that_of_another(folder: PrivateFolder, tmp_path: Path) -> None:
    state(folder, BEFORE).keep(base_of(BEFORE))
    cache = tmp_path.joinpath(*FOLDER)
    (cache / "ledger-2026-11-19").rename(cache / "ledger-2026-11-18")
    assert loaded(folder, date(2026, 11, 18)) is None


def test_what_means_something_else_is_not_loaded(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of())
    assert loaded(folder, AFTER, b"otherwise") is None


def test_which_units_were_used_is_known_whatever_definitions_mean(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of(units=("sums-a-b", "sums-c-d")))
    later = state(folder, AFTER, b"otherwise")
    assert later.units() == ("sums-a-b", "sums-c-d")
    assert later.apart() == {ids_name("sums-a-e"), ids_name("sums-c-e")}


def test_a_file_that_holds_something_else_is_as_if_it_were_not_there(folder: PrivateFolder) -> None:
    for content in (b"", b"\xc1", b"\x90", b"\x01"):
        folder.keep("ledger", content)
        assert loaded(folder, AFTER) is None
        assert state(folder, AFTER).units() == ()


def test_the_ids_of_units_come_with_it(folder: PrivateFolder) -> None:
    folder.keep(ids_name("sums-a-x"), kept_ids(5))
    folder.keep(ids_name("sums-b-x"), kept_ids(6, 7))
    state(folder, AFTER).keep(base_of(units=("sums-a-x", "sums-b-x")))
    (base,) = state(folder, AFTER).bases()
    assert base == base_of(units=("sums-a-x", "sums-b-x"))
    holders = state(folder, AFTER).holders(base)
    assert [list(holder.between() or ()) for holder in holders] == [[1, 2], [5], [6, 7]]


def test_ids_that_are_gone_are_lost(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of(units=("sums-a-x",)))
    (base,) = state(folder, AFTER).bases()
    assert [holder.is_lost for holder in state(folder, AFTER).holders(base)] == [False, True]


def test_with_a_unit_that_was_not_kept_a_base_is_not_kept(folder: PrivateFolder) -> None:
    state(folder, AFTER).keep(base_of(units=("sums-a-x", "")))
    assert loaded(folder, AFTER) is None
