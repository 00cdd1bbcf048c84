"""What someone asks to be allowed becomes a waiver, or is refused in plain words."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.model.entry import Act, Waiver
from handoff.model.problem import Fault
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import record
from handoff.workspace.waiving import Wish, permission, waiver_of

TODAY = date(2026, 11, 22)
ENTERED = "customer-service/special-order/entered-in-time"
WISH = Wish(
    name="entered-in-time",
    about="",
    since=None,
    until=date(2026, 12, 31),
    because="new order system",
    approved_by="M. Director",
    role="",
    asked_by="Ada Auditor",
)
WARD = """\
department: ward
name: Ward
head: Ward manager
outputs:
  dose:
    name: Dose
    customers: {theatre: {used_for: care}}
    standards:
      checked:
        statement: Every dose is checked.
        owner: Nurse in charge
        measure: {kind: proportion, every: month, method: count}
        target: exactly 100 %
        guardrail: {protects: [patient], authority: law, prevents: a wrong dose, waivable_by: Chief pharmacist}
      sterile:
        statement: Everything is sterile.
        measure: {kind: proportion, every: event, method: count}
        target: exactly 100 %
        guardrail: {protects: [patient], authority: law, prevents: infection, waivable_by: never}
      open:
        statement: It says not who may waive it.
        measure: {kind: proportion, method: count}
        target: exactly 100 %
        guardrail: {protects: [patient], authority: law}
      no-head:
        statement: A standard by the name of a check.
        measure: {kind: proportion, every: week, method: count}
        target: exactly 100 %
