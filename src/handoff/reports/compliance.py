"""Do we keep what we promised, and what does that rest on?  Every standard due in the span, judged, worst first.

With the three numbers (measured of due, met of due, met of measured), the same by department and by customer, what is
overdue since when, and what the report stands on; broken guardrails and critical standards stand by name above all numbers.
"""

from handoff.analysis.figures import counted
from handoff.analysis.judged import Judged, Result, Subtotal
from handoff.analysis.tallies import by_customer, by_department
from handoff.model.standard import Standard
from handoff.page import Block, Cell, Column, Note, Page, Table, Text, Tone
from handoff.reports._corrected import corrected_blocks
from handoff.reports._judged_facts import facts_of
from handoff.reports._results_table import (
    SMALL_SAMPLE,
    results_table,
    small_interval,
    so_far_text,
    subtotals_table,
    target_text,
    three_numbers,
    value_text,
)
from handoff.reports._stands_on import stands_on_text
from handoff.reports._waived import waived_blocks

NAME = "compliance"
_RUNNING_SHOWN = 5


def page(judged: Judged) -> Page:
    """The compliance report of an answer."""
    blocks: list[Block] = [*_above_percentages(judged)]
    if judged.totals.due:
        measured, met, met_of_measured = three_numbers(judged.totals)
        blocks.append(Text(f"Measured {measured}, met {met}, met of measured {met_of_measured}.", "strong"))
    else:
        blocks.append(Text(_nothing(judged)))
    if any(result.verdict != "not-due" for result in judged.results):
        blocks.extend(_tables(judged))
    blocks.extend(_not_due(judged))
    blocks.extend(_running(judged))
    blocks.extend(_overdue(judged))
    blocks.extend(waived_blocks(judged))
    blocks.extend(corrected_blocks(judged.results))
    blocks.append(Text(stands_on_text(judged), "quiet"))
    return Page(_title(judged), tuple(blocks), facts_of(judged, NAME))


def _title(judged: Judged) -> str:
    question = judged.question
    department = f", by {question.department}" if question.department else ""
    customer = f", to {question.customer}" if question.customer else ""
    return f"{judged.organisation.settings.name}: compliance in {judged.span.label}{department}{customer}"


def _above_percentages(judged: Judged) -> tuple[Note, ...]:
    """Missed or overdue guardrails and critical standards, by name."""
    named = (result for result in judged.results if result.standard.stands_above_percentages)
    return tuple(Note(_name_it(result, broken), "bad") for result in named if (broken := _broken(result)))


def _broken(result: Result) -> str:
    words = []
    if result.verdict == "missed":
        words.append(f"missed: {value_text(result)} against {target_text(result)}")
    elif result.worst == "missed":
        words.append(f"missed in part of {result.span.label} ({result.periods.met} of {result.periods.due} periods met)")
    if result.overdue_since is not None:
        words.append(f"overdue since {result.overdue_since}")
    return ", and ".join(words)


def _name_it(result: Result, broken: str) -> str:
    standard = result.standard
    who = f"Guardrail that protects {', '.join(standard.guardrail.protects)}" if standard.guardrail else "Critical standard"
    owner = f"The next step is with {standard.owner}." if standard.owner else f"It has no owner: name one in {standard.place.path}."
    return f"{who}: {standard.name} is {broken}. {owner}"


def _tables(judged: Judged) -> tuple[Block, ...]:
    small = any(small_interval(result) for result in judged.results)
    why = f"Where n is below {SMALL_SAMPLE}, Wilson's 95 % interval of the share stands beside the value: so much may be chance."
    twice = "A standard counts with each of its customers, so these lines do not add up to the total."
    results = (results_table(judged), *((Text(why, "quiet"),) if small else ()))
    if not judged.totals.due:
        return results
    customers = by_customer(judged)
    return (
        *results,
        subtotals_table("departments", "By department", _with_total(judged, by_department(judged))),
        subtotals_table("customers", "By customer: what do I get?", customers),
        *((Text(twice, "quiet"),) if len(customers) > 1 else ()),
    )


