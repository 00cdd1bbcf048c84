"""Who recorded an act, by the path of its file."""

from pathlib import Path

from handoff.ledger._read import act_of
from handoff.ledger._walk import SUFFIX, ActFile


def recorded_by(workspace: Path, path: str) -> str | None:
    """The name on a file's first line; None where the file (its path from the workspace) is not one of an act."""
    parts = path.split("/")
    if any(part.startswith(".") for part in parts) or not path.lower().endswith(SUFFIX):
        return None
    if (workspace / path).is_symlink():
        return None
    act = act_of(ActFile(str(workspace / path), path))
    return act.recorded_by if act else None
