"""Problems as a page: how many, each with its place, worst first within its file, and what to do next."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from handoff.model.problem import Problem, Severity
from handoff.page import Block, Page, Text

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_MANY = 10
_KINDS_SHOWN = 5


class ProblemFact(Struct, frozen=True):
    """One problem for machines; line and column are null for a whole file."""

    check: str
    severity: Severity
    path: str
    line: int | None
    column: int | None
    message: str
    why: str
    fix: str


class ProblemFacts(Struct, frozen=True):
    """All problems for machines, in order of path, line, column and check."""

    version: int
    problems: tuple[ProblemFact, ...]


def problems_page(problems: tuple[Problem, ...]) -> Page:
    """All problems, file by file and the worst first in each; without any, a sentence that says what was looked at."""
    facts = ProblemFacts(1, tuple(_fact(problem) for problem in sorted(problems, key=_by_place)))
    if not problems:
        return Page(
            "No problems found",
            (Text("Every definition and entry can be read, and no check that is switched on found anything."),),
            facts,
        )
    paths = sorted({problem.source.path for problem in problems})
    blocks: list[Block] = [Text(_most_often(problems))] if len(problems) > _MANY else []
    for path in paths:
        own = sorted((problem for problem in problems if problem.source.path == path), key=_worst_first)
        if len(paths) > 1:
            blocks.append(Text(f"{path}: {_counts(own)}", heading=True))
        blocks += own
    blocks.append(Text("`handoff explain NAME` tells more about the name in brackets.", "quiet"))
    return Page(f"{_counts(problems)} in {_number(len(paths), 'file')}", tuple(blocks), facts)


def _fact(problem: Problem) -> ProblemFact:
    place = problem.source
    line, column = place.line or None, place.column or None
    return ProblemFact(problem.check, problem.severity, place.path, line, column, problem.message, problem.why, problem.fix)


def _by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.source
    return place.path, place.line, place.column, problem.check, problem.message


def _worst_first(problem: Problem) -> tuple[int, tuple[str, int, int, str, str]]:
    return SEVERITIES.index(problem.severity), _by_place(problem)


def _counts(problems: Sequence[Problem]) -> str:
    counted = ((severity, sum(problem.severity == severity for problem in problems)) for severity in SEVERITIES)
    return ", ".join(
        f"{number:,} for information" if severity == "info" else _number(number, severity) for severity, number in counted if number
    )


def _most_often(problems: tuple[Problem, ...]) -> str:
    names = sorted(problem.check for problem in problems)
    often = sorted((-len(list(same)), name) for name, same in groupby(names))
    more = f" and {_number(len(often) - _KINDS_SHOWN, 'other kind')}" if len(often) > _KINDS_SHOWN else ""
    return f"Most often: {', '.join(f'{name} ({-count})' for count, name in often[:_KINDS_SHOWN])}{more}."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
