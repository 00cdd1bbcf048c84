"""The worked example that `handoff demo` writes: its files as they were shipped."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from msgspec import Struct

from handoff.model.settings import SETTINGS_FILE

_FOLDER = ("examples", "pump-maker")
MEASUREMENTS = "measurements.csv"
_TOP = (".gitattributes", ".gitignore", "README.md", SETTINGS_FILE, MEASUREMENTS)


class ExampleFile(Struct, frozen=True):
    """A file to write: its path below the workspace, parts joined by ``/``, and its bytes."""

    path: str
    content: bytes


def example_files() -> tuple[ExampleFile, ...]:
    """The files of `examples/pump-maker`, in order of path.

    Only the files that belong to the example are taken: a ledger that someone kept in a checkout stays there.
    FileNotFoundError where neither the installed package nor a checkout has them.
    """
    folder = shipped_folder(*_FOLDER)
    standards = sorted(file.name for file in (folder / "standards").iterdir() if file.name.endswith(".yaml"))
    paths = (*_TOP, *(f"standards/{name}" for name in standards))
    return tuple(ExampleFile(path, folder.joinpath(*path.split("/")).read_bytes()) for path in paths)


def shipped_folder(*parts: str) -> Traversable:
    """A folder inside the installed package, else the one at the root of the checkout."""
    installed = files("handoff").joinpath(*parts)
    return installed if installed.is_dir() else Path(__file__).parents[3].joinpath(*parts)
