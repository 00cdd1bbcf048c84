"""The worked example that `handoff demo` writes: its files as they were shipped."""

from handoff.model.settings import SETTINGS_FILE
from handoff.workspace.shipped import NewFile, shipped_folder

_FOLDER = ("examples", "pump-maker")
MEASUREMENTS = "measurements.csv"
_TOP = (".gitattributes", ".gitignore", "README.md", SETTINGS_FILE, MEASUREMENTS)


def example_files() -> tuple[NewFile, ...]:
    """The files of `examples/pump-maker`, in order of path.

    Only the files that belong to the example are taken: a ledger that someone kept in a checkout stays there.
    FileNotFoundError where neither the installed package nor a checkout has them.
    """
    folder = shipped_folder(*_FOLDER)
    standards = sorted(file.name for file in (folder / "standards").iterdir() if file.name.endswith(".yaml"))
    paths = (*_TOP, *(f"standards/{name}" for name in standards))
    return tuple(NewFile(path, folder.joinpath(*path.split("/")).read_bytes()) for path in paths)
