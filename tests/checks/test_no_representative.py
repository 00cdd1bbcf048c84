from collections.abc import Callable

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.no_representative import find
from handoff.model.organisation import Organisation

BUYERS = "parties:\n  buyers: {kind: customer}"


def test_a_party_that_nobody_speaks_for(look: Callable[..., list[str]]) -> None:
    assert look(find, BUYERS) == ["parties.yaml:2 Nobody speaks for buyers."]


def test_a_party_that_somebody_speaks_for(look: Callable[..., list[str]]) -> None:
    assert look(find, BUYERS.replace("customer}", "customer, represented_by: Buyer council}")) == []


def test_a_party_without_any_part_in_it_is_told_once(described: Callable[..., Organisation]) -> None:
    organisation = described("department: a\noutputs: {b: {customers: c/d}}", "parties: {insurer: {kind: regulator}}")
    found = run(organisation, Holdings(), Inspection(level="agreed", select=("idle-party", "no-representative"))).problems
    assert [(problem.check, problem.follows) for problem in found] == [("idle-party", ("Nobody speaks for insurer.",))]
