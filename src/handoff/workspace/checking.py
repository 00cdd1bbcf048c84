"""Checking a workspace: its definitions and every entry, by the files alone or as on a day."""

from msgspec import Struct, structs

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.checks import CHECKS, DUE_CHECKS, REFERS_TO_NOTHING, Inspection, fold_unread, run
from handoff.ledger import verified
from handoff.model.problem import Fault, Problem
from handoff.model.text import quoted
from handoff.page import Excused, Rule
from handoff.workspace.opening import Workspace


class Found(Struct, frozen=True):
    """Everything that is wrong: what cannot be read, trusted or found (``unreadable``), and what the checks find missing.

    ``later`` is what bites only when the site has come further, as information; ``excused`` is covered by waivers; ``rules``
    are all checks that ran.
    """

    unreadable: tuple[Problem, ...]
    findings: tuple[Problem, ...]
    later: tuple[Problem, ...] = ()
    excused: tuple[Excused, ...] = ()
    rules: tuple[Rule, ...] = ()


def check(workspace: Workspace, inspection: Inspection) -> Found:
    """Check the definitions and every entry; without a day in the inspection the answer depends on the files only."""
    organisation = workspace.organisation
    counted, problems = workspace.ledger.everything(organisation)
    holdings = structs.replace(counted, agreements=verified(counted.agreements, workspace.root, workspace.settings))
    inspected = run(organisation, holdings, inspection)
    found = fold_unread(workspace.problems, inspected.problems, organisation)
    missing = {member.NAME for member in (*CHECKS, *DUE_CHECKS)}.difference(REFERS_TO_NOTHING)
    unreadable = tuple(problem for problem in found if problem.check not in missing)
    return Found(
        (*unreadable, *problems),
        tuple(problem for problem in found if problem.check in missing),
        inspected.later,
        inspected.excused,
        inspected.rules,
    )


def unknown_check(names: tuple[str, ...]) -> Fault | None:
    """Why a name that was typed is no check's; a typo would switch off nothing, or everything else."""
    known = tuple(member.NAME for member in (*CHECKS, *DUE_CHECKS))
    wrong = next((name for name in names if name not in known), None)
    if wrong is None:
        return None
    meant = did_you_mean(nearest(wrong, known)) or "`handoff explain` lists all checks."
    return Fault(f"There is no check {quoted(wrong)}.", "A check that nobody knows would find nothing and look fine.", meant)
