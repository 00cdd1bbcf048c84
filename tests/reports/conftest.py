from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import Judged, Question, StandsOn
from handoff.analysis.judging import judge
from handoff.analysis.periods import period_of
from handoff.measures import kind_named
from handoff.model.entry import Observation
from handoff.model.organisation import Organisation
from handoff.model.settings import Settings
from handoff.model.summary import Summary
from handoff.page import Page
from handoff.reading import read_organisation
from handoff.reports import show

from .order_desk import DESK, MEASURED, PARTIES, SALES

Read = Callable[..., Organisation]
Ask = Callable[..., Judged]
STANDS_ON = StandsOn(commit="c" * 40, clean=True, entries=3, digest="d" * 64)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read definitions, given as the text of one file each."""

    def from_texts(**files: str) -> Organisation:
        folder = tmp_path / "standards"
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
        return read_organisation(tmp_path, Settings("Harrow Pumps"))[0]

    return from_texts


def _bucket(organisation: Organisation, name: str, day: str, written: str) -> Bucket:
    standard = next(standard for standard in organisation.standards if standard.name == name)
    measure, observed = standard.measure, date.fromisoformat(day)
    assert measure is not None
    promise, kind = standard.promise_on(observed), kind_named(measure.kind)
    assert promise is not None
    seen = kind.parse(tuple(written.split()), measure)
    assert isinstance(seen, Observation), seen
    summary = kind.summarise(seen, promise.target, promise.limit, measure)
    assert isinstance(summary, Summary), summary
    limit = promise.limit.text if promise.limit else ""
    return Bucket(
        name, period_of(observed, measure.every), promise.target.text, limit, summary + Summary(first_on=observed, last_on=observed)
    )


@pytest.fixture
def ask() -> Ask:
    """Judge an organisation on 2026-11-10 with measurements (full name, day, value as written)."""

    def judged(organisation: Organisation, *measured: tuple[str, str, str], subject: str = "", department: str = "") -> Judged:
        buckets = tuple(_bucket(organisation, *one) for one in measured)
        question = Question(date(2026, 11, 10), subject=subject, department=department)
        return judge(organisation, Holdings(buckets, entries=len(buckets)), question, STANDS_ON)

    return judged


@pytest.fixture
def pumps(read: Callable[..., Organisation]) -> Organisation:
    return read(sales=SALES, desk=DESK, parties=PARTIES)


@pytest.fixture
def shown(pumps: Organisation, ask: Callable[..., Judged]) -> Callable[[str], Page]:
    return lambda subject: show.page(ask(pumps, *MEASURED, subject=subject))
