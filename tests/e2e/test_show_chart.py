"""The control chart of a standard on real terminals: wide and narrow, without colours, and with nothing but ASCII."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

SHOW = [sys.executable, "-m", "handoff", "show", "entered-in-time", "--as-of", "2026-11-10"]


def shown(folder: Path, columns: int, **variables: str) -> list[str]:
    """What a terminal of so many columns is sent between the heading of the chart and the next one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "NO_COLOR", "COLUMNS"))}
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with subprocess.Popen(SHOW, cwd=folder, stdout=theirs, stderr=theirs, env=kept | {"TERM": "xterm"} | variables):
        os.close(theirs)
        sent = b""
        while part := _part(ours):
            sent += part
    os.close(ours)
    lines = sent.decode("utf-8").replace("\r\n", "\n").replace("\x1b[1m", "").split("\n")
    begin = next(at for at, line in enumerate(lines) if line.startswith("Are we getting better?"))
    end = next(at for at, line in enumerate(lines) if line.startswith("What is promised?"))
    return lines[begin:end]


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # a terminal that nobody writes to any more has no end, but a fault
        return b""


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_it_fits_the_terminal_and_needs_no_colour(demo: Path, columns: int) -> None:
    lines = shown(demo, columns, NO_COLOR="1")
    assert not any("\x1b" in line for line in lines)
    assert max(map(len, lines)) <= columns
    points = sum(line.count(sign) for line in lines for sign in "◆▲•■" if "better   ▲" not in line)
    assert points == 24
    assert any(line.endswith("target") for line in lines)


def test_colours_are_added_where_there_are_any(demo: Path) -> None:
    assert any("\x1b[32m◆\x1b[0m" in line for line in shown(demo, 80))


def test_ascii_is_enough(demo: Path) -> None:
    lines = shown(demo, 80, PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert all(line.isascii() for line in lines)
    assert "# better   A worse   - mean   . limits   = target" in lines
