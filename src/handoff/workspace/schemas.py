"""The schemas that lie beside a new workspace's definitions, and the line by which an editor finds them."""

from msgspec.structs import replace

from handoff.reading.schemas import schema_text
from handoff.workspace.shipped import NewFile

_FOLDER = "schemas"


def with_schemas(files: tuple[NewFile, ...]) -> tuple[NewFile, ...]:
    """The files of a new workspace, each definition with its schema's line at the top, and the schemas; in order of path."""
    schemas = (NewFile(f"{_FOLDER}/{name}.json", schema_text(name).encode()) for name in ("department", "parties"))
    return tuple(sorted((*map(_referring, files), *schemas), key=lambda file: file.path))


def _referring(file: NewFile) -> NewFile:
    if not (file.path.startswith("standards/") and file.path.endswith(".yaml")):
        return file
    schema = "parties" if file.path == "standards/parties.yaml" else "department"
    line = f"# yaml-language-server: $schema=../{_FOLDER}/{schema}.json\n"
    return replace(file, content=line.encode() + file.content)
