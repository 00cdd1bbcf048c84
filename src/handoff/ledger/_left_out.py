"""What is said of files of the ledger that git has, and was told to leave out here."""

from collections.abc import Callable

from handoff.analysis.figures import counted
from handoff.ledger._findings import finding
from handoff.ledger._flaws import LEFT_OUT
from handoff.model.problem import Problem, Source
from handoff.model.text import quoted

# Asks for these files, by their paths from the workspace; the ledger itself knows nothing of git.
LeftOut = Callable[[], tuple[str, ...]]
_WHY = "What is said of a part of the ledger looks as if it were said of all of it."
_FIX = (
    "`git sparse-checkout disable` brings them back; where they were marked as unchanged, `git restore -- {0}` does, and where "
    "they are a submodule, `git submodule update --init -- {0}`."
)


def nothing() -> tuple[str, ...]:
    """Where nobody can be asked: nothing is left out."""
    return ()


def left_out_problems(paths: tuple[str, ...], folder: str) -> tuple[Problem, ...]:
    """A warning for who reads the ledger; none where it is here as a whole."""
    if not paths:
        return ()
    message = f"{_message(paths)} Their entries are not counted."
    return (Problem(LEFT_OUT, "warning", Source(folder), message, _WHY, _FIX.format(folder)),)


def left_out_findings(paths: tuple[str, ...], folder: str) -> tuple[Problem, ...]:
    """A finding for who verifies the ledger; none where it is here as a whole."""
    return (finding("MISSING", Source(folder), _message(paths), _FIX.format(folder), why=_WHY),) if paths else ()


def _message(paths: tuple[str, ...]) -> str:
    files = counted(len(paths), "file of the ledger that git has is", "files of the ledger that git has are")
    return f"{files} not here, such as {quoted(paths[0], 200)}: git leaves files out here (a sparse checkout, marks, a submodule)."
