"""Why git has not what was asked of it, and how to get it."""

from pathlib import Path

from handoff.git._running import ask, without_git
from handoff.model.problem import Fault
from handoff.model.text import quoted

_WHY = "Without both sides nobody can say what a change means."
_NAMED_AT_MOST = 200


def no_repository() -> Fault:
    """The workspace is in no repository that git can use."""
    return without_git(_WHY) or Fault(
        "This workspace is not in a git repository that git can use, so there is no revision to compare with.",
        _WHY,
        "Run `git status` here to see what git says; `git init` begins a repository.",
    )


def no_answer(name: str) -> Fault:
    """Git is missing, or did not answer."""
    return Fault(f"Git did not answer when asked for {quoted(name)}.", _WHY, "Run `git status` here to see what it says.")


def not_here(name: str) -> Fault:
    """The commit is known, and what it holds is not in this clone."""
    return Fault(
        f"The files of {quoted(name)} are not all in this clone.",
        f"It was cloned without them (a partial clone), and handoff fetches nothing by itself. {_WHY}",
        "Fetch them: `git fetch --refetch --no-filter origin`.",
    )


def no_such_revision(root: Path, name: str) -> Fault:
    """No commit is found by a name: there is none yet, it was not fetched, or it was never there."""
    shown = quoted(name, _NAMED_AT_MOST)
    if not _is_commit(root, "HEAD"):
        return Fault("There is no commit in this repository yet, so there is nothing to compare with.", _WHY, "Commit first.")
    if ".." in name:
        return Fault(f"{shown} is a range, not a revision.", _WHY, "Give the two revisions apart: `handoff diff main HEAD`.")
    if _is_commit(root, f"origin/{name}"):
        near = quoted(f"origin/{name}", _NAMED_AT_MOST)
        return Fault(f"There is no revision {shown} here, but there is {near}.", _WHY, f"Did you mean {near}?")
    if is_shallow(root):
        return Fault(
            f"There is no revision {shown} in this clone, which has only the newest commits (a shallow clone).",
            _WHY,
            "Fetch it: `git fetch origin main` for a branch and then origin/main as the revision, `git fetch --deepen=50` for "
            "earlier commits; in a CI job let the checkout fetch all of them (`fetch-depth: 0`; GitLab: `GIT_DEPTH: 0`).",
        )
    return Fault(
        f"There is no revision {shown} in this repository.",
        _WHY,
        "A branch, a tag or a commit's id is one: `git branch --all` and `git log --oneline` show them. "
        "If it is elsewhere, fetch it first: `git fetch origin main`, then origin/main.",
    )


def _is_commit(root: Path, name: str) -> bool:
    answer = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return answer is not None and not answer.code


def is_shallow(root: Path) -> bool:
    """Whether this clone has only the newest commits."""
    answer = ask(root, "rev-parse", "--is-shallow-repository")
    return answer is not None and answer.out.strip() == "true"
