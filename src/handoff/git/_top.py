"""Where a folder lies in its repository, told without asking git: whoever shows a path on the web counts from the top."""

from pathlib import Path


def path_from_top(root: Path) -> str:
    """The folder's path from the top of the repository that it lies in, ending with ``/``; '' at the top, and outside of any."""
    full = root.resolve()
    top = next((folder for folder in (full, *full.parents) if (folder / ".git").exists()), full)
    inside = full.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"
