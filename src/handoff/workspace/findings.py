"""What a check of a workspace found, as formats take it: with source lines, and with paths that a host of repositories knows."""

from msgspec.structs import replace

from handoff.model.problem import Problem
from handoff.page import Findings
from handoff.reading import with_excerpts
from handoff.workspace.checking import Found
from handoff.workspace.opening import Workspace


def findings_of(workspace: Workspace, found: Found) -> Findings:
    """Everything that was found, each problem with its source line."""
    problems = with_excerpts(workspace.root, (*found.unreadable, *found.findings))
    return Findings(problems, found.excused, found.rules, found.later)


def from_the_top(workspace: Workspace, findings: Findings) -> Findings:
    """The same findings with their paths from the top of the repository, as hosts of repositories know its files."""
    from handoff.git import path_from_top  # noqa: PLC0415 -- the formats for people never need it

    folder = path_from_top(workspace.root)
    if not folder:
        return findings
    return Findings(
        tuple(_moved(problem, folder) for problem in findings.problems),
        tuple(replace(one, problem=_moved(one.problem, folder)) for one in findings.excused),
        findings.rules,
        tuple(_moved(problem, folder) for problem in findings.later),
    )


def nothing_was_there(workspace: Workspace, found: Found) -> bool:
    """Whether there was nothing to check: no department, and no file or entry that cannot be read either."""
    return not workspace.organisation.departments and not found.unreadable


def _moved(problem: Problem, folder: str) -> Problem:
    source, *also = (replace(place, path=f"{folder}{place.path}") for place in (problem.source, *problem.also))
    return replace(problem, source=source, also=tuple(also))
