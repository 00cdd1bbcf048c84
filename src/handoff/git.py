"""Git, asked safely: who you are, which commit, what is not committed yet; and one commit of new entries, nothing else."""

import os
from pathlib import Path

from msgspec import Struct

from handoff.model.problem import Fault

_SECONDS_TO_ANSWER = 30
_SECONDS_TO_ACT = 300
_MOST_SAID = 600
_MOST_NAMED = 3
_NO_SUCH_SETTING = 1
_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_")
_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false")
_UNFINISHED = (
    ("MERGE_HEAD", "merge"),
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
)


class Head(Struct, frozen=True):
    """The commit that is checked out and whether the tree is as it says; None where there is no commit, or no repository."""

    commit: str | None = None
    clean: bool | None = None


class _Answer(Struct, frozen=True):
    """What git answered: its exit code, and its two streams as text (bytes that are no UTF-8 stay apart, as in file names)."""

    code: int
    out: str
    err: str


def user(root: Path) -> str:
    """The person's name as git knows it for this folder; '' where it knows none."""
    named = os.environ.get("GIT_AUTHOR_NAME", "").strip()
    if named:
        return named
    answer = _ask(root, "config", "--get", "user.name")
    return answer.out.strip().encode("utf-8", "replace").decode() if answer and answer.code == 0 else ""


def head(root: Path, paths: tuple[str, ...] = ()) -> Head:
    """The commit and whether the tree is clean: no tracked file differs from it, and it has every file under ``paths``.

    A file that git is told to ignore is in no commit either.  ``paths`` are relative to ``root``.  Submodules count by their
    commit only: what they hold is never looked into.
    """
    options = (
        "--porcelain=v2",
        "--branch",
        "-z",
        "--untracked-files=normal",
        "--ignored=matching",
        "--ignore-submodules=dirty",
        "--no-renames",
    )
    prefix, settings = _prefix(root), _without_filters(root)
    if prefix is None or settings is None:
        return Head()
    answer = _ask(root, "status", *options, settings=settings)
    if answer is None or answer.code:
        return Head()
    commit = None
    clean = True
    whole = _from_the_top(root, prefix, paths)
    for record in answer.out.split("\0"):
        mark, _, rest = record.partition(" ")
        if record.startswith("# branch.oid "):
            oid = record.removeprefix("# branch.oid ")
            commit = None if oid == "(initial)" else oid
        elif mark in {"?", "!"} and not _is_leftover(rest):
            clean = clean and not any(_meet(rest, path) for path in whole)
        elif mark in {"1", "u"}:
            clean = False
    return Head(commit, clean)


def _is_leftover(path: str) -> bool:
    """Whether a file is hidden: what a recording that was killed leaves behind, which nothing reads."""
    return not path.endswith("/") and path.rpartition("/")[2].startswith(".")


def uncommitted(root: Path, folder: str) -> tuple[str, ...] | None:
    """The files under a folder that the checked-out commit does not have, ignored ones too; None outside a work tree.

    Paths are relative to ``root``, sorted.  Nothing here reads a file's content, so no filter of the repository can run.
    """
    where = f":(literal){folder}"
    untracked = _ask(root, "ls-files", "-z", "--others", "--", where)
    if untracked is None or untracked.code:
        return None
    added = _ask(
        root, "diff-index", "--cached", "-z", "--name-only", "--diff-filter=A", "--no-renames", "--relative", "HEAD", "--", where
    )
    if added is None or added.code:  # no commit yet: whatever is staged is in none
        added = _ask(root, "ls-files", "-z", "--cached", "--", where)
    staged = added.out if added and not added.code else ""
    return tuple(sorted({path for path in (untracked.out + staged).split("\0") if path}))


def commit_only(root: Path, paths: tuple[str, ...], message: str) -> Fault | None:
    """Commit these new files and nothing else, whatever else is staged; the site's own hooks run.  A fault says what git said.

    Refused in the middle of a merge or the like, and where no branch is checked out: a commit that belongs to no branch
    would take the files with it at the next checkout.  After a refusal the files are as they were: there, and not staged.
    """
    fault = _not_now(root)
    if fault is not None:
        return fault
    where = ("--", *(f":(literal){path}" for path in paths))
    added = _act(root, "add", *where)
    if added is None or added.code:
        return _refused(added, paths)
    said = message.replace("\0", "").encode("utf-8", "replace").decode()
    options = ("--only", "--quiet", "--no-status", "--cleanup=whitespace", f"--message={said}")
    committed = _act(root, "commit", *options, *where)
    if committed is not None and not committed.code:
        return None
    _act(root, "reset", "--quiet", *where)
    return _refused(committed, paths)


