"""Where something stands in a file, and what can be wrong with it there."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "info"]


class Source(Struct, frozen=True, order=True, gc=False, array_like=True):
    """A place in a file: the path as shown to people, line and column counted from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0


class Fault(Struct, frozen=True):
    """What is wrong with a value, before anyone knows which file it came from."""

    message: str
    why: str = ""
    fix: str = ""


class Problem(Struct, frozen=True, gc=False):
    """A fault with its place: what is wrong, why it matters, what to do.

    ``check`` is the kebab-case name that ``handoff explain`` knows.  ``excerpt`` is the source line as it
    stands in the file ('' when there is none to show).  ``also`` are further places with the same fault;
    ``follows`` are messages of faults that disappear with this one.  ``about`` is the name of what it is about: a department,
    ``department/output``, a standard or a party ('' for the workspace).
    """

    check: str
    severity: Severity
    source: Source
    message: str
    why: str = ""
    fix: str = ""
    excerpt: str = ""
    also: tuple[Source, ...] = ()
    follows: tuple[str, ...] = ()
    about: str = ""


def by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    """The order of problems: path, line, column, then the check's name and the message."""
    place = problem.source
    return place.path, place.line, place.column, problem.check, problem.message


def at(source: Source, fault: Fault, check: str, excerpt: str = "") -> Problem:
    """Give a fault its place; every such fault is an error."""
    return Problem(check, "error", source, fault.message, fault.why, fault.fix, excerpt)
