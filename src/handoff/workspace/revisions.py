"""The definitions at a revision: put into a private folder for a moment, and read there as they always are."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, structs

from handoff import git
from handoff.analysis.changes.changed import File, Side
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault, Problem, Source
from handoff.model.settings import SETTINGS_FILE, Settings
from handoff.reading import read_organisation, read_settings, with_excerpts
from handoff.reading.files import LARGEST, Unopened, is_definition, list_definitions, read_plain_file
from handoff.workspace.opening import Workspace, doubles


def here(workspace: Workspace) -> Side:
    """The definitions as they lie in the workspace."""
    root = workspace.root
    paths = (SETTINGS_FILE, *list_definitions(root, workspace.settings.standards).paths)
    raw = ((path, read_plain_file(root, path)) for path in paths)
    files = tuple(_file(path, content) for path, content in raw if not isinstance(content, Unopened))
    return Side("", "", workspace.organisation, files)


def at_revision(root: Path, name: str) -> Side | Fault | tuple[Problem, ...]:
    """The definitions at a revision; a fault where git has no such thing, problems where they cannot be read.

    OSError where the disk is in the way.
    """
    revision = git.resolve(root, name)
    if isinstance(revision, Fault):
        return revision
    with TemporaryDirectory(prefix="handoff-") as folder:
        return _read(Path(folder), root, revision)


def _read(folder: Path, root: Path, revision: git.Revision) -> Side | Fault | tuple[Problem, ...]:
    settings_file = _put(folder, root, revision, SETTINGS_FILE)
    if isinstance(settings_file, Fault):
        return settings_file
    nothing = Side(revision.name, revision.commit, Organisation(Settings("")), is_workspace=False)
    if not settings_file.files:
        return structs.replace(nothing, passed_over=settings_file.passed_over)
    settings, faults = read_settings(folder)
    if settings is None:
        return _shown(folder, revision, faults)
    definitions = _put(folder, root, revision, settings.standards)
    if isinstance(definitions, Fault):
        return definitions
    organisation, problems = read_organisation(folder, settings)
    workspace = Workspace(folder, settings, organisation, (*faults, *problems))
    wrong = workspace.problems or doubles(workspace)
    if wrong:
        return _shown(folder, revision, wrong)
    files = (*settings_file.files, *definitions.files)
    return Side(revision.name, revision.commit, organisation, files, passed_over=definitions.passed_over)


class _Put(Struct, frozen=True):
    """What was put into the folder, and what was not because it has no content of its own."""

    files: tuple[File, ...]
    passed_over: tuple[str, ...]


def _put(folder: Path, root: Path, revision: git.Revision, path: str) -> _Put | Fault:
    """Put the file at a path, or the definitions below it, into a folder under the same names."""
    listed = git.tracked(root, revision, path)
    if isinstance(listed, Fault):
        return listed
    read = tuple(file for file in listed if file.path == path or _is_read(file.path, path))
    plain = tuple(file for file in read if file.is_plain)
    small = tuple(file for file in plain if file.size <= LARGEST)
    files = []
    for file, content in zip(small, git.contents(root, revision, small), strict=False):
        if isinstance(content, Fault):
            return content
        _place(folder, file.path).write_bytes(content)
        files.append(_file(file.path, content))
    for file in plain:
        if file.size > LARGEST:  # of its size and without its content, so that the reader says the same of it as ever
            with _place(folder, file.path).open("wb") as empty:
                empty.truncate(file.size)
    return _Put(tuple(files), tuple(file.path for file in read if not file.is_plain))


def _is_read(path: str, folder: str) -> bool:
    """Whether a path below the folder is one of those that are read: a definition, and hidden nowhere (`..` would be).

    A name may hold what separates names, and then lead to the top of the disk (an empty part) or to another one.
    """
    below = path if folder == "." else path.removeprefix(f"{folder.rstrip('/')}/")
    parts = below.replace(os.sep, "/").split("/")
    return is_definition(path) and not Path(below).drive and all(part and not part.startswith(".") for part in parts)


def _place(folder: Path, path: str) -> Path:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _file(path: str, content: bytes) -> File:
    """A file by its content, however its lines end: a checkout may change that."""
    return File(path, sha256(content.replace(b"\r\n", b"\n")).hexdigest())


def _shown(folder: Path, revision: git.Revision, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems with their lines, at places that say of which revision they are, as git writes them: ``main:standards/x.yaml``."""

    def there(source: Source) -> Source:
        return structs.replace(source, path=f"{revision.name}:{source.path}")

    return tuple(
        structs.replace(problem, source=there(problem.source), also=tuple(there(place) for place in problem.also))
        for problem in with_excerpts(folder, problems)
    )
