from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from handoff.ledger._days import observed_too_late
from handoff.ledger._lines import entry_line
from handoff.ledger._read import NOBODY
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Measurement
from handoff.model.organisation import Organisation


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2026, 11, 20), date(2026, 11, 21)])
def test_what_was_observed_by_then_or_where_it_was_tomorrow_is_possible(act: Act, day: date) -> None:
    assert observed_too_late("sales/offers/on-time", day, act) is None


def test_what_was_observed_two_days_after_it_was_recorded_is_not(act: Act) -> None:
    flaw = observed_too_late("sales/offers/on-time", date(2026, 11, 22), act)
    assert flaw is not None
    assert (flaw.check, flaw.severity) == ("impossible-value", "error")
    assert flaw.fault.message == (
        "The entry of sales/offers/on-time says that it was observed on 2026-11-22, and was recorded on 2026-11-20."
    )


def test_without_an_act_or_at_the_end_of_the_calendar_nothing_is_too_late(act: Act) -> None:
    assert observed_too_late("x", date.max, NOBODY) is None
    assert observed_too_late("x", date.max, msgspec.structs.replace(act, recorded_at="9999-12-31T23:00:00Z")) is None


def test_it_is_told_with_its_line_and_left_out_of_the_sums(
    ledger: FileLedger,
    written: Callable[..., object],
    act: Act,
    measured: Callable[..., Measurement],
    organisation: Organisation,
) -> None:
    days = ("2026-11-20", "2026-12-20")
    written(entry_line(act)[1], *(entry_line(measured(day=day, nonce=day))[1] for day in days))
    holdings, problems = ledger.everything(organisation)
    assert [(problem.check, problem.source.line) for problem in problems] == [("impossible-value", 3)]
    assert [(bucket.period.label, bucket.summary.entries) for bucket in holdings.buckets] == [("2026-11", 1)]
