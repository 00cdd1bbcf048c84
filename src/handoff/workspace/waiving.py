"""From what a person asks to be allowed to a waiver in the ledger, or why it is refused."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.names import find_standard, find_subject, name_of, short_names
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.analysis.waiving import (
    LONGEST_YEARS,
    NEVER,
    Permission,
    approved_by_who_asked,
    covered_periods,
    may_not_waive,
    wrong_days,
)
from handoff.checks import CHECKS, DUE_CHECKS, NEVER_WAIVED
from handoff.ledger import Published
from handoff.model.entry import Waiver
from handoff.model.organisation import Organisation
from handoff.model.person import same_person
from handoff.model.problem import Fault
from handoff.model.standard import Guardrail, Standard
from handoff.model.text import listed, quoted
from handoff.workspace.answering import uncommitted_entries
from handoff.workspace.keepable import name_fault, text_fault
from handoff.workspace.opening import Workspace

_WHY = "Something else would be waived than was meant."


class Wish(Struct, frozen=True):
    """What someone wants to be allowed, in their words; ``since`` is None where nothing was said."""

    name: str
    about: str
    since: date | None
    until: date
    because: str
    approved_by: str
    role: str
    asked_by: str


class _Meant(Struct, frozen=True):
    """What a name means: a standard, or a check and what it is waived about ('': everything)."""

    standard: Standard | None = None
    check: str = ""
    about: str = ""


def waiver_of(organisation: Organisation, wish: Wish, today: date) -> Waiver | Fault:
    """The waiver that is asked for, or why it is refused."""
    fault = text_fault((wish.because, wish.name, wish.about)) or name_fault(wish.approved_by) or name_fault(wish.role)
    if fault is not None:
        return fault
    meant = _meant(organisation, wish)
    if isinstance(meant, Fault):
        return meant
    waiver = Waiver(
        waived_on=today,
        standard=meant.standard.name if meant.standard else None,
        check=meant.check or None,
        about=meant.about or None,
        since=wish.since or today,
        until=wish.until,
        because=wish.because,
        requested_by=wish.asked_by,
        approved_by=wish.approved_by,
        role=wish.role or None,
    )
    return _days_fault(wish, meant, today) or _approval_fault(organisation, meant, waiver) or waiver


def permission(workspace: Workspace, waiver: Waiver, published: Published) -> Permission:
    """What a waiver that was just recorded allows."""
    standard = next((one for one in workspace.organisation.standards if one.name == waiver.standard), None)
    return Permission(
        waiver,
        published.path,
        published.first_id,
        standard.cadence if standard else None,
        covered_periods(standard, waiver) if standard else (),
        uncommitted_entries(workspace),
    )


def _meant(organisation: Organisation, wish: Wish) -> _Meant | Fault:
    checks = tuple(member.NAME for member in (*CHECKS, *DUE_CHECKS))
    standard = find_standard(organisation, wish.name)
    if wish.name in checks:
        if isinstance(standard, Standard) and not wish.about:
            return _twofold(wish.name, standard)
        return _check(organisation, wish)
    if isinstance(standard, Fault):
        near = nearest(wish.name, (*checks, *short_names(organisation).values()))
        if not any(name in checks for name in near):
            return replace(standard, why=_WHY)
        message = f"No check and no standard is called {quoted(wish.name)}."
        return Fault(message, _WHY, f"{did_you_mean(near)} `handoff explain` lists the checks.")
    if wish.about:
        return Fault(
            f"--for says what a check is waived about, and {standard.name} is a standard.",
            "A standard is waived as it is, for all its customers.",
            "Leave --for out.",
        )
    return _Meant(standard)


def _twofold(name: str, standard: Standard) -> Fault:
    return Fault(
        f"{quoted(name)} is a check, and a standard: {standard.name}.",
        _WHY,
        f"For the standard write {standard.name}; for the check say with --for whom it is waived about.",
    )


def _check(organisation: Organisation, wish: Wish) -> _Meant | Fault:
    if wish.name in NEVER_WAIVED:
        return Fault(
            f"The check {wish.name} is never waived.",
            "Whoever could waive it could waive everything, or make a ledger look whole that is not.",
            f"Put right what it finds; `handoff explain {wish.name}` says how.",
        )
    if not wish.about:
        return _Meant(check=wish.name)
    subject = find_subject(organisation, wish.about)
    return replace(subject, why=_WHY) if isinstance(subject, Fault) else _Meant(check=wish.name, about=name_of(subject))


def _days_fault(wish: Wish, meant: _Meant, today: date) -> Fault | None:
    since = wish.since or today
    if wish.until < today and (wish.since is None or meant.standard is None):
        past = "For a concession, which is about days that are gone, give --from as well." if meant.standard else ""
        return Fault(
            f"--until {wish.until} is in the past.",
            "A waiver that has ended allows nothing.",
            f"{past} Give the last day on which it shall hold.".strip(),
        )
    wrong = wrong_days(since, wish.until) or wrong_days(today, max(today, wish.until))
    if not wrong:
        return None
    return Fault(
        f"This is no waiver: {wrong}.",
        f"A waiver is for a while, {LONGEST_YEARS} years at most; what cannot be kept for longer is the wrong standard.",
        "Give an --until on or after --from, and not so far away; or change the standard with its customers.",
    )


def _approval_fault(organisation: Organisation, meant: _Meant, waiver: Waiver) -> Fault | None:
    if approved_by_who_asked(waiver, waiver.requested_by or ""):
        return Fault(
            f"{quoted(waiver.approved_by or '')} would approve what they ask for themselves.",
            "A second person has to see that what was promised is not kept.",
            "Let somebody else approve it, and name them with --approved-by; --by says who asks.",
        )
    # What a check finds about a guardrail is set aside by nobody else than the guardrail itself.
    standard = meant.standard or next((one for one in organisation.standards if one.name == meant.about), None)
    why = may_not_waive(organisation, standard, waiver) if standard else ""
    if not why or standard is None or standard.guardrail is None:
        return None
    guardrail = standard.guardrail
    what = f"what {meant.check} finds about the guardrail" if meant.check else "the guardrail"
    return Fault(
        f"{quoted(waiver.approved_by or '')} may not waive {what} {standard.name}: {why}.",
        f"It protects {listed(guardrail.protects or ('someone else',))} from {guardrail.prevents or 'harm'}; whom it binds or "
        "hinders cannot set it aside.",
        _who_may(guardrail),
    )


def _who_may(guardrail: Guardrail) -> str:
    if same_person(guardrail.waivable_by, NEVER):
        return "Keep it, or stop what it guards. Only its authority can change the standard itself."
    if not guardrail.waivable_by:
        return "Say in the standard who may waive it (`waivable_by`), or `never`."
    return f"Ask {guardrail.waivable_by}, and give --approved-by NAME --role {quoted(guardrail.waivable_by)}."
