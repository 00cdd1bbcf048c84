"""What can be wrong in a ledger's files: the names, and how a file's flaws become a bounded number of problems."""

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.model.problem import Fault, Problem, Severity, Source

ALTERED = "altered-entry"
UNREADABLE_ENTRY = "unreadable-entry"
UNKNOWN_ENTRY = "unknown-entry"
UNKNOWN_FIELD = "unknown-field"
UNSIGNED = "entry-without-act"
IMPOSSIBLE = "impossible-value"
LEFT_OUT = "left-out"
# What cli turns into exit code 4; of the others, errors become 3.
INTEGRITY: tuple[str, ...] = (ALTERED,)
MOST_A_FILE = 20
LONGEST_EXCERPT = 120


class Flaw(Struct, frozen=True):
    """Something wrong with a line, before its place is known; ``column`` counts from 1."""

    check: str
    fault: Fault
    severity: Severity = "error"
    column: int = 1


class Flaws:
    """Collects what is wrong in one file, in memory that does not grow with the number of bad lines.

    The same error on several lines is one problem with further places; after ``MOST_A_FILE`` lines of one check the rest is
    only counted.  The same warning is given once.
    """

    def __init__(self, shown: str) -> None:
        """Begin with a file, by the path that people see."""
        self._shown = shown
        self._places: dict[Flaw, list[int]] = {}
        self._excerpts: dict[Flaw, str] = {}
        self._kept: dict[str, int] = {}
        self._more: dict[tuple[str, Severity], list[int]] = {}

    def add(self, flaw: Flaw, line_number: int, line: bytes = b"") -> None:
        """Take note of a flaw on a line."""
        if flaw.severity == "warning" and flaw in self._places:
            return
        kept = self._kept.get(flaw.check, 0)
        if kept >= MOST_A_FILE:
            counted = self._more.setdefault((flaw.check, flaw.severity), [line_number, 0])
            counted[1] += 1
            return
        self._kept[flaw.check] = kept + 1
        self._places.setdefault(flaw, []).append(line_number)
        self._excerpts.setdefault(flaw, excerpt_of(line))

    def problems(self) -> tuple[Problem, ...]:
        """One problem for each flaw, in order of its first line, then one for each kind of flaw that was only counted."""
        return (*map(self._problem, self._places), *map(self._rest, self._more))

    def _problem(self, flaw: Flaw) -> Problem:
        first, *others = self._places[flaw]
        fault, also = flaw.fault, tuple(Source(self._shown, number, 1) for number in others)
        place, excerpt = Source(self._shown, first, flaw.column if first else 0), self._excerpts[flaw]
        return Problem(flaw.check, flaw.severity, place, fault.message, fault.why, fault.fix, excerpt, also)

    def _rest(self, kind: tuple[str, Severity]) -> Problem:
        check, severity = kind
        first, times = self._more[kind]
        lines = counted(times, "more line of this file has a fault", "more lines of this file have faults")
        return Problem(
            check,
            severity,
            Source(self._shown, first, 1),
            f"{lines} of this kind, from this one on.",
            "They are counted, not shown: so many in one file often have one cause.",
            "Look at the first ones; they show what happened to the file.",
        )


def excerpt_of(line: bytes) -> str:
    """The start of a line as text, short enough to show, with the hex code of bytes that are no UTF-8."""
    text = line[: LONGEST_EXCERPT * 4].decode("utf-8", "backslashreplace").rstrip("\r\n")
    return text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT]}…"
