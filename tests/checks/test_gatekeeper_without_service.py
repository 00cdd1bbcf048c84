from collections.abc import Callable

import pytest

from handoff.checks.gatekeeper_without_service import find

Look = Callable[..., list[str]]
GUARDRAIL = "guardrail: {protects: [patients], authority: Act, prevents: harm, waivable_by: never}"
INSPECTION = f"""
department: inspection
stations: {{gate: Gate}}
outputs:
  release:
    customers: {{assembly: {{used_for: lots}}, sales: {{used_for: dates}}}}
    standards:
      no-bad-lot: {{{GUARDRAIL}}}
MORE"""
PARTIES = """
parties:
  assembly: {name: Assembly, kind: department}
  sales: {name: Sales, kind: department}
  everybody: {name: Everybody, kind: group, members: [assembly, sales]}
"""
TOLD = "0.yaml:1 inspection checks {}, and promises them neither turnaround nor reasons nor courtesy."


@pytest.mark.parametrize("dimension", ["responsiveness", "empathy", "assurance"])
def test_a_gate_with_a_promise_of_service_is_fine(look: Look, dimension: str) -> None:
    assert look(find, INSPECTION.replace("MORE", f"      quick: {{dimension: {dimension}}}"), PARTIES) == []


@pytest.mark.parametrize("more", ["", "      quick: {dimension: reliability}", f"      kind: {{dimension: empathy, {GUARDRAIL}}}"])
def test_a_gate_without_one_is_told_once_with_all_whom_it_checks(look: Look, more: str) -> None:
    assert look(find, INSPECTION.replace("MORE", more), PARTIES) == [TOLD.format("assembly and sales")]


def test_only_those_without_a_promise_are_named(look: Look) -> None:
    quick = "      quick: {dimension: empathy, customers: [sales]}"
    assert look(find, INSPECTION.replace("MORE", quick), PARTIES) == [TOLD.format("assembly")]


@pytest.mark.parametrize(("checked", "served"), [("everybody", "[everybody]"), ("assembly", "[everybody]")])
def test_a_group_is_served_with_its_members_and_they_with_it(look: Look, checked: str, served: str) -> None:
    service = f"  answers: {{customers: {{{served[1:-1]}: {{used_for: work}}}}, standards: {{quick: {{dimension: empathy}}}}}}"
    gate = INSPECTION.replace("assembly: {used_for: lots}, sales", checked).replace("MORE", service)
    assert look(find, gate, PARTIES) == []


def test_a_group_is_served_when_all_its_members_are(look: Look) -> None:
    one = "  answers: {customers: {assembly: {used_for: work}}, standards: {quick: {dimension: empathy}}}"
    gate = INSPECTION.replace("assembly: {used_for: lots}, sales", "everybody")
    assert look(find, gate.replace("MORE", one), PARTIES) == [TOLD.format("everybody")]
    both = one.replace("assembly: {used_for: work}", "assembly: {used_for: work}, sales: {used_for: work}")
    assert look(find, gate.replace("MORE", both), PARTIES) == []


def test_who_has_no_guardrail_is_no_gatekeeper(look: Look) -> None:
    assert look(find, INSPECTION.replace(GUARDRAIL, "dimension: reliability").replace("MORE", ""), PARTIES) == []
    ended = "retired: {release/no-bad-lot: {until: 2026-01-01, because: new rule}}"
    assert look(find, INSPECTION.replace("MORE", ended), PARTIES) == []


@pytest.mark.parametrize("kind", ["goods", "service", "information"])
def test_a_guardrail_on_what_is_no_decision_binds_the_department_itself_unless_it_assures(look: Look, kind: str) -> None:
    own = INSPECTION.replace("  release:\n", f"  release:\n    kind: {kind}\n").replace("MORE", "")
    assert look(find, own, PARTIES) == []
    assert look(find, own.replace("stations:", "kind: assurance\nstations:"), PARTIES) == [TOLD.format("assembly and sales")]
    assert look(find, own.replace(f"kind: {kind}", "kind: decision"), PARTIES) == [TOLD.format("assembly and sales")]


@pytest.mark.parametrize("kind", ["regulator", "owner", "community"])
def test_who_oversees_or_lives_next_door_waits_at_no_gate(look: Look, kind: str) -> None:
    parties = PARTIES.replace("{name: Sales, kind: department}", f"{{name: Sales, kind: {kind}}}")
    assert look(find, INSPECTION.replace("MORE", ""), parties) == [TOLD.format("assembly")]
