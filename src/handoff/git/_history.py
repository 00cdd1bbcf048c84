"""What was taken from a folder, or changed in it, anywhere in the history of a revision: merges are walked against each parent."""

from pathlib import Path

from msgspec import Struct

from handoff.git._missing import not_here
from handoff.git._revisions import Revision, Tracked
from handoff.git._running import ask
from handoff.model.problem import Fault

_HEAD = "\x01"
_FIELDS = "%x01%H%x02%cI%x02%an"
# Whatever settings say of merges and signatures, and whatever a cache of the history says of parents: the commits are asked.
_AS_COMMITTED = tuple(
    part
    for setting in ("log.diffMerges=separate", "log.showSignature=false", "log.follow=false", "core.commitGraph=false")
    for part in ("-c", setting)
)


class Taken(Struct, frozen=True):
    """A file as it was before a commit removed or changed it, against one of its parents; who committed that, and when."""

    before: Tracked
    commit: str
    at: str
    by: str


def taken_away(root: Path, revision: Revision, folder: str) -> tuple[Taken, ...] | Fault:
    """Every file below a folder that a commit in the history of a revision, or of the checked-out one, removed or changed.

    Newest first.  Each merge is held against each of its parents, so one that dropped a side's files is found, whatever it
    says.  What was brought back since is among them: hold each against what is here.
    """
    head = ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    here = [head.out.strip()] if head is not None and not head.code else []
    options = (
        "-m",
        "--full-history",
        "--encoding=UTF-8",
        "--no-renames",
        "--raw",
        "-z",
        "--no-abbrev",
        "--relative",
        "--diff-filter=DMT",
    )
    where = ("--", f":(literal){folder}")
    answer = ask(root, "log", *options, f"--format={_FIELDS}", revision.commit, *here, *where, settings=_AS_COMMITTED)
    if answer is None or answer.code:
        return not_here(revision.name)
    found, commit, at, by = [], "", "", ""
    tokens = iter(answer.out.split("\0"))
    for token in tokens:
        part = token.removeprefix("\n")
        if part.startswith(_HEAD):
            commit, at, by = (*part.removeprefix(_HEAD).split("\x02", 2), "", "")[:3]
        elif part.startswith(":"):
            mode, _, content, *_ = part.removeprefix(":").split(" ")
            found.append(Taken(Tracked(next(tokens), content, 0, mode.startswith("100")), commit, at, by))
    return tuple(found)


def blob_id(held: bytes, like: str) -> str:
    """The id that git gives to a file's content, by the hash that an id of the same repository was made with."""
    import hashlib  # noqa: PLC0415 -- only a verification asks

    name = "sha256" if len(like) > 40 else "sha1"  # noqa: PLR2004 -- the digits of a SHA-1
    return hashlib.new(name, b"blob %d\0" % len(held) + held, usedforsecurity=False).hexdigest()
