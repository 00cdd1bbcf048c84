"""Committing a new act, and nothing else, for people who do not speak git."""

from typing import TYPE_CHECKING

from handoff.cli._answer import say

if TYPE_CHECKING:
    from handoff.ledger import Published
    from handoff.workspace.opening import Workspace


def leave_act(_workspace: "Workspace", _published: "Published") -> None:
    """Leave the act for a later commit."""


def commit_act(workspace: "Workspace", published: "Published") -> None:
    """Commit the act's file; when git is in the way, say so: the entry stays recorded."""
    from handoff import git
    from handoff.analysis.figures import counted

    if not published.entries:
        return
    entries = counted(published.entries, "measurement")
    fault = git.commit_only(workspace.root, (published.path,), f"Record {entries}")
    if fault is None:
        say("Committed.")
    else:
        say(f"Recorded, but not committed.\n{fault.message}\n{fault.why}\n{fault.fix}")
