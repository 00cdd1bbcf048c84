"""What a session of recording offers: every standard that can be recorded, what is owed first, and how a text finds one."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, structs

from handoff.analysis.agenda import measurements, to_measure, worst_first
from handoff.analysis.agenda.tasks import Task
from handoff.analysis.holdings import Holdings
from handoff.analysis.judged import Recorded
from handoff.analysis.names import find_standard, short_names
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.analysis.periods import ONE_DAY, Stretch, period_of
from handoff.analysis.worksheets import Line, worksheet
from handoff.model.organisation import Organisation
from handoff.model.person import same_person
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import quoted


class Offer(Struct, frozen=True):
    """A standard that can be recorded: the shortest name that finds it, what a worksheet says of it, and its next measurement
    (None: nothing ever falls due).  ``mine``: whoever records answers for it.  ``told`` is what a text is looked for in.
    """

    standard: Standard
    short: str
    line: Line
    told: str
    task: Task | None = None
    mine: bool = False

    @property
    def is_owed(self) -> bool:
        """Whether its measurement is overdue or has fallen due."""
        return self.task is not None and self.task.state != "coming"


def offers(organisation: Organisation, holdings: Holdings, me: tuple[str, ...], as_of: date) -> tuple[Offer, ...]:
    """All standards that a measurement can be recorded for: owed ones first, one's own before others', worst first; then those
    whose day is still to come, by that day; then those that never fall due.  ``me`` are the names and roles of whoever records.
    """
    tasks = {task.about: task for task in measurements(organisation, holdings, as_of)}
    short = short_names(organisation)
    lines = {line.standard: line for line in worksheet(organisation, holdings, short.keys(), as_of)}
    known = (
        _offer(one, short[one.name], lines[one.name], tasks.get(one.name), me)
        for one in organisation.standards
        if one.name in lines
    )
    return tuple(sorted(known, key=lambda offer: (not offer.is_owed, offer.task is None, *_urgency(offer, as_of))))


def _offer(standard: Standard, short: str, line: Line, task: Task | None, me: tuple[str, ...]) -> Offer:
    told = f"{standard.name} {standard.statement}".casefold()
    who = task.who if task is not None else standard.owner
    return Offer(standard, short, line, told, task, any(same_person(who, name) for name in me))


def _urgency(offer: Offer, as_of: date) -> tuple[object, ...]:
    if offer.task is None:
        return (offer.standard.name,)
    mine_first = offer.is_owed and not offer.mine
    return (mine_first, *worst_first(offer.task, as_of))


def owed(offered: Iterable[Offer]) -> tuple[Offer, ...]:
    """Those whose measurement is overdue or has fallen due."""
    return tuple(one for one in offered if one.is_owed)


def matching(offered: Iterable[Offer], text: str) -> tuple[Offer, ...]:
    """Those that a text finds: each of its words stands somewhere in the name or the statement, whatever its case.

    Owed ones come first, then those that have the words in the name.
    """
    words = text.casefold().split()
    found = [one for one in offered if all(word in one.told for word in words)]
    return tuple(sorted(found, key=lambda one: (not one.is_owed, not all(word in one.standard.name for word in words))))


def find_offer(organisation: Organisation, offered: tuple[Offer, ...], text: str) -> Offer | tuple[Offer, ...] | Fault:
    """The offer of a name, or the only one that a text finds; of several all, for nothing is ever guessed; or why there is none."""
    named = find_standard(organisation, text.strip())
    if not isinstance(named, Fault):
        return next((one for one in offered if one.standard.name == named.name), _cannot_be_recorded(named))
    found = matching(offered, text)
    if found:
        return found[0] if len(found) == 1 else found
    return Fault(
        f"No standard has {quoted(text.strip())} in its name or statement.",
        "Only standards that are written down can be recorded.",
        did_you_mean(nearest(text, (one.short for one in offered))) or "Type another part of its name or statement.",
    )


def _cannot_be_recorded(standard: Standard) -> Fault:
    return Fault(
        f"{standard.name} has no measure or no target yet, or has ended.",
        "Nobody could tell what the number means.",
        f"Look at it with `handoff show {standard.name}`, or choose another.",
    )


def renewed(offer: Offer, recorded: Recorded, as_of: date) -> Offer:
    """The offer after a recording: its last result, and whether a measurement is still owed."""
    so_far, label = recorded.so_far, recorded.period.label
    last = f"{label}: {so_far.shown}, {so_far.verdict}" if so_far.shown else f"{label}: {so_far.verdict}"
    return structs.replace(offer, line=structs.replace(offer.line, last=last), task=_next_task(offer, recorded, as_of))


def _next_task(offer: Offer, recorded: Recorded, as_of: date) -> Task | None:
    cadence, day = offer.standard.cadence, recorded.next_due
    if offer.task is None or cadence is None or cadence == "event":
        return None
    if recorded.unmeasured:
        return to_measure(offer.task, recorded.unmeasured, as_of)
    if day is None:
        return None
    period = period_of(day - ONE_DAY, cadence)
    return to_measure(offer.task, (Stretch(period, period),), as_of)
