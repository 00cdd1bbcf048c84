"""What is kept of a ledger, case by case: what came later, what came from elsewhere, what may still change, what nobody uses."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pytest

from handoff.ledger import _read, _stamps, _units, _walk
from handoff.ledger._corrections import OF_NOTHING
from handoff.ledger._lexicon import Lexicon
from handoff.ledger._lines import entry_line
from handoff.ledger._stamps import Stamp
from handoff.ledger._state import MOST_DAYS
from handoff.ledger._summing import Summing
from handoff.ledger._units import PREFIX
from handoff.ledger._walk import ActFile
from handoff.model.entry import Correction, Measurement
from handoff.model.organisation import Organisation
from handoff.private import FOLDER

from .keeping import TODAY, Answer, correcting, keeping, total

Make = Callable[..., Measurement]


def kept(root: Path) -> list[str]:
    return sorted(path.name for path in root.joinpath(*FOLDER).iterdir())


def test_what_a_correction_is_of_may_come_after_it(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], measured: Make
) -> None:
    late = measured("50")
    put("1-rows", *many)
    put("2-correction", correcting(late, 60))
    before = ask()
    assert [problem.check for problem in before[1]] == [OF_NOTHING]
    put("3-late", late)
    after = ask()
    assert after[1] == ()
    assert total(after) == total(before) + 60
    assert ask() == after


def test_what_a_chain_of_corrections_begins_with_may_come_after_it(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], measured: Make
) -> None:
    late = measured("50")
    first = correcting(late, 60)
    second = Correction(
        observed_on=first.observed_on,
        standard=first.standard,
        corrects=entry_line(first)[0],
        act=first.act,
        because="typing error again",
        terms=first.terms,
        target=first.target,
        numerator=Decimal(70),
        denominator=first.denominator,
    )
    put("1-rows", *many)
    put("2-first", first)
    put("3-second", second)
    before = ask()
    put("4-late", late)
    after = ask()
    assert total(after) == total(before)
    assert after[0].entries == before[0].entries + 1


def test_a_correction_of_what_a_large_file_has_is_heard_and_unheard(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], tmp_path: Path
) -> None:
    put("1-rows", *many)
    before = total(ask())
    put("2-correction", correcting(many[3], 60))
    assert total(ask()) == before - 3 + 60
    (tmp_path / "ledger" / "2-correction.jsonl").unlink()
    assert total(ask()) == before


def test_a_large_file_that_is_no_longer_what_it_was_is_counted_line_by_line(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It changed between two looks at it, the second of which a correction asked for."""
    put("1-rows", *many)
    before, making = total(ask()), _units._unit
    put("2-correction", correcting(many[3], 60))

    def lost(file: ActFile, lexicon: Lexicon, work: _units._Work) -> _units._Made:
        return _units._Made() if work.corrections.passed_over else making(file, lexicon, work)

    monkeypatch.setattr(_units, "_unit", lost)
    assert total(ask()) == before - 3 + 60


@pytest.fixture
def _alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that look the same, whatever is in them."""
    monkeypatch.setattr(_stamps, "_stamp", lambda file: Stamp(file.shown, 5_000, 1, 1, 1))


@pytest.mark.usefixtures("_alike")
def test_what_another_folder_kept_is_not_believed(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], tmp_path: Path, organisation: Organisation
) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    put("1-rows", *many, root=ours)
    put("1-rows", *many[:10], root=theirs)
    assert total(ask(theirs)) != total(ask(ours))
    shutil.rmtree(ours / ".handoff")
    shutil.copytree(theirs / ".handoff", ours / ".handoff")
    assert ask(ours)[0].entries == 20
    put("1-rows", *many[:10], root=ours)
    with keeping():  # or it would not have been kept at all
        assert Summing(ours, "ledger", organisation, TODAY).holdings()[0].entries == 20


def test_of_a_file_that_changed_within_two_seconds_nothing_is_kept(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], tmp_path: Path
) -> None:
    assert _stamps.UNSETTLED == 2_000_000_000
    put("1-rows", *many)
    ask(unsettled=_stamps.UNSETTLED)
    assert [name for name in kept(tmp_path) if name.startswith(PREFIX)] == []
    put("1-rows", *reversed(many[:10]), *many[10:])
    ask(unsettled=_stamps.UNSETTLED)
    assert [name for name in kept(tmp_path) if name.startswith(PREFIX)] == []
    ask()
    assert len([name for name in kept(tmp_path) if name.startswith(PREFIX)]) == 2


def test_a_file_that_could_not_be_read_is_tried_again(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("1-rows", *many)
    put("2-one", many[0])

    def refused(file: ActFile) -> BinaryIO:
        if file.shown == "ledger/2-one.jsonl":
            raise PermissionError(13, "Permission denied")
        return opening(file)

    opening = _walk.open_act
    with monkeypatch.context() as patch:
        patch.setattr(_read, "open_act", refused)
        patch.setattr(_walk, "open_act", refused)
        assert len(ask()[1]) == 1
    assert ask()[1] == ()


def test_the_folder_does_not_grow_without_end(
    put: Callable[..., None], ask: Callable[..., Answer], many: list[Measurement], tmp_path: Path
) -> None:
    put("1-rows", *many)
    for at in range(8):
        put("2-correction", correcting(many[at], 60))
        ask()
    assert len([name for name in kept(tmp_path) if name.startswith(PREFIX)]) == 3  # two units, and the ids of their file
    for at in range(MOST_DAYS + 8):
        ask(as_of=TODAY - timedelta(days=42 + at))
    days = [name for name in kept(tmp_path) if name.startswith("ledger-")]
    assert len(days) == MOST_DAYS
    assert len(kept(tmp_path)) < MOST_DAYS + 8
