"""Committing a new act, and nothing else, for people who do not speak git."""

from typing import TYPE_CHECKING

from handoff.cli._talk import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoff.ledger import Published
    from handoff.workspace.opening import Workspace


def keeping(workspace: "Workspace", commit: bool | None, one: str) -> "Callable[[Workspace, Published], None]":  # noqa: FBT001 -- a flag's value
    """What is done with a new act: it is committed where ``--commit``, or without it the settings, ask for that.

    ``one`` is what it holds (``measurement``), for the commit's message.
    """
    wanted = workspace.settings.commit_each_act if commit is None else commit
    return _committing(one) if wanted else _leave_act


def _leave_act(_workspace: "Workspace", _published: "Published") -> None:
    """Leave the act for a later commit."""


def _committing(one: str) -> "Callable[[Workspace, Published], None]":
    """What commits an act's file, with so many of what it holds in the message.

    When git is in the way it says so: the entry stays recorded.
    """

    def commit_act(workspace: "Workspace", published: "Published") -> None:
        from handoff import git
        from handoff.analysis.figures import counted

        if not published.entries:
            return
        fault = git.commit_only(workspace.root, (published.path,), f"Record {counted(published.entries, one)}")
        if fault is None:
            say("Committed.")
        else:
            say(f"Recorded, but not committed.\n{fault.message}\n{fault.why}\n{fault.fix}")

    return commit_act
