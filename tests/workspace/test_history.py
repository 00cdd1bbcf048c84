"""Whose entries a history has, how many of them, and what it says became of each."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.analysis.history import History
from handoff.ledger import entry_line
from handoff.model.entry import Measurement, Waiver
from handoff.model.problem import Fault
from handoff.workspace.correcting import Correcting, Wish, correction_of
from handoff.workspace.history import Span, history
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said, act_of, record

ALL = Span(date.min, date.max, 1000)
ENTERED = "customer-service/special-order/entered-in-time"
DAYS = (date(2025, 3, 31), date(2026, 10, 20), date(2026, 11, 20))


def act(second: int) -> object:
    return act_of(datetime(2026, 11, 22, 9, 0, second, tzinfo=UTC), "Ada Auditor")


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    """The demo with a ledger of three measurements, newest day recorded last."""
    for path in (demo / "ledger").rglob("*.jsonl"):
        path.unlink()
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    for second, day in enumerate(DAYS):
        record(found, act(second), measured(found, day))
    return found


def measured(workspace: Workspace, day: date, name: str = "entered-in-time") -> Measurement:
    entry = Desk(workspace.organisation).measurement(Said(name, day, ("97/104",)))
    assert isinstance(entry, Measurement)
    return entry


def read(workspace: Workspace, name: str = "", span: Span = ALL) -> History:
    found = history(workspace, name, span)
    assert isinstance(found, History), found
    return found


def days(found: History) -> list[str]:
    return [str(event.filed.entry.observed_on) for event in found.events if isinstance(event.filed.entry, Measurement)]


def test_the_newest_recorded_comes_first_and_the_oldest_are_left_out(workspace: Workspace) -> None:
    assert days(read(workspace)) == ["2026-11-20", "2026-10-20", "2025-03-31"]
    found = read(workspace, "entered-in-time", replace(ALL, limit=2))
    assert (days(found), found.left_out, found.about, found.alone) == (["2026-11-20", "2026-10-20"], 1, ENTERED, True)


def test_a_span_is_about_the_days_observed(workspace: Workspace) -> None:
    found = read(workspace, "", Span(date(2026, 10, 20), date(2026, 10, 31), 1000))
    assert (days(found), found.left_out) == (["2026-10-20"], 0)


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("customer-service", 3),
        ("customer-service/special-order", 3),
        ("entered-in-time", 3),
        ("sales", 0),
        ("matches-the-request", 0),
    ],
)
def test_a_name_stands_for_its_standards(workspace: Workspace, name: str, times: int) -> None:
    assert len(read(workspace, name).events) == times


def test_a_party_stands_for_what_it_is_promised(workspace: Workspace) -> None:
    reached = {handoff.customer for output in workspace.organisation.outputs for handoff in output.handoffs}
    parties = [one for one in workspace.organisation.parties if one.id in reached]
    reaching = {
        one.id: any(
            handoff.customer == one.id and any(standard.name == ENTERED for standard in output.standards)
            for output in workspace.organisation.outputs
            for handoff in output.handoffs
        )
        for one in parties
        if not one.members
    }
    assert reaching
    for name, promised in reaching.items():
        if promised:
            assert len(read(workspace, name).events) == len(DAYS)


def test_a_name_that_finds_nothing_is_refused_unless_the_ledger_has_it(workspace: Workspace) -> None:
    gone = replace(measured(workspace, DAYS[1]), standard="customer-service/special-order/by-fax")
    assert isinstance(history(workspace, gone.standard, ALL), Fault)
    record(workspace, act(9), gone)
    (event,) = read(workspace, gone.standard).events
    assert (event.terms, event.short) == ("no longer defined", gone.standard)


def test_terms_are_those_in_force_of_an_earlier_target_or_changed_since(workspace: Workspace) -> None:
    record(workspace, act(8), replace(measured(workspace, DAYS[2]), terms="5" * 64))
    assert [event.terms for event in read(workspace).events] == ["changed since", "in force", "in force", "earlier target"]


def test_it_says_how_late_something_was_recorded_and_by_whom(workspace: Workspace) -> None:
    record(workspace, act(8), replace(measured(workspace, date(2026, 11, 22)), recorded_by="A. Guest"))
    assert [(event.days_after, event.by) for event in read(workspace).events][:2] == [(0, "A. Guest"), (2, "Ada Auditor")]


def test_what_was_corrected_is_followed_by_its_corrections(workspace: Workspace) -> None:
    wrong = read(workspace).events[0].filed.id
    both = [correction_of(workspace, Wish(wrong, "x", (value,))) for value in ("95/104", "94/104")]
    ids = [record(workspace, act(10 + at), one.correction).first_id for at, one in enumerate(both) if isinstance(one, Correcting)]
    event = next(event for event in read(workspace).events if event.filed.id == wrong)
    assert [one.id for one in event.replaced_by] == [one.id for one in event.rivals] == ids
    void = correction_of(workspace, Wish(ids[1], "x"))
    assert isinstance(void, Correcting)
    record(workspace, act(20), void.correction)
    event = next(event for event in read(workspace).events if event.filed.id == wrong)
    assert (len(event.replaced_by), event.rivals) == (2, ())


def test_an_entry_that_stands_twice_is_shown_once(workspace: Workspace) -> None:
    one = read(workspace).events[0].filed
    lines = (workspace.root / one.place.path).read_bytes()
    (workspace.root / "ledger" / "copy.jsonl").write_bytes(lines)
    assert len(read(workspace).events) == len(DAYS)


def test_a_waiver_of_a_check_about_a_department_is_in_that_departments_history(workspace: Workspace) -> None:
    waiver = Waiver(waived_on=DAYS[2], check="no-head", about="sales", since=DAYS[2], until=DAYS[2])
    record(workspace, act(8), waiver)
    (event,) = read(workspace, "sales").events
    assert (event.filed.entry.standard, event.terms, event.short) == (None, "", "")


def test_an_entry_without_an_act_is_shown_with_nobody(workspace: Workspace) -> None:
    (workspace.root / "ledger" / "bare.jsonl").write_bytes(entry_line(replace(measured(workspace, DAYS[0]), nonce="x"))[1])
    event = read(workspace).events[-1]
    assert (event.by, event.days_after, event.filed.act_id) == ("", 0, "")
