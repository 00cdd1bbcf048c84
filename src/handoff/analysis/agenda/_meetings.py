"""Talks between supplier and customer, and the review of top management's commitment."""

from collections.abc import Iterator, Mapping
from datetime import date

from handoff.analysis.agenda.tasks import Task
from handoff.analysis.chains import party_of
from handoff.analysis.periods import overdue_from
from handoff.analysis.speaking import speaker_for, speakers_of
from handoff.analysis.talks import awaited_talk
from handoff.model.organisation import Handoff, Organisation, Output, Talk


def talks(organisation: Organisation, as_of: date) -> Iterator[Task]:
    """The next talk of each handoff that agreed on one; one that was never held is overdue."""
    speakers = speakers_of(organisation)
    for output in organisation.outputs:
        for handoff in output.handoffs:
            talk = handoff.talk
            if talk is not None and talk.every not in {None, "event"} and "talk" not in handoff.unreadable:
                yield _talk(speakers, output, handoff, talk, as_of)


def _talk(speakers: Mapping[str, str], output: Output, handoff: Handoff, talk: Talk, as_of: date) -> Task:
    awaited = awaited_talk(talk)
    day = awaited.end if awaited else None
    overdue = awaited is None or as_of >= overdue_from(awaited)
    last = f"the last talk was on {talk.last}" if talk.last else "no talk is written down"
    return Task(
        "talk",
        "overdue" if overdue else "due" if day is not None and as_of >= day else "coming",
        output.path,
        speaker_for(speakers, output.supplier),
        f"talk to {handoff.customer}: {last}",
        day,
        handoff.customer,
        tuple(dict.fromkeys((output.department, party_of(handoff.customer)))),
    )


def commitment(organisation: Organisation, as_of: date) -> Iterator[Task]:
    """The review of the commitment, where it has a day."""
    signed = organisation.commitment
    if signed is not None and signed.review_by is not None:
        day = signed.review_by
        who = signed.role or signed.signed_by
        yield Task(
            "commitment",
            "overdue" if day < as_of else "coming",
            "commitment",
            who,
            "review the commitment and sign it again",
            day,
        )
