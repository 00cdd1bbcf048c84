"""Small ledgers treated as large ones, and what they hold counted anew, which is what any kept sum is held against."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from handoff.analysis.holdings import Holdings
from handoff.ledger import _stamps, _summing
from handoff.ledger._holdings import Counting
from handoff.ledger._lines import entry_line, id_of
from handoff.ledger._walk import act_files
from handoff.model.entry import Correction, Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem

TODAY = date(2026, 12, 31)
Answer = tuple[Holdings, tuple[Problem, ...]]


@contextmanager
def keeping(unsettled: int = -(10**18)) -> Iterator[None]:
    """Every ledger is large, a file of a thousand bytes too, and no file may change once more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_summing, "SMALL", 0)
        patch.setattr(_summing, "WORTH", 1_000)
        patch.setattr(_stamps, "UNSETTLED", unsettled)
        yield


def anew(root: Path, organisation: Organisation, as_of: date) -> Answer:
    """What a ledger holds, without anything that was kept."""
    return Counting(tuple(act_files(root, "ledger")), as_of).holdings(organisation)


def correcting(measurement: Measurement, numerator: int) -> Correction:
    return Correction(
        observed_on=measurement.observed_on,
        standard=measurement.standard,
        corrects=entry_line(measurement)[0],
        act=id_of(b"{}"),
        because="typing error",
        terms=measurement.terms,
        target=measurement.target,
        limit=measurement.limit,
        numerator=Decimal(numerator),
        denominator=measurement.denominator,
    )


def total(answer: Answer) -> int:
    return sum(bucket.summary.total for bucket in answer[0].buckets) // 10**6
