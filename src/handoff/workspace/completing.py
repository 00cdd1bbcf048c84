"""What a shell offers while an id is typed: findings and actions, the newest first, each with what it says."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.workspace.opening import Workspace
from handoff.workspace.remedying import standing

_LONGEST_WORDS = 60  # a longer one is folded, and a shell takes its second line for another entry


class Offered(Struct, frozen=True):
    """An entry that an id may mean, and in a few words what it says."""

    id: str
    words: str


def open_findings(workspace: Workspace, today: date) -> tuple[Offered, ...]:
    """The findings that nobody has closed."""
    return _newest(_case(one) for one in standing(workspace, today).cases if one.is_open)


def findings(workspace: Workspace, today: date) -> tuple[Offered, ...]:
    """All findings."""
    return _newest(map(_case, standing(workspace, today).cases))


def open_actions(workspace: Workspace, today: date) -> tuple[Offered, ...]:
    """The actions that nobody has closed."""
    return _newest(_course(one) for one in standing(workspace, today).courses if one.is_open)


def shell_words(words: str) -> str:
    """A few words for a shell, which may evaluate what it is offered: nothing that somebody typed shall mean anything to it."""
    shown = f"{words[: _LONGEST_WORDS - 3]} .." if len(words) > _LONGEST_WORDS else words
    return "".join(sign if sign.isalnum() or sign in " ./%,-" else "?" for sign in shown)


def _newest(offered: Iterable[Offered]) -> tuple[Offered, ...]:
    return tuple(reversed(tuple(offered)))


def _case(case: Case) -> Offered:
    return Offered(case.id, shell_words(f"{case.about.rpartition('/')[2]} {case.first.stated_on} {case.first.statement}"))


def _course(course: Course) -> Offered:
    return Offered(course.id, shell_words(f"{course.standard.rpartition('/')[2]} {course.stage}, {course.plan.statement}"))
