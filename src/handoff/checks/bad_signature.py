"""An agreement's signature does not hold, or is missing where one is required.

## What it finds

A word on a standard in force with a signature that does not verify, or was made with a key that is not among
the allowed signers. With `required = true` under `[signing]` also a word that has no signature. Once the same
party has signed again, and soundly, the earlier word is history.

## Why it matters

Such a word counts as none, for anybody could have written it. Where signatures are required, that is what
they are for.

## Example

```toml
[signing]
required = true
allowed_signers = "signers"
```

## Remedy

Whoever speaks for the party signs again, with `handoff agree STANDARD --for PARTY --sign`. If their key is
new, add it to the file of allowed signers first, in a change that somebody else reads.
"""

from collections.abc import Iterator
from shlex import quote

from handoff.analysis.agreeing import seats, words_by_standard
from handoff.analysis.holdings import Holdings
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "bad-signature"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield the last word of each party on a standard in force whose signature does not hold."""
    bad = {agreed.standard for agreed in holdings.agreements if agreed.fault}
    if not bad:
        return
    words = words_by_standard(agreed for agreed in holdings.agreements if agreed.standard in bad)
    for output in organisation.outputs:
        for standard in output.standards:
            if standard.until is None and standard.name in words:
                last = {agreed.agreement.party: agreed for agreed in words[standard.name]}
                for party in dict.fromkeys(seat.party for seat in seats(output, standard)):
                    if party in last and last[party].fault:
                        yield _problem(last[party])


def _problem(agreed: Agreed) -> Problem:
    agreement, name = agreed.agreement, agreed.standard
    return Problem(
        NAME,
        SEVERITY,
        agreed.place,
        f"The signature of {quoted(agreement.by)} for {quoted(agreement.party)} under {name} does not hold: {agreed.fault}.",
        "A word that anybody could have written binds nobody.",
        f"Let them sign again:\nhandoff agree {name} --for {quote(agreement.party)} --sign",
        about=name,
    )
