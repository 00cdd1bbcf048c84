"""The sums of a large file: made once, found again, and other ones where a day or a correction leaves entries out."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from handoff.ledger import _cores, _units
from handoff.ledger._corrections import NONE, Corrections
from handoff.ledger._lexicon import Lexicon
from handoff.ledger._lines import entry_line
from handoff.ledger._stamps import Stamped, stamped
from handoff.ledger._summed import Summed
from handoff.ledger._units import PREFIX, Unit, Units, ids_name
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Entry, Measurement, Waiver
from handoff.model.organisation import Organisation
from handoff.private import FOLDER, PrivateFolder

Make = Callable[..., Measurement]
Put = Callable[..., Stamped]
Open = Callable[..., Units]
TODAY = date(2026, 12, 31)


@pytest.fixture
def put(tmp_path: Path, act: Act) -> Put:
    def write(*entries: Entry, name: str = "a") -> Stamped:
        path = tmp_path / "ledger" / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join((entry_line(act)[1], *(entry_line(entry)[1] for entry in entries))))
        return stamped([ActFile(str(path), f"ledger/{name}.jsonl")])[0]

    return write


@pytest.fixture
def opened(tmp_path: Path, organisation: Organisation) -> Open:
    def units(as_of: date = TODAY, meaning: bytes = b"as it is") -> Units:
        return Units(PrivateFolder(tmp_path, ("ledger",)), meaning, organisation, as_of, lambda _done, _total: None)

    return units


@pytest.fixture
def some(measured: Make) -> list[Measurement]:
    return [measured(str(part), f"2026-11-{1 + part:02d}", nonce=str(part)) for part in range(20)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, as they are."""
    read: list[str] = []
    making = _units._unit

    def heard(file: ActFile, lexicon: Lexicon, work: _units._Work) -> _units._Made:
        read.append(file.shown)
        return making(file, lexicon, work)

    monkeypatch.setattr(_units, "_unit", heard)
    return read


def one_of(units: Units, file: Stamped, corrections: Corrections = NONE) -> Unit:
    ((found, unit),) = units.of((file,), corrections)
    assert found == file
    assert unit is not None
    return unit


def ids_in(unit: Unit) -> list[int]:
    found = unit.ids.between()
    assert found is not None
    return list(found)


def same(one: Unit, other: Unit) -> bool:
    return (one.summed, ids_in(one), one.name, one.is_cut) == (other.summed, ids_in(other), other.name, other.is_cut)


def test_a_unit_is_made_once(opened: Open, put: Put, some: list[Measurement], made: list[str]) -> None:
    file = put(*some)
    unit = one_of(opened(), file)
    assert (unit.summed.entries, unit.is_cut, len(unit.ids)) == (20, False, 20)
    assert same(one_of(opened(), file), unit)
    assert made == ["ledger/a.jsonl"]


def test_definitions_that_mean_something_else_have_other_units(
    opened: Open, put: Put, some: list[Measurement], made: list[str]
) -> None:
    file = put(*some)
    assert one_of(opened(), file).name != one_of(opened(meaning=b"otherwise"), file).name
    assert len(made) == 2


def test_a_unit_of_all_days_serves_each_day_after_the_last(
    opened: Open, put: Put, some: list[Measurement], made: list[str]
) -> None:
    file = put(*some)
    unit = one_of(opened(), file)
    assert same(one_of(opened(date(2026, 11, 20)), file), unit)
    assert len(made) == 1


def test_a_day_in_between_has_its_own_unit_with_all_ids(opened: Open, put: Put, some: list[Measurement], made: list[str]) -> None:
    file = put(*some)
    whole, day = one_of(opened(), file), date(2026, 11, 5)
    cut = one_of(opened(day), file)
    assert (cut.summed.entries, cut.summed.last, cut.is_cut) == (5, day, True)
    assert ids_in(cut) == ids_in(whole)
    assert same(one_of(opened(day), file), cut)
    assert same(one_of(opened(), file), whole)
    assert one_of(opened(date(2026, 11, 4)), file).summed.entries == 4
    assert len(made) == 3


def test_a_file_whose_entries_are_all_of_later_days_is_not_read_for_a_day_before(
    opened: Open, put: Put, some: list[Measurement], made: list[str]
) -> None:
    file = put(*some)
    whole, cut = one_of(opened(), file), one_of(opened(date(2026, 10, 31)), file)
    assert (cut.summed, cut.is_cut, ids_in(cut)) == (Summed(), True, ids_in(whole))
    assert len(made) == 1
    assert one_of(opened(date(2026, 10, 31), b"otherwise"), file).summed == Summed()
    assert len(made) == 2


def test_all_units_of_a_file_have_the_same_ids(opened: Open, put: Put, some: list[Measurement], tmp_path: Path) -> None:
    """So what is known to have nothing in common still has nothing after a correction, or for another day."""
    file, corrections = put(*some), Corrections(frozenset({entry_line(some[3])[0].encode()}))
    units = (
        one_of(opened(), file),
        one_of(opened(), file, corrections),
        one_of(opened(date(2026, 11, 5)), file),
        one_of(opened(meaning=b"otherwise"), file),
    )
    assert len({unit.name for unit in units}) == 4
    assert len({ids_name(unit.name) for unit in units}) == 1
    assert len(list(tmp_path.joinpath(*FOLDER).iterdir())) == 5


