"""The line of a file that a problem is about, as it stands there."""

from pathlib import Path

from msgspec.structs import replace

from handoff.model.problem import Problem
from handoff.reading.files import Unopened, read_plain_file

LONGEST = 200
# A ledger's file may be larger than any definition; past this a problem does without its line.
LARGEST = 64_000_000
_BOM = b"\xef\xbb\xbf"
# A workbook, and UTF-16: neither has lines of bytes that people could read.
_NO_LINES = (b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")


def with_excerpts(root: Path, problems: tuple[Problem, ...], encoding: str = "utf-8") -> tuple[Problem, ...]:
    """Add the source line (its first 200 characters) to the problems that have a line number and no excerpt.

    ``encoding`` is that of their files, where somebody has declared another.  A file that has vanished, that leads out of the
    workspace, or that is a workbook or UTF-16, leaves its problems as they were.
    """
    wanted: dict[str, set[int]] = {}
    for problem in problems:
        if problem.source.line and not problem.excerpt:
            wanted.setdefault(problem.source.path, set()).add(problem.source.line)
    lines = {path: _lines(root, path, numbers, encoding) for path, numbers in wanted.items()}
    return tuple(_with_excerpt(problem, lines.get(problem.source.path, {})) for problem in problems)


def _with_excerpt(problem: Problem, lines: dict[int, str]) -> Problem:
    line = lines.get(problem.source.line, "")
    return replace(problem, excerpt=line) if line and not problem.excerpt else problem


def _lines(root: Path, path: str, numbers: set[int], encoding: str) -> dict[int, str]:
    raw = read_plain_file(root, path, LARGEST)
    if isinstance(raw, Unopened) or raw.startswith(_NO_LINES):
        return {}
    last, found, start = max(numbers), {}, 0
    raw = raw.removeprefix(_BOM)
    for number in range(1, last + 1):
        end = raw.find(b"\n", start)
        if number in numbers:
            line = raw[start : end if end >= 0 else len(raw)]
            # Four bytes a character at most: decoding more would only be thrown away.
            found[number] = line[: 4 * LONGEST].decode(encoding, errors="replace")[:LONGEST].rstrip("\r")
        if end < 0:
            break
        start = end + 1
    return found
