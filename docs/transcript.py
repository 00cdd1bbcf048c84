"""What the documentation shows is what the program prints: runs a command in a fresh demo workspace and returns its text."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import forked

if TYPE_CHECKING:
    from typed import Typist

# Transcripts are taken on one day and draw the same numbers, so that they change only when the program does.
_FROZEN = """
import hashlib, os, sys
from datetime import date, datetime, timezone
from handoff.cli import _options
drawn = []
def urandom(size):
    drawn.append(size)
    return hashlib.sha256(repr((sys.argv, drawn)).encode()).digest()[:size]
os.urandom = urandom
_options.now_utc = lambda: datetime(2026, 11, 20, 16, 2, 11, tzinfo=timezone.utc)
_options.today_in = lambda zone: date(2026, 11, 20)
from handoff.cli.main import main
main()
"""
_WORK = Path(tempfile.mkdtemp(prefix="handoff-docs-"))
_DEMO = _WORK / "handoff-demo"


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    return kept | {
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "TERMINAL_WIDTH": "100",
        "COLUMNS": "100",
        "GIT_CEILING_DIRECTORIES": str(_WORK),
    }


def run(command: str, folder: Path | None = None) -> str:
    """Run a ``handoff …`` command; stdout and stderr as a reader would see them."""
    done = forked.run(_FROZEN, *shlex.split(command)[1:], folder=folder or demo(), environment=_environment())
    return "\n".join(line.rstrip() for line in forked.as_text(done.stdout + done.stderr).strip("\n").split("\n"))


def sit_down(command: str, rows: int) -> "Typist":
    """Somebody before a terminal of so many rows in which a command runs in the demo workspace."""
    from typed import Typist  # noqa: PLC0415 -- most transcripts have nobody at a terminal

    return Typist(_FROZEN, *shlex.split(command)[1:], folder=demo(), environment=_environment(), rows=rows)


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


def delete_line(path: str, line: str) -> None:
    """Delete the first occurrence of a line in a file of the demo, as somebody might in a pull request."""
    replace_line(path, line, "")


def replace_line(path: str, line: str, other: str) -> None:
    """Replace the first occurrence of a line in a file of the demo."""
    file = demo() / path
    text = file.read_text(encoding="utf-8")
    if line not in text:
        raise ValueError(f"{path} has no line {line!r}")
    file.write_text(text.replace(line, other, 1), encoding="utf-8")


def commit(message: str) -> None:
    """Commit everything in the demo to a git repository of its own, always as the same person at the same time."""
    moment = "2026-11-20T16:02:11Z"
    who = {"NAME": "A. Auditor", "EMAIL": "auditor@example.org", "DATE": moment}
    own = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    for words in (["init", "--quiet", "--initial-branch=main"], ["add", "--all"], ["commit", "--quiet", f"--message={message}"]):
        subprocess.run(["git", *words], cwd=demo(), env=_environment() | own, check=True)  # noqa: S607 -- git by its name, as a reader types it


def help_of(command: str) -> str:
    """What ``--help`` prints, as a code block."""
    return "\n".join(["```text", run(f"handoff {command} --help".replace("  ", " ")).strip("\n"), "```"])


def began(command: str) -> str:
    """A console block of a command that begins a workspace somewhere else than in the demo."""
    text = run(command, _WORK)
    return "\n".join(["```console", f"$ {command}", text, "```"])
