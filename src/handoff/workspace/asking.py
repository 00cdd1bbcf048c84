"""Putting a question to a workspace: definitions and entries meet here and are judged."""

from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, structs

from handoff import git
from handoff.analysis.holdings import Holdings
from handoff.analysis.judged import Judged, Question, StandsOn
from handoff.analysis.judging import judge
from handoff.analysis.names import find_subject
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.analysis.periods import Period, parse_period, span_between
from handoff.ledger import newest_seal, verified
from handoff.model.day import DAY_RULE, parse_day
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault, Problem
from handoff.model.settings import SETTINGS_FILE, Settings
from handoff.model.standard import Standard
from handoff.model.text import quoted
from handoff.workspace.opening import Workspace

if TYPE_CHECKING:
    from handoff.analysis.few import By, Few, Of
    from handoff.analysis.improvement import Improvement
    from handoff.analysis.process import Charting


class Answer(Struct, frozen=True):
    """The judged organisation, and what in the ledger could not be read or trusted on the way."""

    judged: Judged
    problems: tuple[Problem, ...]


def ask(workspace: Workspace, question: Question) -> Answer:
    """Judge every standard for the question.  Only what was observed up to its day counts.

    A standard that is the question's subject is charted too.
    """
    return _asked(workspace, question)[0]


def ask_with_charts(workspace: Workspace, question: Question) -> Answer:
    """As ``ask``; besides, every result tells the variation and assurance of its process, which takes most of the time."""
    from handoff.analysis.assessing import assessed  # noqa: PLC0415 -- a judgement alone loads no charts

    found, holdings = _asked(workspace, question)
    return structs.replace(found, judged=assessed(found.judged, holdings))


def _asked(workspace: Workspace, question: Question) -> tuple[Answer, Holdings]:
    holdings, problems = workspace.ledger.holdings(workspace.organisation, question.as_of)
    judged = judge(workspace.organisation, holdings, question, stands_on(workspace, holdings))
    if question.subject:
        agreements = verified(holdings.agreements, workspace.root, workspace.settings)
        judged = structs.replace(judged, agreements=agreements, waivers=holdings.waivers, rebases=holdings.rebases)
        subject = find_subject(workspace.organisation, question.subject)
        if isinstance(subject, Standard):
            from handoff.analysis.assessing import improving_subject, remedied_subject  # noqa: PLC0415 -- as above

            improving = improving_subject(judged, holdings, subject)
            judged = structs.replace(judged, improving=improving, remedied=remedied_subject(judged, holdings, subject))
    return Answer(judged, problems), holdings


class Counted(Struct, frozen=True):
    """What went wrong, counted, and what in the ledger could not be read or trusted on the way."""

    few: "Few"
    problems: tuple[Problem, ...]


def ask_few(workspace: Workspace, question: Question, by: "By", of: "Of") -> Counted:
    """Count what went wrong in the question's span by groups, with the findings where they are what is counted."""
    from handoff.analysis.few import vital_few  # noqa: PLC0415 -- no other question counts so
    from handoff.analysis.remedies.remedies import remedies  # noqa: PLC0415 -- as above

    answer, holdings = _asked(workspace, question)
    return Counted(vital_few(answer.judged, by, of, remedies(holdings).cases), answer.problems)


class Improved(Struct, frozen=True):
    """What the processes behind the standards say, and what in the ledger could not be read or trusted on the way."""

    improvement: "Improvement"
    problems: tuple[Problem, ...]


def ask_improvement(workspace: Workspace, question: Question, charting: "Charting") -> Improved:
    """Chart every standard for the question.  Only what was observed up to its day counts."""
    from handoff.analysis.improvement import improvement  # noqa: PLC0415 -- no other question needs charts

    holdings, problems = workspace.ledger.holdings(workspace.organisation, question.as_of)
    return Improved(improvement(workspace.organisation, holdings, question, charting, stands_on(workspace, holdings)), problems)


def stands_on(workspace: Workspace, holdings: Holdings) -> StandsOn:
    """What a report of this workspace stands on: commit, cleanliness of its own files, entries and their digest, newest seal."""
    settings = workspace.settings
    head = git.head(workspace.root, (SETTINGS_FILE, settings.standards, settings.ledger))
    corrected = sum(bucket.summary.corrected for bucket in holdings.buckets) or UNSET
    seal = newest_seal(workspace.root, settings.ledger)
    return StandsOn(head.commit, head.clean, holdings.entries, holdings.digest, seal, corrected=corrected)


def span_of(period: str, since: str, until: str, settings: Settings) -> Period | Fault | None:
    """The span that was asked for: a period by its name, or two days; None when neither was given."""
    if period and (since or until):
        return Fault("--period and --since/--until were both given.", "They could contradict each other.", "Give one or the other.")
    if period:
        return parse_period(period, settings.fiscal_year_starts)
    if not since and not until:
        return None
    if not since or not until:
        return Fault(
            "A span needs both ends.",
            "A report with an open end would change from day to day.",
            "Give --since DATE and --until DATE.",
        )
    first, last = parse_day(since), parse_day(until)
    if first is None or last is None:
        wrong = until if last is None else since
        return Fault(f"{quoted(wrong)} is no day.", "Other forms are ambiguous.", f"Write days as {DAY_RULE}.")
    return span_between(first, last)


def unknown_filter(organisation: Organisation, department: str, customer: str) -> Fault | None:
    """Why a department or customer that was asked for cannot be one; a typo would give an empty report that looks fine."""
    departments = tuple(one.id for one in organisation.departments)
    if department and department not in departments:
        return _no_such("department", department, departments)
    if customer and customer not in organisation.possible_customers:
        return _no_such("customer", customer, organisation.possible_customers)
    return None


def _no_such(what: str, name: str, known: tuple[str, ...]) -> Fault:
    near = nearest(name, known)
    meant = did_you_mean(near) or f"There are: {', '.join(sorted(known)[:20])}."
    return Fault(f"There is no {what} {quoted(name)}.", "The answer would be empty and look fine.", meant)
