from collections.abc import Callable

import pytest

from handoff.checks.unknown_party import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
stations: {order-desk: Order desk}
outputs:
  orders:
    from: order-desk
    customers:
      production/assembly: {used_for: building}
      buyers: {used_for: plans}
    standards:
      in-time:
        customers: [buyers]
        guardrail: {protects: [users], authority: law, prevents: harm, waivable_by: never}
"""
PRODUCTION = "department: production\nstations: {assembly: Assembly}"
PARTIES = """
parties:
  buyers: {name: Buyers, kind: customer}
  users: {name: Users, kind: end-user}
  everyone: {name: Everyone, kind: group, members: [service, production/assembly, buyers]}
"""


def test_names_of_departments_stations_and_parties_are_known(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, PRODUCTION, PARTIES) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("      buyers:", "      buyres:", "0.yaml:8 No department or party is called buyres."),
        ("production/assembly", "production/asembly", "0.yaml:7 production has no station asembly."),
        ("production/assembly", "produktion/assembly", "0.yaml:7 No department or party is called produktion/assembly."),
        ("from: order-desk", "from: oder-desk", "0.yaml:4 service has no station oder-desk."),
        ("[users]", "[user]", "0.yaml:12 No department or party is called user."),
    ],
)
def test_names_that_nobody_bears(look: Callable[..., list[str]], right: str, wrong: str, expected: str) -> None:
    assert look(find, SERVICE.replace(right, wrong), PRODUCTION, PARTIES)[0] == expected


def test_a_member_of_a_group_that_does_not_exist(look: Callable[..., list[str]]) -> None:
    members = PARTIES.replace("production/assembly, buyers", "produktion")
    assert look(find, SERVICE, PRODUCTION, members) == ["parties.yaml:4 No department or party is called produktion."]


def test_one_unknown_name_is_told_once_with_all_its_places(look: Callable[..., list[str]]) -> None:
    wrong = SERVICE.replace("buyers", "buyres")
    again = "department: sales\noutputs: {prices: {customers: {buyres: {used_for: plans}}}}"
    assert look(find, wrong, PRODUCTION, PARTIES, again) == ["0.yaml:8 No department or party is called buyres. (also 3.yaml:2)"]


def test_a_standard_for_somebody_whom_its_output_does_not_reach(look: Callable[..., list[str]]) -> None:
    wrong = SERVICE.replace("customers: [buyers]", "customers: [production]")
    assert look(find, wrong, PRODUCTION, PARTIES) == [
        "0.yaml:10 service/orders/in-time is promised to production, whom service/orders does not reach."
    ]


def test_a_standard_may_narrow_a_group_to_a_member(look: Callable[..., list[str]]) -> None:
    narrow = SERVICE.replace("      buyers:", "      everyone:")
    assert look(find, narrow, PRODUCTION, PARTIES) == []


def test_the_remedy_names_who_was_meant_and_how_to_describe_them(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE.replace("      buyers:", "      buyres:"), PRODUCTION, PARTIES)
    problem = next(find(organisation, None))
    assert problem.fix == (
        "Did you mean buyers? If not, describe it in standards/parties.yaml, or in a department file of its own:\n"
        "parties:\n  buyres: {name: Name of the party, kind: customer}"
    )
