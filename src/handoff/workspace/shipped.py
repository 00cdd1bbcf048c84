"""What the program brings along for new workspaces: its shipped folders, and files that are still to be written."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from msgspec import Struct


class NewFile(Struct, frozen=True):
    """A file to write: its path below the workspace, parts joined by ``/``, and its bytes."""

    path: str
    content: bytes


def shipped_folder(*parts: str) -> Traversable:
    """A folder inside the installed package, else the one at the root of the checkout."""
    installed = files("handoff").joinpath(*parts)
    return installed if installed.is_dir() else Path(__file__).parents[3].joinpath(*parts)
