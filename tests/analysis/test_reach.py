from handoff.analysis.reach import groups_in_rings, outside, reached, served_by_others
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Standard

HERE = Source("standards/a.yaml")


def organisation(served: dict[str, str], groups: dict[str, str] | None = None, protects: str = "") -> Organisation:
    """Departments with their customers, groups with their members, and parties: buyers (a customer), works (a neighbour)."""
    departments = tuple(
        Department(name, name, HERE, outputs=(Output(name, "work", name, HERE, handoffs=handoffs(customers)),))
        for name, customers in served.items()
    )
    if protects:
        guardrail = Guardrail((protects,), "law", "harm", "never", HERE)
        safe = Standard("safety", "rules", "safe", HERE, guardrail=guardrail)
        departments += (
            Department("safety", "safety", HERE, outputs=(Output("safety", "rules", "rules", HERE, standards=(safe,)),)),
        )
    parties = [Party("buyers", "Buyers", "customer", HERE), Party("works", "Works", "department", HERE)]
    parties += [Party(name, name, "group", HERE, members=tuple(members.split())) for name, members in (groups or {}).items()]
    return Organisation(Settings("Test"), departments, tuple(parties))


def handoffs(customers: str) -> tuple[Handoff, ...]:
    return tuple(Handoff(customer, HERE) for customer in customers.split())


def test_what_a_group_receives_reaches_its_members_and_theirs() -> None:
    groups = {"staff": "sales/desk circle", "circle": "planning staff", "idle": "buyers"}
    assert reached(organisation({"service": "staff"}, groups)) == {"staff", "sales", "circle", "planning"}


def test_whom_a_guardrail_protects_is_reached() -> None:
    assert reached(organisation({}, protects="buyers")) == {"buyers"}


def test_nobody_is_served_by_themselves_also_not_as_a_member_of_a_group() -> None:
    assert served_by_others(organisation({"service": "service/desk"})) == frozenset()
    assert served_by_others(organisation({"service": "staff"}, {"staff": "service sales"})) == {"staff", "sales"}
    both = organisation({"service": "staff", "sales": "staff"}, {"staff": "service sales"})
    assert served_by_others(both) == {"staff", "service", "sales"}


def test_inside_is_who_belongs_to_the_organisation_and_every_group_with_one_of_them() -> None:
    groups = {"staff": "sales", "club": "staff buyers", "trade": "buyers", "untold": ""}
    assert outside(organisation({"sales": ""}, groups)) == {"buyers", "trade"}


def test_groups_that_contain_each_other_or_themselves() -> None:
    groups = {"one": "two", "two": "three buyers", "three": "one", "alone": "alone", "fine": "buyers one"}
    assert groups_in_rings(organisation({}, groups)) == (("one", "two", "three"), ("alone",))
    assert groups_in_rings(organisation({}, {"fine": "buyers"})) == ()
