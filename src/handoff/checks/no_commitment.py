"""Top management has not committed itself, or nobody knows who signed and when.

## What it finds

A workspace without `organisation:` in `parties.yaml`, and a commitment without `signed_by:` or `signed_on:`.

## Why it matters

People keep a promise to the next department when those at the top keep theirs. A commitment with a name and a
day under it tells everyone that the standards are meant, and whom to remind when they are not.

## Example

```yaml
organisation:
  commitment: We ask our customers what they need, promise it in numbers and measure it openly.
```

## Remedy

Agree on a few sentences that top management will stand by, have them signed, and write them down with the
name, the day and the day on which they will be looked at again.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Commitment, Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level
from handoff.model.text import listed

NAME = "no-commitment"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_WHY = "People keep their promises to each other when those at the top have put their name to one."


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield one problem where nobody has committed themselves, or the signature lacks a name or a day."""
    if not organisation.departments:
        return
    commitment = organisation.commitment
    if commitment is None:
        place = next((party.place.path for party in organisation.parties), f"{organisation.settings.standards}/parties.yaml")
        yield Problem(
            NAME,
            SEVERITY,
            Source(place),
            "Top management has signed no commitment.",
            _WHY,
            f"Ask top management for a few sentences that it will stand by, and write them in {place}:\n"
            "organisation:\n"
            "  commitment: We ask our customers what they need and promise it in numbers.\n"
            "  signed_by: Name\n"
            "  role: Managing director\n"
            "  signed_on: 2026-01-31",
        )
        return
    missing = _unsaid(commitment)
    if missing:
        message = f"The commitment of top management does not say {listed(missing)}."
        fix = "Have it signed, and say so:\n  signed_by: Name\n  signed_on: 2026-01-31"
        yield Problem(NAME, SEVERITY, commitment.place, message, _WHY, fix)


def _unsaid(commitment: Commitment) -> tuple[str, ...]:
    """What the signature lacks; nothing where part of the commitment could not be read."""
    if not {"organisation", "commitment"}.isdisjoint(commitment.unreadable):
        return ()
    parts = (("signed_by", commitment.signed_by, "who signed it"), ("signed_on", commitment.signed_on, "when it was signed"))
    return tuple(words for key, value, words in parts if not value and key not in commitment.unreadable)
