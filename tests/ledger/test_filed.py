from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Measurement, Waiver
from handoff.model.organisation import Organisation

from .test_corrections import correction

Make = Callable[..., Measurement]
Write = Callable[..., Path]
WAIVER = Waiver(waived_on=date(2026, 11, 20), check="no-head", about="sales", since=date(2026, 11, 20))


def test_an_entry_is_found_by_the_start_of_its_id_with_the_act_above_it(
    ledger: FileLedger, written: Write, importing: Act, measured: Make, organisation: Organisation
) -> None:
    act = replace(importing, recorded_by="B")
    written(*(entry_line(one)[1] for one in (act, measured("97"), importing, measured("96"))))
    for entry, above in ((measured("97"), act), (measured("96"), importing)):
        (found,) = ledger.beginning(entry_line(entry)[0][:8], organisation)
        assert (found.entry, found.act, found.act_id) == (entry, above, entry_line(above)[0])
    assert ledger.beginning(entry_line(act)[0], organisation) == ()


def test_an_entry_that_stands_twice_is_one(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    lines = [entry_line(one)[1] for one in (act, measured("97"), correction(measured("97")))]
    written(*lines)
    written(*lines, name="2026/11/z.jsonl")
    assert [one.place.path for one in ledger.beginning(entry_line(measured("97"))[0][:8], organisation)] == [
        "ledger/2026/11/20261120T160211Z-0000000000000001.jsonl"
    ]
    assert [one.entry for one in ledger.corrections(organisation)] == [correction(measured("97"))]


def test_a_history_has_what_does_not_count_too(ledger: FileLedger, written: Write, act: Act, measured: Make) -> None:
    other = measured("95", standard="sales/offers/wait")
    entries = (measured("97"), correction(measured("97")), WAIVER, other)
    written(*(entry_line(one)[1] for one in (act, *entries)))
    assert tuple(one.entry for one in ledger.history(())) == entries
    assert tuple(one.entry for one in ledger.history(("sales/offers/on-time",))) == entries[:2]
    assert tuple(one.entry for one in ledger.history(("sales",))) == (WAIVER,)
