"""Committing a new act or seal, and nothing else, for people who do not speak git."""

from typing import TYPE_CHECKING

from handoff.cli._talk import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoff.ledger import Published
    from handoff.workspace.opening import Workspace
    from handoff.workspace.sealing import Sealing


def keeping(workspace: "Workspace", commit: bool | None, one: str) -> "Callable[[Workspace, Published], None]":  # noqa: FBT001 -- a flag's value
    """What is done with a new act: it is committed where ``--commit``, or without it the settings, ask for that.

    ``one`` is what it holds (``measurement``), for the commit's message.
    """
    return _committing(one) if _wanted(workspace, commit) else leave_act


def leave_act(_workspace: "Workspace", _published: "Published") -> None:
    """Leave the act for a later commit."""


def commit_seal(workspace: "Workspace", commit: bool | None, made: "Sealing") -> None:  # noqa: FBT001 -- a flag's value
    """Commit a new seal and its signature, where that is asked for; say so when acts that it covers are in no commit yet."""
    if not made.files or not _wanted(workspace, commit):
        return
    from handoff.analysis.figures import counted
    from handoff.workspace.sharing import acts_in_no_commit

    if not _committed(workspace, made.files, f"Seal the ledger ({counted(len(made.seal.rows), 'new file')})", "Sealed"):
        return
    left = acts_in_no_commit(workspace)
    if left:
        acts = f"{counted(left, 'act')} of the ledger {'is' if left == 1 else 'are'}"
        say(f"{acts} in no commit yet; whoever has the seal alone finds them missing: `handoff share` commits and sends them.")


def _wanted(workspace: "Workspace", commit: bool | None) -> bool:  # noqa: FBT001 -- a flag's value
    return workspace.settings.commit_each_act if commit is None else commit


def _committing(one: str) -> "Callable[[Workspace, Published], None]":
    """What commits an act's file, with so many of what it holds in the message.

    When git is in the way it says so: the entry stays recorded.
    """

    def commit_act(workspace: "Workspace", published: "Published") -> None:
        from handoff.analysis.figures import counted
        from handoff.answers.shared import evidence_text
        from handoff.workspace.sharing import evidence_in_no_commit

        if not published.entries:
            return
        if _committed(workspace, (published.path,), f"Record {counted(published.entries, one)}", "Recorded"):
            evidence = evidence_in_no_commit(workspace.root, (published.path,))
            if evidence:
                say(evidence_text(evidence))

    return commit_act


def _committed(workspace: "Workspace", paths: tuple[str, ...], message: str, done: str) -> bool:
    """Commit these files and say how that went."""
    from handoff import git

    fault = git.commit_only(workspace.root, paths, message)
    say("Committed." if fault is None else f"{done}, but not committed.\n{fault.message}\n{fault.why}\n{fault.fix}")
    return fault is None