"""
PARTIES = "parties: {theatre: {name: Theatre, kind: department, represented_by: Surgeon}, patient: {name: Patient, kind: end-user}}"


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    return found


@pytest.fixture
def ward(tmp_path: Path) -> Workspace:
    (tmp_path / "standards").mkdir()
    (tmp_path / "handoff.toml").write_text('[organisation]\nname = "X"\ntimezone = "UTC"\n', encoding="utf-8")
    (tmp_path / "standards" / "ward.yaml").write_text(WARD, encoding="utf-8")
    (tmp_path / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    found = open_workspace(tmp_path)
    assert isinstance(found, Workspace)
    return found


def refused(workspace: Workspace, wish: Wish) -> Fault:
    fault = waiver_of(workspace.organisation, wish, TODAY)
    assert isinstance(fault, Fault), fault
    return fault


def test_a_standard_is_waived_from_today_by_any_tail_of_its_name(workspace: Workspace) -> None:
    assert waiver_of(workspace.organisation, WISH, TODAY) == Waiver(
        waived_on=TODAY,
        standard=ENTERED,
        since=TODAY,
        until=date(2026, 12, 31),
        because="new order system",
        requested_by="Ada Auditor",
        approved_by="M. Director",
    )


@pytest.mark.parametrize(
    ("about", "named"),
    [("", None), ("sales", "sales"), ("special-order", "customer-service/special-order"), ("entered-in-time", ENTERED)],
)
def test_a_check_is_waived_for_everything_or_about_a_full_name(workspace: Workspace, about: str, named: str | None) -> None:
    waiver = waiver_of(workspace.organisation, replace(WISH, name="no-head", about=about), TODAY)
    assert isinstance(waiver, Waiver), waiver
    assert (waiver.check, waiver.about, waiver.standard) == ("no-head", named, None)


@pytest.mark.parametrize(
    ("change", "message", "fix"),
    [
        ({"name": "entered-in-tme"}, 'No standard is called "entered-in-tme"', f"Did you mean {ENTERED}"),
        ({"name": "no-haed"}, 'No check and no standard is called "no-haed"', "Did you mean no-head"),
        ({"name": "no-head", "about": "slaes"}, '"slaes"', "Did you mean sales"),
        ({"about": "sales"}, "--for says what a check is waived about", "Leave --for out."),
        ({"name": "unknown-party"}, "The check unknown-party is never waived", "handoff explain unknown-party"),
        ({"approved_by": " ada  AUDITOR"}, "would approve what they ask for themselves", "--by says who asks"),
        ({"until": date(2026, 11, 21)}, "--until 2026-11-21 is in the past", "give --from as well"),
        ({"name": "no-head", "since": date(2026, 1, 1), "until": date(2026, 11, 21)}, "is in the past", "Give the last day"),
        ({"since": date(2027, 1, 1)}, "it ends on 2026-12-31, before it begins on 2027-01-01", "--until on or after --from"),
        ({"until": date(2031, 12, 31)}, "it lasts longer than 5 years", "not so far away"),
        ({"since": date(2090, 1, 1), "until": date(2090, 12, 31)}, "it lasts longer than 5 years", "not so far away"),
        ({"since": date(1900, 1, 1), "until": date(1906, 1, 1)}, "it lasts longer than 5 years", "not so far away"),
        ({"because": "x" * 4001}, "4,001 characters", ""),
        ({"approved_by": "a\nb"}, "several lines", ""),
        ({"role": "a\x1bb"}, "control characters", ""),
    ],
)
def test_what_is_refused_says_what_to_do(workspace: Workspace, change: dict[str, object], message: str, fix: str) -> None:
    fault = refused(workspace, replace(WISH, **change))
    assert message in fault.message
    assert fix in fault.fix
    assert fault.why


def test_a_concession_is_about_days_that_are_gone(workspace: Workspace) -> None:
    waiver = waiver_of(workspace.organisation, replace(WISH, since=date(2026, 10, 1), until=date(2026, 10, 31)), TODAY)
    assert isinstance(waiver, Waiver), waiver
    assert (waiver.since, waiver.until) == (date(2026, 10, 1), date(2026, 10, 31))


def test_a_name_that_is_a_check_s_and_a_standard_s_is_not_guessed(ward: Workspace) -> None:
    fault = refused(ward, replace(WISH, name="no-head"))
    assert fault.message == '"no-head" is a check, and a standard: ward/dose/no-head.'
    whole = waiver_of(ward.organisation, replace(WISH, name="ward/dose/no-head"), TODAY)
    check = waiver_of(ward.organisation, replace(WISH, name="no-head", about="ward"), TODAY)
    assert isinstance(whole, Waiver)
    assert isinstance(check, Waiver)
    assert (whole.standard, check.check) == ("ward/dose/no-head", "no-head")


@pytest.mark.parametrize(
    ("name", "by", "role", "why", "fix"),
    [
        ("sterile", "Dr Who", "Chief pharmacist", "it says `waivable_by: never`", "Keep it"),
        ("checked", "nurse in charge", "Chief pharmacist", "Nurse in charge is its owner", "Ask Chief pharmacist"),
        ("checked", "WARD manager", "Chief pharmacist", "Ward manager is its department's head", "Ask Chief pharmacist"),
        ("checked", "Surgeon", "Chief pharmacist", "Surgeon is its recipient's representative", "Ask Chief pharmacist"),
        ("checked", "Dr Who", "Time lord", "only Chief pharmacist may", '--role "Chief pharmacist"'),
        ("open", "Dr Who", "Time lord", "it does not say who may waive it (`waivable_by`)", "Say in the standard who may waive it"),
    ],
)
def test_a_guardrail_is_waived_by_the_role_it_names_alone(  # noqa: PLR0913, PLR0917 -- one refusal a line
    ward: Workspace, name: str, by: str, role: str, why: str, fix: str
) -> None:
    fault = refused(ward, replace(WISH, name=name, approved_by=by, role=role))
    assert f"may not waive the guardrail ward/dose/{name}: {why}." in fault.message
    assert fix in fault.fix
    assert "patient" in fault.why


def test_nor_is_what_a_check_finds_about_a_guardrail_waived_by_others(ward: Workspace) -> None:
    wish = replace(WISH, name="no-basis", about="sterile")
    fault = waiver_of(ward.organisation, wish, TODAY)
    assert isinstance(fault, Fault)
    assert fault.message == (
        '"M. Director" may not waive what no-basis finds about the guardrail ward/dose/sterile: it says `waivable_by: never`.'
    )
    allowed = replace(wish, about="checked", approved_by="Dr Ann Smith", role="Chief pharmacist")
    assert isinstance(waiver_of(ward.organisation, allowed, TODAY), Waiver)
    assert isinstance(waiver_of(ward.organisation, replace(wish, about="ward"), TODAY), Waiver)  # which covers no guardrail


def test_who_may_waive_a_guardrail_does(ward: Workspace) -> None:
    waiver = waiver_of(ward.organisation, replace(WISH, name="checked", role="chief PHARMACIST"), TODAY)
    assert isinstance(waiver, Waiver), waiver
    assert (waiver.approved_by, waiver.role) == ("M. Director", "chief PHARMACIST")


@pytest.mark.parametrize(
    ("name", "periods", "cadence"),
    [
        ("checked", ("2026-11", "2026-12"), "month"),
        ("ward/dose/no-head", ("2026-W47", "2026-W48", "2026-W49", "2026-W50", "2026-W51", "2026-W52"), "week"),
        ("open", (), None),
    ],
)
def test_a_permission_names_the_periods_that_it_covers(
    ward: Workspace, name: str, periods: tuple[str, ...], cadence: str | None
) -> None:
    ordinary = replace(WISH, name=name, role="Chief pharmacist")
    waiver = waiver_of(ward.organisation, ordinary, TODAY)
    if isinstance(waiver, Fault):
        waiver = Waiver(waived_on=TODAY, standard="ward/dose/open", since=TODAY, until=WISH.until)
    act = Act(recorded_at="2026-11-22T08:00:00Z", recorded_by="Ada Auditor", program="handoff")
    given = permission(ward, waiver, record(ward, act, waiver))
    assert (tuple(period.label for period in given.periods), given.cadence) == (periods, cadence)
    assert given.path.startswith("ledger/2026/11/")
