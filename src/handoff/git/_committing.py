"""One commit of new entries, and nothing else."""

from pathlib import Path

from handoff.git._running import Answer, act, ask, said, without_git
from handoff.model.problem import Fault

_MOST_NAMED = 3
_UNFINISHED = (
    ("MERGE_HEAD", "merge"),
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)


def commit_only(root: Path, paths: tuple[str, ...], message: str) -> Fault | None:
    """Commit these new files and nothing else, whatever else is staged; the site's own hooks run.  A fault says what git said.

    Refused in the middle of a merge or the like, and where no branch is checked out: a commit that belongs to no branch
    would take the files with it at the next checkout.  After a refusal the files are as they were: there, and not staged.
    """
    fault = not_now(root)
    if fault is not None:
        return fault
    where = ("--", *(f":(literal){path}" for path in paths))
    added = act(root, "add", *where)
    if added is None or added.code:
        return _refused(added, paths)
    text = message.replace("\0", "").encode("utf-8", "replace").decode()
    options = ("--only", "--quiet", "--no-status", "--cleanup=whitespace", f"--message={text}")
    committed = act(root, "commit", *options, *where)
    if committed is not None and not committed.code:
        return None
    act(root, "reset", "--quiet", *where)
    return _refused(committed, paths)


def not_now(root: Path) -> Fault | None:
    """Why a commit would not do now: no repository, something unfinished, no branch."""
    answer = ask(root, "rev-parse", "--is-inside-work-tree", "--absolute-git-dir")
    inside, _, folder = answer.out.partition("\n") if answer and not answer.code else ("", "", "")
    if inside != "true":
        return without_git("Nothing was committed; what you recorded is kept.") or Fault(
            "This folder is not in a git repository that git can use, so nothing was committed; what you recorded is kept.",
            "Only a commit protects an entry from `git clean` and shows who added it.",
            "Run `git init` (or leave out --commit, and set `commit = false` under [record] in handoff.toml).",
        )
    place = Path(folder.removesuffix("\n"))
    for name, what in _UNFINISHED:
        if (place / name).exists():
            return Fault(
                f"A {what} is under way in this repository, so nothing was committed; what you recorded is kept.",
                f"A commit now would become part of the {what}.",
                f"Finish it (`git {what} --continue`) or give it up (`git {what} --abort`), then commit the ledger's new files.",
            )
    branch = ask(root, "symbolic-ref", "--quiet", "HEAD")
    if branch is None or branch.code:
        return Fault(
            "No branch is checked out (a detached head), so nothing was committed; what you recorded is kept.",
            "A commit that belongs to no branch would take the entry with it at the next checkout.",
            "Run `git switch BRANCH` (or `git switch -c NEW-BRANCH`), then commit the ledger's new files.",
        )
    return None


def _refused(answer: Answer | None, paths: tuple[str, ...]) -> Fault:
    """What git, or a hook of the site, said against the commit."""
    names = " ".join(paths[:_MOST_NAMED]) + (" …" if len(paths) > _MOST_NAMED else "")
    return Fault(
        f"Git did not commit what you recorded; it is kept in the ledger, uncommitted. Git said: {said(answer)}",
        "Only a commit protects an entry from `git clean`; a hook of your repository may have refused it.",
        f"Put right what git names, then run `git add {names}` and `git commit`.",
    )
