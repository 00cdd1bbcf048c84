"""What waivers cover: a check's findings about a name, whole or for a part of the organisation."""

from collections.abc import Iterable

from handoff.analysis.waiving import is_self_approved, lacking
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.page import Excused

# All errors.  Whoever could waive one of these could waive everything, or make a ledger look whole that is not.
NEVER_WAIVED = (
    "waiver-incomplete",
    "waiver-expired",
    "waiver-self-approved",
    "guardrail-incomplete",
    "guardrail-waived-by-recipient",
    "guardrail-weakened",
    "bad-signature",
    "signed-for-both",
    "unknown-party",
    "duplicate-name",
    "unknown-standard",
    "unknown-check",
    "silenced-check",
    "impossible-value",
)


def excused_by(
    waivers: Iterable[Granted], found: Iterable[Problem], organisation: Organisation
) -> tuple[tuple[Excused, ...], list[Problem]]:
    """The problems that a waiver covers, each with the newest one that does, and the others; whatever day it is.

    Only a whole waiver covers anything: with an end, a reason and an approver other than who asked.  One about a department
    covers what is about its outputs and standards; one about nothing covers the whole check.  What is about a guardrail is
    covered only by a waiver that names it, for not everyone may set it aside.
    """
    by_check: dict[str, list[Granted]] = {}
    for granted in waivers:
        name = granted.waiver.check
        if name and name not in NEVER_WAIVED and not lacking(granted.waiver) and not is_self_approved(granted):
            by_check.setdefault(name, []).append(granted)
    if not by_check:
        return (), list(found)
    guardrails = {standard.name for standard in organisation.standards if standard.guardrail is not None}
    excused: list[Excused] = []
    others: list[Problem] = []
    for problem in found:
        known = (one for one in reversed(by_check.get(problem.check, [])) if covers(one, problem.about))
        covering = next((one for one in known if problem.about not in guardrails or one.waiver.about == problem.about), None)
        if covering is None:
            others.append(problem)
        else:
            waiver = covering.waiver
            excused.append(Excused(problem, waiver.because or "", waiver.approved_by or "", waiver.until))
    return tuple(excused), others


def covers(granted: Granted, about: str) -> bool:
    """Whether a check's waiver covers what is about a name."""
    named = granted.waiver.about
    return not named or f"{about}/".startswith(f"{named}/")