def test_damaged_ids_are_forgotten_and_sound_ones_kept(opened: Open, put: Put, some: list[Measurement], tmp_path: Path) -> None:
    file = put(*some)
    unit = one_of(opened(), file)
    path = tmp_path.joinpath(*FOLDER, ids_name(unit.name))
    opened().forget_damaged(unit)
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes((raw[-1] ^ 1,)))
    opened().forget_damaged(one_of(opened(), file))
    assert not path.exists()


def test_a_corrected_entry_is_left_out_of_the_sums_but_kept(
    opened: Open, put: Put, some: list[Measurement], made: list[str]
) -> None:
    file, corrections = put(*some), Corrections(frozenset({entry_line(some[3])[0].encode()}))
    whole, without = one_of(opened(), file), one_of(opened(), file, corrections)
    total = sum(bucket.summary.total for bucket in without.summed.buckets)
    assert total == sum(bucket.summary.total for bucket in whole.summed.buckets) - 3 * 10**6
    assert (without.summed.entries, without.summed.digest) == (whole.summed.entries, whole.summed.digest)
    assert ids_in(without) == ids_in(whole)
    assert same(one_of(opened(), file, corrections), without)
    assert same(one_of(opened(), file), whole)
    assert len(made) == 2


@pytest.mark.parametrize("odd", ["waiver", "impossible"])
def test_a_file_that_holds_anything_but_sound_measurements_has_none(
    opened: Open, put: Put, some: list[Measurement], measured: Make, odd: str
) -> None:
    waiver = Waiver(waived_on=TODAY, standard="quick", since=TODAY, because="flood", approved_by="C")
    other = {"waiver": waiver, "impossible": measured("105")}[odd]
    files = put(*some, other), put(*some[:5], name="b")
    found = dict(opened().of(files))
    assert found[files[0]] is None
    assert found[files[1]] is not None


def test_a_note_about_a_correction_is_none(opened: Open, put: Put, measured: Make) -> None:
    assert one_of(opened(), put(measured(note="correction"))).summed.entries == 1


def test_of_a_file_that_may_change_unseen_nothing_is_kept(opened: Open, put: Put, some: list[Measurement], tmp_path: Path) -> None:
    fresh = Stamped(put(*some).file, put(*some).stamp, is_settled=False)
    assert one_of(opened(), fresh).name == ""
    assert not tmp_path.joinpath(*FOLDER).exists()


def test_sums_without_their_ids_are_made_again(
    opened: Open, put: Put, some: list[Measurement], made: list[str], tmp_path: Path
) -> None:
    file = put(*some)
    unit = one_of(opened(), file)
    tmp_path.joinpath(*FOLDER, ids_name(unit.name)).unlink()
    assert same(one_of(opened(), file), unit)
    assert len(made) == 2


def test_two_cores_make_the_units_that_one_makes(
    opened: Open, put: Put, some: list[Measurement], monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[Entry] = [Waiver(waived_on=TODAY, standard="quick", since=TODAY)]
    files = [put(*some[at : at + 5], *(others if at == 3 else ()), name=str(at)) for at in range(8)]
    monkeypatch.setattr(_cores, "CORES", 1)
    alone = [unit for _, unit in opened(meaning=b"one").of(files)]
    monkeypatch.setattr(_cores, "CORES", 2)
    monkeypatch.setattr(_cores, "PAYS", 1)
    shared = list(opened(meaning=b"two").of(files))
    assert [file for file, _ in shared] == files
    assert [unit and (unit.summed, ids_in(unit), unit.is_cut) for _, unit in shared] == [
        unit and (unit.summed, ids_in(unit), unit.is_cut) for unit in alone
    ]
    assert alone.count(None) == 1


def test_units_that_nobody_uses_are_forgotten(opened: Open, put: Put, some: list[Measurement], tmp_path: Path) -> None:
    file = put(*some)
    names = [one_of(opened(meaning=bytes([number])), file).name for number in range(5)]
    assert len(set(names)) == 5
    opened().forget(1, names[:1])
    left = {path.name for path in tmp_path.joinpath(*FOLDER).iterdir()}
    assert left == {names[0], *names[3:], ids_name(names[0])}
    assert all(name.startswith(PREFIX) for name in names)


def test_a_number_of_any_size_is_kept(opened: Open, put: Put, measured: Make) -> None:
    huge = [
        measured(None, f"2026-11-{1 + at:02d}", standard="sales/offers/wait", target="at most 4 h", limit=None, unit="d")
        for at in range(3)
    ]
    file = put(*(Measurement(**{**_fields(one), "readings": (Decimal("999999999.999999"),) * 9}) for one in huge))
    unit = one_of(opened(), file)
    assert unit.summed.buckets[0].summary.squares > 2**64
    assert same(one_of(opened(), file), unit)


def _fields(measurement: Measurement) -> dict[str, object]:
    return {name: getattr(measurement, name) for name in measurement.__struct_fields__}
