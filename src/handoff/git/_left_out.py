"""Files that git has and was told to leave out here: then neither they nor what is done to them shows in any status."""

import os
from collections.abc import Iterator
from pathlib import Path

from handoff.git._running import ask

_SKIPPED = "S"


def left_out(root: Path, folder: str) -> tuple[str, ...]:
    """The files of a folder that git has, are not here, and that a status would not name as deleted; relative to ``root``.

    A sparse checkout leaves them out, or somebody marked them (``skip-worktree``, ``assume-unchanged``).  Nothing outside git.
    """
    return tuple(path for path in _marked(root, (folder,)) if not os.path.lexists(root / path))


def any_marked(root: Path, paths: tuple[str, ...]) -> bool:
    """Whether git was told not to look at a file under some paths, here or not: a status says nothing of it."""
    return any(True for _ in _marked(root, paths))


def _marked(root: Path, paths: tuple[str, ...]) -> Iterator[str]:
    listed = ask(root, "ls-files", "-z", "-v", "--cached", "--", *(f":(literal){path}" for path in paths))
    lines = listed.out.split("\0") if listed is not None and not listed.code else ()
    return (line[2:] for line in lines if line[:1] == _SKIPPED or line[:1].islower())
