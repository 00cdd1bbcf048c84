"""Comparing what was promised at a revision with what is promised at another, or here."""

from msgspec import Struct

from handoff.analysis.changes import compared, concerning
from handoff.analysis.changes.changed import Compared, Side
from handoff.ledger import verified
from handoff.model.problem import Fault, Problem
from handoff.workspace.asking import unknown_filter
from handoff.workspace.opening import Workspace
from handoff.workspace.revisions import at_revision, here

HEAD = "HEAD"


class Difference(Struct, frozen=True):
    """What changed in meaning, and what in the ledger could not be read on the way."""

    compared: Compared
    problems: tuple[Problem, ...]


def difference(workspace: Workspace, revisions: tuple[str, ...], department: str = "") -> Difference | Fault | tuple[Problem, ...]:
    """Compare a revision (the checked-out commit where none is named) with a second one, or with the definitions as they lie here.

    A fault where git has no such revision or nobody knows the department, problems where a revision cannot be read; what lies
    here must be readable.  Agreements are those of the ledger as it lies here.  OSError where the disk is in the way.
    """
    old = at_revision(workspace.root, revisions[0] if revisions else HEAD)
    if not isinstance(old, Side):
        return old
    new = at_revision(workspace.root, revisions[1]) if len(revisions) > 1 else here(workspace)
    if not isinstance(new, Side):
        return new
    faults = [unknown_filter(side.organisation, department, "") for side in (new, old)]
    if all(faults):
        return faults[0] or ()
    agreements, problems = workspace.ledger.agreements(new.organisation)
    found = compared(old, new, verified(agreements, workspace.root, workspace.settings))
    return Difference(concerning(found, department) if department else found, problems)
