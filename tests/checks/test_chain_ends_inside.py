from collections.abc import Callable

import pytest

from handoff.checks.chain_ends_inside import find
from handoff.model.organisation import Organisation

PARTIES = """
parties:
  buyers: {name: Buyers, kind: customer}
  body: {name: Notified body, kind: regulator}
  finance: {name: Finance, kind: department}
"""


def serving(name: str, *customers: str) -> str:
    return f"department: {name}\noutputs:\n  work:\n    customers:\n" + "".join(
        f"      {one}: {{used_for: x}}\n" for one in customers
    )


def test_chains_that_reach_somebody_outside(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES, serving("quality", "sales", "body"), serving("sales", "buyers")) == []


def test_a_stop_is_told_once_with_the_departments_before_it(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES, serving("quality", "body"), serving("sales", "quality"), serving("planning", "sales")) == [
        (
            "1.yaml:1 The chain of quality ends at body (regulator), and reaches no customer or end user outside. (also 1.yaml:5)"
            " | The chain of sales ends here too. | The chain of planning ends here too."
        )
    ]


def test_departments_that_serve_each_other_and_a_party_that_is_no_customer(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES, serving("quality", "sales", "body"), serving("sales", "quality")) == [
        "1.yaml:1 quality and sales serve only each other and body (regulator): no customer or end user outside. (also 1.yaml:6)"
    ]


def test_a_department_that_serves_only_its_own_stations(look: Callable[..., list[str]]) -> None:
    line = serving("line", "line/end").replace("outputs", "stations: {start: Start, end: End}\noutputs")
    assert look(find, PARTIES, line.replace("    customers", "    from: start\n    customers")) == [
        "1.yaml:1 line serves only its own stations. (also 1.yaml:7)"
    ]
    assert look(find, PARTIES, serving("line", "line")) == []  # self-customer says so


@pytest.mark.parametrize(("customer", "severity"), [("body", "error"), ("finance", "info")])
def test_a_chain_that_goes_on_where_nothing_is_described_only_informs(
    described: Callable[..., Organisation], customer: str, severity: str
) -> None:
    (problem,) = find(described(PARTIES, serving("quality", customer)), None)
    assert problem.severity == severity


def test_what_other_checks_say_is_not_repeated(look: Callable[..., list[str]]) -> None:
    nobody = "department: quality\noutputs: {work: {name: Work}}"
    for stop in (nobody, "department: quality", serving("quality", "buyres")):
        assert look(find, PARTIES, stop, serving("sales", "quality")) == []
    assert look(find, PARTIES, serving("quality", "sales"), serving("sales", "quality")) == []
