"""Who is your customer and how are you serving them, then what do you need, and from whom.

Answered for a department, a party (what do I get, and what do I owe?), an output or a standard.
"""

from handoff.analysis.agreeing import Standing, standings, standings_of
from handoff.analysis.audience import answers_to
from handoff.analysis.judged import Judged
from handoff.analysis.names import find_subject
from handoff.model.organisation import Department, Output, Party
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.page import Block, Note, Page, Text
from handoff.reports._corrected import corrected_blocks
from handoff.reports._definition_facts import Definition, definition_of
from handoff.reports._permissions import waivers_of
from handoff.reports._serving import Book, Served, open_book
from handoff.reports._serving_tables import missing_standard
from handoff.reports._show_facts import Answer, Subject, UnknownFacts, show_facts
from handoff.reports._show_pages import department_blocks, output_blocks, party_blocks, standard_blocks
from handoff.reports._stands_on import stands_on_text

NAME = "show"


def page(judged: Judged) -> Page:
    """The answer for the question's subject; a name that finds nothing is answered with what it could be."""
    book = open_book(judged)
    subject = find_subject(judged.organisation, judged.question.subject)
    if isinstance(subject, Fault):
        return _unknown(judged.question.subject, subject)
    if isinstance(subject, Department):
        answer = _department(book, subject)
        blocks = department_blocks(book, answer)
    elif isinstance(subject, Party):
        answer = _party(book, subject)
        blocks = party_blocks(book, answer)
    elif isinstance(subject, Output):
        answer = _output(book, subject)
        blocks = output_blocks(book, answer)
    else:
        definition = _definition(book, subject)
        answer = _standard(book, subject, definition)
        blocks = standard_blocks(book, answer, definition)
    corrected = corrected_blocks(result for served in (*answer.serves, *answer.receives) for result in served.results)
    stands_on = Text(stands_on_text(judged), "quiet")
    return Page(_title(answer.subject), (*blocks, *corrected, stands_on), show_facts(book, NAME, answer))


def _title(subject: Subject) -> str:
    return subject.name if subject.name == subject.id else f"{subject.name} ({subject.id})"


def _unknown(asked: str, fault: Fault) -> Page:
    blocks: tuple[Block, ...] = (Note(fault.message, "bad"), Text(fault.why), Text(fault.fix))
    return Page("Nothing to show", blocks, UnknownFacts(1, NAME, asked, fault.message, fault.why, fault.fix))


def _department(book: Book, department: Department) -> Answer:
    names = answers_to(book.judged.organisation, department.id)
    serves = book.handed_over(department.outputs)
    receives = tuple(served for served in book.handed_to(names) if served.output.department != department.id)
    return Answer(
        Subject(
            kind="department",
            id=department.id,
            name=department.name,
            sort=department.kind,
            promise=department.promise or None,
            head=department.head or None,
            stations=tuple(station.name for station in department.stations),
            member_of=_groups_of(book, department.id),
        ),
        serves=serves,
        needs=book.needs_of(serves),
        receives=receives,
        owes=book.needs_of(receives),
        protected_by=book.protecting(names),
        gaps=(*_no_output(department), *_gaps(book, department.outputs)),
        agreements=_agreements(book, department.id, (department.id, *department.station_names)),
    )


def _party(book: Book, party: Party) -> Answer:
    # A group is shown with what is handed to it as a group: what its members get besides, their own pages say.
    names = frozenset({party.id}) if party.members else answers_to(book.judged.organisation, party.id)
    receives = book.handed_to(names)
    protecting = book.protecting(names)
    subject = Subject(
        kind="party",
        id=party.id,
        name=party.name,
        sort=party.kind,
        represented_by=party.represented_by or None,
        members=party.members,
        member_of=_groups_of(book, party.id),
    )
    step = f"Next: name it as a customer of an output, or take it out of {party.place.path}."
    gap = f"Nothing reaches {party.id} and nothing protects it. {step}"
    gaps = () if receives or protecting else (gap,)
    agreements = _agreements(book, "", (party.id,))
    owes = book.needs_of(receives)
    return Answer(subject, receives=receives, owes=owes, protected_by=protecting, gaps=gaps, agreements=agreements)


def _output(book: Book, output: Output) -> Answer:
    serves = book.handed_over((output,))
    subject = Subject(kind="output", id=output.path, name=output.name, sort=output.kind, supplier=output.supplier)
    agreements = _agreements(book, output.path, ())
    return Answer(subject, serves=serves, needs=book.needs_of(serves), gaps=_gaps(book, (output,)), agreements=agreements)


def _definition(book: Book, standard: Standard) -> Definition:
    return definition_of(book.judged.organisation, standard, book.results[standard.name].customers)


def _standard(book: Book, standard: Standard, definition: Definition) -> Answer:
    output = next(output for output in book.judged.organisation.outputs if standard in output.standards)
    result = book.results[standard.name]
    serves = tuple(Served(output, served.handoff, (result,)) for served in book.handed_over((output,)) if result in served.results)
    gap = f"{standard.name} reaches nobody. Next: name a customer of {output.path} ({output.place.path}:{output.place.line})."
    return Answer(
        Subject(kind="standard", id=standard.name, name=standard.name, supplier=output.department),
        serves=serves,
        needs=book.needs_of(serves),
        gaps=() if serves else (gap,),
        definition=definition,
        agreements=standings_of(output, standard, book.words.get(standard.name, ())),
        waivers=waivers_of(book, standard),
        improving=book.judged.improving,
        remedied=book.judged.remedied,
        rebases=tuple(rebased for rebased in book.judged.rebases if rebased.standard == standard.name),
    )


def _agreements(book: Book, owner: str, parties: tuple[str, ...]) -> tuple[Standing, ...]:
    """How everyone stands to the standards of a department or output, and these parties to those of others."""
    return tuple(
        standing
        for standing in standings(book.judged.organisation, book.judged.agreements)
        if (owner and standing.standard.startswith(f"{owner}/")) or standing.seat.party in parties
    )


def _groups_of(book: Book, member: str) -> tuple[str, ...]:
    return tuple(party.id for party in book.judged.organisation.parties if member in party.members)


def _no_output(department: Department) -> tuple[str, ...]:
    """A department without outputs; not one whose outputs could not be read."""
    if department.outputs or "outputs" in department.unreadable:
        return ()
    step = f"Next: write one under `outputs:` in {department.place.path}, then run handoff check."
    return (f"{department.name} has no output: nobody can say what it is there for. {step}",)


def _gaps(book: Book, outputs: tuple[Output, ...]) -> tuple[str, ...]:
    """Outputs that nobody receives, and handoffs without a standard; not where they could not be read."""
    unreceived = tuple(
        f"Nobody receives {output.path}: it is waste, or its customer is not written down. "
        f"Next: name who uses it under `customers:` ({output.place.path}:{output.place.line})."
        for output in outputs
        if not output.handoffs and "customers" not in output.unreadable
    )
    unpromised = (
        served for served in book.handed_over(outputs) if not served.results and "standards" not in served.output.unreadable
    )
    return (*unreceived, *(missing_standard(served) for served in unpromised))
