"""What findings and actions of a workspace share: how they stand, the processes that prove them, and the texts that are kept."""

from collections.abc import Callable
from datetime import date

from handoff.analysis.names import standards_by_name
from handoff.analysis.process import Charting, Process, process_of
from handoff.analysis.remedies.remedies import Remedies, remedies
from handoff.model.organisation import Organisation
from handoff.model.person import folded
from handoff.model.problem import Fault
from handoff.model.text import quoted
from handoff.workspace.keepable import name_fault, text_fault
from handoff.workspace.opening import Workspace
from handoff.workspace.recording import future_fault


def standing(workspace: Workspace, today: date) -> Remedies:
    """All findings and actions, as they stand on a day."""
    return remedies(workspace.ledger.remedies(workspace.organisation, today)[0])


def processes(workspace: Workspace, today: date) -> Callable[[str], Process | None]:
    """Looks the process of a standard up by its name, each once; None where nobody defines or can chart it."""
    standards = standards_by_name(workspace.organisation)
    known: dict[str, Process | None] = {}

    def named(name: str) -> Process | None:
        if name not in known:
            standard = standards.get(name)
            known[name] = None
            if standard is not None:
                holdings, _ = workspace.ledger.holdings_of(standard, workspace.organisation, today)
                known[name] = process_of(standard, holdings.buckets, today, Charting(), holdings.rebases)
        return known[name]

    return named


def said_fault(what: str, statement: str, flags: tuple[tuple[str, str], ...], day: date, today: date) -> Fault | None:
    """Why a step cannot be kept: nothing is said, or too much, a flag's word is none, or its day is still to come."""
    if not folded(statement):
        return Fault(
            f"{what} is not said.",
            "An auditor reads it, and so does whoever has the same trouble next year.",
            "Say it in a sentence.",
        )
    fault = text_fault((statement,)) or future_fault(day, today)
    return fault or next((wrong for flag, word in flags if (wrong := name_fault(word, flag))), None)


def place_fault(organisation: Organisation, place: str) -> Fault | None:
    """Why a place is none: neither a department, nor one of its stations, nor a party."""
    known = organisation.possible_customers
    if not place or place in known:
        return None
    from handoff.analysis.nearest import did_you_mean, nearest  # noqa: PLC0415 -- only where somebody mistyped

    fix = did_you_mean(nearest(place, known)) or f"There are: {', '.join(sorted(known)[:20])}."
    return Fault(f"{quoted(place)} is no department, station or party.", "Nobody could be asked about it.", fix)
