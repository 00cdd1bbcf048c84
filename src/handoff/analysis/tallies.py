"""The three numbers as counts: standard-periods due, measured and met, in total and by department and customer."""

from collections.abc import Iterable

from handoff.analysis.audience import answers_to
from handoff.analysis.judged import Judged, Result, Subtotal, Tally, Verdict
from handoff.model.organisation import Organisation

_MEASURED: tuple[Verdict, ...] = ("met", "near", "missed")
_DUE: tuple[Verdict, ...] = (*_MEASURED, "overdue", "unmeasured", "waived")


def tally_of(verdicts: Iterable[Verdict]) -> Tally:
    """Count periods by verdict: no-opportunity and not-due ones count in none of the three, and a waived one is never met."""
    due = measured = met = 0
    for verdict in verdicts:
        due += verdict in _DUE
        measured += verdict in _MEASURED
        met += verdict == "met"
    return Tally(due, measured, met)


def total_of(results: Iterable[Result]) -> Tally:
    """The sum over results."""
    return sum((result.periods for result in results), Tally())


def by_department(judged: Judged) -> tuple[Subtotal, ...]:
    """The three numbers of each department that has a standard in the answer, in the order of the definitions."""
    groups: dict[str, list[Result]] = {}
    for result in judged.results:
        groups.setdefault(result.standard.department, []).append(result)
    departments = (department for department in judged.organisation.departments if department.id in groups)
    return tuple(_subtotal(department.id, department.name, groups[department.id]) for department in departments)


def by_customer(judged: Judged) -> tuple[Subtotal, ...]:
    """The three numbers of each customer, by name as promised to; a standard counts with each of its customers.

    Where the question is about one customer, only the names that answer to it.
    """
    asked = answers_to(judged.organisation, judged.question.customer) if judged.question.customer else None
    groups: dict[str, list[Result]] = {}
    for result in judged.results:
        for customer in dict.fromkeys(result.customers):
            if asked is None or customer in asked:
                groups.setdefault(customer, []).append(result)
    names = names_of(judged.organisation)
    return tuple(_subtotal(customer, names.get(customer, customer), groups[customer]) for customer in sorted(groups))


def names_of(organisation: Organisation) -> dict[str, str]:
    """What people call each department, ``department/station`` and party."""
    names = {party.id: party.name for party in organisation.parties}
    for department in organisation.departments:
        names[department.id] = department.name
        names.update((f"{department.id}/{station.id}", f"{station.name} ({department.name})") for station in department.stations)
    return names


def _subtotal(name: str, title: str, results: list[Result]) -> Subtotal:
    return Subtotal(name, title, len(results), total_of(results))
