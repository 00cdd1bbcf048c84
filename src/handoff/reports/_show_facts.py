"""What ``handoff show`` answers, for machines: complete, in a fixed order, the same for every kind of subject."""

from datetime import date

from msgspec import Struct

from handoff.analysis.agreeing import Standing
from handoff.analysis.improvement import Improving
from handoff.analysis.judged import Result, StandsOn
from handoff.analysis.remedies.facts import CaseFacts, CourseFacts
from handoff.analysis.remedies.remedied import Remedied
from handoff.model.entry import Granted
from handoff.model.standard import Cadence
from handoff.model.stated import Rebased
from handoff.reports._agreement_facts import StandingFacts, standing_facts
from handoff.reports._definition_facts import Definition
from handoff.reports._judged_facts import ResultFacts, result_facts
from handoff.reports._permissions import WaiverFacts, waiver_facts
from handoff.reports._process_blocks import ProcessFacts, process_facts
from handoff.reports._rebased import PhaseFacts, rebase_facts
from handoff.reports._remedies import action_facts, finding_facts
from handoff.reports._serving import Book, Need, Served


class Subject(Struct, frozen=True, kw_only=True):
    """What was asked about; what a kind of subject does not have is null or empty."""

    kind: str
    id: str
    name: str
    sort: str | None = None
    promise: str | None = None
    head: str | None = None
    stations: tuple[str, ...] = ()
    represented_by: str | None = None
    members: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    supplier: str | None = None


class HandoffFacts(Struct, frozen=True):
    """One output reaching one customer, with the results of its standards."""

    output: str
    output_name: str
    supplier: str
    customer: str
    used_for: str | None
    channel: str | None
    talk_every: Cadence | None
    talk_last: date | None
    needs_back: tuple[str, ...]
    standards: tuple[ResultFacts, ...]


class NeedFacts(Struct, frozen=True, rename={"from_": "from"}):
    """What ``to`` needs back from ``from`` for an output; null where nothing is written; with its result if it is a standard."""

    from_: str
    to: str
    output: str
    need: str | None
    result: ResultFacts | None


class Answer(Struct, frozen=True):
    """What is said about a subject, before it takes a form."""

    subject: Subject
    serves: tuple[Served, ...] = ()
    needs: tuple[Need, ...] = ()
    receives: tuple[Served, ...] = ()
    owes: tuple[Need, ...] = ()
    protected_by: tuple[Result, ...] = ()
    gaps: tuple[str, ...] = ()
    definition: Definition | None = None
    agreements: tuple[Standing, ...] = ()
    waivers: tuple[Granted, ...] = ()
    rebases: tuple[Rebased, ...] = ()
    improving: Improving | None = None
    remedied: Remedied | None = None


class ShowFacts(Struct, frozen=True):
    """Whom a subject serves and how well, what it needs back, what it receives, owes in return and is protected by.

    ``agreements``: how everyone stands to its standards, and it to those of others.  ``waivers``: of a standard, oldest
    first.  ``rebases``: those of a standard that count.  ``process``: its control chart; null where it cannot be charted.
    """

    version: int
    report: str
    as_of: date
    period: str
    stands_on: StandsOn
    subject: Subject
    serves: tuple[HandoffFacts, ...]
    needs: tuple[NeedFacts, ...]
    receives: tuple[HandoffFacts, ...]
    owes: tuple[NeedFacts, ...]
    protected_by: tuple[ResultFacts, ...]
    gaps: tuple[str, ...]
    definition: Definition | None
    agreements: tuple[StandingFacts, ...]
    waivers: tuple[WaiverFacts, ...]
    rebases: tuple[PhaseFacts, ...]
    process: ProcessFacts | None
    findings: tuple[CaseFacts, ...]
    actions: tuple[CourseFacts, ...]


class UnknownFacts(Struct, frozen=True):
    """What is wrong with a name that finds nothing, or too much."""

    version: int
    report: str
    asked: str
    message: str
    why: str
    fix: str


def show_facts(book: Book, report: str, answer: Answer) -> ShowFacts:
    """The answer in full."""
    judged = book.judged
    return ShowFacts(
        version=1,
        report=report,
        as_of=judged.question.as_of,
        period=judged.span.label,
        stands_on=judged.stands_on,
        subject=answer.subject,
        serves=tuple(_handoff(served) for served in answer.serves),
        needs=tuple(_need(need) for need in answer.needs),
        receives=tuple(_handoff(served) for served in answer.receives),
        owes=tuple(_need(need) for need in answer.owes),
        protected_by=tuple(result_facts(result) for result in answer.protected_by),
        gaps=answer.gaps,
        definition=answer.definition,
        agreements=tuple(standing_facts(book, standing) for standing in answer.agreements),
        waivers=tuple(waiver_facts(book, granted) for granted in answer.waivers),
        rebases=rebase_facts(answer.rebases),
        process=process_facts(answer.improving) if answer.improving else None,
        findings=finding_facts(answer.remedied) if answer.remedied else (),
        actions=action_facts(answer.remedied) if answer.remedied else (),
    )


def _handoff(served: Served) -> HandoffFacts:
    handoff = served.handoff
    return HandoffFacts(
        output=served.output.path,
        output_name=served.output.name,
        supplier=served.output.supplier,
        customer=handoff.customer,
        used_for=handoff.used_for or None,
        channel=handoff.channel or None,
        talk_every=handoff.talk.every if handoff.talk else None,
        talk_last=handoff.talk.last if handoff.talk else None,
        needs_back=handoff.needs_back,
        standards=tuple(result_facts(result) for result in served.results),
    )


def _need(need: Need) -> NeedFacts:
    served = need.served
    result = result_facts(need.result) if need.result else None
    return NeedFacts(served.handoff.customer, served.output.supplier, served.output.path, need.text or None, result)
