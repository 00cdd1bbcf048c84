"""Waivers that end soon, have just ended, or have ended while what they allowed is still there."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from handoff.analysis.agenda.tasks import Task
from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.periods import ONE_DAY
from handoff.analysis.speaking import owner_of, speaker_for, speakers_of
from handoff.analysis.waiving import asked_by, in_force, lacking, sort_of
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation


def waivers(
    organisation: Organisation, holdings: Holdings, needed: Iterable[Granted], as_of: date, within: timedelta
) -> Iterator[Task]:
    """The waivers to see to; ``needed`` are those of checks that have ended and still cover a finding.

    A standard's waiver that has ended is told for as many days as one that ends is told before; one that is renewed is not, nor a
    concession, whose days were gone when it was given.
    """
    still = {granted.id for granted in needed}
    for granted in _of_standards(organisation, holdings):
        until = granted.waiver.until
        if until is not None and until >= as_of - within:
            yield _of_standard(organisation, granted, until, as_of)
    for granted in _newest(granted for granted in holdings.waivers if granted.waiver.check and not lacking(granted.waiver)):
        until = granted.waiver.until
        if until is not None and (until >= as_of or granted.id in still):
            yield _of_check(organisation, granted, until, as_of)


def ended_checks(holdings: Holdings, as_of: date) -> tuple[str, ...]:
    """The checks of which a waiver has ended: whether it is still needed, only they can say."""
    ended = (one.waiver for one in holdings.waivers if one.waiver.check and one.waiver.until and one.waiver.until < as_of)
    return tuple(sorted({waiver.check for waiver in ended if waiver.check}))


def _of_standards(organisation: Organisation, holdings: Holdings) -> tuple[Granted, ...]:
    known = in_force(organisation, holdings.waivers)
    return tuple(granted for name in known for granted in _newest(known[name]) if sort_of(granted.waiver) != "concession")


def _newest(waivers: Iterable[Granted]) -> tuple[Granted, ...]:
    """The waivers without those that another one about the same thing goes on from."""
    known = tuple(waivers)
    return tuple(one for one in known if not any(_goes_on(other, one) for other in known))


def _goes_on(later: Granted, granted: Granted) -> bool:
    one, two = granted.waiver, later.waiver
    if one.until is None or two.until is None or (one.check, one.about) != (two.check, two.about):
        return False
    return two.since - one.until <= ONE_DAY and two.until > one.until


def _of_standard(organisation: Organisation, granted: Granted, until: date, as_of: date) -> Task:
    standard = next(standard for standard in organisation.standards if standard.name == granted.standard)
    ended = until < as_of
    what = f"keep it again: its waiver {'ended' if ended else 'ends'} on {until}, or change it with its customers"
    return Task(
        "waiver",
        "due" if ended else "coming",
        standard.name,
        owner_of(speakers_of(organisation), standard),
        what,
        until,
        granted.id,
        (standard.department,),
        standard.stands_above_percentages,
    )


def _of_check(organisation: Organisation, granted: Granted, until: date, as_of: date) -> Task:
    waiver = granted.waiver
    department = party_of(waiver.about or "")
    own = department in {one.id for one in organisation.departments}
    ended = until < as_of
    about = f" about {waiver.about}" if waiver.about else ""
    return Task(
        "waiver",
        "overdue" if ended else "coming",
        f"{waiver.check}{about}",
        speaker_for(speakers_of(organisation), department) if own else asked_by(granted),
        f"put right what {waiver.check} finds{about}: its waiver {'ended' if ended else 'ends'} on {until}",
        until,
        granted.id,
        (department,) if own else (),
    )
