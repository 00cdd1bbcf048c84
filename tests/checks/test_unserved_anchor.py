from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.unserved_anchor import find
from handoff.model.organisation import Organisation

SERVICE = "department: service\noutputs:\n  orders: {customers: {%s: {}}}\n"
PARTIES = "parties:\n  buyers: {kind: customer}\n  pump-users: {kind: end-user}"
TOLD = "Nobody hands anything to pump-users."


@pytest.mark.parametrize("customer", ["buyers", "buyers, insurer"])
def test_an_end_user_who_receives_nothing(look: Callable[..., list[str]], customer: str) -> None:
    text = (SERVICE % customer).replace(", insurer", ": {}, insurer")
    assert look(find, text, PARTIES) == [f"parties.yaml:3 {TOLD}"]


def test_served_directly_through_a_group_or_protected(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "buyers: {}, pump-users", PARTIES) == []
    assert look(find, SERVICE % "all", f"{PARTIES}\n  all: {{kind: group, members: [buyers, pump-users]}}") == []
    guardrail = "{guardrail: {protects: [pump-users], authority: law, prevents: harm, waivable_by: never}}"
    safe = f"  safety: {{customers: {{buyers: {{}}}}, standards: {{safe: {guardrail}}}}}"
    assert look(find, SERVICE % "buyers" + safe, PARTIES) == []


def test_other_parties_are_told_by_idle_party(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "buyers: {}, pump-users", f"{PARTIES}\n  insurer: {{kind: regulator}}") == []


def test_whom_a_misspelt_name_may_mean_is_told_there(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE % "buyers: {}, pump-user", PARTIES) == []


def test_many_unknown_names_may_mean_anybody(look: Callable[..., list[str]]) -> None:
    names = "".join(f": {{}}, x{number}" for number in range(21))
    assert look(find, SERVICE % f"buyers{names}", PARTIES) == []


@pytest.mark.parametrize(
    ("documents", "cause"),
    [
        ([f"{SERVICE % 'buyers'}  parts: {{}}\n"], "unreceived-output"),
        ([SERVICE % "buyers", "department: sales"], "no-output"),
        ([SERVICE % "buyers", "department: sales\noutputs: {plans: {}}"], "no-customer"),
        ([SERVICE % "buyers", "department: sales\noutputs: {plans: {customers: sales}}"], "self-customer"),
        (
            [
                SERVICE % "buyers",
                "department: sales\noutputs: {plans: {customers: planning}}",
                "department: planning\noutputs: {plans: {customers: sales}}",
            ],
            "closed-ring",
        ),
    ],
)
def test_where_just_one_handoff_is_missing_it_is_told_there(
    described: Callable[..., Organisation], documents: list[str], cause: str
) -> None:
    wanted = ("no-output", "no-customer", "unreceived-output", "self-customer", "closed-ring", "unserved-anchor")
    found = run(described(*documents, PARTIES), Holdings(), Inspection(select=wanted)).problems
    assert [problem.check for problem in found] == [cause]
    assert TOLD in found[0].follows


def test_where_two_handoffs_are_missing_nobody_can_tell_which(described: Callable[..., Organisation]) -> None:
    organisation = described(f"{SERVICE % 'buyers'}  parts: {{}}\n", "department: sales", PARTIES)
    found = run(organisation, Holdings(), Inspection(select=("unreceived-output", "no-output", "unserved-anchor"))).problems
    assert [(problem.check, problem.about) for problem in found] == [
        ("unreceived-output", "service/parts"),
        ("no-output", "sales"),
        ("unserved-anchor", "pump-users"),
    ]


def test_a_chain_that_goes_on_with_neighbours_hides_nothing(look: Callable[..., list[str]]) -> None:
    found = look(find, SERVICE % "works", f"{PARTIES}\n  works: {{kind: department}}")
    assert [line.partition(" ")[2] for line in found] == ["Nobody hands anything to buyers.", TOLD]


def test_without_departments_nobody_can_serve(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES) == []
