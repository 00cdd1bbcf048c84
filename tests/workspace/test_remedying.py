"""What is refused of findings and actions, and what is taken where nothing is said."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.model.entry import Act, Entry
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, Finding
from handoff.model.problem import Fault
from handoff.workspace.acting import Plan, opened_action
from handoff.workspace.acting_on import Move, moved_action
from handoff.workspace.finding import Seen, Told, opened_finding, told_finding
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import record

TODAY = date(2026, 11, 20)
NAME = "customer-service/special-order/entered-in-time"
SEEN = Seen("entered-in-time", "12 of 40 lay overnight", date(2026, 3, 20), severity="major")
PLAN = Plan("entered-in-time", "man both desks", date(2026, 3, 23), criterion="at least 80 %", measurements=1)


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    return found


@pytest.fixture(scope="module")
def untouched(written_demo: Path) -> Workspace:
    found = open_workspace(written_demo)
    assert isinstance(found, Workspace)
    return found


def kept(workspace: Workspace, entry: Entry | Fault, by: str = "Sam", second: int = 0) -> str:
    assert not isinstance(entry, Fault), entry
    act = Act(recorded_at=f"2026-11-20T16:02:{second:02}Z", recorded_by=by, program="handoff 0.1")
    return record(workspace, act, entry).first_id


def refused(entry: Entry | Fault) -> str:
    assert isinstance(entry, Fault), entry
    assert entry.why
    assert entry.fix
    return entry.message


def test_what_nobody_says_has_its_default(untouched: Workspace) -> None:
    found = opened_finding(untouched, Seen("entered-in-time", "late", TODAY), TODAY)
    assert isinstance(found, Finding)
    assert (found.standard, found.found_at, found.caused_at, found.severity) == (
        NAME,
        "customer-service",
        "customer-service",
        "minor",
    )
    critical = opened_finding(untouched, Seen("no-pump-without-release", "one left", TODAY), TODAY)
    assert isinstance(critical, Finding)
    assert critical.severity == "critical"
    of_output = opened_finding(untouched, Seen("customer-service/special-order", "late", TODAY), TODAY)
    assert isinstance(of_output, Finding)
    assert (of_output.standard, of_output.output) == (None, "customer-service/special-order")
    action = opened_action(untouched, Plan("entered-in-time", "x", date(2026, 3, 23)), TODAY)
    assert isinstance(action, Action)
    assert (action.owner, action.department, action.kind) == ("Order desk lead", "customer-service", "corrective")
    assert (action.criterion, action.measurements, str(action.due)) == ("at least 90 %", 3, "2026-06-21")
    assert str(action.expected_by) == "2026-10-01"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"statement": " "}, "What was seen is not said."),
        ({"on": date(2026, 11, 21)}, "2026-11-21 is in the future."),
        ({"about": "entered-in-tme"}, "entered-in-tme"),
        ({"about": "sales"}, '"sales" is neither a standard nor an output.'),
        ({"found_at": "nowhere"}, '"nowhere" is no department, station or party.'),
        ({"caused_at": "nowhere"}, '"nowhere" is no department, station or party.'),
        ({"repeats": "00000000"}, "No finding has an id that begins with 00000000."),
        ({"repeats": "last"}, '"last" is no id.'),
        ({"by": "\x07"}, '--found-by "<U+0007>" has control characters'),
        ({"kind": "late\x07"}, '--kind "late<U+0007>" has control characters'),
    ],
)
def test_a_finding_that_says_too_little_is_refused(untouched: Workspace, changed: dict[str, object], said: str) -> None:
    assert said in refused(opened_finding(untouched, replace(SEEN, **changed), TODAY))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"statement": ""}, "What shall be done is not said."),
        ({"about": "00000000"}, "No finding has an id that begins with 00000000."),
        ({"about": "nothing"}, "nothing"),
        ({"owner": "Sales director"}, '"Sales director" belongs to sales, not to customer-service, which caused it.'),
        ({"department": "nowhere"}, "is no department"),
        ({"criterion": "at most 4 h"}, "cannot be held against"),
        ({"criterion": "soon"}, "soon"),
        ({"balances": ("nothing",)}, "nothing"),
        ({"balances": ("entered-in-time",)}, "entered-in-time cannot balance itself."),
        ({"due": date(2026, 3, 1)}, "It would be due on 2026-03-01, before it is planned."),
        ({"expected_by": date(2026, 4, 1)}, "It cannot have proved itself by 2026-04-01"),
    ],
)
def test_an_action_that_cannot_prove_itself_is_refused(untouched: Workspace, changed: dict[str, object], said: str) -> None:
    assert said in refused(opened_action(untouched, replace(PLAN, **changed), TODAY))


def test_an_action_is_due_by_the_risk_of_its_finding_and_belongs_where_it_was_caused(workspace: Workspace) -> None:
    name = kept(workspace, opened_finding(workspace, replace(SEEN, caused_at="sales"), TODAY))
    action = opened_action(workspace, replace(PLAN, about=name[:8]), TODAY)
    assert isinstance(action, Action)
    assert (action.finding, action.department, str(action.due)) == (name, "sales", "2026-04-22")
    elsewhere = opened_action(workspace, replace(PLAN, about=name[:8], department="engineering"), TODAY)
    assert f"engineering did not cause the finding {name[:8]}." in refused(elsewhere)


def test_an_action_goes_its_way_and_no_other(workspace: Workspace) -> None:
    name = kept(workspace, opened_action(workspace, PLAN, TODAY))

    def move(step: str, **more: object) -> Action | Fault:
        said: dict[str, object] = {"action": name[:8], "statement": "so", "on": TODAY}
        return moved_action(workspace, Move(step=step, **said | more), "Sam", TODAY)

    assert "was not done" in refused(move("check"))
    assert "was planned on 2026-03-23, after 2026-03-22" in refused(move("do", on=date(2026, 3, 22)))
    assert "is due on 2026-06-21 already" in refused(move("extend", due=date(2026, 6, 21)))
    kept(workspace, move("extend", due=date(2026, 7, 1)), second=1)
    kept(workspace, move("do", on=date(2026, 4, 20), by="Carl"), second=2)
    assert "was done on 2026-04-20" in refused(move("extend", due=date(2027, 7, 1)))
    assert "a second person has to confirm it" in refused(move("close", outcome="effective", confirmed_by="carl"))
    kept(workspace, move("check"), second=3)
    kept(workspace, move("close", outcome="effective", confirmed_by="A. Auditor"), second=4)
    for step in ("do", "check", "extend", "close"):
        assert f"The action {name[:8]} is closed." in refused(move(step, due=date(2027, 1, 1)))


def test_a_finding_is_closed_with_proof_or_not_at_all(workspace: Workspace) -> None:
    name = kept(workspace, opened_finding(workspace, SEEN, TODAY))

    def tell(step: str, by: str = "Sam", **more: object) -> Finding | Fault:
        said: dict[str, object] = {"finding": name[:8], "statement": "so", "on": TODAY}
        return told_finding(workspace, Told(step=step, **said | more), by, TODAY)

    assert "nobody has said its cause; it has neither an action nor evidence" in refused(tell("close"))
    assert "nobody knew of the finding" in refused(tell("contain", on=date(2026, 3, 19)))
    kept(workspace, tell("contain"), "Sam", 1)
    kept(workspace, tell("cause", cause="method", caused_at="sales"), "Sam", 2)
    proof = (Evidence("doc:QM-1"),)
    assert "Sam acted on it" in refused(tell("close", evidence=proof))
    action = kept(workspace, opened_action(workspace, replace(PLAN, about=name[:8]), TODAY), second=3)
    assert f"its action {action[:8]} is open" in refused(tell("close", "Ada", evidence=proof))
    given_up = Move("close", action[:8], "no desk", TODAY, outcome="ineffective")
    kept(workspace, moved_action(workspace, given_up, "Sam", TODAY), second=4)
    assert "none of its actions was effective" in refused(tell("close", "Ada", evidence=proof))
    gone = tell("close", withdrawn=True)
    assert isinstance(gone, Finding)
    assert (gone.outcome, gone.finding) == ("withdrawn", name)
    kept(workspace, gone, "Sam", 5)
    assert f"The finding {name[:8]} was closed on 2026-11-20." in refused(tell("contain"))
    assert "needs no action any more" in refused(opened_action(workspace, replace(PLAN, about=name[:8]), TODAY))


def test_evidence_is_proof_where_no_action_was_needed(workspace: Workspace) -> None:
    name = kept(workspace, opened_finding(workspace, SEEN, TODAY))
    kept(workspace, told_finding(workspace, Told("cause", name[:8], "a jam", TODAY), "Sam", TODAY), second=1)
    closed = told_finding(workspace, Told("close", name[:8], "seen", TODAY, evidence=(Evidence("doc:1"),)), "Ada", TODAY)
    assert isinstance(closed, Finding)
    assert (closed.outcome, closed.confirmed_by) == ("solved", "Ada")
