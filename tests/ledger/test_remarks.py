"""What is odd about single entries."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handoff.ledger._lines import entry_line
from handoff.ledger._remarks import looks_like
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Measurement, Waiver
from handoff.model.improving import Finding
from handoff.model.organisation import Organisation

Make = Callable[..., Measurement]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("write to ada.buyer@example.org", "an e-mail address"),
        ("born 1980-02-03", "a birth date"),
        ("DOB: 3/2/80", "a birth date"),
        ("date of birth 03.02.1980", "a birth date"),
        ("Patient no. 4711 0815", "a patient's number"),
        ("MRN 00123456", "a patient's number"),
        ("NHS number 943 476 5919", "a patient's number"),
        ("12 of 40 orders lay overnight", ""),
        ("audits/2026-11-20.pdf, week 47", ""),
        ("patient 3 of 12 waited", ""),
        ("patients seen 2026: 12", ""),
        ("5 @ 3 mm", ""),
        ("order 50017 of 2026-10-05", ""),
        ("newborn 2026-10-05", ""),
    ],
)
def test_what_looks_like_somebodys_data(text: str, what: str) -> None:
    assert looks_like(text) == what


def test_texts_of_every_kind_of_entry_are_read_and_places_told(
    ledger: FileLedger, written: Callable[..., Path], act: Act, organisation: Organisation, measured: Make
) -> None:
    day, text = date(2026, 11, 20), "ask ada@example.org"
    entries = (
        measured(note=text, nonce="1"),
        Waiver(waived_on=day, check="no-head", since=day, because=text, nonce="2"),
        Finding(stated_on=day, step="open", standard="sales/offers/on-time", statement=text, nonce="3"),
        measured(note="week 47", nonce="4"),
    )
    written(*(entry_line(one)[1] for one in (act, *entries)))
    holdings, problems = ledger.everything(organisation)
    assert problems == ()
    assert [(one.place.line, one.what, one.standard) for one in holdings.personal] == [
        (2, "an e-mail address", "sales/offers/on-time"),
        (3, "an e-mail address", ""),
        (4, "an e-mail address", "sales/offers/on-time"),
    ]
    assert ledger.holdings(organisation, day)[0].personal == ()


def test_the_latest_entry_of_a_standard_is_told_with_how_many_there_are(
    ledger: FileLedger, written: Callable[..., Path], act: Act, organisation: Organisation, measured: Make
) -> None:
    days = ("2026-10-20", "2026-10-19", "2026-08-01", "2026-09-01")  # recorded on 2026-11-20: 31, 32, 111 and 80 days later
    entries = tuple(measured(day=day, nonce=day) for day in days)
    row = measured(day="2020-01-01", import_="erp", key="1")
    written(*(entry_line(one)[1] for one in (act, *entries, row)))
    holdings, _ = ledger.everything(organisation)
    assert [(one.place.line, one.days, one.entries, str(one.observed_on)) for one in holdings.late] == [(4, 111, 3, "2026-08-01")]
