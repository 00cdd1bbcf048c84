"""The answer to a recording or a correction: what this value means, how the period stands so far, and what comes next."""

from datetime import date

from msgspec import Struct

from handoff import git
from handoff.analysis.corrected import Corrected
from handoff.analysis.holdings import Bucket
from handoff.analysis.imported import Novelty, Understood
from handoff.analysis.judged import Pooled, Question, Recorded
from handoff.analysis.judging import judge_period, judge_standard
from handoff.analysis.outstanding import outstanding
from handoff.analysis.periods import Period, Stretch, period_of
from handoff.analysis.pooling import pool
from handoff.analysis.waiving import covering, in_force
from handoff.ledger import Published
from handoff.measures import kind_named, parse_target
from handoff.model.entry import Correction, Granted, Measurement
from handoff.model.problem import Fault, Problem
from handoff.model.standard import Standard
from handoff.model.summary import Summary
from handoff.workspace.correcting import Correcting
from handoff.workspace.opening import Workspace


class _Standing(Struct, frozen=True):
    """How the period of a day stands now, what waives it, when the next measurement falls due, and what nobody measured."""

    period: Period
    so_far: Pooled
    waived: Granted | None
    next_due: date | None
    unmeasured: tuple[Stretch, ...]
    problems: tuple[Problem, ...]


def verdict_on(
    workspace: Workspace, measurement: Measurement, published: Published, today: date
) -> tuple[Recorded, tuple[Problem, ...]]:
    """Judge a measurement just recorded, alone and with its period; and what of the ledger could not be read on the way."""
    standard = next(one for one in workspace.organisation.standards if one.name == measurement.standard)
    now = _standing(workspace, standard, measurement.observed_on, today)
    recorded = Recorded(
        standard=standard,
        measurement=measurement,
        path=published.path,
        id=published.first_id,
        alone=pool(standard, (_alone(standard, measurement, now.period),)),
        period=now.period,
        so_far=now.so_far,
        next_due=now.next_due,
        uncommitted=uncommitted_entries(workspace),
        waived=now.waived,
        unmeasured=now.unmeasured,
    )
    return recorded, now.problems


def corrected_on(
    workspace: Workspace, made: Correcting, published: Published, today: date
) -> tuple[Corrected, tuple[Problem, ...]]:
    """Judge a correction just recorded, alone and with its period; and what of the ledger could not be read on the way."""
    standard, correction = made.standard, made.correction
    now = _standing(workspace, standard, correction.observed_on, today)
    corrected = Corrected(
        standard=standard,
        was=made.was,
        correction=correction,
        path=published.path,
        id=published.first_id,
        alone=None if correction.is_void else pool(standard, (_alone(standard, correction, now.period),)),
        period=now.period,
        so_far=now.so_far,
        uncommitted=uncommitted_entries(workspace),
        waived=now.waived,
    )
    return corrected, now.problems


def _standing(workspace: Workspace, standard: Standard, day: date, today: date) -> _Standing:
    organisation = workspace.organisation
    output = next(output for output in organisation.outputs if standard in output.standards)
    holdings, problems = workspace.ledger.holdings_of(standard, organisation, today)
    waivers = in_force(organisation, holdings.waivers).get(standard.name, ())
    cadence = standard.cadence
    period = period_of(day, "month" if cadence == "event" else cadence)
    of_period = tuple(bucket for bucket in holdings.buckets if _within(bucket, period))
    return _Standing(
        period,
        judge_period(standard, of_period, period, today),
        covering(waivers, period.end),
        judge_standard(output, standard, holdings.buckets, Question(today), waivers).next_due,
        tuple(one for one in outstanding(standard, holdings.buckets, today, waivers) if one.due_since <= today),
        problems,
    )


def understood(line: int, measurement: Measurement, novelty: Novelty, standard: Standard | Fault) -> Understood:
    """A row of an import, and what it means alone where the ledger does not know it yet."""
    if novelty != "new" or isinstance(standard, Fault):
        return Understood(line, measurement, novelty)
    cadence = standard.cadence
    period = period_of(measurement.observed_on, "month" if cadence == "event" else cadence)
    alone = pool(standard, (_alone(standard, measurement, period),))
    return Understood(line, measurement, novelty, alone.verdict)


def _within(bucket: Bucket, period: Period) -> bool:
    return bucket.period.start >= period.start and bucket.period.end <= period.end


def _alone(standard: Standard, measurement: Measurement | Correction, period: Period) -> Bucket:
    """A bucket of one."""
    measure, target = standard.measure, parse_target(measurement.target)
    limit = parse_target(measurement.limit) if measurement.limit else None
    if measure is None or isinstance(target, Fault) or isinstance(limit, Fault):
        raise TypeError("a measurement is recorded only against a measure and a target that can be read")
    summary = kind_named(measure.kind).summarise(measurement.observation, target, limit, measure)
    kept = summary if isinstance(summary, Summary) else Summary()
    return Bucket(standard.name, period, measurement.target, measurement.limit or "", kept)


def uncommitted_entries(workspace: Workspace) -> int | None:
    """How many entries no commit has yet: `git clean` would take them.  None outside git."""
    paths = git.uncommitted(workspace.root, workspace.settings.ledger)
    if paths is None:
        return None
    return sum(_entries_in(workspace, path) for path in paths if path.endswith(".jsonl"))


def _entries_in(workspace: Workspace, path: str) -> int:
    with (workspace.root / path).open("rb") as file:
        return max(sum(1 for _ in file) - 1, 0)
