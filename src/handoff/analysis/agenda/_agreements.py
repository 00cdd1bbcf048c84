"""Agreements that were never given, have lapsed or ended or will end, and objections that wait for an answer."""

from collections.abc import Iterator, Mapping
from datetime import date

from handoff.analysis.agenda.tasks import Task, TaskState
from handoff.analysis.agreeing import Standing, standings
from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.speaking import owner_of, speaker_for, speakers_of
from handoff.model.entry import Stance
from handoff.model.organisation import Organisation
from handoff.model.standard import Standard

_VERBS: dict[Stance, str] = {"agrees": "agree", "acknowledges": "acknowledge", "approves": "approve", "objects": "object"}


def agreements(organisation: Organisation, holdings: Holdings, as_of: date) -> Iterator[Task]:
    """What each party has to say to each standard; a site at level ``defined`` is not asked for what was never given."""
    standards = {standard.name: standard for standard in organisation.standards}
    speakers = speakers_of(organisation)
    asked = organisation.settings.level != "defined"
    for standing in standings(organisation, holdings.agreements):
        if asked or standing.state != "missing":
            yield from _tasks(speakers, standards[standing.standard], standing, as_of)


def never_given(organisation: Organisation, holdings: Holdings) -> int:
    """How many words were never given, where the site's level does not ask for them yet."""
    if organisation.settings.level != "defined":
        return 0
    return sum(standing.state == "missing" for standing in standings(organisation, holdings.agreements))


def _tasks(speakers: Mapping[str, str], standard: Standard, standing: Standing, as_of: date) -> Iterator[Task]:
    seat, last = standing.seat, standing.last
    verb = _VERBS[seat.stance]
    if standing.state == "missing":
        yield _task(speakers, standard, standing, "overdue", f"{verb} for {seat.party}: never said anything", None)
    elif standing.state == "lapsed":
        yield _task(speakers, standard, standing, "overdue", f"{verb} again for {seat.party}: the terms have changed", None)
    elif standing.state == "objected" and last is not None:
        objection = f"answer the objection of {seat.party} of {last.agreement.agreed_on}"
        yield Task(
            "agreement",
            "due",
            standard.name,
            owner_of(speakers, standard),
            objection,
            last.agreement.agreed_on,
            f"objection {seat.party}",
            (standard.department,),
            standard.stands_above_percentages,
        )
    elif last is not None and last.agreement.valid_until is not None:
        until = last.agreement.valid_until
        ended = standing.has_ended(as_of)
        word = f"{verb} again for {seat.party}: it {'ended' if ended else 'ends'} on {until}"
        yield _task(speakers, standard, standing, "overdue" if ended else "coming", word, until)


def _task(  # noqa: PLR0913, PLR0917 -- a task is made of as many parts
    speakers: Mapping[str, str], standard: Standard, standing: Standing, state: TaskState, what: str, day: date | None
) -> Task:
    party = standing.seat.party
    return Task(
        "agreement",
        state,
        standard.name,
        speaker_for(speakers, party),
        what,
        day,
        f"{standing.seat.side} {party}",
        tuple(dict.fromkeys((standard.department, party_of(party)))),
        standard.stands_above_percentages,
    )
