"""Files that git has and was told to leave out here: then neither they nor what is done to them shows in any status."""

import os
from pathlib import Path

from handoff.git._running import ask

_SKIPPED, _SUBMODULE = "S", "160000 "


def left_out(root: Path, folder: str) -> tuple[str, ...]:
    """The files of a folder that git has, are not here, and that a status would not name as deleted; relative to ``root``.

    A sparse checkout leaves them out, or somebody marked them (``skip-worktree``, ``assume-unchanged``); of a submodule that was
    not fetched the folder is empty.  Nothing outside git.
    """
    lines = _listed(root, (folder,))
    gone = (path for line in lines if _is_marked(line) and not os.path.lexists(root / (path := _path(line))))
    empty = (
        path for line in lines if line[2:].startswith(_SUBMODULE) and not os.path.lexists(root / (path := _path(line)) / ".git")
    )
    return tuple(sorted({*gone, *empty}))


def any_marked(root: Path, paths: tuple[str, ...]) -> bool:
    """Whether git was told not to look at a file under some paths, here or not: a status says nothing of it."""
    return any(map(_is_marked, _listed(root, paths)))


def _listed(root: Path, paths: tuple[str, ...]) -> list[str]:
    """What the index has under some paths: a letter for the marks, mode, id and stage, and the path behind a tab."""
    listed = ask(root, "ls-files", "-z", "-v", "--stage", "--", *(f":(literal){path}" for path in paths))
    return [line for line in listed.out.split("\0") if line] if listed is not None and not listed.code else []


def _is_marked(line: str) -> bool:
    return line[0] == _SKIPPED or line[0].islower()


def _path(line: str) -> str:
    return line.partition("\t")[2]
