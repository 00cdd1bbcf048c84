"""Publish acts of one entry through the ledger itself, one after another, and say each id; made to be killed."""

import os
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from handoff.ledger import KEEPERS
from handoff.model.entry import Act, Measurement

SEEN = Measurement(
    observed_on=date(2026, 11, 20),
    standard="desk/answers/answered-in-time",
    terms="0" * 64,
    target="at least 90 %",
    numerator=Decimal(18),
    denominator=Decimal(20),
)


def main() -> None:
    """Go on until killed."""
    ledger = KEEPERS[0].open_ledger(Path.cwd(), "ledger")
    while True:
        with ledger.draft(Act(recorded_at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", recorded_by="A", program="test")) as draft:
            draft.add(SEEN)
            published = draft.publish()
        os.write(sys.stdout.fileno(), f'"id": "{published.first_id}"\n'.encode())


main()
