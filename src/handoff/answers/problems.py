"""Problems as a page: how many, each with its place, worst first within its file, and what to do next."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from handoff.analysis.figures import counted
from handoff.answers._problem_facts import ProblemFacts, problem_facts
from handoff.model.problem import Problem, Severity, by_place
from handoff.model.settings import LEVELS
from handoff.model.text import briefly, listed
from handoff.page import Block, Cell, Column, Excused, Findings, Note, Page, Table, Text

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_MANY = 10
_MOST_SHOWN = 40
_PLACES_SHOWN = 5
_KINDS_SHOWN = 5
_NAMES_SHOWN = 3
_WAIVED_COLUMNS = ("check", "about", "until", "approved by", "because")
_HINT = Text("`handoff explain NAME` tells more about the name in brackets.", "quiet")


def problems_page(findings: Findings) -> Page:
    """The problems, file by file and the worst first in each; then every waiver that was applied, and what later levels would find.

    People see the worst forty and a count of the rest, and of later levels a sentence; the facts and the findings have them all.
    """
    problems = findings.problems
    blocks: tuple[Block, ...] = (
        *(_told(problems) if problems else (Text(_nothing_found(findings)),)),
        *_waived(findings.excused),
        *_for_later(findings),
        *((_HINT,) if problems else ()),
    )
    return Page(_title(findings), blocks, problem_facts(findings), findings)


def nothing_checked_page(folder: str) -> Page:
    """What is said of a folder without a department where that is allowed: no comfort that nobody has earned."""
    note = Note("Nobody has promised anything here yet. `--allow-empty` lets that pass.")
    return Page(f"Nothing was checked: no department is described in {folder}", (note,), ProblemFacts(1, (), ()))


def _title(findings: Findings) -> str:
    problems = findings.problems
    files = len({problem.source.path for problem in problems})
    found = f"{_counts(problems)} in {counted(files, 'file')}" if problems else "No problems found"
    return f"{found}, {len(findings.excused):,} waived" if findings.excused else found


def _nothing_found(findings: Findings) -> str:
    checks = "no check that counts at this level" if findings.later else "no check that is switched on"
    waived = " that is not waived" if findings.excused else ""
    return f"Every definition and entry can be read, and {checks} found anything{waived}."


def _told(problems: tuple[Problem, ...]) -> Iterator[Block]:
    shown = sorted(problems, key=lambda problem: (SEVERITIES.index(problem.severity), by_place(problem)))[:_MOST_SHOWN]
    paths = sorted({problem.source.path for problem in shown})
    if len(problems) > _MANY:
        yield Text(f"Most often: {_most_often(Counter(problem.check for problem in problems))}.")
    for path in paths:
        own = [problem for problem in shown if problem.source.path == path]
        if len(paths) > 1:
            yield Text(f"{path}: {_counts(own)}", heading=True)
        yield from (_bounded(problem) for problem in own)
    if len(problems) > len(shown):
        yield Note(f"{len(problems) - len(shown):,} more problems are not shown. `--format json` has them all.")


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


def _counts(problems: Sequence[Problem]) -> str:
    numbers = ((severity, sum(problem.severity == severity for problem in problems)) for severity in SEVERITIES)
    return ", ".join(
        f"{number:,} for information" if severity == "info" else counted(number, severity) for severity, number in numbers if number
    )


def _most_often(times: Counter[str]) -> str:
    """The checks that found most, each with how often it did, and how many others there are."""
    often = sorted((-count, name) for name, count in times.items())
    more = f" and {counted(len(often) - _KINDS_SHOWN, 'other kind')}" if len(often) > _KINDS_SHOWN else ""
    return f"{', '.join(f'{name} {-count:,}' for count, name in often[:_KINDS_SHOWN])}{more}"


def _waived(excused: tuple[Excused, ...]) -> Iterator[Block]:
    """A row for each check and waiver: what one waiver covers many times over is told once."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for one in excused:
        until = one.until.isoformat() if one.until else "no end"
        rows.setdefault((one.problem.check, until, one.approved_by, one.because), []).append(one.problem.about or "the workspace")
    if rows:
        texts = (
            (check, briefly(sorted(set(about)), _NAMES_SHOWN), until, approver, because)
            for (check, until, approver, because), about in sorted(rows.items())
        )
        columns = tuple(Column(title) for title in _WAIVED_COLUMNS)
        yield Table("waived", "Waived", columns, tuple(tuple(Cell(text) for text in row) for row in texts))


def _for_later(findings: Findings) -> Iterator[Block]:
    """One sentence, never a flood; none while something cannot be read, since half of the files would tell half of it."""
    levels = {rule.name: rule.level for rule in findings.rules}
    if any(problem.check not in levels for problem in findings.problems):
        return
    later = Counter(one.check for one in findings.later)
    by_level = [(level, Counter({name: n for name, n in later.items() if levels.get(name) == level})) for level in LEVELS]
    told = [
        f"{counted(own.total(), 'finding')} that {'counts' if own.total() == 1 else 'count'} from level {level} on "
        f"({_most_often(own)})"
        for level, own in by_level
        if own
    ]
    if told:
        first = next(level for level, own in by_level if own)
        shows = "shows the first of them" if len(told) > 1 else "shows what that is"
        yield Text(f"For later: {listed(told)}; `handoff check --level {first}` {shows}.")
