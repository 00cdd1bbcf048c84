from datetime import date

import pytest
from msgspec.structs import replace

from handoff.analysis.waiving import approved_by_who_asked, asked_by, covering, in_force, lacking, may_not_waive, why_not
from handoff.model.entry import Act, Granted, Waiver
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Standard

PLACE = Source("standards/x.yaml", 1, 1)
ORDINARY = Standard("lab", "result", "in-time", PLACE, owner="Bench lead")
GUARDRAIL = replace(ORDINARY, id="identity", guardrail=Guardrail(("patient",), "law", "harm", "Medical director", PLACE))
NEVER = replace(ORDINARY, id="sterile", guardrail=Guardrail(("patient",), "law", "harm", " Never", PLACE))
UNSAID = replace(ORDINARY, id="unsaid", guardrail=Guardrail(("patient",), "law", "harm", "", PLACE))
BY_HEAD = replace(ORDINARY, id="by-head", guardrail=Guardrail(("patient",), "law", "harm", "Head of laboratory", PLACE))
STANDARDS = (ORDINARY, GUARDRAIL, NEVER, UNSAID, BY_HEAD)
HANDOFFS = tuple(Handoff(customer, PLACE) for customer in ("theatre/desk", "wards"))
LAB = Department(
    "lab",
    "Laboratory",
    PLACE,
    head="Head of laboratory",
    outputs=(Output("lab", "result", "Result", PLACE, handoffs=HANDOFFS, standards=STANDARDS),),
)
THEATRE = Department("theatre", "Operating theatre", PLACE, head="Theatre manager")
PARTIES = (
    Party("wards", "Wards", "group", PLACE, "Matron", ("ward-3",)),
    Party("ward-3", "Third ward", "department", PLACE, "Sister Kay"),
    Party("patient", "Patient", "end-user", PLACE),
)
ORGANISATION = Organisation(Settings("Hospital"), (LAB, THEATRE), PARTIES)
WHOLE = Waiver(
    waived_on=date(2026, 11, 20),
    standard=GUARDRAIL.name,
    since=date(2026, 11, 1),
    until=date(2026, 12, 31),
    because="the analyser is being replaced",
    requested_by="Ben Bench",
    approved_by="Dr Ann Smith",
    role="Medical director",
)


def granted(waiver: Waiver, standard: Standard = GUARDRAIL) -> Granted:
    act = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="Ada Auditor", program="handoff 0.1")
    return Granted("0" * 64, act, waiver, PLACE, standard.name)


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({}, ()),
        ({"until": None}, ("an end",)),
        ({"because": None, "approved_by": " "}, ("a reason", "an approver")),
        ({"until": None, "because": "", "approved_by": None}, ("an end", "a reason", "an approver")),
        ({"because": "\u200b", "approved_by": "\u2800 \ufe0f"}, ("a reason", "an approver")),
    ],
)
def test_a_whole_waiver_has_an_end_a_reason_and_an_approver(without: dict[str, str | None], missing: tuple[str, ...]) -> None:
    assert lacking(replace(WHOLE, **without)) == missing


def test_who_asks_does_not_approve() -> None:
    assert approved_by_who_asked(WHOLE, "dr  ANN smith")
    assert not approved_by_who_asked(WHOLE, "Ben Bench")
    assert not approved_by_who_asked(replace(WHOLE, approved_by=None), "")


def test_who_asked_is_named_by_the_waiver_or_recorded_it() -> None:
    assert asked_by(granted(WHOLE)) == "Ben Bench"
    assert asked_by(granted(replace(WHOLE, requested_by=None))) == "Ada Auditor"


def test_anyone_may_waive_an_ordinary_standard() -> None:
    assert may_not_waive(ORGANISATION, ORDINARY, replace(WHOLE, approved_by="Bench lead", role=None)) == ""


@pytest.mark.parametrize(("name", "role"), [("Dr Ann Smith", "medical  Director"), ("Medical director", None)])
def test_a_guardrail_is_waived_by_the_role_it_names(name: str, role: str | None) -> None:
    assert may_not_waive(ORGANISATION, GUARDRAIL, replace(WHOLE, approved_by=name, role=role)) == ""


