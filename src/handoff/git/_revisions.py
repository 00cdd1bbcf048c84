"""What the files of a workspace were at a revision: read from git's objects, so that no filter or hook can run."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from handoff.git._missing import no_answer, no_repository, no_such_revision, not_here
from handoff.git._running import ask, ask_bytes
from handoff.model.problem import Fault

# So much is asked of git at a time, and held in memory.
_AT_ONCE = 16_000_000
_OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FILES = frozenset({"100644", "100755"})


class Revision(Struct, frozen=True):
    """A commit, by the name that was typed and by its full id."""

    name: str
    commit: str


class Tracked(Struct, frozen=True):
    """A file as a commit has it: its path relative to the workspace, the id and size of its content.

    ``is_plain`` is false for links and submodules, which have no content of their own.
    """

    path: str
    content: str
    size: int
    is_plain: bool = True


def resolve(root: Path, name: str) -> Revision | Fault:
    """Find the commit that a typed revision means; whatever was typed is only ever a name, never an option."""
    inside = ask(root, "rev-parse", "--is-inside-work-tree")
    if inside is None or inside.code or inside.out.strip() != "true":
        return no_repository()
    found = ask(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    commit = found.out.removesuffix("\n").rpartition("\n")[2] if found and not found.code else ""
    return Revision(name, commit) if _OID.fullmatch(commit) else no_such_revision(root, name)


def tracked(root: Path, revision: Revision, path: str) -> tuple[Tracked, ...] | Fault:
    """What a commit has at a path of the workspace, or below it; nothing where it has nothing.  In the order of git."""
    prefix = ask(root, "rev-parse", "--show-prefix")
    if prefix is None or prefix.code:
        return no_answer(revision.name)
    top = prefix.out.removesuffix("\n")
    whole = os.path.normpath(f"{top}{path}").replace(os.sep, "/")
    where = () if whole == "." else ("--", whole)
    listed = ask(root, "--literal-pathspecs", "ls-tree", "-r", "-z", "--long", "--full-tree", revision.commit, *where)
    if listed is None or listed.code:
        return not_here(revision.name)
    lines = (line.partition("\t") for line in listed.out.split("\0") if line)
    entries = (_entry(head.split(), name.removeprefix(top)) for head, _, name in lines if name.startswith(top))
    return tuple(entries)


def _entry(head: list[str], path: str) -> Tracked:
    mode, _, content, size = head
    return Tracked(path, content, int(size) if size.isdecimal() else 0, mode in _FILES)


def contents(root: Path, revision: Revision, files: tuple[Tracked, ...]) -> Iterator[bytes | Fault]:
    """The contents of plain files, in their order; a fault, and then no more, where git does not have one of them."""
    rest = list(files)
    while rest:
        several, held = [rest.pop(0)], 0
        while rest and held + rest[0].size < _AT_ONCE:
            held += rest[0].size
            several.append(rest.pop(0))
        found = _batch(root, several)
        if found is None:
            yield not_here(revision.name)
            return
        yield from found


def _batch(root: Path, files: list[Tracked]) -> list[bytes] | None:
    """The contents of some files; None where git's answer is not what was asked for."""
    answer = ask_bytes(root, "cat-file", "--batch", given="".join(f"{file.content}\n" for file in files).encode())
    found, start = [], 0
    for file in files:
        head = re.compile(rb"%b blob ([0-9]+)\n" % file.content.encode()).match(answer or b"", start)
        if answer is None or head is None:
            return None
        start = head.end() + int(head[1]) + 1
        found.append(answer[head.end() : start - 1])
    return found
