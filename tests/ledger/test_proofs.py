"""The newest measurement of each standard, with or without what proves it."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from handoff.ledger._lines import entry_line
from handoff.ledger._proofs import Proofs
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Correction, Measurement
from handoff.model.evidence import Evidence
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

Make = Callable[..., Measurement]
NAME = "sales/offers/on-time"


@pytest.fixture
def proof(tmp_path: Path) -> Evidence:
    (tmp_path / "audit.txt").write_bytes(b"97 of 104")
    return Evidence("audit.txt", sha256(b"97 of 104").hexdigest())


def flaws(workspace: Path, *entries: Measurement, most: int = 100) -> list[tuple[str, int]]:
    proofs = Proofs({})
    for number, entry in enumerate(entries):
        proofs.note(NAME, entry, Source("x", number + 2, 1))
    return [(one.flaw, one.place.line) for one in proofs.unproved(workspace, most)]


def test_only_the_newest_counts_in_whatever_order_they_come(tmp_path: Path, measured: Make, proof: Evidence) -> None:
    proved, bare = measured(day="2026-11-20", evidence=(proof,)), measured(day="2026-10-20")
    assert flaws(tmp_path, bare) == [("none", 2)]
    assert flaws(tmp_path, bare, proved) == flaws(tmp_path, proved, bare) == []
    assert flaws(tmp_path, proved, measured(day="2026-11-21")) == [("none", 3)]


def test_an_imported_row_and_the_number_of_a_document_are_enough(tmp_path: Path, measured: Make) -> None:
    assert flaws(tmp_path, measured(import_="erp", key="1")) == []
    assert flaws(tmp_path, measured(evidence=(Evidence("QA-2026-17"),))) == []


def test_a_file_that_is_changed_gone_or_elsewhere_is_told(tmp_path: Path, measured: Make, proof: Evidence) -> None:
    entry = measured(evidence=(proof,))
    assert flaws(tmp_path, entry) == []
    (tmp_path / "audit.txt").write_bytes(b"98 of 104")
    assert flaws(tmp_path, entry) == [("changed", 2)]
    assert flaws(tmp_path, entry, most=8) == []
    (tmp_path / "audit.txt").unlink()
    assert flaws(tmp_path, entry, most=0) == [("gone", 2)]
    outside = measured(evidence=(Evidence("..", "a" * 64), Evidence("\0", "a" * 64)))
    assert flaws(tmp_path, outside, most=10**6) == [("changed", 2), ("changed", 2)]


def test_names_of_old_and_what_was_not_measured_are_minded(
    ledger: FileLedger,
    written: Callable[..., Path],
    act: Act,
    organisation: Organisation,
    measured: Make,
) -> None:
    old = measured(day="2026-11-18", standard="sales/offers/quick", nonce="1")
    none = measured(None, day="2026-11-19", no_opportunity="no offers", nonce="2")
    written(*(entry_line(one)[1] for one in (act, old, none)))
    holdings, problems = ledger.everything(organisation)
    assert problems == ()
    assert [(one.standard, one.place.line, one.flaw) for one in holdings.unproved] == [(NAME, 2, "none")]


def test_what_was_taken_back_is_no_measurement(
    ledger: FileLedger, written: Callable[..., Path], act: Act, organisation: Organisation, measured: Make
) -> None:
    kept, wrong = measured(day="2026-10-20", nonce="1"), measured(day="2026-11-20", nonce="2")
    said = {"corrects": entry_line(wrong)[0], "act": entry_line(act)[0], "because": "of another month", "nonce": "3"}
    void = Correction(
        observed_on=wrong.observed_on, standard=NAME, terms=wrong.terms, target=wrong.target, limit=wrong.limit, **said
    )
    written(*(entry_line(one)[1] for one in (act, kept, wrong, void)))
    holdings, problems = ledger.everything(organisation)
    assert problems == ()
    assert [(one.place.line, str(one.observed_on)) for one in holdings.unproved] == [(2, "2026-10-20")]
