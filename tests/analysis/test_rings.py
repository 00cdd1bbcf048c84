from msgspec.structs import replace

from handoff.analysis.rings import rings_of_needs
from handoff.model.organisation import Department, Handoff, Organisation, Output, Station
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard


def place(line: int) -> Source:
    return Source("0.yaml", line, 1)


def hands(supplier: str, customer: str, *needs: str, line: int = 1, output: str = "work", **more: tuple[str, ...]) -> Output:
    department, _, station = supplier.partition("/")
    standard = Standard(department, output, "kept", place(line), **more)
    handoff = Handoff(customer, place(line), needs_back=needs)
    return Output(department, output, output, place(line), station=station, handoffs=(handoff,), standards=(standard,))


def organised(*outputs: Output) -> Organisation:
    names = dict.fromkeys(output.department for output in outputs)
    stations = tuple(Station(output.station, output.station) for output in outputs if output.station)
    departments = (
        Department(name, name, place(1), stations=stations, outputs=tuple(one for one in outputs if one.department == name))
        for name in names
    )
    return Organisation(Settings("Test"), tuple(departments))


def rings(*outputs: Output) -> list[tuple[str, ...]]:
    return [ring.standards for ring in rings_of_needs(organised(*outputs))]


def test_a_ring_over_three_is_told_once_with_its_places() -> None:
    outputs = (
        hands("a", "b", "b/work/kept", line=1),
        hands("b", "c", "c/work/kept", line=2),
        hands("c", "a", "a/work/kept", line=3),
    )
    (ring,) = rings_of_needs(organised(*outputs))
    assert ring.standards == ("a/work/kept", "b/work/kept", "c/work/kept")
    assert [one.line for one in ring.places] == [1, 2, 3]


def test_two_who_need_each_other_give_and_take() -> None:
    assert rings(hands("a", "b", "b/work/kept"), hands("b", "a", "a/work/kept")) == []


def test_give_and_take_all_round_is_no_ring() -> None:
    a = replace(hands("a", "b", "b/work/kept"), handoffs=(Handoff("b", place(1), needs_back=("b/work/kept", "c/work/kept")),))
    b = hands("b", "a", "a/work/kept", "c/work/kept")
    c = hands("c", "a", "a/work/kept", "b/work/kept")
    assert rings(a, b, c) == []


def test_a_chain_of_needs_is_no_ring() -> None:
    assert rings(hands("a", "b", "b/work/kept"), hands("b", "c", "c/work/kept"), hands("c", "a", "a phone call")) == []


def test_a_standard_that_needs_itself_is_a_ring_of_one() -> None:
    assert rings(hands("a", "b", "a/work/kept")) == [("a/work/kept",)]


def test_stations_of_one_department_are_parties_of_their_own() -> None:
    one = hands("a/saw", "a/drill", "a/second/kept", output="first")
    two = hands("a/drill", "a/saw", "a/first/kept", output="second")
    assert rings(one, two) == []
    assert rings(replace(one, station=""), replace(two, station="")) == [("a/first/kept", "a/second/kept")]


def test_the_shortest_way_round_stands_for_a_knot() -> None:
    a = hands("a", "b", "b/work/kept")
    b = hands("b", "c", "d/work/kept", "c/work/kept")
    c = hands("c", "a", "a/work/kept")
    d = hands("d", "c", "c/work/kept")
    assert rings(a, b, c, d) == [("a/work/kept", "b/work/kept", "c/work/kept")]


def test_a_standard_for_another_customer_needs_nothing_of_this_one() -> None:
    narrow = hands("a", "b", "b/work/kept", customers=("z",))
    others = (hands("b", "c", "c/work/kept"), hands("c", "a", "a/work/kept"))
    assert rings(narrow, *others) == []
    assert rings(hands("a", "b", "b/work/kept", customers=("b",)), *others) != []


def test_a_former_name_is_the_same_standard() -> None:
    renamed = (
        hands("a", "b", "b/old/kept"),
        hands("b", "c", "c/work/kept", formerly=("b/old/kept",)),
        hands("c", "a", "a/work/kept"),
    )
    assert len(rings(*renamed)) == 1


def test_needs_that_could_not_be_read_may_make_it_give_and_take() -> None:
    c = hands("c", "a", "a/work/kept")
    unread = replace(c, handoffs=(replace(c.handoffs[0], unreadable=("needs_back",)),))
    assert rings(hands("a", "b", "b/work/kept"), hands("b", "c", "c/work/kept"), unread) == []
