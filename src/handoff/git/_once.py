"""Which files git has ever had, in any commit that a branch, a tag or the checked-out commit leads to."""

import os
import re
from pathlib import Path

from handoff.git._missing import is_shallow, no_repository
from handoff.git._running import ask, ask_bytes
from handoff.model.problem import Fault

_AS_COMMITTED = tuple(
    part
    for setting in (
        "log.showRoot=true",
        "log.diffMerges=separate",
        "log.showSignature=false",
        "log.follow=false",
        "core.commitGraph=false",
    )
    for part in ("-c", setting)
)
_WHY = "Whether a file was taken away, or never shared, only the whole history can tell."
_SHALLOW = Fault(
    "this clone has only the newest commits (a shallow clone)",
    _WHY,
    "`git fetch --unshallow` brings them; in CI, `fetch-depth: 0`.",
)
_NO_ANSWER = Fault("it did not answer, or has not all of its history here", _WHY, "Run `git log --all` here to see what it says.")


def ever_had(root: Path, paths: frozenset[str]) -> frozenset[str] | Fault:
    """Those of some files that git has ever had, below any folder: a workspace that was moved took them from another place.

    A fault says why git cannot tell; its message is the end of a sentence about git.
    """
    if ask(root, "--version") is None:
        return Fault("there is none on this computer that answers", _WHY, no_repository().fix)
    inside = ask(root, "rev-parse", "--is-inside-work-tree")
    if inside is None or inside.out.strip() != "true":
        return Fault("this workspace is in no git repository", _WHY, no_repository().fix)
    if is_shallow(root):
        return _SHALLOW
    if any("\n" in path for path in paths):
        return _NO_ANSWER
    where = "".join(f":(top,glob)**/{_literal(path)}\n" for path in sorted(paths))
    head = ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    here = head.out.strip() if head is not None and not head.code else ""
    options = ("-m", "--full-history", "--no-renames", "--diff-filter=A", "--name-only", "-z", "--format=", "--all", "--stdin")
    asked = os.fsencode(f"{here}\n--\n{where}" if here else f"--\n{where}")
    answer = ask_bytes(root, *_AS_COMMITTED, "log", *options, given=asked)
    if answer is None:
        return _NO_ANSWER
    had = {name.lstrip("\n") for name in os.fsdecode(answer).split("\0")}
    tails = {name[at.end() :] for name in had for at in re.finditer("^|/", name)}
    return paths & tails


def _literal(path: str) -> str:
    """A path in which nothing stands for anything else."""
    return re.sub(r"([*?\[\]\\])", r"\\\1", path)
