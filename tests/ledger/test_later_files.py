"""Files that came after a ledger was summed: only they are read, or also what they correct or repeat."""

import os
from collections.abc import Callable
from datetime import date
from io import BufferedReader
from pathlib import Path

import pytest

from handoff.ledger import _read, _swift, _walk
from handoff.ledger._summing import Summing
from handoff.ledger._units import IDS
from handoff.ledger._walk import ActFile
from handoff.model.entry import Measurement
from handoff.model.organisation import Organisation
from handoff.private import FOLDER

from .keeping import TODAY, Answer, anew, correcting, keeping

Make = Callable[..., Measurement]
Put = Callable[..., None]
Ask = Callable[..., Answer]
Opened = Callable[..., set[str]]


@pytest.fixture
def opened(tmp_path: Path, organisation: Organisation, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Ask, and say which files were opened; the answer is held against counting anew."""
    opening = _walk.open_act

    def asked(as_of: date = TODAY, unsettled: int = -(10**18)) -> set[str]:
        names: set[str] = set()

        def heard(file: ActFile) -> BufferedReader:
            names.add(Path(file.path).stem)
            return opening(file)

        with monkeypatch.context() as patch, keeping(unsettled):
            for module in (_read, _swift, _walk):
                patch.setattr(module, "open_act", heard)
            answer = Summing(tmp_path, "ledger", organisation, as_of).holdings()
        assert answer == anew(tmp_path, organisation, as_of)
        return names

    return asked


@pytest.fixture
def others(measured: Make) -> list[Measurement]:
    return [measured(str(part), f"2026-10-{1 + part:02d}", nonce=f"other {part}") for part in range(20)]


@pytest.fixture
def _summed(put: Put, opened: Opened, many: list[Measurement], others: list[Measurement]) -> None:
    """Two large files of which the sums are kept."""
    put("1-rows", *many)
    put("2-rows", *others)
    assert opened() == {"1-rows", "2-rows"}


def test_of_a_large_file_that_comes_later_only_it_is_read(
    put: Put, opened: Opened, many: list[Measurement], others: list[Measurement]
) -> None:
    put("1-rows", *many)
    put("2-one", many[0])
    assert opened() == {"1-rows", "2-one"}
    put("3-rows", *others)
    assert opened() == {"3-rows"}
    assert opened() == set()


def test_many_small_files_that_come_later_are_read_alone(put: Put, opened: Opened, many: list[Measurement], measured: Make) -> None:
    put("1-rows", *many)
    opened()
    for number in range(30):
        put(f"2-{number}", measured(nonce=f"typed {number}"))
    assert opened() == {f"2-{number}" for number in range(30)}
    assert opened() == set()


def test_a_large_file_that_may_change_unseen_is_read_each_time_until_it_has_settled(
    put: Put, opened: Opened, many: list[Measurement], others: list[Measurement], tmp_path: Path
) -> None:
    put("1-rows", *many)
    opened()
    put("2-rows", *others)
    path = tmp_path / "ledger" / "2-rows.jsonl"
    os.utime(path, ns=(5 * 10**18, 5 * 10**18))
    assert opened() == opened() == {"2-rows"}
    os.utime(path, ns=(10**18, 10**18))
    assert opened() == {"2-rows"}
    assert opened() == set()


def test_rows_that_come_again_in_a_large_file_count_once(
    put: Put, opened: Opened, many: list[Measurement], others: list[Measurement]
) -> None:
    put("1-rows", *others)
    opened()
    put("2-rows", *many)
    opened()
    put("3-rows", *many[:1], *(one for one in others[:6]))
    assert opened() == {"1-rows", "2-rows", "3-rows"}
    assert opened() == set()


@pytest.mark.usefixtures("_summed")
@pytest.mark.parametrize("with_rows", [0, 10])
def test_of_what_is_corrected_only_its_file_is_read_again(
    put: Put, opened: Opened, others: list[Measurement], measured: Make, with_rows: int
) -> None:
    """Also where the correction is one of the lines of a large file."""
    put("3-more", correcting(others[3], 60), *(measured(nonce=f"row {number}") for number in range(with_rows)))
    assert opened() == {"2-rows", "3-more"}
    assert opened() == set()


@pytest.mark.usefixtures("_summed")
def test_while_a_correction_waits_for_its_entry_others_are_read_alone(put: Put, opened: Opened, measured: Make) -> None:
    late = measured("50", nonce="late")
    put("3-correction", correcting(late, 60))
    opened()
    put("4-one", measured("51", nonce="other"))
    assert opened() == {"4-one"}
    put("5-late", late)
    assert opened() == {"3-correction", "4-one", "5-late"}
    assert opened() == set()


def test_a_large_file_of_which_something_is_odd_is_read_line_by_line_and_only_it(
    put: Put, opened: Opened, many: list[Measurement], others: list[Measurement], measured: Make
) -> None:
    put("1-rows", *many)
    opened()
    put("2-odd", *others, measured("105"))
    assert opened() == {"2-odd"}
    assert opened() == set()


def test_a_day_in_the_past_reads_only_files_that_lie_across_it(
    put: Put, opened: Opened, many: list[Measurement], others: list[Measurement], measured: Make
) -> None:
    put("1-september", *(measured(day=f"2026-09-{day:02d}", nonce="row") for day in range(1, 15)))
    put("2-october", *others)
    put("3-november", *many)
    opened()
    assert opened(date(2026, 10, 10)) == {"2-october"}
    assert opened(date(2026, 10, 10)) == set()
    assert opened(date(2026, 10, 31)) == set()


def test_what_is_kept_of_a_day_serves_it_though_an_older_sum_of_all_days_would_too(
    put: Put, opened: Opened, many: list[Measurement], measured: Make
) -> None:
    """Only the past is asked for, while entries of later days come."""
    put("1-rows", *many[:10])
    opened()
    put("2-rows", *many[10:])
    day = date(2026, 11, 15)
    assert opened(day) == {"2-rows"}
    assert opened(day) == set()
    put("3-late", measured(day="2026-11-01", nonce="late"))
    assert opened(day) == {"3-late"}
    assert opened(day) == set()
    assert opened() == {"2-rows", "3-late"}


def damage_ids(root: Path, at: int) -> None:
    for path in root.joinpath(*FOLDER).glob(f"*{IDS}"):
        raw = bytearray(path.read_bytes())
        raw[at] ^= 1
        path.write_bytes(raw)


@pytest.mark.usefixtures("_summed")
@pytest.mark.parametrize("damage", [0, 100, 1_000, -1])
def test_where_ids_are_damaged_rows_that_come_again_still_count_once(
    put: Put, opened: Opened, many: list[Measurement], tmp_path: Path, damage: int
) -> None:
    damage_ids(tmp_path, damage)
    put("3-rows", *many[:10])
    assert opened() >= {"1-rows", "3-rows"}
    assert opened() == set()


@pytest.mark.usefixtures("_summed")
def test_what_is_known_to_have_nothing_in_common_is_not_compared_again(opened: Opened, tmp_path: Path) -> None:
    """Damage that nobody could overlook is not even seen."""
    damage_ids(tmp_path, -1)
    (tmp_path / "ledger" / "1-rows.jsonl").unlink()
    assert opened() == set()
    assert len(list(tmp_path.joinpath(*FOLDER).glob(f"*{IDS}"))) == 2
