"""A guardrail does not say whom it protects, by whose authority, from what, or who may waive it.

## What it finds

A `guardrail:` without one of `protects`, `authority`, `prevents` and `waivable_by`.

## Why it matters

A guardrail stands against the wish of the one who receives the work. It holds only as long as everyone can
see whom it protects and who may set it aside; what it leaves open is settled by whoever is in a hurry.

## Example

```yaml
double-checked:
  statement: High-risk infusions are checked by two nurses.
  guardrail: {protects: [patients], prevents: a wrong dose}     # by whose authority? who may waive it?
```

## Remedy

Write all four. `waivable_by` is the one role that may set it aside for a while, or `never`; it is never its
owner or its recipient.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Guardrail, Standard
from handoff.model.text import listed

NAME = "guardrail-incomplete"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_NEEDED = (
    ("protects", "whom it protects", "protects: [end-users]"),
    ("authority", "by whose authority", "authority: the law, the standard or the body that demands it"),
    ("prevents", "what it prevents", "prevents: the harm"),
    ("waivable_by", "who may waive it", "waivable_by: never"),
)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each guardrail that leaves something open, with all that it leaves open."""
    for standard in organisation.standards:
        guardrail = standard.guardrail
        if guardrail is not None and standard.until is None:
            missing = [part for part in _NEEDED if not getattr(guardrail, part[0]) and part[0] not in standard.unreadable]
            if missing:
                yield _problem(standard, guardrail, missing)


def _problem(standard: Standard, guardrail: Guardrail, missing: list[tuple[str, str, str]]) -> Problem:
    lines = "\n".join(f"          {line}" for _, _, line in missing)
    return Problem(
        NAME,
        SEVERITY,
        guardrail.place,
        f"The guardrail {standard.name} does not say {listed(words for _, words, _ in missing)}.",
        "What a guardrail leaves open is settled by whoever is in a hurry.",
        f"Write it down:\n        guardrail:\n{lines}",
        about=standard.name,
    )
