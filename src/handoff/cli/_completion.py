"""Shell completion: departments, outputs, standards and entries of the workspace one stands in."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from handoff.model.organisation import Organisation
    from handoff.workspace.opening import Workspace
    from handoff.workspace.shell_words import Offered


def standards(incomplete: str) -> list[str]:
    """Names of standards that begin so."""
    from handoff.analysis.names import complete_standards

    organisation = _organisation()
    return list(complete_standards(organisation, incomplete)) if organisation else []


def subjects(incomplete: str) -> list[str]:
    """Names of departments, parties, outputs and standards that begin so."""
    from handoff.analysis.names import complete

    organisation = _organisation()
    return list(complete(organisation, incomplete)) if organisation else []


def departments(incomplete: str) -> list[str]:
    """Departments that begin so."""
    organisation = _organisation()
    return [one.id for one in organisation.departments if one.id.startswith(incomplete)] if organisation else []


def customers(incomplete: str) -> list[str]:
    """Departments and parties that begin so."""
    organisation = _organisation()
    return [one.id for one in organisation.everyone if one.id.startswith(incomplete)] if organisation else []


def parties(incomplete: str) -> list[str]:
    """Departments, stations and parties that begin so."""
    organisation = _organisation()
    return [name for name in organisation.possible_customers if name.startswith(incomplete)] if organisation else []


def owners(incomplete: str) -> list[str]:
    """Roles that own a standard or head a department, and begin so."""
    organisation = _organisation()
    if organisation is None:
        return []
    named = {standard.owner for standard in organisation.standards} | {one.head for one in organisation.departments}
    return sorted(name for name in named if name and name.startswith(incomplete))


def checks(incomplete: str) -> list[str]:
    """Names that ``explain`` knows and that begin so."""
    from handoff.workspace.manuals import manuals

    return [manual.name for manual in manuals() if manual.name.startswith(incomplete)]


def checks_and_standards(incomplete: str) -> list[str]:
    """Checks, and names of standards, that begin so."""
    from handoff.checks import CHECKS, DUE_CHECKS

    return [member.NAME for member in (*CHECKS, *DUE_CHECKS) if member.NAME.startswith(incomplete)] + standards(incomplete)


def entries(incomplete: str) -> list[tuple[str, str]]:
    """Ids of the newest entries that may be corrected and begin so, each with what it says."""
    from handoff.workspace.correcting import correctable

    return _ids(lambda workspace, _: correctable(workspace.ledger), incomplete)


def findings(incomplete: str) -> list[tuple[str, str]]:
    """Ids of findings that begin so, the newest first, each with what it says."""
    from handoff.workspace.completing import findings as all_findings

    return _ids(all_findings, incomplete)


def open_findings(incomplete: str) -> list[tuple[str, str]]:
    """Ids of findings that nobody has closed, and that begin so."""
    from handoff.workspace.completing import open_findings as still_open

    return _ids(still_open, incomplete)


def open_actions(incomplete: str) -> list[tuple[str, str]]:
    """Ids of actions that nobody has closed, and that begin so."""
    from handoff.workspace.completing import open_actions as still_open

    return _ids(still_open, incomplete)


def open_findings_and_standards(incomplete: str) -> list[tuple[str, str]]:
    """Ids of open findings, and names of standards, that begin so."""
    return [*open_findings(incomplete), *((name, "") for name in standards(incomplete))]


def imports(incomplete: str) -> list[str]:
    """Mappings for imports that begin so."""
    organisation = _organisation()
    return [one.name for one in organisation.settings.imports if one.name.startswith(incomplete)] if organisation else []


def _ids(offered: "Callable[[Workspace, date], Iterable[Offered]]", incomplete: str) -> list[tuple[str, str]]:
    """The first eight characters of each id that begins so, with what it says."""
    from handoff.cli._options import today_in
    from handoff.workspace.correcting import FEWEST_DIGITS

    workspace = _workspace()
    found = offered(workspace, today_in(workspace.settings.timezone)) if workspace else ()
    return [(one.id[:FEWEST_DIGITS], one.words) for one in found if one.id.startswith(incomplete[:FEWEST_DIGITS])]


def _organisation() -> "Organisation | None":
    """The definitions as far as they can be read."""
    workspace = _workspace()
    return workspace.organisation if workspace else None


def _workspace() -> "Workspace | None":
    """The workspace one stands in, as far as it can be read; completion never complains."""
    import os

    from handoff.workspace.opening import locate, open_workspace

    root = locate(os.environ.get("HANDOFF_PROJECT", ""), Path.cwd())
    workspace = open_workspace(root) if root else ()
    return None if isinstance(workspace, tuple) else workspace
