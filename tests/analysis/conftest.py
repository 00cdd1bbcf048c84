from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import Question, Result
from handoff.analysis.judging import judge_standard
from handoff.analysis.periods import Period, parse_period, period_of
from handoff.measures import kind_named, parse_target
from handoff.model.entry import Observation
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party, Station
from handoff.model.problem import Source
from handoff.model.settings import MonthDay, Settings
from handoff.model.standard import Cadence, Guardrail, Measure, MeasureKind, Promise, Standard
from handoff.model.summary import Summary
from handoff.model.target import Target

PLACE = Source("standards/x.yaml", 1, 1)
DAY = date(2026, 11, 21)


def target(text: str) -> Target:
    found = parse_target(text)
    assert isinstance(found, Target), found
    return found


def make_standard(  # noqa: PLR0913 -- a test names only what it is about
    name: str = "works/parts/on-time",
    *,
    kind: MeasureKind = "proportion",
    every: Cadence | None = "month",
    promised: tuple[tuple[str, str, str, str], ...] = (("at least 90 %", "", "", ""),),
    per: str = "",
    scale: str = "",
    customers: tuple[str, ...] = (),
    critical: bool = False,
    protects: str = "",
) -> Standard:
    """A standard; ``promised`` are (target, limit, stretch, since), '' for none, newest first."""
    department, output, own = name.split("/")
    promises = tuple(
        Promise(
            target(goal),
            target(limit) if limit else None,
            target(stretch) if stretch else None,
            date.fromisoformat(since) if since else None,
        )
        for goal, limit, stretch, since in promised
    )
    measure = Measure(kind, PLACE, per=per, scale=scale, every=every)
    guardrail = Guardrail((protects,), "law", "harm", "never", PLACE) if protects else None
    return Standard(
        department,
        output,
        own,
        PLACE,
        owner="Foreman",
        measure=measure,
        promises=promises,
        customers=customers,
        critical=critical,
        guardrail=guardrail,
    )


def make_bucket(standard: Standard, day: str, *words: str, goal: str = "", limit: str = "", nothing: str = "") -> Bucket:
    """What was written on a day, in the bucket of its period; under the newest promise, or the target and limit given."""
    measure, promise = standard.measure, standard.promises[0]
    assert measure is not None
    own_limit = promise.limit.text if promise.limit else ""
    goal, limit = (goal, limit) if goal else (promise.target.text, own_limit)
    seen = Observation(no_opportunity=nothing) if nothing else kind_named(measure.kind).parse(words, measure)
    assert isinstance(seen, Observation), seen
    summary = kind_named(measure.kind).summarise(seen, target(goal), target(limit) if limit else None, measure)
    assert isinstance(summary, Summary), summary
    observed = date.fromisoformat(day)
    dated = Summary(first_on=observed, last_on=observed)
    return Bucket(
        standard.name, period_of(observed, measure.every), target(goal).text, limit and target(limit).text, summary + dated
    )


def make_output(*standards: Standard, customers: tuple[str, ...] = ("sales",)) -> Output:
    """The output of some standards, handed to customers."""
    handoffs = tuple(Handoff(customer, PLACE) for customer in customers)
    return Output(standards[0].department, standards[0].output, "Parts", PLACE, handoffs=handoffs, standards=standards)


def span(text: str) -> Period | None:
    found = parse_period(text, MonthDay(1, 1)) if text else None
    assert found is None or isinstance(found, Period)
    return found


def make_organisation(*outputs: Output, parties: tuple[Party, ...] = (), stations: tuple[str, ...] = ()) -> Organisation:
    """The organisation of some outputs; every department has the same stations."""
    ids = dict.fromkeys(output.department for output in outputs)
    lines = tuple(Station(station, station.capitalize()) for station in stations)
    departments = tuple(
        Department(
            one, one.capitalize(), PLACE, stations=lines, outputs=tuple(output for output in outputs if output.department == one)
        )
        for one in ids
    )
    return Organisation(Settings("Harrow Pumps"), departments, parties)


@pytest.fixture(scope="session")
def a_standard() -> Callable[..., Standard]:
    return make_standard


@pytest.fixture(scope="session")
def a_bucket() -> Callable[..., Bucket]:
    return make_bucket


@pytest.fixture(scope="session")
def an_output() -> Callable[..., Output]:
    return make_output


@pytest.fixture(scope="session")
def an_organisation() -> Callable[..., Organisation]:
    return make_organisation


@pytest.fixture(scope="session")
def judged_alone(a_bucket: Callable[..., Bucket], an_output: Callable[..., Output]) -> Callable[..., Result]:
    """Judge one standard by what was written on which day."""

    def run(standard: Standard, written: dict[str, str], period: str = "", as_of: date = DAY) -> Result:
        buckets = tuple(
            a_bucket(standard, day, nothing=value) if "closed" in value else a_bucket(standard, day, *value.split())
            for day, value in written.items()
        )
        return judge_standard(an_output(standard), standard, buckets, Question(as_of, span(period)))

    return run
