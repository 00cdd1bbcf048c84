"""Problems as a page: how many, each with its place, worst first within its file, and what to do next."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct, structs

from handoff.analysis.figures import counted
from handoff.model.problem import Problem, Severity, Source
from handoff.page import Block, Note, Page, Text

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_MANY = 10
_MOST_SHOWN = 80
_PLACES_SHOWN = 5
_KINDS_SHOWN = 5


class PlaceFact(Struct, frozen=True):
    """A further place with the same fault; line and column are null for a whole file."""

    path: str
    line: int | None
    column: int | None


class ProblemFact(Struct, frozen=True):
    """One problem for machines; line and column are null for a whole file, ``follows`` what disappears with it."""

    check: str
    severity: Severity
    path: str
    line: int | None
    column: int | None
    message: str
    why: str
    fix: str
    also: tuple[PlaceFact, ...]
    follows: tuple[str, ...]


class ProblemFacts(Struct, frozen=True):
    """All problems for machines, in order of path, line, column and check."""

    version: int
    problems: tuple[ProblemFact, ...]


def problems_page(problems: tuple[Problem, ...]) -> Page:
    """The problems, file by file and the worst first in each; without any, a sentence that says what was looked at.

    People see the worst eighty and a count of the rest; the facts have them all.
    """
    facts = ProblemFacts(1, tuple(_fact(problem) for problem in sorted(problems, key=_by_place)))
    if not problems:
        return Page(
            "No problems found",
            (Text("Every definition and entry can be read, and no check that is switched on found anything."),),
            facts,
        )
    shown = sorted(problems, key=_worst_first)[:_MOST_SHOWN]
    paths = sorted({problem.source.path for problem in shown})
    blocks: list[Block] = [Text(_most_often(problems))] if len(problems) > _MANY else []
    for path in paths:
        own = [problem for problem in shown if problem.source.path == path]
        if len(paths) > 1:
            blocks.append(Text(f"{path}: {_counts(own)}", heading=True))
        blocks += (_bounded(problem) for problem in own)
    if len(problems) > len(shown):
        blocks.append(Note(f"{len(problems) - len(shown):,} more problems are not shown. `--format json` has them all."))
    blocks.append(Text("`handoff explain NAME` tells more about the name in brackets.", "quiet"))
    files = len({problem.source.path for problem in problems})
    return Page(f"{_counts(problems)} in {counted(files, 'file')}", tuple(blocks), facts)


def _bounded(problem: Problem) -> Problem:
    """The problem with its first further places and what follows; the rest is counted."""
    more_places, more = len(problem.also) - _PLACES_SHOWN, len(problem.follows) - _PLACES_SHOWN
    if more_places <= 0 and more <= 0:
        return problem
    counted = tuple(
        f"{count:,} more {what}"
        for count, what in ((more_places, "places with this fault"), (more, "faults that follow"))
        if count > 0
    )
    return structs.replace(problem, also=problem.also[:_PLACES_SHOWN], follows=(*problem.follows[:_PLACES_SHOWN], *counted))


def _fact(problem: Problem) -> ProblemFact:
    place, also = _place(problem.source), tuple(_place(other) for other in problem.also)
    return ProblemFact(
        problem.check,
        problem.severity,
        place.path,
        place.line,
        place.column,
        problem.message,
        problem.why,
        problem.fix,
        also,
        problem.follows,
    )


def _place(source: Source) -> PlaceFact:
    return PlaceFact(source.path, source.line or None, source.column or None)


def _by_place(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.source
    return place.path, place.line, place.column, problem.check, problem.message


def _worst_first(problem: Problem) -> tuple[int, tuple[str, int, int, str, str]]:
    return SEVERITIES.index(problem.severity), _by_place(problem)


def _counts(problems: Sequence[Problem]) -> str:
    numbers = ((severity, sum(problem.severity == severity for problem in problems)) for severity in SEVERITIES)
    return ", ".join(
        f"{number:,} for information" if severity == "info" else counted(number, severity) for severity, number in numbers if number
    )


def _most_often(problems: tuple[Problem, ...]) -> str:
    names = sorted(problem.check for problem in problems)
    often = sorted((-len(list(same)), name) for name, same in groupby(names))
    more = f" and {counted(len(often) - _KINDS_SHOWN, 'other kind')}" if len(often) > _KINDS_SHOWN else ""
    return f"Most often: {', '.join(f'{name} ({-count})' for count, name in often[:_KINDS_SHOWN])}{more}."
