"""A worksheet for an audit: the standards of a department, or those that are due, with what is known of them."""

from datetime import date

from msgspec import Struct

from handoff.analysis.agenda import measurements
from handoff.analysis.worksheets import Line, worksheet
from handoff.model.problem import Problem
from handoff.workspace.opening import Workspace


class Prepared(Struct, frozen=True):
    """The lines of a worksheet, and what in the ledger could not be read or trusted on the way."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def prepare_department(workspace: Workspace, department: str, as_of: date) -> Prepared:
    """All standards of a department."""
    holdings, problems = workspace.ledger.holdings(workspace.organisation, as_of)
    names = {standard.name for standard in workspace.organisation.standards if standard.department == department}
    return Prepared(worksheet(workspace.organisation, holdings, names, as_of), problems)


def prepare_due(workspace: Workspace, department: str, as_of: date) -> Prepared:
    """The standards whose measurement is overdue or has fallen due, of a department or ('') of all."""
    holdings, problems = workspace.ledger.holdings(workspace.organisation, as_of)
    tasks = measurements(workspace.organisation, holdings, as_of)
    names = {task.about for task in tasks if task.state != "coming" and (not department or department in task.departments)}
    return Prepared(worksheet(workspace.organisation, holdings, names, as_of), problems)
