"""A guardrail was waived by somebody who may not waive it.

## What it finds

A waiver of a guardrail, or of what a check finds about it, that was approved by its owner, by somebody of its
own department, by a recipient (by name, by head or by representative), or by anyone but the role that its
`waivable_by` names; and any waiver at all of a guardrail that says `never`. One that a newer waiver of the
same thing has taken the place of is history.

## Why it matters

A guardrail protects somebody who is not in the room. If those whom it hinders could set it aside, it would
protect nobody on the day when it counts.

## Example

```yaml
double-checked:
  owner: Ward manager
  guardrail: {protects: [patients], authority: Medicines Act, prevents: a wrong dose, waivable_by: Chief pharmacist}
# and in the ledger a waiver of it, approved by the Ward manager
```

## Remedy

Ask the role that may waive it, with `handoff waive STANDARD --approved-by NAME --role ROLE`; a newer waiver
takes the place of this one. What says `never` is kept, or changed with its authority's approval.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.waiving import may_not_waive
from handoff.checks._waivers import newest_of_each, thing_of
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import quoted

NAME = "guardrail-waived-by-recipient"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ("waiver-incomplete", "guardrail-incomplete")


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each waiver about a guardrail whose approver may not waive it."""
    newest = newest_of_each(holdings.waivers)
    promised = (standard for standard in organisation.standards if standard.guardrail and standard.until is None)
    guardrails = {standard.name: standard for standard in promised} if newest else {}
    for granted in newest:
        standard = guardrails.get(thing_of(granted).about)
        if standard is not None:
            reason = may_not_waive(organisation, standard, granted.waiver)
            if reason:
                yield _problem(standard, granted, reason)


def _problem(standard: Standard, granted: Granted, reason: str) -> Problem:
    check = granted.waiver.check
    what = f"What {quoted(check)} finds about the guardrail {standard.name}" if check else f"The guardrail {standard.name}"
    by = f" by {quoted(granted.waiver.approved_by)}" if granted.waiver.approved_by else ""
    return Problem(
        NAME,
        SEVERITY,
        granted.place,
        f"{what} was waived{by}, who may not: {reason}." if by else f"{what} was waived, and may not be: {reason}.",
        "A guardrail protects somebody who is not in the room; those whom it hinders cannot set it aside.",
        "Keep to it. If it has to be set aside for a while, whoever its `waivable_by` names approves a new waiver.",
        about=standard.name,
    )
