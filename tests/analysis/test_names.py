import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis._unknown import full_name, kind_of
from handoff.analysis.names import complete, complete_standards, find_standard, find_subject, former_names, standards_by_name
from handoff.model.organisation import Department, Organisation, Output, Party, Retired, Station
from handoff.model.problem import Fault, Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard

HERE = Source("standards/x.yaml", 3)


def department(
    name: str, outputs: dict[str, tuple[str, ...]], stations: tuple[Station, ...] = (), retired: tuple[Retired, ...] = ()
) -> Department:
    made = tuple(
        Output(name, output, output, HERE, standards=tuple(Standard(name, output, standard, HERE) for standard in standards))
        for output, standards in outputs.items()
    )
    return Department(name, name.title(), HERE, outputs=made, stations=stations, retired=retired)


def organisation(*departments: Department, parties: tuple[str, ...] = ()) -> Organisation:
    return Organisation(Settings("Test"), departments, tuple(Party(name, name, "customer", HERE) for name in parties))


PUMPS = organisation(
    department(
        "customer-service",
        {"special-order": ("entered-in-time", "complete"), "answers": ("complete",), "refunds": ("entered-in-time",)},
        retired=(Retired("answers/by-letter", None, "nobody writes letters.", HERE),),
    ),
    department(
        "sales",
        {"special-order": ("priced-in-time",), "forecast": ("within-10-percent",), "answers": ("complete",)},
        stations=(Station("desk", "Desk"),),
    ),
    department("forecast-office", {"entered-in-time": ()}),
    parties=("buyers", "answers-line"),
)


def found(text: str) -> str:
    subject = find_subject(PUMPS, text)
    return subject.message if isinstance(subject, Fault) else f"{kind_of(subject)} {full_name(subject)}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("priced-in-time", "sales/special-order/priced-in-time"),
        ("special-order/complete", "customer-service/special-order/complete"),
        ("sales/answers/complete", "sales/answers/complete"),
        ("within-10-percent", "sales/forecast/within-10-percent"),
    ],
)
def test_a_standard_is_found_by_any_unambiguous_tail(text: str, name: str) -> None:
    standard = find_standard(PUMPS, text)
    assert isinstance(standard, Standard)
    assert standard.name == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("complete", ["customer-service/special-order/complete", "customer-service/answers/complete", "sales/answers/complete"]),
        ("answers/complete", ["customer-service/answers/complete", "sales/answers/complete", "department/output/standard"]),
        ("entered-in-tme", ["No standard", "customer-service/special-order/entered-in-time", "`handoff show DEPARTMENT`"]),
        ("customer-service/special-order/entered-in-timex", ["customer-service/special-order/entered-in-time"]),
        ("customer-service/entered-in-time", ["customer-service/special-order/entered-in-time"]),
        ("priced", ["sales/special-order/priced-in-time"]),
        ("sales", ["is a department, not a standard", "sales/forecast/within-10-percent"]),
        ("sales/forecast", ["is an output, not a standard", "sales/forecast/within-10-percent"]),
        ("forecast-office", ["is a department, not a standard", "no standard yet"]),
        ("by-letter", ["is retired", "nobody writes letters"]),
        ("", ["name is empty"]),
        ("Priced-In-Time", ["is not a name", "Did you mean sales/special-order/priced-in-time"]),
        ("../../tmp/x", ['"../../tmp/x" is not a name']),
        ("$(touch x)", ['"$(touch x)" is not a name']),
        ("sales//special-order", ["is not a name"]),
        ("a/b/c/d", ["is not a name"]),
        ("sales\n", ['"sales<U+000A>" is not a name']),
        ("\x1b]8;;evil", ["<U+001B>"]),
        ("pr\u0456ced-in-time", ["is not a name", "sales/special-order/priced-in-time"]),
        ("x" * 65, ['"' + "x" * 59 + '…" is not a name']),
        ("zzzzzzzz", ["No standard", "`handoff show DEPARTMENT`"]),
    ],
)
def test_a_name_that_is_no_standard_says_what_it_could_be(text: str, said: list[str]) -> None:
    fault = find_standard(PUMPS, text)
    assert isinstance(fault, Fault)
    told = f"{fault.message} {fault.why} {fault.fix}"
    assert [part for part in said if part not in told] == []
    assert fault.why
    assert fault.fix


def test_many_candidates_are_cut_short() -> None:
    many = organisation(*(department(f"d{number}", {"o": ("same",)}) for number in range(30)))
    fault = find_standard(many, "same")
    assert isinstance(fault, Fault)
    assert "30 things" in fault.message
    assert "d9/o/same and 20 more" in fault.message


@pytest.mark.parametrize(
    ("formerly", "text"),
    [("old", "old"), ("old", "o/old"), ("p/old", "d/p/old"), ("e/p/old", "e/p/old"), ("e/p/old", "old")],
)
def test_a_renamed_standard_is_found_by_its_former_name(formerly: str, text: str) -> None:
    renamed = Standard("d", "o", "new", HERE, formerly=(formerly,))
    everything = organisation(Department("d", "D", HERE, outputs=(Output("d", "o", "O", HERE, standards=(renamed,)),)))
    assert find_standard(everything, text) == renamed
    assert find_subject(everything, text) == renamed


