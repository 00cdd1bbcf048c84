"""Reading a ledger as a history: whose entries are asked for, and the newest of them."""

from collections.abc import Iterator
from datetime import date
from heapq import nlargest

from msgspec import Struct

from handoff.analysis.audience import answers_to
from handoff.analysis.history import Chronicle, History
from handoff.analysis.names import find_subject, former_names, name_of
from handoff.model.entry import Asked, Correction, Filed, day_of
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.workspace.opening import Workspace

_SLASHES = 2


class Span(Struct, frozen=True):
    """The days that entries are about, both included, and how many of them are wanted at most."""

    since: date
    until: date
    limit: int


class _Names(Struct, frozen=True):
    """What was asked for, whether that is one standard, and the names that its entries carry."""

    about: str
    alone: bool
    names: tuple[str, ...]


def history(workspace: Workspace, name: str, span: Span) -> History | Fault:
    """The entries about a name ('': all), newest recorded first, in memory that grows with ``limit`` alone; a fault where the name
    finds nothing.

    A department or output stands for its standards, a party for those that it is promised; a standard that is defined no more
    is found by its full name.
    """
    ledger = workspace.ledger
    meant = _meant(workspace, name)
    if isinstance(meant, Fault):
        return meant
    if name and not meant.names:
        return History(meant.about, meant.alone, ())
    asked = Asked(meant.names, span.since, span.until, span.limit)
    entries, count = ledger.newest_about(asked, workspace.organisation)

    def within() -> Iterator[Filed]:
        nonlocal count
        for one in entries:
            if span.since <= day_of(one.entry) <= span.until:
                count += 1
                yield one

    newest = nlargest(span.limit, within(), key=_recorded)
    first = {one.id: one for one in newest}  # where it stands twice: as it was recorded first
    once = sorted(first.values(), key=_recorded, reverse=True)
    chronicle = Chronicle(workspace.organisation, ledger.corrections(workspace.organisation))
    return History(meant.about, meant.alone, tuple(map(chronicle.event, once)), count - len(newest))


def _recorded(one: Filed) -> tuple[str, date, bool, str]:
    """Acts of the same second: a correction after what it may correct."""
    return one.act.recorded_at, day_of(one.entry), isinstance(one.entry, Correction), one.id


def _meant(workspace: Workspace, name: str) -> _Names | Fault:
    if not name:
        return _Names("", alone=False, names=())
    organisation = workspace.organisation
    subject = find_subject(organisation, name)
    if isinstance(subject, Fault):
        if name.count("/") == _SLASHES and next(workspace.ledger.history((name,)), None) is not None:
            return _Names(name, alone=True, names=(name,))
        return subject
    if isinstance(subject, Standard):
        return _Names(subject.name, alone=True, names=_names((subject,)))
    if isinstance(subject, Output):
        standards = subject.standards
    elif isinstance(subject, Department):
        standards = tuple(standard for output in subject.outputs for standard in output.standards)
    else:
        standards = _promised_to(organisation, subject.id)
    own = name_of(subject)
    return _Names(own, alone=False, names=(own, *_names(standards)))


def _promised_to(organisation: Organisation, party: str) -> tuple[Standard, ...]:
    names = answers_to(organisation, party)
    reaching = (output for output in organisation.outputs if any(handoff.customer in names for handoff in output.handoffs))
    return tuple(standard for output in reaching for standard in output.standards)


def _names(standards: tuple[Standard, ...]) -> tuple[str, ...]:
    return tuple(name for standard in standards for name in (standard.name, *former_names(standard)))
