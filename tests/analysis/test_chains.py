import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.chains import Cut, Link, cut_off, party_of, serves
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party, PartyKind
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Standard

HERE = Source("standards/here.yaml", 1, 1)
DEPARTMENTS = "abcde"
PARTIES: dict[str, PartyKind] = {"buyer": "customer", "user": "end-user", "state": "regulator", "team": "department"}


def organisation(
    serving: dict[str, str], protecting: dict[str, str] | None = None, groups: dict[str, str] | None = None
) -> Organisation:
    """Departments by id with the names they serve and protect, blanks between; the parties above, and groups."""
    departments = tuple(department(name, names.split(), (protecting or {}).get(name, "")) for name, names in serving.items())
    parties = [Party(name, name, kind, HERE) for name, kind in PARTIES.items()]
    parties += [Party(name, name, "group", HERE, members=tuple(members.split())) for name, members in (groups or {}).items()]
    return Organisation(Settings("Test"), departments, tuple(parties))


def department(name: str, customers: list[str], protects: str) -> Department:
    handoffs = tuple(Handoff(customer, HERE) for customer in customers)
    guardrail = Guardrail(tuple(protects.split()), "law", "harm", "never", HERE) if protects else None
    standard = Standard(name, "output", "standard", HERE, guardrail=guardrail)
    return Department(name, name, HERE, outputs=(Output(name, "output", "Output", HERE, handoffs=handoffs, standards=(standard,)),))


@pytest.mark.parametrize(("name", "expected"), [("production/assembly", "production"), ("production", "production"), ("", "")])
def test_a_station_stands_for_its_department(name: str, expected: str) -> None:
    assert party_of(name) == expected


def test_links_are_the_handoffs_in_order_of_the_files() -> None:
    assert serves(organisation({"b": "a/bench buyer", "a": "nobody"})) == (
        Link("b", "a", "b/output"),
        Link("b", "buyer", "b/output"),
        Link("a", "nobody", "a/output"),
    )


@pytest.mark.parametrize(
    ("serving", "protecting", "groups", "expected"),
    [
        pytest.param({"a": "b", "b": "buyer"}, {}, {}, [], id="a chain that ends at a customer"),
        pytest.param({"a": "b/bench", "b": "user"}, {}, {}, [], id="by way of a station"),
        pytest.param({"a": "state"}, {"a": "user"}, {}, [], id="a guardrail protects an end user"),
        pytest.param({"a": "all"}, {}, {"all": "state buyer"}, [], id="a group has a customer among its members"),
        pytest.param({"a": "all"}, {}, {"all": "some", "some": "all buyer"}, [], id="groups of groups"),
        pytest.param({"a": "nobody"}, {}, {}, [], id="a name that nobody knows is a fault of its own"),
        pytest.param({"a": "b", "b": "a buyer"}, {}, {}, [], id="a ring with a way out"),
        pytest.param({"a": "state"}, {}, {}, [Cut(("a",), ("state",), ())], id="ends at a regulator"),
        pytest.param({"a": "team state"}, {}, {}, [Cut(("a",), ("team", "state"), ())], id="ends at two"),
        pytest.param({"a": "all"}, {}, {"all": "state"}, [Cut(("a",), ("state",), ())], id="ends at a group's members"),
        pytest.param({"a": "all"}, {}, {"all": ""}, [Cut(("a",), ("all",), ())], id="ends at a group without members"),
        pytest.param({"a": ""}, {}, {}, [Cut(("a",), (), ())], id="serves nobody"),
        pytest.param({"a": "a/x"}, {}, {}, [Cut(("a",), (), ())], id="serves its own stations"),
        pytest.param(
            {"a": "b", "b": "c", "c": ""}, {}, {}, [Cut(("c",), (), ("a", "b"))], id="told at the stop, with those before it"
        ),
        pytest.param(
            {"a": "b state", "b": ""}, {}, {}, [Cut(("b",), (), ("a",))], id="an end of one's own does not matter before a stop"
        ),
        pytest.param({"a": "b", "b": "a"}, {}, {}, [Cut(("a", "b"), (), ())], id="a closed ring"),
        pytest.param({"c": "b", "a": "b", "b": "a"}, {}, {}, [Cut(("a", "b"), (), ("c",))], id="a ring and who serves it"),
        pytest.param({"a": "b", "b": "a state"}, {}, {}, [Cut(("a", "b"), ("state",), ())], id="a ring that ends at a regulator"),
        pytest.param({"a": "all", "b": "a"}, {}, {"all": "a b"}, [Cut(("a", "b"), (), ())], id="a ring through a group"),
        pytest.param(
            {"c": "a b", "a": "", "b": ""}, {}, {}, [Cut(("a",), (), ("c",)), Cut(("b",), (), ())], id="told once, not twice"
        ),
    ],
)
def test_where_chains_stop(
    serving: dict[str, str], protecting: dict[str, str], groups: dict[str, str], expected: list[Cut]
) -> None:
    assert list(cut_off(organisation(serving, protecting, groups))) == expected


names = st.sampled_from([*DEPARTMENTS, *PARTIES, "all"])


@given(
    st.fixed_dictionaries({name: st.lists(names, max_size=3).map(" ".join) for name in DEPARTMENTS}), st.lists(names, max_size=3)
)
def test_each_lost_department_is_told_once_and_no_other(serving: dict[str, str], members: list[str]) -> None:
    groups = {"all": " ".join(members)}
    cuts = cut_off(organisation(serving, groups=groups))
    onward = {name: set(names.split()) for name, names in (serving | groups).items()}
    reach = {name: reachable(onward, name) for name in serving}
    lost = {name for name in serving if reach[name].isdisjoint({"buyer", "user"})}
    told = [name for cut in cuts for name in (*cut.roots, *cut.upstream)]
    assert sorted(told) == sorted(lost)
    for cut in cuts:
        for root in cut.roots:
            assert reach[root] & set(serving) <= set(cut.roots)
            assert reach[root] & {"state", "team"} == set(cut.ends) - {"all"}
        assert all(set(cut.roots) <= reach[name] for name in cut.upstream)


def reachable(onward: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = {start}
    ahead = [start]
    while ahead:
        new = onward.get(ahead.pop(), set()) - found
        found |= new
        ahead.extend(new)
    return found
