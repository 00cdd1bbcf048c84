"""One commit of new entries, and nothing else."""

from hashlib import sha256
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
    would take the files with it at the next checkout.  Where a hook changes what is committed, nothing
    is.  After a refusal the files are as they were: there, and not staged.
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
    before, given = _commit(root, "HEAD"), _staged(root, where)
    held = _held(root, given)
    committed = act(root, "commit", *options, *where)
    done = committed is not None and not committed.code
    changed = _held(root, given) != held
    if done and not changed and _last(root, paths) == given.keys():
        return None
    now = _commit(root, "HEAD")
    if done and _commit(root, "HEAD^") == before:  # else somebody has gone on from it
        act(root, "update-ref", *(("HEAD", before, now) if before else ("-d", "HEAD", now)))
    if done or changed:
        _give_back(root, given)
    act(root, "reset", "--quiet", *where)
    return _changed_by_a_hook(paths) if done or changed else _refused(committed, paths)


def _commit(root: Path, name: str) -> str:
    """The id of a commit; '' where there is none."""
    answer = ask(root, "rev-parse", "--verify", "--quiet", name)
    return answer.out.strip() if answer and not answer.code else ""


def _held(root: Path, given: dict[tuple[str, str], str]) -> tuple[bytes, ...]:
    """The hashes of some files as they lie there; b'' of one that is gone."""
    files = (root / path for _, path in given)
    return tuple(sha256(file.read_bytes()).digest() if file.is_file() else b"" for file in files)


def _staged(root: Path, where: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Of some files what the index has: the content's id and the path, with the mode."""
    listed = ask(root, "ls-files", "-z", "--stage", *where)
    lines = (line.partition("\t") for line in listed.out.split("\0") if line) if listed else ()
    return {(head.split(" ")[1], path): head.split(" ")[0] for head, _, path in lines}


def _last(root: Path, paths: tuple[str, ...]) -> set[tuple[str, str]]:
    """The same of the last commit, without modes."""
    listed = ask(root, "--literal-pathspecs", "ls-tree", "-r", "-z", "HEAD", "--", *paths)
    lines = (line.partition("\t") for line in listed.out.split("\0") if line) if listed else ()
    return {(head.split(" ")[2], path) for head, _, path in lines}


def _give_back(root: Path, given: dict[tuple[str, str], str]) -> None:
    """Give files the contents that they had when they were to be committed."""
    asked = ask(root, "rev-parse", "--show-prefix")
    prefix = asked.out.removesuffix("\n") if asked else ""
    for (content, path), mode in given.items():
        act(root, "update-index", "--add", "--cacheinfo", f"{mode},{content},{prefix}{path}")
        act(root, "checkout-index", "--force", "--", path)


def _changed_by_a_hook(paths: tuple[str, ...]) -> Fault:
    return Fault(
        f"A hook of your repository changed what was to be committed, so nothing was; what you recorded is kept as it was: "
        f"{_named(paths)}",
        "An act that is changed by one sign, be it a blank or a line's end, proves nothing any more.",
        "Let that hook leave the ledger's folder alone (in pre-commit: `exclude: ^ledger/`), then commit again.",
    )


def _named(paths: tuple[str, ...]) -> str:
    return " ".join(paths[:_MOST_NAMED]) + (" …" if len(paths) > _MOST_NAMED else "")


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
    names = _named(paths)
    return Fault(
        f"Git did not commit what you recorded; it is kept in the ledger, uncommitted. Git said: {said(answer)}",
        "Only a commit protects an entry from `git clean`; a hook of your repository may have refused it.",
        f"Put right what git names, then run `git add {names}` and `git commit`.",
    )
