"""What the documentation shows is what the program prints: runs a command in a fresh demo workspace and returns its text."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_WORK = Path(tempfile.mkdtemp(prefix="handoff-docs-"))
_DEMO = _WORK / "handoff-demo"


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    return kept | {"NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "TERMINAL_WIDTH": "100", "COLUMNS": "100", "GIT_CEILING_DIRECTORIES": str(_WORK)}


def run(command: str, folder: Path | None = None) -> str:
    """Run a ``handoff …`` command; stdout and stderr as a reader would see them."""
    words = [sys.executable, "-m", *_split(command)]
    done = subprocess.run(words, cwd=folder or demo(), env=_environment(), capture_output=True, text=True, check=False, encoding="utf-8")
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).strip("\n").split("\n"))


def _split(command: str) -> list[str]:
    import shlex

    return shlex.split(command)


def demo() -> Path:
    """The demo workspace, written once for all transcripts."""
    if not _DEMO.exists():
        run("handoff demo handoff-demo", _WORK)
    return _DEMO


def fresh() -> None:
    """Forget what earlier transcripts changed."""
    shutil.rmtree(_DEMO, ignore_errors=True)


def show(command: str, lines: int | None = None) -> str:
    """A console block with the command and what it prints, cut after some lines."""
    text = run(command).split("\n")
    cut = text if lines is None or len(text) <= lines else [*text[:lines], "…"]
    return "\n".join(["```console", f"$ {command}", *cut, "```"])