def _ask(root: Path, *arguments: str, settings: tuple[str, ...] = ()) -> _Answer | None:
    """Ask git a question: nothing that the repository has configured may run, be locked, or be fetched for it."""
    command = (*_GIT, "--no-optional-locks", "-c", f"core.hooksPath={os.devnull}", *settings, *arguments)
    # a partial clone would fetch what it lacks, by any program that its configuration names
    return _run(root, command, _clean_environment() | {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "none"}, _SECONDS_TO_ANSWER)


def _act(root: Path, *arguments: str) -> _Answer | None:
    """Have git do something for the person, under the rules and hooks of the site."""
    return _run(root, (*_GIT, *arguments), _clean_environment(), _SECONDS_TO_ACT)


def _clean_environment() -> dict[str, str]:
    """The environment without what would send git elsewhere (GIT_DIR and its like); who the person is stays."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}


def _run(root: Path, command: tuple[str, ...], environment: dict[str, str], seconds: int) -> _Answer | None:
    """Run git in a folder; None where it is missing, cannot start there or does not answer in time."""
    import subprocess  # noqa: PLC0415 -- --help and check never ask git

    try:
        done = subprocess.run(  # noqa: S603 -- an argument list: no shell reads it
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return _Answer(done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr))


def _without_filters(root: Path) -> tuple[str, ...] | None:
    """The settings that switch off what this repository would run on a file's content; None where that cannot be done.

    The person's own filters (git-lfs) stay: they are not the repository's to choose.
    """
    answer = _ask(root, "config", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\.")
    if answer is None or answer.code not in {0, _NO_SUCH_SETTING}:
        return None
    fields = answer.out.split("\0")
    names = {name for scope, name in zip(fields[::2], fields[1::2], strict=False) if scope in {"local", "worktree"}}
    if any("=" in name for name in names):  # it could not be told from its value
        return None
    return tuple(part for name in sorted(names) for part in ("-c", f"{name}="))


def _prefix(root: Path) -> str | None:
    """Where the folder is within its repository ('' at the top); None in none.  Status names its paths from the top."""
    answer = _ask(root, "rev-parse", "--show-prefix")
    return answer.out.removesuffix("\n") if answer and not answer.code else None


def _from_the_top(root: Path, prefix: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the paths that are there, by their names from the top of the repository."""
    there = (path for path in paths if os.access(root / path, os.F_OK))
    return tuple(os.path.normpath(f"{prefix}{path}").replace(os.sep, "/") for path in there)


def _meet(untracked: str, path: str) -> bool:
    """Whether something untracked (a folder ends in /) lies at, in or around a path."""
    here = f"{path}/"
    return path == "." or f"{untracked}/".startswith(here) or (untracked.endswith("/") and here.startswith(untracked))


def _not_now(root: Path) -> Fault | None:
    """Why a commit would not do now: no repository, something unfinished, no branch."""
    answer = _ask(root, "rev-parse", "--is-inside-work-tree", "--absolute-git-dir")
    inside, _, folder = answer.out.partition("\n") if answer and not answer.code else ("", "", "")
    if inside != "true":
        return Fault(
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
    branch = _ask(root, "symbolic-ref", "--quiet", "HEAD")
    if branch is None or branch.code:
        return Fault(
            "No branch is checked out (a detached head), so nothing was committed; what you recorded is kept.",
            "A commit that belongs to no branch would take the entry with it at the next checkout.",
            "Run `git switch BRANCH` (or `git switch -c NEW-BRANCH`), then commit the ledger's new files.",
        )
    return None


def _refused(answer: _Answer | None, paths: tuple[str, ...]) -> Fault:
    """What git, or a hook of the site, said against the commit."""
    heard = (answer.err.strip() or answer.out.strip()) if answer else "nothing: it could not start, or did not finish in time"
    said = "".join(
        char if char.isprintable() else " " for char in "; ".join(line.strip() for line in heard.splitlines() if line.strip())
    )
    shown = said if len(said) <= _MOST_SAID else f"…{said[-_MOST_SAID:]}"
    names = " ".join(paths[:_MOST_NAMED]) + (" …" if len(paths) > _MOST_NAMED else "")
    return Fault(
        f"Git did not commit what you recorded; it is kept in the ledger, uncommitted. Git said: {shown or 'nothing'}",
        "Only a commit protects an entry from `git clean`; a hook of your repository may have refused it.",
        f"Put right what git names, then run `git add {names}` and `git commit`.",
    )
