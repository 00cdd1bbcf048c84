"""A person at a terminal: types into a real pseudo-terminal, waits for what is asked, and counts the keys."""

import io
import signal
import sys
import termios
from pathlib import Path
from typing import Any

import pexpect
import pyte

ENTER, CTRL_C, CTRL_D, CTRL_U = "\r", "\x03", "\x04", "\x15"
# Ten standards that are due in the example on 2026-11-20, in the order in which they are proposed, and what was measured.
TEN = (
    ("no-pump-without-release", "0"),
    ("workplace-walk", "28/30"),
    ("complete-on-the-day", "41/43"),
    ("before-start", "22/22"),
    ("match-the-count", "58/60"),
    ("at-the-machine", "12min 9min 25min"),
    ("arrive-on-date", "37/40"),
    ("seat-diameter", "20.001 19.998 20.004 20.000 19.997"),
    ("few-defects", "2/140"),
    ("pass-first-time", "139/140"),
)


def _hearing() -> None:
    """A program at a terminal hears signals, also where the tests themselves were begun in the background and do not."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Typist:
    """Somebody before a terminal of so many rows and columns, in which a Python program runs."""

    def __init__(
        self, program: str, *words: str, folder: Path, environment: dict[str, str], rows: int = 50, columns: int = 100
    ) -> None:
        """Begin the program."""
        self.keys = 0
        self._raw = io.StringIO()
        self._screen = pyte.Screen(columns, rows)
        self._child = pexpect.spawn(
            sys.executable,
            ["-c", program, *words],
            cwd=str(folder),
            env={"TERM": "xterm-256color"} | {name: text for name, text in environment.items() if name != "COLUMNS"},
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=60,
            preexec_fn=_hearing,
        )
        self._child.delaybeforesend = None
        self._child.logfile_read = self._raw

    def sees(self, *texts: str) -> None:
        """Wait until all of these have been shown, one after the other, after what was waited for before."""
        for text in texts:
            self._child.expect_exact(text)

    def types(self, keys: str) -> None:
        """Press these keys."""
        self.keys += len(keys)
        self._child.send(keys)

    def settings(self) -> list[Any]:
        """How the terminal is set, as ``stty -a`` would tell."""
        return termios.tcgetattr(self._child.fileno())

    def sends(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def ends(self) -> None:
        """Wait until the program has left the terminal, which stays."""
        self._child.expect(pexpect.EOF)

    def leaves(self) -> int:
        """Wait until the program ends; its exit code."""
        self._child.expect(pexpect.EOF)
        self._child.close()
        return int(self._child.exitstatus if self._child.exitstatus is not None else 128 + self._child.signalstatus)

    @property
    def raw(self) -> str:
        """Every byte that was shown so far, as text."""
        return self._raw.getvalue()

    def screen(self) -> str:
        """What the terminal shows now, without empty lines at its ends."""
        self._screen.reset()
        pyte.Stream(self._screen).feed(self.raw)
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")


def rows_of_ten(day: str) -> tuple[str, ...]:
    """The ten as rows of the shortest CSV file that ``handoff record --from`` reads, under its title row."""
    return ("standard,observed_on,value\n", *(f"{name},{day},{value}\n" for name, value in TEN))


def record_ten(typist: Typist) -> None:
    """Record the ten: Enter takes the standard that is proposed, then its value, Enter, and Enter once more."""
    for name, value in TEN:
        typist.sees(f"Enter takes {name} (", "Standard:")
        typist.types(ENTER)
        typist.sees("Value:")
        typist.types(value + ENTER)
        typist.sees("Enter records it.", "Record:")
        typist.types(ENTER)
        typist.sees("Recorded as ")
    typist.sees("Standard:")
