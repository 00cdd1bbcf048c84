from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.guardrail_waived_by_recipient import find
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation

Grant = Callable[..., Granted]
SERVICE = """
department: service
head: Service manager
outputs:
  orders:
    customers: {buyers: {used_for: plans}}
    standards:
      in-time:
        owner: Order desk lead
        guardrail: {protects: [patients], authority: Act, prevents: harm, waivable_by: Chief pharmacist}
      quick: {statement: Orders are quick.}
"""
PARTIES = "parties: {buyers: {name: The Buyers, kind: customer, represented_by: Ada Buyer}}"
CHECK = {"standard": None, "check": "no-method"}


@pytest.fixture
def told(described: Callable[..., Organisation]) -> Callable[..., list[str]]:
    return lambda *waivers, service=SERVICE: [
        problem.message for problem in find(described(service, PARTIES), Holdings(waivers=waivers))
    ]


@pytest.mark.parametrize("by", ["order  DESK lead", "Service manager", "service", "buyers", "the buyers", "Ada Buyer", "Somebody"])
def test_nobody_but_the_role_that_it_names_may_waive_it(told: Callable[..., list[str]], permission: Grant, by: str) -> None:
    (message,) = told(permission(approved_by=by))
    assert message.startswith(f'The guardrail service/orders/in-time was waived by "{by}", who may not: ')


@pytest.mark.parametrize(
    "approval", [{"approved_by": "chief  Pharmacist"}, {"approved_by": "P. Smith", "role": "Chief pharmacist"}]
)
def test_that_role_may(told: Callable[..., list[str]], permission: Grant, approval: dict[str, str]) -> None:
    assert told(permission(**approval)) == []


def test_what_says_never_is_waived_by_nobody(told: Callable[..., list[str]], permission: Grant) -> None:
    never = SERVICE.replace("Chief pharmacist", "never")
    for by in ("Chief pharmacist", "never", None):
        (message,) = told(permission(approved_by=by), service=never)
        assert message.endswith("it says `waivable_by: never`.")


def test_a_check_waived_about_it_is_held_to_the_same(told: Callable[..., list[str]], permission: Grant) -> None:
    (message,) = told(permission(**CHECK, about="service/orders/in-time", approved_by="Ada Buyer"))
    assert message.startswith('What "no-method" finds about the guardrail service/orders/in-time was waived by "Ada Buyer"')
    assert told(permission(**CHECK, about="service/orders/in-time", approved_by="Chief pharmacist")) == []


def test_other_standards_may_be_waived_and_a_newer_waiver_takes_its_place(
    told: Callable[..., list[str]], permission: Grant
) -> None:
    assert told(permission("service/orders/quick", approved_by="Ada Buyer")) == []
    assert told(permission(**CHECK, about="service/orders", approved_by="Ada Buyer")) == []
    assert told(permission("no/such/one", approved_by="Ada Buyer")) == []
    assert told(permission(approved_by="Ada Buyer"), permission(approved_by="Chief pharmacist")) == []
    assert len(told(permission(approved_by="Chief pharmacist"), permission(approved_by="Ada Buyer"))) == 1
