"""The answer to ``handoff waive``: what is waived, until when, and what to do before it ends."""

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.analysis.periods import ONE_DAY
from handoff.analysis.waiving import Permission, sort_of
from handoff.answers._pending import pending_text
from handoff.model.entry import Waiver
from handoff.model.person import with_role
from handoff.model.text import listed
from handoff.page import Block, Note, Page, Text

_MOST_LISTED = 6


class WaivedFacts(Struct, frozen=True):
    """A waiver for machines; of ``standard`` and ``check`` one is null, and ``periods`` are those of the standard."""

    version: int
    id: str
    act: str
    sort: str
    standard: str | None
    check: str | None
    about: str | None
    since: str
    until: str | None
    because: str | None
    approved_by: str | None
    role: str | None
    requested_by: str | None
    periods: tuple[str, ...]
    uncommitted: int | None


def waived_page(given: Permission) -> Page:
    """One screen: what is waived, who allowed it, and the next step."""
    waiver = given.waiver
    blocks = (
        _what(given),
        Text(_who(waiver)),
        Text(_next(waiver)),
        Text(f"Recorded as {given.id[:8]}.{pending_text(given.path, given.uncommitted)}"),
    )
    return Page(f"{_subject(waiver)} is waived until {waiver.until}", blocks, _facts(given))


def _subject(waiver: Waiver) -> str:
    if waiver.standard:
        return waiver.standard
    return f"The check {waiver.check}" + (f" about {waiver.about}" if waiver.about else "")


def _what(given: Permission) -> Block:
    waiver = given.waiver
    days = f"from {waiver.since} until {waiver.until}"
    if not waiver.standard:
        about = f" about {waiver.about}" if waiver.about else ""
        return Text(f"What the check finds{about} is listed as waived, and `handoff check` does not fail on it.", "strong")
    sort = sort_of(waiver).capitalize()
    if given.cadence is None:
        return Note(f"{sort} {days}. But nothing says how often this standard is measured (`every`), so it is not judged anyway.")
    if given.cadence == "event":
        return Text(f"{sort}: what is measured {days} is shown as waived, never as met.", "strong")
    if not given.periods:
        fix = "Waive it again with an --until on or after the last day of the period that is meant."
        return Note(f"{sort}, but no {given.cadence} ends {days}, so no period of it is shown as waived. {fix}")
    labels = [period.label for period in given.periods]
    named = listed(labels) if len(labels) <= _MOST_LISTED else f"{labels[0]} to {labels[-1]} ({counted(len(labels), 'period')})"
    return Text(f"{sort}: {named} {'is' if len(labels) == 1 else 'are'} shown as waived, never as met.", "strong")


def _who(waiver: Waiver) -> str:
    approver = with_role(waiver.approved_by or "", waiver.role)
    return f"Approved by {approver}, asked for by {waiver.requested_by}, because: {waiver.because}"


def _next(waiver: Waiver) -> str:
    if waiver.until is None or sort_of(waiver) == "concession":
        return "These days are gone. Next: find out why the standard was not kept, so that nobody has to ask again."
    after = waiver.until + ONE_DAY
    if waiver.standard:
        step = "make it possible to keep the standard again, or change it with its customers"
        return f"Before it ends: {step}. What ends from {after} on is judged as before. `handoff due` reminds you."
    return (
        f"Before it ends: put right what the check finds. From {after} on `handoff check --due` fails. `handoff due` reminds you."
    )


def _facts(given: Permission) -> WaivedFacts:
    waiver = given.waiver
    return WaivedFacts(
        version=1,
        id=given.id,
        act=given.path,
        sort=sort_of(waiver),
        standard=waiver.standard,
        check=waiver.check,
        about=waiver.about,
        since=waiver.since.isoformat(),
        until=waiver.until.isoformat() if waiver.until else None,
        because=waiver.because,
        approved_by=waiver.approved_by,
        role=waiver.role,
        requested_by=waiver.requested_by,
        periods=tuple(period.label for period in given.periods),
        uncommitted=given.uncommitted,
    )
