"""A text in the ledger looks like a person's data: an e-mail address, a birth date, a patient's number.

## What it finds

Notes, reasons, objections and statements of entries in which an e-mail address stands, a date after a word such as
born, or a number of six digits or more after a word such as patient or MRN. Of very many the first hundred are told.
Names of those who record or agree are not meant: an auditor asks for them.

## Why it matters

What is recorded and shared stays for ever, in every copy. Nobody may keep a patient's data so, and nobody needs it
there: a measurement is about work, not about who was ill.

## Example

```yaml
{"entry": "measurement", "note": "patient no. 4711 0815 waited two hours"}
```

## Remedy

Where the act is in no commit that others have, take it back with git and record it again without. Where it is shared,
ask whoever answers for data protection: taking it out of git's history is a decision of its own, which breaks ids and
seals, and has to be written down. What only looks like it can be waived.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings, Personal
from handoff.analysis.names import standards_by_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "personal-data"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each entry whose text looks like a person's data; the text itself is not repeated."""
    known = standards_by_name(organisation) if holdings.personal else {}
    for one in holdings.personal:
        standard = known.get(one.standard)
        yield _problem(one, standard.name if standard else one.standard)


def _problem(one: Personal, name: str) -> Problem:
    of = f" of {name}" if name else ""
    return Problem(
        NAME,
        SEVERITY,
        one.place,
        f"A text in this entry{of} looks like {one.what}.",
        "What is recorded and shared stays for ever, in every copy.",
        "If nobody else has it yet, take the act back with git and record it again without; otherwise ask whoever answers for data "
        "protection.",
        about=name,
    )
