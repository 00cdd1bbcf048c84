"""Running checks: which of them, at what severity, what follows from what, and what a waiver covers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, Protocol, get_args

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.checks._following import fold_followers
from handoff.checks._waiving import NEVER_WAIVED, excused_by
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, by_place
from handoff.model.settings import LEVELS, Level, Settings
from handoff.page import Excused, Rule

GRAVEST_FIRST: tuple[Severity, ...] = get_args(Severity)


class Described(Protocol):
    """What every check says of itself: the module's name is the check's with underscores, its docstring the manual page.

    ``SEVERITY`` holds from the adoption level ``LEVEL`` on; below it the check informs.  A problem that a member yields with a
    severity below its own is never made graver.  ``FOLLOWS`` names checks whose finding about the same thing, or about what it
    is a part of, brings this one with it: it is then told there.
    """

    NAME: str
    SEVERITY: Severity
    LEVEL: Level
    FOLLOWS: tuple[str, ...]


class Check(Described, Protocol):
    """A rule about the files."""

    def find(self, organisation: Organisation, holdings: Holdings, /) -> Iterator[Problem]:
        """Yield each place where the rule is broken; each problem says what it is ``about``."""
        ...


class DueCheck(Described, Protocol):
    """A rule about the files and a day: by it an old commit may turn red by itself, so a plain check leaves it alone."""

    def find(self, organisation: Organisation, holdings: Holdings, today: date, /) -> Iterator[Problem]:
        """Yield each place where the rule is broken on that day; each problem says what it is ``about``."""
        ...


class Inspection(Struct, frozen=True):
    """What is looked for: ``level`` (None: the site's), the checks selected (none: all) and ignored, one department ('': all),
    and the day on which dates are judged (None: they are not).
    """

    level: Level | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    department: str = ""
    today: date | None = None


class Inspected(Struct, frozen=True):
    """What was found, by place: ``problems`` at the site's level, ``later`` what bites only from a later level on, as
    information; ``excused`` what a waiver covers; ``rules`` all that was looked for.
    """

    problems: tuple[Problem, ...]
    later: tuple[Problem, ...] = ()
    excused: tuple[Excused, ...] = ()
    rules: tuple[Rule, ...] = ()


def inspect(
    checks: Sequence[Check], due: Sequence[DueCheck], organisation: Organisation, holdings: Holdings, inspection: Inspection
) -> Inspected:
    """Run the checks that an inspection asks for."""
    settings = organisation.settings if inspection.level is None else replace(organisation.settings, level=inspection.level)
    plain = [check for check in checks if _is_wanted(check, settings, inspection)]
    today = inspection.today
    dated = [check for check in due if today is not None and _is_wanted(check, settings, inspection)]
    found = [problem for check in plain for problem in _graded(check, check.find(organisation, holdings), settings)]
    if today is not None:
        found += [problem for check in dated for problem in _graded(check, check.find(organisation, holdings, today), settings)]
    if inspection.department:
        found = [problem for problem in found if _is_of(problem, inspection.department, organisation)]
    wanted: tuple[Described, ...] = (*plain, *dated)
    folded = fold_followers(found, {check.NAME: check.FOLLOWS for check in wanted})
    excused, open_ones = excused_by(holdings.waivers, folded, organisation)
    ordered = sorted(open_ones, key=by_place)
    later = {check.NAME for check in wanted if _is_later(check, settings)}
    return Inspected(
        problems=tuple(problem for problem in ordered if problem.check not in later),
        later=tuple(problem for problem in ordered if problem.check in later),
        excused=excused,
        rules=tuple(Rule(check.NAME, _severity(check, settings), check.__doc__ or "", check.LEVEL) for check in wanted),
    )


def _is_wanted(check: Described, settings: Settings, inspection: Inspection) -> bool:
    chosen = check.NAME in inspection.select if inspection.select else _change(check, settings) != "off"
    return chosen and check.NAME not in inspection.ignore


def _change(check: Described, settings: Settings) -> Severity | Literal["off"] | None:
    """What the settings make of a check; a line that would silence one which cannot be waived has no effect."""
    changed = next((change.severity for change in settings.severities if change.check == check.NAME), None)
    return None if check.NAME in NEVER_WAIVED and changed != "error" else changed


def _is_later(check: Described, settings: Settings) -> bool:
    """Whether a check only informs, because the site has not come so far and has not decided otherwise."""
    return _change(check, settings) in {None, "off"} and LEVELS.index(settings.level) < LEVELS.index(check.LEVEL)


def _severity(check: Described, settings: Settings) -> Severity:
    changed = _change(check, settings)
    if changed is not None and changed != "off":
        return changed
    return "info" if _is_later(check, settings) else check.SEVERITY


def _graded(check: Described, problems: Iterable[Problem], settings: Settings) -> list[Problem]:
    severity = _severity(check, settings)
    if severity == check.SEVERITY:
        return list(problems)
    changed = {own: _changed(own, check.SEVERITY, severity) for own in GRAVEST_FIRST}
    return [replace(problem, severity=changed[problem.severity]) for problem in problems]


def _changed(own: Severity, usual: Severity, severity: Severity) -> Severity:
    """A problem's severity where that of its check has changed: what the member softened itself is never made graver."""
    rank = GRAVEST_FIRST.index
    return own if rank(own) > max(rank(usual), rank(severity)) else severity


def _is_of(problem: Problem, department: str, organisation: Organisation) -> bool:
    """Whether a problem is about a department or something of it, or stands in its file."""
    if f"{problem.about}/".startswith(f"{department}/"):
        return True
    return any(problem.source.path == one.place.path for one in organisation.departments if one.id == department)