def _with_total(judged: Judged, departments: tuple[Subtotal, ...]) -> tuple[Subtotal, ...]:
    if len(departments) == 1:
        return departments
    return (*departments, Subtotal("all", "", sum(one.standards for one in departments), judged.totals))


def _not_due(judged: Judged) -> tuple[Text, ...]:
    """What is not in the table, counted: waiting for a period's end or an event, or lacking something."""
    found = tuple(result for result in judged.results if result.verdict == "not-due")
    lacking = sum(1 for result in found if _lacks(result.standard))
    events = sum(1 for result in found if not _lacks(result.standard) and result.standard.cadence == "event")
    waiting = len(found) - lacking - events
    label, year = judged.span.label, str(judged.span.end.year)
    longer = "" if label == year else f": a longer --period, such as {year}, may show more"
    texts: tuple[tuple[int, str, Tone], ...] = (
        (waiting, f"had no promised period that ended in {label} by {judged.question.as_of}{longer}", "quiet"),
        (events, f"had no event recorded in {label}", "quiet"),
        (lacking, "cannot be judged for want of a measure, target or cadence: `handoff check` says where", "warn"),
    )
    return tuple(Text(f"{counted(count, 'standard')} {what}.", tone) for count, what, tone in texts if count)


def _running(judged: Judged) -> tuple[Text, ...]:
    """Standards that are not due yet, but have been measured in the period that runs: the first weeks of every ledger."""
    found = [(result.standard.id, result.so_far) for result in judged.results if result.verdict == "not-due" and result.so_far]
    shown = tuple(Text(f"{name} {so_far_text(so_far)}") for name, so_far in found[:_RUNNING_SHOWN])
    more = len(found) - len(shown)
    return (*shown, Text(f"{counted(more, 'standard')} more are measured so far: `handoff show STANDARD`.")) if more else shown


def _lacks(standard: Standard) -> bool:
    return standard.cadence is None or not standard.promises


def _overdue(judged: Judged) -> tuple[Block, ...]:
    """Since when what is overdue, longest first, with the owner as the next step."""
    since = ((result.overdue_since, result.standard.name, result) for result in judged.results if result.overdue_since)
    late = sorted(since, key=lambda found: found[:2])
    if not late:
        return ()
    columns = (Column("standard"), Column("overdue since"), Column("owner"), Column("promised to"))
    rows = tuple(
        (Cell(name), Cell(str(since), "bad"), _owner_cell(result.standard), Cell(", ".join(result.customers)))
        for since, name, result in late
    )
    step = "Owners: handoff record STANDARD VALUE --on DATE; where there was nothing to measure, --no-opportunity REASON."
    return (Table("overdue", "Overdue: the next step is with the owner", columns, rows), Text(step, "quiet"))


def _owner_cell(standard: Standard) -> Cell:
    return Cell(standard.owner) if standard.owner else Cell("nobody: name an owner", "warn")


def _nothing(judged: Judged) -> str:
    """A sentence with the next step, in place of a wall of zeros."""
    question, label = judged.question, judged.span.label
    if not judged.organisation.standards:
        folder = judged.organisation.settings.standards
        return (
            f"There is no standard yet. Next: describe an output and what its customer needs in {folder}/, then run handoff check."
        )
    if not judged.results:
        who = " and ".join(f"handoff show {name}" for name in (question.department, question.customer) if name)
        return f"No standard fits this question. Next: {who} says what there is."
    coming = min(((result.next_due, result.standard.name) for result in judged.results if result.next_due), default=None)
    then = f" Next: {coming[1]} falls due on {coming[0]}." if coming else ""
    return f"Nothing was due in {label} by {question.as_of}: nothing is kept, nothing is missed.{then}"
