"""A department of kind assurance has no guardrail.

## What it finds

A department whose `kind` is `assurance` and none of whose standards has a `guardrail:`.

## Why it matters

Assurance protects somebody who cannot see the work: a patient, an end user, the law. Where nothing says whom
and from what, it is one more inspection that others have to wait for.

## Example

```yaml
department: quality-inspection
kind: assurance
outputs:
  release:
    customers: {assembly: {used_for: pass only what is right}}
    standards:
      in-time: {statement: Lots are released within a day., target: at least 95 %}
```

## Remedy

Ask what must not happen, to whom, and who demands it; write that standard with a `guardrail:`. If nothing of
the kind is there, it is a `support` department.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "assurance-without-guardrail"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-standard", "no-output")


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each department of kind assurance without a guardrail."""
    for department in organisation.departments:
        if department.kind == "assurance" and not _has_guardrail(department):
            yield Problem(
                NAME,
                SEVERITY,
                department.place,
                f"{department.id} is there for assurance, and none of its standards is a guardrail.",
                "Nobody can tell whom it protects, and from what: then it is one more inspection that others have to wait for.",
                "Say with one of its standards what must not happen, to whom, and who demands it:\n"
                "        guardrail:\n"
                "          protects: [end-users]\n"
                "          authority: the law, the standard or the body that demands it\n"
                "          prevents: the harm\n"
                "          waivable_by: never",
                about=department.id,
            )


def _has_guardrail(department: Department) -> bool:
    """Whether a guardrail is there, or may be, in what could not be read."""
    if "outputs" in department.unreadable or any("standards" in output.unreadable for output in department.outputs):
        return True
    standards = (standard for standard in department.standards if standard.until is None)
    return any(standard.guardrail is not None or "guardrail" in standard.unreadable for standard in standards)
