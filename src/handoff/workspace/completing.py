"""What a shell offers while an id is typed: findings and actions, the newest first, each with what it says."""

from collections.abc import Iterable
from datetime import date

from handoff.analysis.remedies.cases import Case
from handoff.analysis.remedies.courses import Course
from handoff.workspace.opening import Workspace
from handoff.workspace.remedying import standing
from handoff.workspace.shell_words import Offered, shell_words


def open_findings(workspace: Workspace, today: date) -> tuple[Offered, ...]:
    """The findings that nobody has closed."""
    return _newest(_case(one) for one in standing(workspace, today).cases if one.is_open)


def findings(workspace: Workspace, today: date) -> tuple[Offered, ...]:
    """All findings."""
    return _newest(map(_case, standing(workspace, today).cases))


def open_actions(workspace: Workspace, today: date) -> tuple[Offered, ...]:
    """The actions that nobody has closed."""
    return _newest(_course(one) for one in standing(workspace, today).courses if one.is_open)


def _newest(offered: Iterable[Offered]) -> tuple[Offered, ...]:
    return tuple(reversed(tuple(offered)))


def _case(case: Case) -> Offered:
    return Offered(case.id, shell_words(f"{case.about.rpartition('/')[2]} {case.first.stated_on} {case.first.statement}"))


def _course(course: Course) -> Offered:
    return Offered(course.id, shell_words(f"{course.standard.rpartition('/')[2]} {course.stage}, {course.plan.statement}"))
