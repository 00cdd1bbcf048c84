"""What git knows: who you are, which commit is checked out, and what no commit has yet."""

import os
from pathlib import Path

from msgspec import Struct

from handoff.git._left_out import any_marked
from handoff.git._running import Answer, ask

_NO_SUCH_SETTING = 1


class Head(Struct, frozen=True):
    """The commit that is checked out and whether the tree is as it says; None where there is no commit, or no repository."""

    commit: str | None = None
    clean: bool | None = None


def user(root: Path) -> str:
    """The person's name as git knows it for this folder; '' where it knows none."""
    named = os.environ.get("GIT_AUTHOR_NAME", "").strip()
    if named:
        return named
    answer = ask(root, "config", "--get", "user.name")
    return answer.out.strip().encode("utf-8", "replace").decode() if answer and answer.code == 0 else ""


def signing_key(root: Path) -> str:
    """The SSH key that git signs with here: a file, or a public key itself whose secret an agent holds; '' where it uses none."""
    form = ask(root, "config", "--get", "gpg.format")
    if form is None or form.code or form.out.strip() != "ssh":
        return ""
    key = ask(root, "config", "--type=path", "--get", "user.signingkey")
    return key.out.removesuffix("\n") if key and not key.code else ""


def head(root: Path, paths: tuple[str, ...] = ()) -> Head:
    """The commit and whether the tree is clean: no tracked file differs from it, and it has every file under ``paths``.

    A file that git is told to ignore is in no commit either, and one that it is told not to look at may be anything.  ``paths``
    are relative to ``root``.  Submodules count by their commit only: what they hold is never looked into.
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
    answer = ask(root, "status", *options, settings=settings)
    if answer is None or answer.code:
        return Head()
    commit = None
    clean = True
    whole = _from_the_top(root, prefix, paths)
    if any_marked(root, paths):
        clean = False
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
    untracked = ask(root, "ls-files", "-z", "--others", "--", where)
    if untracked is None or untracked.code:
        return None
    added = ask(
        root, "diff-index", "--cached", "-z", "--name-only", "--diff-filter=A", "--no-renames", "--relative", "HEAD", "--", where
    )
    if added is None or added.code:  # no commit yet: whatever is staged is in none
        added = ask(root, "ls-files", "-z", "--cached", "--", where)
    staged = added.out if added and not added.code else ""
    return tuple(sorted({path for path in (untracked.out + staged).split("\0") if path}))


def not_as_committed(root: Path, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some files that the checked-out commit does not have as they are here; paths are relative to ``root``."""
    if not paths:
        return ()
    where = tuple(f":(literal){path}" for path in paths)
    there = set(_listed(ask(root, "ls-tree", "-z", "--name-only", "HEAD", "--", *paths)))
    settings = _without_filters(root) or ()
    options = ("-z", "--name-only", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative")
    differing = set(_listed(ask(root, "diff", *options, "HEAD", "--", *where, settings=settings)))
    return tuple(path for path in paths if path not in there or path in differing)


def changed(root: Path) -> tuple[str, ...]:
    """What the folder has that the checked-out commit has not: files that differ, staged or not, and new ones.

    Neither what git is told to ignore nor hidden leftovers.  Paths are relative to ``root``, sorted; a folder that is new as a
    whole stands for its files, with a / at its end.
    """
    settings = _without_filters(root)
    if settings is None:
        return ()
    options = ("-z", "--name-only", "--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules", "--relative")
    differing = ask(root, "diff", *options, "HEAD", settings=settings)
    new = ask(root, "ls-files", "-z", "--others", "--exclude-standard", "--directory", "--no-empty-directory")
    found = [name for name in _listed(new) if not _is_leftover(name)]
    return tuple(sorted({*_listed(differing), *found}))


def _listed(answer: Answer | None) -> list[str]:
    return [name for name in answer.out.split("\0") if name] if answer and not answer.code else []


def _without_filters(root: Path) -> tuple[str, ...] | None:
    """The settings that switch off what this repository would run on a file's content; None where that cannot be done.

    The person's own filters (git-lfs) stay: they are not the repository's to choose.
    """
    answer = ask(root, "config", "--show-scope", "--name-only", "-z", "--get-regexp", r"^filter\.")
    if answer is None or answer.code not in {0, _NO_SUCH_SETTING}:
        return None
    fields = answer.out.split("\0")
    names = {name for scope, name in zip(fields[::2], fields[1::2], strict=False) if scope in {"local", "worktree"}}
    if any("=" in name for name in names):  # it could not be told from its value
        return None
    return tuple(part for name in sorted(names) for part in ("-c", f"{name}="))


def _prefix(root: Path) -> str | None:
    """Where the folder is within its repository ('' at the top); None in none.  Status names its paths from the top."""
    answer = ask(root, "rev-parse", "--show-prefix")
    return answer.out.removesuffix("\n") if answer and not answer.code else None


def _from_the_top(root: Path, prefix: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the paths that are there, by their names from the top of the repository."""
    there = (path for path in paths if os.access(root / path, os.F_OK))
    return tuple(os.path.normpath(f"{prefix}{path}").replace(os.sep, "/") for path in there)


def _meet(untracked: str, path: str) -> bool:
    """Whether something untracked (a folder ends in /) lies at, in or around a path."""
    here = f"{path}/"
    return path == "." or f"{untracked}/".startswith(here) or (untracked.endswith("/") and here.startswith(untracked))
