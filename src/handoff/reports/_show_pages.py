"""The answers of ``handoff show`` for people: one order of blocks for each kind of subject."""

from handoff.analysis.figures import TONES, count_text, interval_text
from handoff.analysis.judged import Result
from handoff.analysis.names import short_names
from handoff.page import Block, Cell, Column, Note, Table, Text
from handoff.reports._agreement_blocks import open_agreements, others_agreements, standard_agreements
from handoff.reports._definition_facts import Definition
from handoff.reports._definition_tables import definition_table, promises_table
from handoff.reports._permissions import permission_blocks
from handoff.reports._process_blocks import process_blocks
from handoff.reports._rebased import rebase_blocks
from handoff.reports._remedies import remedy_blocks
from handoff.reports._results_table import so_far_text, target_text
from handoff.reports._serving import Book, Need
from handoff.reports._serving_tables import (
    guardrails_table,
    needs_table,
    notes,
    owed_table,
    received_tables,
    spans,
    standards_table,
    talk,
    to_customer,
    trail,
    value_cell,
)
from handoff.reports._show_facts import Answer, Subject

_SERVING = Text("Who is your customer? How are you serving them?", heading=True)
_NO_SUPPLIER = "Nothing that is written down here reaches it from others: who are its suppliers?"
_PROMISED = Text("What is promised?", heading=True)
_NEEDING = Text("What do you need, and from whom?", heading=True)


def department_blocks(book: Book, answer: Answer) -> tuple[Block, ...]:
    """Its customers, each with what it is handed and how well; then what it needs back and what others hand to it."""
    subject = answer.subject
    received = received_tables(book, answer.receives, subject.id)
    return (
        *((Text(subject.promise, "strong"),) if subject.promise else ()),
        Text(_who(subject)),
        *others_agreements(answer.agreements, subject.id),
        *open_agreements(book, answer.agreements, subject.id),
        _SERVING,
        *notes(answer.gaps),
        *((spans(book),) if answer.serves else ()),
        *(to_customer(book, served) for served in answer.serves),
        _NEEDING,
        *_needed(book, answer.needs),
        *((Text("Handed to it by others", "strong"), *received) if received else (Text(_NO_SUPPLIER),)),
        *_protecting("What protects it", answer.protected_by),
    )


def party_blocks(book: Book, answer: Answer) -> tuple[Block, ...]:
    """What it gets, from whom and how well; what protects it; what it owes in return."""
    subject = answer.subject
    received = received_tables(book, answer.receives, subject.id)
    owed = (owed_table(book, "Needed from it in return", answer.owes),) if answer.owes else (Text("Nothing."),)
    return (
        Text(_who(subject)),
        *open_agreements(book, answer.agreements, subject.id),
        *notes(answer.gaps),
        Text("What do I get, from whom, and how well?", heading=True),
        *((spans(book), *received) if received else (Text("No output is handed to it."),)),
        *_protecting("What protects it", answer.protected_by),
        Text("What do I owe in return?", heading=True),
        *owed,
    )


def output_blocks(book: Book, answer: Answer) -> tuple[Block, ...]:
    """Its customers with their uses; each standard with its result; what is needed back."""
    subject = answer.subject
    standards_of = (output.standards for output in book.judged.organisation.outputs if output.path == subject.id)
    results = tuple(book.results[standard.name] for standards in standards_of for standard in standards)
    customers = (_customers(book, answer),) if answer.serves else ()
    standards = (spans(book), standards_table(book, results)) if results else ()
    return (
        Text(_who(subject)),
        *others_agreements(answer.agreements, subject.id),
        _SERVING,
        *notes(answer.gaps),
        *customers,
        *standards,
        _NEEDING,
        *_needed(book, answer.needs),
    )


def standard_blocks(book: Book, answer: Answer, definition: Definition) -> tuple[Block, ...]:
    """To whom it is promised and how it goes; its control chart; how it is defined; how a value is written; what is needed back."""
    result = book.results[answer.subject.id]
    return (
        Text(definition.statement or "It has no statement: write what the customer can rely on.", "strong"),
        _SERVING,
        *notes(answer.gaps),
        *((_customers(book, answer),) if answer.serves else ()),
        _result(result),
        *((Text(f"It stands {so_far_text(result.so_far)}"),) if result.so_far else ()),
        *(process_blocks(answer.improving) if answer.improving else ()),
        _PROMISED,
        *((promises_table(definition.promises),) if definition.promises else ()),
        definition_table(definition),
        *_example(definition),
        *standard_agreements(book, answer.agreements),
        *permission_blocks(book, answer.waivers),
        *rebase_blocks(answer.rebases),
        *(remedy_blocks(answer.remedied, short_names(book.judged.organisation)) if answer.remedied else ()),
        _NEEDING,
        *_needed(book, answer.needs),
    )


def _who(subject: Subject) -> str:
    """One line: what it is, who answers for it, what belongs to it."""
    parts = (
        f"{subject.sort} {subject.kind}" if subject.sort and subject.kind != "party" else subject.sort or subject.kind,
        f"handed over by {subject.supplier}" if subject.supplier else "",
        f"head: {subject.head}" if subject.head else "",
        f"represented by {subject.represented_by}" if subject.represented_by else "",
        f"stations: {', '.join(subject.stations)}" if subject.stations else "",
        f"members: {', '.join(subject.members)}" if subject.members else "",
        f"member of {', '.join(subject.member_of)}" if subject.member_of else "",
    )
    line = "; ".join(part for part in parts if part)
    return f"{line[0].upper()}{line[1:]}."


def _customers(book: Book, answer: Answer) -> Table:
    columns = (Column("customer"), Column("used for"), Column("how they talk"))
    rows = tuple(
        (
            Cell(book.name_of(served.handoff.customer)),
            Cell(served.handoff.used_for) if served.handoff.used_for else Cell("not written down: ask them", "warn"),
            Cell(talk(served), "quiet"),
        )
        for served in answer.serves
    )
    return Table("customers", "Customers", columns, rows)


def _needed(book: Book, needs: tuple[Need, ...]) -> tuple[Block, ...]:
    return (
        (needs_table(book, "Needed back from customers", needs),) if needs else (Text("Nothing is needed back: nobody is served."),)
    )


def _protecting(title: str, results: tuple[Result, ...]) -> tuple[Table, ...]:
    return (guardrails_table(title, results),) if results else ()


def _result(result: Result) -> Table | Note:
    """The latest result by itself; why there is none where it cannot be judged."""
    if result.verdict == "not-due" and not result.history and result.value is None:
        return Note(f"No result in {result.span.label}: {result.reason or 'nothing was due'}.", "plain")
    titles = ("period", "result", "value", "n", "95 % interval", "target (limit)", "last six")
    row = (
        Cell(result.span.label),
        Cell(result.verdict, TONES[result.verdict]),
        value_cell(result) if result.value is None else Cell(result.shown, "strong"),
        Cell("" if result.value is None else count_text(result.n)),
        Cell(interval_text(result.interval, result.n), "quiet"),
        Cell(target_text(result)),
        trail(result),
    )
    return Table("result", "Latest result", tuple(Column(title) for title in titles), (row,))


def _example(definition: Definition) -> tuple[Text, ...]:
    return (Text(f"To record a value: {definition.example}"),) if definition.example else ()