def test_former_names_are_full() -> None:
    standard = Standard("d", "o", "new", HERE, formerly=("old", "p/older", "e/q/oldest"))
    assert former_names(standard) == ("d/o/old", "d/p/older", "e/q/oldest")


def test_a_name_in_use_comes_before_a_former_one() -> None:
    standards = (Standard("d", "o", "new", HERE, formerly=("old",)), Standard("d", "o", "old", HERE))
    everything = organisation(Department("d", "D", HERE, outputs=(Output("d", "o", "O", HERE, standards=standards),)))
    assert find_standard(everything, "old") == standards[1]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("sales", "department sales"),
        ("buyers", "party buyers"),
        ("refunds", "output customer-service/refunds"),
        ("sales/special-order", "output sales/special-order"),
        ("sales/forecast/within-10-percent", "standard sales/forecast/within-10-percent"),
        ("priced-in-time", "standard sales/special-order/priced-in-time"),
        ("special-order", '"special-order" could be 2 things: customer-service/special-order, sales/special-order.'),
        (
            "entered-in-time",
            (
                '"entered-in-time" could be 3 things: output forecast-office/entered-in-time, '
                "standard customer-service/special-order/entered-in-time, standard customer-service/refunds/entered-in-time."
            ),
        ),
        ("sales/desk", '"sales/desk" is a station of sales.'),
        ("by-letter", '"by-letter" is retired.'),
        ("nobody", 'No department, party, output or standard is called "nobody".'),
    ],
)
def test_a_subject_is_found_whole_name_first(text: str, subject: str) -> None:
    assert found(text) == subject


def test_a_department_and_a_party_of_one_name_are_told_with_their_places() -> None:
    fault = find_subject(organisation(department("sales", {}), parties=("sales",)), "sales")
    assert isinstance(fault, Fault)
    assert fault.message == '"sales" is defined 2 times, as a department and a party.'
    assert "standards/x.yaml:3, standards/x.yaml:3" in fault.fix


@pytest.mark.parametrize(
    ("text", "near"),
    [("sale", "sales"), ("Customer Service", "customer-service"), ("buyer", "buyers"), ("refund", "customer-service/refunds")],
)
def test_an_unknown_subject_is_told_what_is_near(text: str, near: str) -> None:
    fault = find_subject(PUMPS, text)
    assert isinstance(fault, Fault)
    assert f"Did you mean {near}" in fault.fix


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("", ("answers-line", "buyers", "customer-service", "forecast-office", "sales")),
        ("s", ("sales", "special-order/complete", "special-order/entered-in-time", "special-order/priced-in-time")),
        ("pri", ("priced-in-time",)),
        ("sales/f", ("sales/forecast", "sales/forecast/within-10-percent")),
        ("com", ()),
        ("../", ()),
    ],
)
def test_completion_offers_what_begins_so(prefix: str, names: tuple[str, ...]) -> None:
    assert complete(PUMPS, prefix) == names


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("sales/", ("sales/answers/complete", "sales/forecast/within-10-percent", "sales/special-order/priced-in-time")),
        ("entered", ()),
        ("refunds", ("refunds/entered-in-time",)),
    ],
)
def test_completion_of_a_standard_offers_standards_only(prefix: str, names: tuple[str, ...]) -> None:
    assert complete_standards(PUMPS, prefix) == names
    assert len(complete_standards(PUMPS, "")) == len(PUMPS.standards)


IDS = st.sampled_from(["a", "b", "a-b", "c"])
ORGANISATIONS = st.builds(
    lambda departments, parties: organisation(
        *(department(name, made) for name, made in departments.items()), parties=tuple(parties)
    ),
    st.dictionaries(IDS, st.dictionaries(IDS, st.sets(IDS).map(tuple), max_size=3), max_size=3),
    st.sets(IDS, max_size=2),
)


@given(ORGANISATIONS, st.sampled_from(["", "a", "a/", "a/b", "b", "c/a/"]))
def test_what_completion_offers_is_found(everything: Organisation, prefix: str) -> None:
    lost = [name for name in complete(everything, prefix) if prefix and isinstance(find_subject(everything, name), Fault)]
    lost += [name for name in complete_standards(everything, prefix) if isinstance(find_standard(everything, name), Fault)]
    assert lost == []


@given(ORGANISATIONS)
def test_a_full_name_always_finds_its_standard(everything: Organisation) -> None:
    for standard in everything.standards:
        assert find_standard(everything, standard.name) == standard
        assert find_subject(everything, standard.name) == standard


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    for answer in (find_standard(PUMPS, text), find_subject(PUMPS, text)):
        assert not isinstance(answer, Fault) or (answer.message.isprintable() and len(answer.message) < 1000)


def test_a_name_in_use_is_not_taken_by_a_former_one() -> None:
    here = Source("standards/here.yaml", 1, 1)
    today = Standard("d", "o", "today", here, formerly=("d/o/taken", "d/o/free"))
    taken = Standard("d", "o", "taken", here)
    output = Output("d", "o", "O", here, standards=(today, taken))
    known = standards_by_name(Organisation(Settings("Test"), (Department("d", "D", here, outputs=(output,)),)))
    assert known == {"d/o/today": today, "d/o/taken": taken, "d/o/free": today}
