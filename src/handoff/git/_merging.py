"""Taking what others sent into the branch: a plain merge, never a rebase, and given up whole where it does not work out."""

from pathlib import Path

from msgspec import Struct

from handoff.git._committing import not_now
from handoff.git._running import Answer, act, ask, said
from handoff.model.problem import Fault
from handoff.model.text import briefly, quoted

_AS_BEFORE = "Your files are as they were, and nothing was sent."
_MOST_NAMED = 8
# Whatever the person's settings are: a merge, committed, and nothing put away for its time.
_MERGE = ("-c", "merge.autoStash=false", "merge", "--quiet", "--no-edit", "--ff", "--commit", "--no-squash", "--no-stat")
_DIFFERING = ("diff-tree", "-r", "-z", "--name-only", "--no-renames")


class Difference(Struct, frozen=True):
    """The files of the workspace by which two commits differ: the new ones, and those changed or gone.  From its root, sorted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def tip(root: Path) -> str:
    """The commit that is checked out; '' where there is none yet."""
    answer = ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    return answer.out.strip() if answer and not answer.code else ""


def difference(root: Path, before: str, after: str) -> Difference:
    """What one commit has that another ('': nothing at all) has not, within the workspace."""
    if not after:
        return Difference()
    base = before or _line(ask(root, "hash-object", "-t", "tree", "--stdin"))
    words = ("diff-tree", "-r", "-z", "--name-status", "--no-renames", "--relative", base, after)
    fields = _names(ask(root, *words))
    pairs = list(zip(fields[::2], fields[1::2], strict=False))
    new = sorted(name for status, name in pairs if status == "A")
    return Difference(tuple(new), tuple(sorted(name for status, name in pairs if status != "A")))


def has(root: Path, commit: str, other: str) -> bool:
    """Whether a commit has another in its history."""
    answer = ask(root, "merge-base", "--is-ancestor", other, commit)
    return answer is not None and not answer.code


def merged(root: Path, theirs: str, shown: str) -> Fault | None:
    """Merge a commit into the branch; where that cannot be, everything is as it was before and the fault says why."""
    fault = not_now(root)  # lest a merge that somebody began meanwhile be given up
    if fault is not None:
        return fault
    ours = tip(root)
    base = _line(ask(root, "merge-base", ours, theirs)) if ours else ""
    if ours and not base:
        return Fault(
            f"Your branch and {shown} have no beginning in common (or this clone has only the newest commits).",
            "They were begun apart, and git does not put together what has never been one.",
            "Clone the shared repository anew, and put your ledger's new files into its ledger: they have names of their own.",
        )
    done = act(root, *_MERGE, "-m", f"Merge what others shared on {shown}", theirs)
    if done is not None and not done.code:
        return None
    began = ask(root, "rev-parse", "--verify", "--quiet", "MERGE_HEAD")
    if began is None or began.code:
        return _not_begun(root, set(_names(ask(root, *_DIFFERING, base, theirs))), done)
    clashing = sorted(set(_unmerged(root)))
    given_up = act(root, "merge", "--abort")
    if given_up is None or given_up.code:
        return Fault(
            f"The merge with {shown} did not work out and could not be given up. Git said: {said(given_up)}",
            "Nothing was sent, and the files are in the middle of a merge.",
            "Run `git merge --abort`, or ask somebody who knows git.",
        )
    return _conflict(clashing, shown) if clashing else _hindered(done)


def _not_begun(root: Path, coming: set[str], done: Answer | None) -> Fault:
    """Why git did not begin a merge: most often because it would write over what is in no commit."""
    staged = set(_names(ask(root, "diff-index", "--cached", "-z", "--name-only", "--no-renames", "HEAD")))
    touched = set(_names(act(root, "diff", "-z", "--name-only", "--no-ext-diff", "--no-renames", "HEAD")))
    untracked = set(_names(ask(root, "ls-files", "-z", "--others", "--full-name", "--", ":/")))
    mine = sorted(coming & (touched | untracked)) or sorted(staged)
    if not mine:
        return _hindered(done)
    return Fault(
        f"You changed {_named(mine)} and have not committed that; what others sent cannot be merged beside it.",
        f"The merge would write over your changes, or make them part of itself. {_AS_BEFORE}",
        "Commit your changes (`git add` and `git commit`), or undo them, then run `handoff share` again.",
    )


def _conflict(clashing: list[str], shown: str) -> Fault:
    return Fault(
        f"You and others changed the same lines of {_named(clashing)}; which of them holds, only people can decide.",
        f"Entries of the ledger never conflict, what a standard promises can. {_AS_BEFORE}",
        f"Ask the others what they meant, then merge with somebody who knows git: `git merge {shown}`, put the files right, "
        "`git add` them, `git commit`, and `handoff share`.",
    )


def _hindered(done: Answer | None) -> Fault:
    return Fault(
        f"What others sent could not be merged; a hook of your repository may have refused it. Git said: {said(done)}",
        f"Until it is merged, yours cannot be sent. {_AS_BEFORE}",
        "Put right what git names, then run `handoff share` again.",
    )


def _unmerged(root: Path) -> list[str]:
    found = _names(ask(root, "ls-files", "-z", "--unmerged", "--full-name", "--", ":/"))
    return [line.partition("\t")[2] for line in found]


def _named(names: list[str]) -> str:
    return briefly([quoted(name, 200) for name in names], _MOST_NAMED)


def _names(answer: Answer | None) -> list[str]:
    return [name for name in answer.out.split("\0") if name] if answer and not answer.code else []


def _line(answer: Answer | None) -> str:
    return answer.out.strip() if answer and not answer.code else ""
