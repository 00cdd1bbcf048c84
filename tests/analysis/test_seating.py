"""Whose seat a typed name is: never guessed, and nobody sits on both sides."""

import pytest

from handoff.analysis.agreeing import Seat
from handoff.analysis.seating import nowhere_seated, seat_of
from handoff.model.organisation import Department, Handoff, Organisation, Output
from handoff.model.problem import Fault, Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Standard

HERE = Source("standards/x.yaml", 3, 1)
PLAIN = Standard("sales", "offers", "on-time", HERE)
GUARDED = Standard("sales", "offers", "checked", HERE, guardrail=Guardrail(("users",), "Site  permit 12", "harm", "never", HERE))


def output(*customers: str, standards: tuple[Standard, ...] = (PLAIN, GUARDED)) -> Output:
    return Output("sales", "offers", "Offers", HERE, handoffs=tuple(Handoff(name, HERE) for name in customers), standards=standards)


@pytest.mark.parametrize(
    ("party", "standard", "seat"),
    [
        ("sales", PLAIN, Seat("sales", "supplier", "agrees")),
        ("buyers", PLAIN, Seat("buyers", "customer", "agrees")),
        (" Plant/DESK ", PLAIN, Seat("plant/desk", "customer", "agrees")),
        ("buyers", GUARDED, Seat("buyers", "customer", "acknowledges")),
        ("site PERMIT 12", GUARDED, Seat("Site  permit 12", "authority", "approves")),
    ],
)
def test_a_party_has_the_seat_of_its_name_whatever_its_case(party: str, standard: Standard, seat: Seat) -> None:
    assert seat_of(output("buyers", "plant/desk"), standard, party) == seat


@pytest.mark.parametrize(
    ("party", "message", "fix"),
    [
        (
            "buyer",
            '"buyer" has no seat at sales/offers/on-time: sales (supplier) and buyers (customer) have',
            "Did you mean buyers?",
        ),
        ("", "has no seat", "Put one of them after --for: sales (supplier), buyers (customer)."),
        ("Site permit 12", "has no seat", "Put one of them"),
    ],
)
def test_who_has_no_seat_hears_who_has(party: str, message: str, fix: str) -> None:
    fault = seat_of(output("buyers"), PLAIN, party)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert fix in fault.fix


def test_a_name_that_differs_from_two_in_case_only_is_not_guessed() -> None:
    twice = Standard("sales", "offers", "x", HERE, guardrail=Guardrail((), "BUYERS", "", "", HERE))
    assert seat_of(output("buyers"), twice, "BUYERS") == Seat("BUYERS", "authority", "approves")
    fault = seat_of(output("buyers"), twice, "Buyers")
    assert isinstance(fault, Fault)
    assert "could be BUYERS and buyers" in fault.message


def test_an_authority_that_is_also_the_supplier_approves() -> None:
    own = Standard("sales", "offers", "x", HERE, guardrail=Guardrail((), "sales", "", "", HERE))
    assert seat_of(output("buyers"), own, "sales") == Seat("sales", "authority", "approves")


def test_nobody_agrees_with_themselves() -> None:
    fault = seat_of(output("sales"), PLAIN, "sales")
    assert isinstance(fault, Fault)
    assert "supplier and customer of sales/offers/on-time at once" in fault.message


def test_who_has_a_seat_nowhere_hears_who_has_one() -> None:
    department = Department("sales", "Sales", HERE, outputs=(output("buyers"),))
    organisation = Organisation(Settings("Harrow Pumps"), (department,))
    assert nowhere_seated(organisation, "buyer").fix == "Did you mean buyers?"
    assert nowhere_seated(organisation, "x").fix == "These have one: Site  permit 12, buyers, sales."
    assert nowhere_seated(Organisation(Settings("Harrow Pumps")), "x").fix == "No standard is promised yet."
