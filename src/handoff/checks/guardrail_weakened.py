"""A guardrail asks less than its authority approved.

## What it finds

A guardrail whose newest approval is of earlier terms, and which has become weaker since: its target or limit is
looser, fewer readings have to meet it, it protects fewer, it may be waived where it might not, or it is no
guardrail any more. Only what an authority has approved once can be found to be weaker.

## Why it matters

Whoever is protected by a guardrail is not in the room when it is changed. Its authority speaks for them, and
has not been asked.

## Example

```yaml
double-checked:
  target: at least 95 %      # its authority approved: at least 99 %
  guardrail: {protects: [patients], authority: Medicines Act, prevents: a wrong dose, waivable_by: never}
```

## Remedy

Put back what was approved, or show the change to the authority and let it approve:
`handoff agree STANDARD --for AUTHORITY`.
"""

from collections.abc import Iterator

from handoff.analysis.agreeing import Heard, Seat, heard
from handoff.analysis.holdings import Holdings
from handoff.analysis.strictness import compare
from handoff.analysis.terms import Terms, read_terms
from handoff.checks._signing import has_readable_terms, to_sign
from handoff.measures import parse_target
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.person import same_person
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.target import Target
from handoff.model.text import listed, quoted

NAME = "guardrail-weakened"
SEVERITY: Severity = "error"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("guardrail-incomplete",)


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard in force that is weaker than its newest approval, with all that became weaker."""
    lapsed = {agreed.standard: agreed for agreed in holdings.agreements if _is_approval(agreed) and not agreed.current}
    for one in heard(organisation, holdings.agreements, lapsed):
        approval = lapsed[one.standard.name]
        approved = read_terms(approval.agreement.text)
        if approved is not None and not _is_approved(one) and has_readable_terms(one.output, one.standard):
            weaker = tuple(_weaker(approved, one.standard))
            if weaker:
                yield _problem(one, approval, weaker)


def _is_approval(agreed: Agreed) -> bool:
    return agreed.agreement.stance == "approves" and not agreed.fault


def _is_approved(one: Heard) -> bool:
    """Whether its authority of now has approved what it says now."""
    return any(standing.seat.side == "authority" and standing.state == "agreed" for standing in one.standings)


def _weaker(approved: Terms, standard: Standard) -> Iterator[str]:
    """What asks less of a standard now than what was approved."""
    promise = standard.promises[0] if standard.promises else None
    if promise is not None:
        for what, before, now in (("target", approved.target, promise.target), ("limit", approved.limit, promise.limit)):
            old = parse_target(before) if before else None
            if isinstance(old, Target) and now is not None and _is_looser(old, now):
                yield f"its {what} was {old.text} and is {now.text}"
    protection, guardrail = approved.guardrail, standard.guardrail
    if protection is None:
        return
    if guardrail is None:
        yield "it is no guardrail any more"
        return
    lost = sorted(set(protection.protects) - set(guardrail.protects))
    if lost:
        yield f"it no longer protects {listed(lost)}"
    if same_person(protection.waivable_by, "never") and not same_person(guardrail.waivable_by, "never"):
        yield f"it could never be waived and now can, by {quoted(guardrail.waivable_by)}"


def _is_looser(old: Target, now: Target) -> bool:
    return compare(old, now) == "loosened" or now.attain < old.attain


def _problem(one: Heard, approval: Agreed, weaker: tuple[str, ...]) -> Problem:
    name, guardrail = one.standard.name, one.standard.guardrail
    authority = [Seat(guardrail.authority, "authority", "approves")] if guardrail and guardrail.authority else []
    again = f", or let its authority approve:\n{to_sign(name, authority)}" if authority else "."
    return Problem(
        NAME,
        SEVERITY,
        guardrail.place if guardrail else one.standard.place,
        f"{name} asks less than {quoted(approval.agreement.party)} approved on {approval.agreement.agreed_on}: {listed(weaker)}.",
        "Whom it protects is not in the room; the authority that speaks for them has not approved the change.",
        f"Put back what was approved{again}",
        also=(approval.place,),
        about=name,
    )
