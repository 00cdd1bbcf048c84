"""Handoffs, needs and gaps for people: one table a handoff, one of what is needed back."""

from handoff.analysis.figures import TONES
from handoff.analysis.judged import Result
from handoff.page import Cell, Column, Note, Table, Text, Trail
from handoff.reports._results_table import target_text, value_text
from handoff.reports._serving import Book, Need, Served

_STANDARD = (Column("standard"), Column("result"), Column("value"), Column("target (limit)"), Column("last six"))


def to_customer(book: Book, served: Served) -> Table:
    """How one customer is served with one output, as its supplier sees it."""
    return _handoff(served, f"{book.name_of(served.handoff.customer)}: {served.output.name}{_use(served)}")


def from_supplier(book: Book, served: Served, receiver: str) -> Table:
    """How one output serves a customer, as the customer sees it; says so where it reaches them as part of a group."""
    group = "" if served.handoff.customer == receiver else f", handed to {book.name_of(served.handoff.customer)}"
    return _handoff(served, f"{served.output.name}, from {book.name_of(served.output.supplier)}{group}{_use(served)}")


def guardrails_table(title: str, results: tuple[Result, ...]) -> Table:
    """Guardrails, by their full names."""
    return Table("guardrails", title, _STANDARD, tuple(_row(result, result.standard.name) for result in results))


def standards_table(book: Book, results: tuple[Result, ...]) -> Table:
    """The standards of one output, each with its statement and to whom it promises."""
    rows = tuple(
        (
            name,
            Cell(", ".join(book.name_of(customer) for customer in result.customers) or "nobody"),
            *others,
        )
        for result in results
        for name, *others in (_row(result, ": ".join(part for part in (result.standard.id, result.standard.statement) if part)),)
    )
    return Table("standards", "Standards", (_STANDARD[0], Column("promised to"), *_STANDARD[1:]), rows)


def needs_table(book: Book, title: str, needs: tuple[Need, ...]) -> Table:
    """What is needed back, from whom and for which output; standards with their results."""
    columns = (Column("from"), Column("for"), Column("what is needed"), Column("result"), Column("value"), Column("last six"))
    rows = tuple(
        (Cell(book.name_of(need.served.handoff.customer)), Cell(need.served.output.name), *_need_cells(need)) for need in needs
    )
    return Table("needs", title, columns, rows)


def owed_table(book: Book, title: str, needs: tuple[Need, ...]) -> Table:
    """The same from the other side: what is owed, to whom, for which output."""
    columns = (Column("to"), Column("for"), Column("what they need"), Column("result"), Column("value"), Column("last six"))
    rows = tuple(
        (Cell(book.name_of(need.served.output.supplier)), Cell(need.served.output.name), *_need_cells(need)) for need in needs
    )
    return Table("owed", title, columns, rows)


def missing_standard(served: Served) -> str:
    """What it means that a handoff has no standard, and the next step."""
    place = served.handoff.place
    step = f"Next: ask what they need, write a standard under {served.output.path} ({place.path}:{place.line}), run handoff check."
    return f"No standard: nobody can say whether {served.output.path} serves {served.handoff.customer}. {step}"


def notes(gaps: tuple[str, ...]) -> tuple[Note, ...]:
    """What is missing, each with its next step."""
    return tuple(Note(gap) for gap in gaps)


def talk(served: Served) -> str:
    """How and how often supplier and customer talk: ``order desk phone; every quarter, last on 2026-09-15``."""
    handoff = served.handoff
    every = f"every {handoff.talk.every}" if handoff.talk and handoff.talk.every else ""
    last = f"last on {handoff.talk.last}" if handoff.talk and handoff.talk.last else ""
    times = ", ".join(part for part in (every, last) if part)
    return "; ".join(part for part in (handoff.channel, times) if part)


def _handoff(served: Served, title: str) -> Table:
    name = f"{served.output.id}-to-{served.handoff.customer.replace('/', '-')}"
    nothing = ((Cell("no standard", "bad"), Cell(""), Cell(""), Cell(""), Cell("")),)
    return Table(name, title, _STANDARD, tuple(_row(result, result.standard.id) for result in served.results) or nothing)


def _use(served: Served) -> str:
    return f" (used for: {served.handoff.used_for})" if served.handoff.used_for else ""


def _row(result: Result, name: str) -> tuple[Cell | Trail, ...]:
    return (
        Cell(name, "strong" if result.standard.stands_above_percentages else "plain"),
        Cell(result.verdict, TONES[result.verdict]),
        value_cell(result),
        Cell(target_text(result)),
        trail(result),
    )


def value_cell(result: Result) -> Cell:
    """The value with its n, or why there is none, or since when it is overdue."""
    if result.value is None and result.overdue_since is not None:
        return Cell(f"since {result.overdue_since}", "quiet")
    return Cell(value_text(result), "plain" if result.value is not None else "quiet")


def trail(result: Result) -> Trail:
    """The last six periods."""
    return Trail(tuple(past.verdict for past in result.history))


def _need_cells(need: Need) -> tuple[Cell | Trail, ...]:
    result = need.result
    if result is not None:
        return (Cell(result.standard.name), Cell(result.verdict, TONES[result.verdict]), value_cell(result), trail(result))
    if need.is_none:
        return (Cell(need.text, "quiet"), Cell(""), Cell(""), Cell(""))
    if not need.text:
        return (Cell("nothing is written down: ask each other", "warn"), Cell(""), Cell(""), Cell(""))
    return (Cell(need.text), Cell("in words, not measured", "quiet"), Cell(""), Cell(""))


def received_tables(book: Book, received: tuple[Served, ...], receiver: str) -> tuple[Table, ...]:
    """What is handed to someone, as they see it."""
    return tuple(from_supplier(book, served, receiver) for served in received)


def spans(book: Book) -> Text:
    """Which period the results are of."""
    judged = book.judged
    return Text(
        f"Results of {judged.span.label} (slower cadences: of their last full period), as of {judged.question.as_of}.", "quiet"
    )
