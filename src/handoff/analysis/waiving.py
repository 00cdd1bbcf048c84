"""What a waiver may do: whether it is whole, who may approve it, and which periods of a standard it covers."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from handoff.analysis.chains import party_of
from handoff.analysis.periods import Period, periods_ending_in
from handoff.analysis.speaking import speaker
from handoff.model.day import FIRST_YEAR, LAST_YEAR
from handoff.model.entry import Granted, Waiver
from handoff.model.organisation import Department, Organisation, Party
from handoff.model.person import folded, same_person
from handoff.model.standard import Cadence, Standard
from handoff.model.text import listed

Sort = Literal["concession", "deviation permit", "waiver of a check"]
NEVER = "never"
LONGEST_YEARS = 5
_LONGEST = timedelta(days=366 * LONGEST_YEARS)


class Permission(Struct, frozen=True):
    """A waiver just recorded: its act's path and its id; of a standard's, how often it is measured and the periods it covers.

    ``uncommitted`` are the entries that no commit has yet (None outside git).
    """

    waiver: Waiver
    path: str
    id: str
    cadence: Cadence | None
    periods: tuple[Period, ...]
    uncommitted: int | None


def lacking(waiver: Waiver) -> tuple[str, ...]:
    """What a waiver needs and does not have: ``an end``, ``a reason``, ``an approver``."""
    parts = (("an end", waiver.until), ("a reason", _said(waiver.because)), ("an approver", _said(waiver.approved_by)))
    return tuple(name for name, value in parts if not value)


def wrong_days(since: date, until: date) -> str:
    """What is wrong with the first and last day of a waiver ('': nothing)."""
    if until < since:
        return f"it ends on {until}, before it begins on {since}"
    if until - since > _LONGEST:
        return f"it lasts longer than {LONGEST_YEARS} years"
    return "" if since.year >= FIRST_YEAR and until.year <= LAST_YEAR else f"it lies outside the years {FIRST_YEAR} to {LAST_YEAR}"


def sort_of(waiver: Waiver) -> Sort:
    """What a waiver is called: of a standard a concession where all its days are gone when it is given, else a deviation permit."""
    if not waiver.standard:
        return "waiver of a check"
    return "concession" if waiver.until is not None and waiver.until < waiver.waived_on else "deviation permit"


def covered_periods(standard: Standard, waiver: Waiver) -> tuple[Period, ...]:
    """The cadence periods that end within a waiver's days, oldest first; none where it has no end, or events have no periods."""
    if waiver.until is None or standard.cadence in {None, "event"}:
        return ()
    return periods_ending_in(Period(waiver.since, waiver.until, ""), standard.cadence)


def asked_by(granted: Granted) -> str:
    """Who asked for a waiver: whom it names, else who recorded it."""
    return granted.waiver.requested_by or granted.act.recorded_by


def approved_by_who_asked(waiver: Waiver, asker: str) -> bool:
    """Whether the one who asks for a waiver also approves it; case and blanks make nobody another."""
    return same_person(waiver.approved_by or "", asker)


def is_self_approved(granted: Granted) -> bool:
    """Whether who asked for a waiver in the ledger, or recorded it, approved it too."""
    return any(approved_by_who_asked(granted.waiver, who) for who in (granted.waiver.requested_by or "", granted.act.recorded_by))


def may_not_waive(organisation: Organisation, standard: Standard, waiver: Waiver) -> str:
    """Why this approver may not waive this standard ('': may): anyone may an ordinary one, hardly anyone a guardrail.

    A guardrail that says ``never`` is waived by nobody, any other by the role in its ``waivable_by`` alone, and never by its
    owner, its department (id, name, head) or a recipient (id, name, head, representative; of a group, its members).
    """
    guardrail = standard.guardrail
    if guardrail is None:
        return ""
    if same_person(guardrail.waivable_by, NEVER):
        return "it says `waivable_by: never`"
    approver, role = waiver.approved_by or "", waiver.role or ""
    for who, name in _who_may_not(organisation, standard):
        if same_person(name, approver) or same_person(name, role):
            return f"{name} is {who}"
    if not guardrail.waivable_by:
        return "it does not say who may waive it (`waivable_by`)"
    if any(same_person(guardrail.waivable_by, word) for word in (approver, role)):
        return ""
    return f"only {guardrail.waivable_by} may"


def why_not(organisation: Organisation, standard: Standard, granted: Granted) -> str:
    """Why a waiver in the ledger does not waive its standard ('': it does)."""
    waiver = granted.waiver
    missing = lacking(waiver)
    if missing or waiver.until is None:
        return f"it lacks {listed(missing)}"
    days = wrong_days(waiver.since, waiver.until)
    if days:
        return days
    if is_self_approved(granted):
        return f"{waiver.approved_by} asked for it and approved it"
    return may_not_waive(organisation, standard, waiver)


def in_force(organisation: Organisation, waivers: Iterable[Granted]) -> dict[str, tuple[Granted, ...]]:
    """The waivers that do waive a standard, by the full name that it has now, oldest first."""
    known = tuple(granted for granted in waivers if granted.standard)
    if not known:
        return {}
    standards = {standard.name: standard for standard in organisation.standards}
    found: dict[str, tuple[Granted, ...]] = {}
    for granted in known:
        standard = standards.get(granted.standard)
        if standard is not None and not why_not(organisation, standard, granted):
            found[standard.name] = (*found.get(standard.name, ()), granted)
    return found


def covering(waivers: Iterable[Granted], last_day: date) -> Granted | None:
    """The newest of some waivers, oldest first, within whose days a period's last day lies; None without any."""
    found = None
    for granted in waivers:
        until = granted.waiver.until
        if granted.waiver.since <= last_day and until is not None and last_day <= until:
            found = granted
    return found


def _said(text: str | None) -> str:
    """A text in which a reader sees something, else ''."""
    return text if text and folded(text) else ""


def _who_may_not(organisation: Organisation, standard: Standard) -> Iterator[tuple[str, str]]:
    """Everyone whom a guardrail binds or hinders: what they are to it, and a name of theirs."""
    yield "its owner", standard.owner
    departments = {department.id: department for department in organisation.departments}
    own = departments.get(standard.department)
    if own is not None:
        yield from ((f"its department's {what}", name) for what, name in _names(own))
    parties = {party.id: party for party in organisation.parties}
    output = next((output for output in organisation.outputs if standard in output.standards), None)
    for recipient in _with_members(output.customers_of(standard) if output else standard.customers, parties):
        yield "its recipient", recipient
        someone = departments.get(party_of(recipient)) or parties.get(recipient)
        if someone is not None:
            yield from ((f"its recipient's {what}", name) for what, name in _names(someone))


def _names(someone: Department | Party) -> tuple[tuple[str, str], ...]:
    role = "head" if isinstance(someone, Department) else "representative"
    return (("name", someone.id), ("name", someone.name), (role, speaker(someone)))


def _with_members(recipients: Iterable[str], parties: dict[str, Party]) -> tuple[str, ...]:
    """Recipients, and the members of those that are groups, each once."""
    found: dict[str, None] = {}
    waiting = list(recipients)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += parties[name].members if name in parties else ()
    return tuple(found)
