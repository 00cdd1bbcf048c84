"""Rebases in the ledger: read back, matched with the standard of now, and held against the day they were recorded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act
from handoff.model.improving import Rebase
from handoff.model.organisation import Organisation

NAME = "sales/offers/on-time"
DECIDED = Rebase(decided_on=date(2026, 10, 1), standard=NAME, since=date(2026, 4, 1), because="buyers type themselves", nonce="1")
Write = Callable[..., Path]


def test_what_a_draft_wrote_is_read_back(ledger: FileLedger, act: Act, organisation: Organisation) -> None:
    with ledger.draft(act) as draft:
        assert [draft.add(entry) for entry in (DECIDED, replace(DECIDED, standard="sales/offers/quick", nonce=None))] == ["new"] * 2
        path = draft.publish().path
    holdings, problems = ledger.holdings(organisation, date(2026, 11, 1))
    assert problems == ()
    assert [(one.standard, one.act, one.place.path) for one in holdings.rebases] == [(NAME, act, path)] * 2
    assert DECIDED in [one.rebase for one in holdings.rebases]
    (standard,) = (one for one in organisation.standards if one.name == NAME)
    assert ledger.holdings_of(standard, organisation, date(2026, 11, 1))[0].rebases == holdings.rebases
    assert ledger.holdings(organisation, date(2026, 9, 30))[0].rebases == ()
    assert [one.entry for one in ledger.history((NAME,))] == [DECIDED]


def test_its_line_has_its_keys_in_order() -> None:
    assert entry_line(DECIDED)[1].split(b'","', 1)[1] == (
        b'entry":"rebase","decided_on":"2026-10-01","standard":"sales/offers/on-time","since":"2026-04-01",'
        b'"because":"buyers type themselves","nonce":"1"}\n'
    )


def test_one_from_a_day_to_come_is_told_and_not_counted(
    ledger: FileLedger, written: Write, act: Act, organisation: Organisation
) -> None:
    written(*(entry_line(entry)[1] for entry in (act, replace(DECIDED, decided_on=date(2027, 1, 1)))))
    holdings, problems = ledger.everything(organisation)
    assert (holdings.rebases, [problem.check for problem in problems]) == ((), ["impossible-value"])


def test_a_name_that_no_definition_knows_is_told(ledger: FileLedger, written: Write, act: Act, organisation: Organisation) -> None:
    written(*(entry_line(entry)[1] for entry in (act, replace(DECIDED, standard="no/such/one"))))
    holdings, _ = ledger.everything(organisation)
    assert [one.standard for one in holdings.unknown] == ["no/such/one"]