@pytest.mark.parametrize(
    ("name", "role", "reason"),
    [
        ("bench LEAD", "Medical director", "Bench lead is its owner"),
        ("Dr Ann Smith", "Head of laboratory", "Head of laboratory is its department's head"),
        ("lab", "Medical director", "lab is its department's name"),
        ("Theatre Manager", "Medical director", "Theatre manager is its recipient's head"),
        ("operating theatre", "Medical director", "Operating theatre is its recipient's name"),
        ("theatre/desk", "Medical director", "theatre/desk is its recipient"),
        ("Matron", "Medical director", "Matron is its recipient's representative"),
        ("Sister Kay", "Medical director", "Sister Kay is its recipient's representative"),
        ("Dr Ann Smith", "Chief nurse", "only Medical director may"),
        ("Dr Ann Smith", None, "only Medical director may"),
    ],
)
def test_a_guardrail_is_not_waived_by_whom_it_binds_or_hinders(name: str, role: str | None, reason: str) -> None:
    assert may_not_waive(ORGANISATION, GUARDRAIL, replace(WHOLE, approved_by=name, role=role)) == reason


@pytest.mark.parametrize(
    ("standard", "role", "reason"),
    [
        (NEVER, "Medical director", "it says `waivable_by: never`"),
        (UNSAID, "Medical director", "it does not say who may waive it (`waivable_by`)"),
        (BY_HEAD, "Head of laboratory", "Head of laboratory is its department's head"),
    ],
)
def test_some_guardrails_nobody_may_waive(standard: Standard, role: str, reason: str) -> None:
    assert may_not_waive(ORGANISATION, standard, replace(WHOLE, role=role)) == reason


def test_a_customer_that_a_guardrail_is_narrowed_away_from_is_no_recipient() -> None:
    narrowed = replace(GUARDRAIL, customers=("wards",))
    organisation = replace(
        ORGANISATION, departments=(replace(LAB, outputs=(replace(LAB.outputs[0], standards=(narrowed,)),)), THEATRE)
    )
    assert may_not_waive(organisation, narrowed, replace(WHOLE, approved_by="Theatre manager", role="Medical director")) == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"until": None, "because": None}, "it lacks an end and a reason"),
        ({"requested_by": "dr ann smith"}, "Dr Ann Smith asked for it and approved it"),
        ({"approved_by": "Ada\u200bauditor"}, "Ada\u200bauditor asked for it and approved it"),  # who recorded it
        ({"role": "Porter"}, "only Medical director may"),
    ],
)
def test_why_a_waiver_does_not_waive(change: dict[str, str | None], reason: str) -> None:
    assert why_not(ORGANISATION, GUARDRAIL, granted(replace(WHOLE, **change))) == reason


def test_only_what_may_waive_is_in_force() -> None:
    first, second = granted(WHOLE), granted(replace(WHOLE, since=date(2026, 12, 1)))
    of_check = granted(replace(WHOLE, standard=None, check="no-head"), replace(ORDINARY, department="", output="", id=""))
    waivers = (first, granted(WHOLE, NEVER), granted(replace(WHOLE, until=None)), replace(of_check, standard=""), second)
    assert in_force(ORGANISATION, waivers) == {GUARDRAIL.name: (first, second)}
    assert in_force(ORGANISATION, ()) == {}
    assert in_force(ORGANISATION, (replace(first, standard="lab/result/gone"),)) == {}


@pytest.mark.parametrize(
    ("last_day", "found"),
    [("2026-10-31", None), ("2026-11-01", 0), ("2026-11-30", 0), ("2026-12-01", 1), ("2026-12-31", 1), ("2027-01-01", None)],
)
def test_the_newest_waiver_covers_a_period_by_its_last_day(last_day: str, found: int | None) -> None:
    waivers = (granted(WHOLE), granted(replace(WHOLE, since=date(2026, 12, 1))), granted(replace(WHOLE, until=None)))
    assert covering(waivers, date.fromisoformat(last_day)) == (None if found is None else waivers[found])
