"""Findings and actions in the ledger: read back, matched with the standard of now, their evidence verified."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.ledger import Demand, verify_ledger
from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Entry
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, Finding
from handoff.model.organisation import Organisation

NAME = "sales/offers/on-time"
SEEN = Finding(stated_on=date(2026, 10, 1), step="open", standard=NAME, severity="major", statement="late", nonce="1")
PLANNED = Action(
    stated_on=date(2026, 10, 2), step="open", standard=NAME, statement="man both", measurements=3, balances=("a/b/c",), nonce="2"
)
Write = Callable[..., Path]


def test_what_a_draft_wrote_is_read_back(ledger: FileLedger, act: Act, organisation: Organisation) -> None:
    of_output = replace(SEEN, standard=None, output="sales/offers", nonce="3")
    with ledger.draft(act) as draft:
        for entry in (SEEN, of_output, PLANNED, replace(PLANNED, standard="sales/offers/quick", nonce=None)):
            draft.add(entry)
        draft.publish()
    holdings, problems = ledger.holdings(organisation, date(2026, 11, 1))
    assert problems == ()
    assert {one.finding for one in holdings.findings} == {SEEN, of_output}
    assert {one.standard for one in holdings.findings} == {NAME, ""}
    assert [one.standard for one in holdings.actions] == [NAME, NAME]
    quick, _ = ledger.remedies(organisation, date(2026, 11, 1))
    assert (quick.findings, quick.actions) == (holdings.findings, holdings.actions)
    assert ledger.remedies(organisation, date(2026, 9, 30))[0].findings == ()
    (standard,) = (one for one in organisation.standards if one.name == NAME)
    of_one, _ = ledger.holdings_of(standard, organisation, date(2026, 11, 1))
    assert ([one.finding for one in of_one.findings], of_one.actions) == ([SEEN], holdings.actions)
    assert [one.entry for one in ledger.history(("sales/offers",))] == [of_output]


@pytest.mark.parametrize("entry", [SEEN, PLANNED], ids=["finding", "action"])
def test_one_from_a_day_to_come_is_told_and_not_counted(
    ledger: FileLedger, written: Write, act: Act, organisation: Organisation, entry: Finding | Action
) -> None:
    written(*(entry_line(one)[1] for one in (act, replace(entry, stated_on=date(2027, 1, 1)))))
    holdings, problems = ledger.everything(organisation)
    assert ((*holdings.findings, *holdings.actions), [problem.check for problem in problems]) == ((), ["impossible-value"])


@pytest.mark.parametrize("entry", [SEEN, PLANNED], ids=["finding", "action"])
def test_evidence_of_a_step_that_was_changed_is_found(
    ledger: FileLedger, tmp_path: Path, act: Act, entry: Finding | Action
) -> None:
    proof = tmp_path / "photo.txt"
    proof.write_bytes(b"a tray")
    kept: Entry = replace(entry, evidence=(Evidence("photo.txt", sha256(b"a tray").hexdigest()),))
    with ledger.draft(act) as draft:
        draft.add(kept)
        draft.publish()
    assert [problem.check for problem in verify_ledger(tmp_path, "ledger", Demand()).problems] == []
    proof.write_bytes(b"another tray")
    assert [problem.check for problem in verify_ledger(tmp_path, "ledger", Demand()).problems] == ["CHANGED"]
