"""How every command opens its workspace, and says so when it cannot."""

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from msgspec import structs

from handoff.cli._bar import Bar
from handoff.cli._exit import EXIT_FINE, EXIT_UNREADABLE, EXIT_USAGE, exit_for
from handoff.cli._talk import say, talk

if TYPE_CHECKING:
    from handoff.model.organisation import Organisation
    from handoff.model.problem import Fault, Problem
    from handoff.workspace.opening import Workspace


def opened(ctx: typer.Context, project: str) -> "Workspace":
    """The workspace, or the way out with the reason."""
    from handoff.workspace.opening import locate, no_workspace, open_workspace

    named = project or ctx.obj or ""
    root = locate(named, Path.cwd())
    if root is None:
        refuse((no_workspace(named),), root=Path.cwd(), code=EXIT_USAGE)
    workspace = open_workspace(root)
    if isinstance(workspace, tuple):
        refuse(workspace, root=root, code=EXIT_UNREADABLE)
    bar = Bar()
    ctx.call_on_close(bar.go)
    return structs.replace(workspace, heard=bar)


def readable(workspace: "Workspace") -> "Workspace":
    """The workspace, provided that every definition can be read, and once: a report on half of them, or twice, would mislead."""
    from handoff.workspace.opening import doubles

    problems = workspace.problems or doubles(workspace)
    if problems:
        refuse(problems, root=workspace.root, code=exit_for(problems))
    return workspace


def refuse(problems: "tuple[Problem, ...]", root: Path, code: int) -> NoReturn:
    """Show the problems on stderr and leave."""
    warn(problems, root)
    raise typer.Exit(code)


def leave(problems: "tuple[Problem, ...]", root: Path, code: int = EXIT_FINE) -> NoReturn:
    """Leave after an answer: show what is wrong with what it stands on, if anything is, and exit with the worse code."""
    if problems:
        warn(problems, root)
    raise typer.Exit(max(exit_for(problems), code))


def refuse_unknown(organisation: "Organisation", department: str, customer: str = "") -> None:
    """Leave where a department or customer is named that is none."""
    if not (department or customer):
        return
    from handoff.workspace.asking import unknown_filter

    fault = unknown_filter(organisation, department, customer)
    if fault is not None:
        refuse_fault(fault)


def warn(problems: "tuple[Problem, ...]", root: Path) -> None:
    """Show the problems on stderr."""
    from handoff.answers.problems import problems_page
    from handoff.page import Findings
    from handoff.reading import with_excerpts

    talk(problems_page(Findings(with_excerpts(root, problems))))


def refuse_fault(fault: "Fault", code: int = EXIT_USAGE) -> NoReturn:
    """Say a fault of the command line itself and leave."""
    say("\n".join(part for part in (f"handoff: {fault.message}", fault.why, fault.fix) if part))
    raise typer.Exit(code)
