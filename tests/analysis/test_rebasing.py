"""Rebases: which count, and where a phase begins."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.holdings import Bucket
from handoff.analysis.periods import period_of
from handoff.analysis.process import Charting, process_of
from handoff.analysis.rebasing import living, new_phases
from handoff.model.entry import Act
from handoff.model.improving import Rebase
from handoff.model.problem import Source
from handoff.model.standard import Standard
from handoff.model.stated import Rebased

NAME = "works/parts/on-time"
ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="Ada", program="handoff 0.1")
PERIODS = tuple(period_of(date(2026, month, 1), "month") for month in (1, 2, 3, 5, 6))


def rebased(name: str, since: str = "", supersedes: str = "", standard: str = NAME) -> Rebased:
    day = date.fromisoformat(since) if since else None
    said = Rebase(decided_on=date(2026, 11, 20), standard=standard, since=day, supersedes=supersedes or None, because="x")
    return Rebased(name, ACT, said, Source("ledger/x.jsonl", 2, 1), standard)


def begins(*rebases: Rebased) -> list[str]:
    return [phase.at for phase in new_phases(PERIODS, rebases)]


@pytest.mark.parametrize(
    ("since", "at"),
    [
        ("2026-02-01", ["2026-02"]),
        ("2026-02-28", ["2026-02"]),
        ("2026-03-01", ["2026-03"]),
        ("2026-04-02", ["2026-05"]),  # nothing was measured in April
        ("2026-06-30", ["2026-06"]),
        ("2026-07-01", []),
        ("2026-01-31", []),
        ("2020-01-01", []),
    ],
)
def test_a_phase_begins_with_the_first_period_that_ends_on_its_day_or_later(since: str, at: list[str]) -> None:
    assert begins(rebased("a", since)) == at


def test_without_a_point_nothing_begins() -> None:
    assert new_phases((), (rebased("a", "2026-02-01"),)) == ()


def test_what_is_superseded_counts_no_more() -> None:
    first, second = rebased("a", "2026-02-01"), rebased("b", "2026-05-01", "a")
    assert living((first, second)) == (second,)
    assert living((first, second, rebased("c", supersedes="b"))) == ()
    assert living((first, rebased("d", "2026-03-01", "a", "works/parts/other"))) != ()
    assert first in living((first, rebased("d", "2026-03-01", "a", "works/parts/other")))


def test_of_two_at_one_point_the_older_says_why() -> None:
    (phase,) = new_phases(PERIODS, (rebased("a", "2026-04-01"), rebased("b", "2026-05-02")))
    assert (phase.at, phase.rebased.id) == ("2026-05", "a")


@given(
    st.permutations(
        [rebased("a", "2026-02-01"), rebased("b", "2026-03-01", "a"), rebased("c", "2026-06-01"), rebased("d", "", "c")]
    )
)
def test_the_order_of_entries_does_not_matter(rebases: Sequence[Rebased]) -> None:
    assert begins(*rebases) == ["2026-03"]


def test_a_process_is_charted_in_phases(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> None:
    standard = a_standard()
    buckets = [a_bucket(standard, f"2026-{month:02}-03", f"{80 + month % 3 + 10 * (month > 5)}/100") for month in range(1, 11)]
    found = process_of(standard, buckets, date(2026, 11, 15), Charting(), (rebased("a", "2026-06-01"), rebased("b", "2030-01-01")))
    assert found is not None
    assert [(phase.first, phase.last) for phase in found.chart.phases] == [(1, 5), (6, 10)]
    assert [phase.at for phase in found.phases] == ["2026-06"]
    plain = process_of(standard, buckets, date(2026, 11, 15), Charting())
    assert plain is not None
    assert (len(plain.chart.phases), plain.phases) == (1, ())
