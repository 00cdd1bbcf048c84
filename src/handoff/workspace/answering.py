"""The answer to a recording: what this value means, how the period stands so far, and what comes next."""

from datetime import date

from handoff import git
from handoff.analysis.judged import Bucket, Question, Recorded
from handoff.analysis.judging import judge_period, judge_standard
from handoff.analysis.periods import Period, period_of
from handoff.analysis.pooling import pool
from handoff.analysis.waiving import covering, in_force
from handoff.ledger import Published
from handoff.measures import kind_named, parse_target
from handoff.model.entry import Measurement
from handoff.model.problem import Fault, Problem
from handoff.model.standard import Standard
from handoff.model.summary import Summary
from handoff.workspace.opening import Workspace


def verdict_on(
    workspace: Workspace, measurement: Measurement, published: Published, today: date
) -> tuple[Recorded, tuple[Problem, ...]]:
    """Judge a measurement just recorded, alone and with its period; and what of the ledger could not be read on the way."""
    organisation = workspace.organisation
    output, standard = next(
        (output, one) for output in organisation.outputs for one in output.standards if one.name == measurement.standard
    )
    holdings, problems = workspace.ledger.holdings_of(standard, organisation, today)
    waivers = in_force(organisation, holdings.waivers).get(standard.name, ())
    cadence = standard.cadence
    period = period_of(measurement.observed_on, "month" if cadence == "event" else cadence)
    of_period = tuple(bucket for bucket in holdings.buckets if _within(bucket, period))
    recorded = Recorded(
        standard=standard,
        measurement=measurement,
        path=published.path,
        id=published.first_id,
        alone=pool(standard, (_alone(standard, measurement, period),)),
        period=period,
        so_far=judge_period(standard, of_period, period, today),
        next_due=judge_standard(output, standard, holdings.buckets, Question(today), waivers).next_due,
        uncommitted=uncommitted_entries(workspace),
        waived=covering(waivers, period.end),
    )
    return recorded, problems


def _within(bucket: Bucket, period: Period) -> bool:
    return bucket.period.start >= period.start and bucket.period.end <= period.end


def _alone(standard: Standard, measurement: Measurement, period: Period) -> Bucket:
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
