"""Problems for machines: all of them, those of later levels too, and what is waived."""

from msgspec import Struct

from handoff.model.problem import Problem, Severity, Source, by_place
from handoff.model.settings import Level
from handoff.page import Excused, Findings


class PlaceFact(Struct, frozen=True, gc=False):
    """A further place with the same fault; line and column are null for a whole file."""

    path: str
    line: int | None
    column: int | None


class ProblemFact(Struct, frozen=True, gc=False):
    """One problem for machines; line and column are null for a whole file, ``follows`` what disappears with it.

    ``about`` is the name of what it is about ('' for the workspace); ``level`` the level from which it counts, null where it
    counts already.
    """

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
    about: str
    level: Level | None


class WaivedFact(Struct, frozen=True):
    """A problem that a waiver covers, and who allowed it, why, and until when (null: the waiver names no end)."""

    check: str
    about: str
    path: str
    line: int | None
    column: int | None
    message: str
    because: str
    approved_by: str
    until: str | None


class ProblemFacts(Struct, frozen=True):
    """All problems for machines, in order of path, line, column and check."""

    version: int
    problems: tuple[ProblemFact, ...]
    waived: tuple[WaivedFact, ...]


def problem_facts(findings: Findings) -> ProblemFacts:
    """Everything that was found, complete."""
    later = {problem.check for problem in findings.later}
    levels = {rule.name: rule.level for rule in findings.rules if rule.name in later}
    return ProblemFacts(
        version=1,
        problems=tuple([_fact(one, levels.get(one.check)) for one in sorted((*findings.problems, *findings.later), key=by_place)]),
        waived=tuple(_waived(one) for one in sorted(findings.excused, key=lambda one: by_place(one.problem))),
    )


def _fact(problem: Problem, level: Level | None) -> ProblemFact:
    place = problem.source
    return ProblemFact(
        problem.check,
        problem.severity,
        place.path,
        place.line or None,
        place.column or None,
        problem.message,
        problem.why,
        problem.fix,
        tuple(map(_place, problem.also)),
        problem.follows,
        problem.about,
        level,
    )


def _waived(one: Excused) -> WaivedFact:
    problem, place = one.problem, _place(one.problem.source)
    until = one.until.isoformat() if one.until else None
    return WaivedFact(
        problem.check,
        problem.about,
        place.path,
        place.line,
        place.column,
        problem.message,
        one.because,
        one.approved_by,
        until,
    )


def _place(source: Source) -> PlaceFact:
    return PlaceFact(source.path, source.line or None, source.column or None)
