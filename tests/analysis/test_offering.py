from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import Recorded
from handoff.analysis.offering import Offer, find_offer, matching, offers, owed, renewed
from handoff.analysis.periods import Stretch, period_of
from handoff.analysis.pooling import pool
from handoff.model.entry import Measurement
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Fault
from handoff.model.standard import Standard

TODAY = date(2026, 11, 20)
Make = Callable[..., Standard]
Write = Callable[..., Bucket]


@pytest.fixture
def organisation(a_standard: Make, an_output: Callable[..., Output], an_organisation: Callable[..., Organisation]) -> Organisation:
    on_time = replace(a_standard(), statement="Parts arrive on the agreed day.")
    clean = replace(a_standard("works/parts/clean", every="week"), statement="Parts are clean on time.", owner="Washer")
    safe = replace(a_standard("yard/gate/safe", protects="users"), statement="Nobody is hurt.")
    answered = replace(a_standard("yard/calls/answered", every="event"), statement="Calls are answered.")
    vague = replace(a_standard("yard/calls/vague"), measure=None, statement="Calls are friendly.")
    return an_organisation(an_output(on_time, clean), an_output(safe), an_output(answered, vague))


@pytest.fixture
def holdings(organisation: Organisation, a_bucket: Write) -> Holdings:
    days = {"on-time": "2026-09-10", "clean": "2026-11-18", "safe": "2026-09-10"}
    return Holdings(tuple(a_bucket(one, days[one.id], "19/20") for one in organisation.standards if one.id in days))


@pytest.fixture
def offered(organisation: Organisation, holdings: Holdings) -> tuple[Offer, ...]:
    return offers(organisation, holdings, ("Ada",), TODAY)


def names(found: object) -> list[str]:
    assert isinstance(found, tuple), found
    return [one.short for one in found]


def test_what_is_owed_stands_first_then_what_is_to_come_then_events(offered: tuple[Offer, ...]) -> None:
    assert names(offered) == ["safe", "on-time", "clean", "answered"]
    assert [one.is_owed for one in offered] == [True, True, False, False]
    assert names(owed(offered)) == ["safe", "on-time"]


def test_one_s_own_come_before_those_of_others(organisation: Organisation, holdings: Holdings) -> None:
    (works, *others) = organisation.departments
    (parts,) = works.outputs
    mine = tuple(replace(one, owner="ada  auditor") for one in parts.standards)
    changed = replace(organisation, departments=(replace(works, outputs=(replace(parts, standards=mine),)), *others))
    found = offers(changed, holdings, ("Order desk", "Ada Auditor"), TODAY)
    assert names(found) == ["on-time", "safe", "clean", "answered"]
    assert [one.short for one in found if one.mine] == ["on-time", "clean"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("time", ["on-time", "clean"]),
        ("TIME clean", ["clean"]),
        ("day agreed", ["on-time"]),
        ("gate/s", ["safe"]),
        ("", ["safe", "on-time", "clean", "answered"]),
        ("zebra", []),
    ],
)
def test_every_word_is_looked_for_in_name_and_statement(offered: tuple[Offer, ...], text: str, found: list[str]) -> None:
    assert names(matching(offered, text)) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_part_of_a_name_or_statement_finds_its_standard(offered: tuple[Offer, ...], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(offered))
    whole = data.draw(st.sampled_from((one.standard.name, one.standard.statement)))
    start = data.draw(st.integers(0, len(whole) - 1))
    part = whole[start : data.draw(st.integers(start + 1, len(whole)))]
    assert one in matching(offered, part)


def test_one_is_chosen_several_are_listed_and_nothing_is_guessed(organisation: Organisation, offered: tuple[Offer, ...]) -> None:
    def find(text: str) -> Offer | tuple[Offer, ...] | Fault:
        return find_offer(organisation, offered, text)

    chosen = find("hurt")
    assert isinstance(chosen, Offer)
    assert chosen.short == "safe"
    assert find("parts/on-time") == offered[1]
    assert names(find("time")) == ["on-time", "clean"]
    unknown, unmeasured = find("on-tme"), find("vague")
    assert isinstance(unknown, Fault)
    assert unknown.fix == "Did you mean on-time?"
    assert isinstance(unmeasured, Fault)
    assert unmeasured.message == "yard/calls/vague has no measure or no target yet, or has ended."


@pytest.mark.parametrize(
    ("day", "next_due", "after"),
    [
        ("2026-10-09", date(2026, 12, 1), ("measure 2026-11", False, "2026-10: 95 %, met")),
        ("2026-09-09", date(2026, 11, 1), ("measure 2026-10", True, "2026-09: 95 %, met")),
    ],
)
def test_a_recording_renews_the_last_result_and_what_is_owed(
    offered: tuple[Offer, ...], a_bucket: Write, day: str, next_due: date, after: tuple[str, bool, str]
) -> None:
    standard, observed = offered[1].standard, date.fromisoformat(day)
    pooled = pool(standard, (a_bucket(standard, day, "19/20"),))
    measurement = Measurement(observed_on=observed, standard=standard.name, terms="", target="at least 90 %")
    recorded = Recorded(standard, measurement, "", "", pooled, period_of(observed, "month"), pooled, next_due, None)
    offer = renewed(offered[1], recorded, TODAY)
    assert offer.task is not None
    assert (offer.task.what, offer.is_owed, offer.line.last) == after


def test_what_stays_unmeasured_is_asked_for_after_the_running_period_was_recorded(
    offered: tuple[Offer, ...], a_bucket: Write
) -> None:
    standard, day = offered[1].standard, date(2026, 11, 10)
    pooled = pool(standard, (a_bucket(standard, str(day), "19/20"),))
    measurement = Measurement(observed_on=day, standard=standard.name, terms="", target="at least 90 %")
    gap = Stretch(period_of(date(2026, 9, 1), "month"), period_of(date(2026, 10, 1), "month"))
    running, following = period_of(day, "month"), date(2027, 1, 1)
    recorded = Recorded(standard, measurement, "", "", pooled, running, pooled, following, None, unmeasured=(gap,))
    task = renewed(offered[1], recorded, TODAY).task
    assert task is not None
    assert (task.what, task.state, task.day) == ("measure 2026-09 to 2026-10", "overdue", date(2026, 10, 1))
