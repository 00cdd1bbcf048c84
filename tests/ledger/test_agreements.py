"""Agreements in the ledger: each once, oldest first, matched with its standard as it is defined now."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from handoff.analysis.terms import terms_of, terms_text
from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Agreed, Agreement, Measurement
from handoff.model.organisation import Organisation

Write = Callable[..., Path]
READ = {
    "holdings": lambda ledger, organisation: ledger.holdings(organisation, date.max)[0].agreements,
    "agreements": lambda ledger, organisation: ledger.agreements(organisation)[0],
}


@pytest.fixture(params=READ.values(), ids=READ)
def read(request: pytest.FixtureRequest, ledger: FileLedger, organisation: Organisation) -> Callable[[], tuple[Agreed, ...]]:
    return lambda: request.param(ledger, organisation)


@pytest.fixture
def agreement(organisation: Organisation) -> Agreement:
    standard = organisation.standards[0]
    return Agreement(
        agreed_on=date(2026, 11, 20),
        standard=standard.name,
        terms=terms_of(standard, "Offers", standard.promises[0]),
        text=terms_text(standard, "Offers", standard.promises[0]),
        party="buyers",
        stance="agrees",
        by="Ada",
        nonce="0",
    )


@pytest.fixture
def keep(written: Write, act: Act, agreement: Agreement) -> Callable[..., Path]:
    """Write an act with the agreement, changed in some fields, and other entries after it."""

    def write(change: dict[str, str], *others: Measurement) -> Path:
        return written(*lines(act, structs.replace(agreement, **change), *others))

    return write


def lines(*entries: Act | Agreement | Measurement) -> tuple[bytes, ...]:
    return tuple(entry_line(entry)[1] for entry in entries)


def test_they_come_oldest_first_and_each_once(
    read: Callable[[], tuple[Agreed, ...]], written: Write, act: Act, agreement: Agreement
) -> None:
    earlier = structs.replace(agreement, agreed_on=date(2026, 1, 1))
    later = structs.replace(act, recorded_at="2026-11-20T17:00:00Z")
    last = structs.replace(agreement, nonce="1")
    written(*lines(later, last), name="a.jsonl")
    written(*lines(act, agreement, earlier), name="b.jsonl")
    written(*lines(act, agreement), name="c.jsonl")
    found = read()
    assert [one.agreement for one in found] == [earlier, agreement, last]
    assert [one.act for one in found] == [act, act, later]
    assert found[1].place.path == "ledger/b.jsonl"


@pytest.mark.parametrize(
    ("change", "standard", "current"),
    [
        ({}, "sales/offers/on-time", True),
        ({"terms": "0" * 64}, "sales/offers/on-time", False),
        ({"text": "{}"}, "sales/offers/on-time", False),
        ({"standard": "sales/offers/quick"}, "sales/offers/on-time", True),
        ({"standard": "sales/offers/other"}, "sales/offers/other", False),
        ({"standard": "sales/offers/vague"}, "sales/offers/vague", False),
    ],
)
def test_each_is_matched_with_the_standard_of_now(
    read: Callable[[], tuple[Agreed, ...]], keep: Callable[..., Path], change: dict[str, str], standard: str, *, current: bool
) -> None:
    keep(change)
    assert [(one.standard, one.current) for one in read()] == [(standard, current)]


def test_an_agreement_to_what_nobody_defines_is_unknown_by_name(
    ledger: FileLedger, organisation: Organisation, keep: Callable[..., Path]
) -> None:
    keep({"standard": "sales/offers/other"})
    holdings, problems = ledger.holdings(organisation, date.max)
    assert [unknown.standard for unknown in holdings.unknown] == ["sales/offers/other"]
    assert problems == ()


def test_reading_agreements_looks_at_no_other_line_but_tells_what_is_wrong_with_theirs(
    ledger: FileLedger, organisation: Organisation, keep: Callable[..., Path], measured: Callable[..., Measurement]
) -> None:
    path = keep({}, measured(nonce="x"))
    path.write_bytes(path.read_bytes().replace(b"Ada", b"Eve").replace(b"97", b"98"))
    agreements, problems = ledger.agreements(organisation)
    assert agreements == ()
    assert [(problem.check, problem.source.line) for problem in problems] == [("altered-entry", 2)]
