from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.checks.nobody_asked import find
from handoff.model.entry import Act, Agreed, Agreement, Stance
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

SERVICE = """
department: service
outputs:
  visits:
    customers: {buyers: {used_for: plans}, sales/desk: {used_for: prices}}
    standards:
      planned: {basis: BASIS}
"""
SALES = """
department: sales
outputs:
  requests:
    customers: {service: {used_for: orders, needs_back: [NEED]}}
"""
FOUND = "0.yaml:6 service/visits/planned has the basis `BASIS`, and nothing says that buyers and sales/desk asked for it."
ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A. Auditor", program="handoff 0.1")


def service(basis: str = "provisional") -> str:
    return SERVICE.replace("BASIS", basis)


def said(party: str, stance: Stance = "agrees", fault: str = "") -> Holdings:
    word = Agreement(
        agreed_on=date(2026, 11, 20),
        standard="service/visits/planned",
        terms="5" * 64,
        text="{}",
        party=party,
        stance=stance,
        by="B. Buyer",
    )
    agreed = Agreed("1" * 64, ACT, word, Source("ledger/act.jsonl", 2, 1), "service/visits/planned", current=False, fault=fault)
    return Holdings(agreements=(agreed,))


@pytest.mark.parametrize("basis", ["provisional", "history"])
def test_a_target_that_no_customer_asked_for(look: Callable[..., list[str]], basis: str) -> None:
    assert look(find, service(basis)) == [FOUND.replace("BASIS", basis)]


@pytest.mark.parametrize("basis", ["customer need", "regulation", "contract", "benchmark"])
def test_somebody_else_asked(look: Callable[..., list[str]], basis: str) -> None:
    assert look(find, service(basis)) == []


@pytest.mark.parametrize("stance", ["agrees", "objects"])
def test_a_customer_who_said_anything_was_asked(look: Callable[..., list[str]], stance: Stance) -> None:
    assert look(find, service(), holdings=said("buyers", stance)) == []


def test_the_suppliers_own_word_and_one_that_does_not_verify_are_none(look: Callable[..., list[str]]) -> None:
    for holdings in (said("service"), said("buyers", fault="the signature is not theirs")):
        assert look(find, service(), holdings=holdings) == [FOUND.replace("BASIS", "provisional")]


def test_a_customer_needs_it_back(look: Callable[..., list[str]]) -> None:
    assert look(find, service(), SALES.replace("NEED", "service/visits/planned")) == []
    assert len(look(find, service(), SALES.replace("NEED", "a quick word"))) == 1
    others = SALES.replace("department: sales", "department: finance").replace("NEED", "service/visits/planned")
    assert len(look(find, service(), others)) == 1


def test_a_need_that_could_not_be_read_may_be_this_one(described: Callable[..., Organisation]) -> None:
    organisation = described(service(), SALES.replace("NEED", ""))
    ours, theirs = organisation.departments
    output = theirs.outputs[0]
    unread = replace(output, handoffs=(replace(output.handoffs[0], unreadable=("needs_back",)),))
    assert list(find(replace(organisation, departments=(ours, replace(theirs, outputs=(unread,)))), Holdings())) == []


def test_a_guardrail_is_asked_for_by_its_authority(look: Callable[..., list[str]]) -> None:
    guardrail = "provisional, guardrail: {protects: [buyers], authority: law, prevents: harm, waivable_by: never}"
    assert look(find, service(guardrail)) == []
