"""Every change of meaning, for whom and whose agreement it voids; and nothing of what means nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.analysis.changes import KINDS, changes, compared, concerning
from handoff.analysis.changes.changed import Change, File, Side, Voided
from handoff.analysis.terms import terms_of, terms_text
from handoff.measures import parse_target
from handoff.model.entry import Act, Agreed, Agreement
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party, Retired
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Measure, Promise, Standard
from handoff.model.target import Target

HERE = Source("standards/works.yaml", 4, 1)
ELSEWHERE = Source("standards/renamed.yaml", 90, 3)
ACT = Act(recorded_at="2026-03-02T10:00:00Z", recorded_by="Ada", program="handoff 0.1")


def target(text: str) -> Target:
    found = parse_target(text)
    assert isinstance(found, Target), found
    return found


MEASURE = Measure(
    "proportion", HERE, counts="in time", of="all", method="system report", source="SO-17", every="month", by="sales", sample="100"
)
ON_TIME = Standard(
    "works",
    "parts",
    "on-time",
    HERE,
    statement="Parts come on the agreed day.",
    owner="Foreman",
    measure=MEASURE,
    promises=(Promise(target("at least 90 %"), target("at least 80 %")),),
)
GUARD = Guardrail(("patient", "nurse"), "MDR", "harm", "never", HERE)


def whole(*standards: Standard, customers: tuple[str, ...] = ("sales", "stores"), name: str = "Parts") -> Organisation:
    handoffs = tuple(Handoff(customer, HERE) for customer in customers)
    ids = dict.fromkeys((one.department, one.output) for one in standards) or {("works", "parts"): None}
    outputs = tuple(
        Output(
            *path, name, HERE, handoffs=handoffs, standards=tuple(one for one in standards if (one.department, one.output) == path)
        )
        for path in ids
    )
    departments = tuple(
        Department(own, own.title(), HERE, outputs=tuple(output for output in outputs if output.department == own))
        for own in dict.fromkeys(output.department for output in outputs)
    )
    return Organisation(Settings("Harrow"), departments)


def agreed(standard: Standard, party: str, *, stance: str = "agrees", day: int = 1, fault: str = "") -> Agreed:
    """A party's word on the newest promise of a standard."""
    promise = standard.promises[0]
    agreement = Agreement(
        agreed_on=date(2026, 3, day),
        standard=standard.name,
        terms=terms_of(standard, "Parts", promise),
        text=terms_text(standard, "Parts", promise),
        party=party,
        stance=stance,
        by=f"B. {party.title()}",
    )
    return Agreed("0" * 64, ACT, agreement, HERE, standard.name, current=True, fault=fault)


def only(old: Organisation, new: Organisation, *words: Agreed) -> Change:
    (change,) = changes(old, new, words)
    return change


def with_target(text: str, limit: str = "at least 80 %", standard: Standard = ON_TIME) -> Standard:
    return structs.replace(standard, promises=(Promise(target(text), target(limit) if limit else None),))


@pytest.mark.parametrize(
    ("new", "kind", "part", "was", "now"),
    [
        (with_target("at least 95 %"), "tightened", "target", "at least 90 %", "at least 95 %"),
        (with_target("at least 85 %"), "loosened", "target", "at least 90 %", "at least 85 %"),
        (with_target("at least 900 per 1000"), "restated", "target", "at least 90 %", "at least 900 per 1000"),
        (with_target("between 90 and 100 %"), "restated", "target", "at least 90 %", "between 90 and 100 %"),
        (with_target("at most 90 %"), "retargeted", "target", "at least 90 %", "at most 90 %"),
        (with_target("at least 90 %", "at least 70 %"), "loosened", "limit", "at least 80 %", "at least 70 %"),
        (with_target("at least 90 %", "at least 85 %"), "tightened", "limit", "at least 80 %", "at least 85 %"),
        (with_target("at least 90 %", ""), "tightened", "limit", "at least 80 %", ""),
        (structs.replace(ON_TIME, statement="Soon."), "reworded", "statement", "Parts come on the agreed day.", "Soon."),
        (structs.replace(ON_TIME, measure=structs.replace(MEASURE, of="late")), "re-measured", "measure of", "all", "late"),
        (structs.replace(ON_TIME, measure=structs.replace(MEASURE, every="year")), "rescheduled", "measure every", "month", "year"),
        (structs.replace(ON_TIME, measure=structs.replace(MEASURE, sample="")), "re-measured", "measure sample", "100", ""),
        (structs.replace(ON_TIME, critical=True), "regraded", "critical", "no", "yes"),
    ],
)
def test_each_change_of_a_standard_has_its_kind_and_its_part(new: Standard, kind: str, part: str, was: str, now: str) -> None:
    change = only(whole(ON_TIME), whole(new))
    assert (change.kind, change.about, change.name, change.part, change.was, change.now) == (
        kind,
        "standard",
        "works/parts/on-time",
        part,
        was,
        now,
    )
    both = ("sales", "stores")
    assert change.loses == (both if kind == "loosened" else ())
    assert change.gains == (both if kind == "tightened" else ())


def test_a_share_of_readings_is_named_where_only_it_has_changed() -> None:
    each = structs.replace(ON_TIME, measure=Measure("duration", HERE))
    old, new = (with_target(f"at most 4 h, attain {share} %", "", each) for share in (95, 90))
    change = only(whole(old), whole(new))
    assert (change.kind, change.part) == ("loosened", "attain")
    assert change.was == "at most 4 h, attain 95 %"


def test_a_count_cannot_be_below_nothing() -> None:
    count = structs.replace(ON_TIME, measure=Measure("count", HERE))
    old, new = (with_target(text, "", count) for text in ("exactly 0", "at most 0"))
    assert only(whole(old), whole(new)).kind == "restated"
    value = structs.replace(ON_TIME, measure=Measure("value", HERE))
    old, new = (with_target(text, "", value) for text in ("exactly 0", "at most 0"))
    assert only(whole(old), whole(new)).kind == "loosened"


def test_another_kind_of_measure_cannot_be_compared() -> None:
    value = structs.replace(ON_TIME, measure=Measure("value", HERE))
    count = structs.replace(ON_TIME, measure=Measure("count", HERE))
    found = changes(whole(with_target("at most 4", "", count)), whole(with_target("at most 3", "", value)), ())
    assert [(change.kind, change.part) for change in found] == [("retargeted", "target"), ("re-measured", "measure kind")]


def test_a_target_that_comes_or_goes() -> None:
    bare = structs.replace(ON_TIME, promises=())
    assert {(one.kind, one.part) for one in changes(whole(ON_TIME), whole(bare), ())} == {
        ("loosened", "target"),
        ("loosened", "limit"),
    }
    assert {one.kind for one in changes(whole(bare), whole(ON_TIME), ())} == {"tightened"}


def test_a_measure_that_comes_or_goes_is_one_change() -> None:
    change = only(whole(ON_TIME), whole(structs.replace(ON_TIME, measure=None)))
    assert (change.kind, change.part, change.now) == ("re-measured", "measure", "")
    assert "kind proportion; counts in time; of all" in change.was


def test_another_name_of_the_output_rewords_its_standards() -> None:
    change = only(whole(ON_TIME), whole(ON_TIME, name="Goods"))
    assert (change.kind, change.part, change.was, change.now) == ("reworded", "output", "Parts", "Goods")


def test_what_means_nothing_is_no_change() -> None:
    same = structs.replace(
        ON_TIME,
        place=ELSEWHERE,
        owner="Somebody",
        note="new",
        basis="regulation",
        statement="  Parts come\n on the agreed day.",
        measure=structs.replace(MEASURE, source="SO-18", source_place=ELSEWHERE),
        promises=(*ON_TIME.promises, Promise(target("at least 50 %"), since=date(2020, 1, 1))),
        dimension="reliability",
    )
    words = (agreed(ON_TIME, "sales"), agreed(ON_TIME, "works"))
    assert changes(whole(ON_TIME), whole(same, customers=("stores", "sales")), words) == ()


def test_a_standard_that_is_there_no_longer_takes_the_agreements_with_it() -> None:
    change = only(whole(ON_TIME), whole(), agreed(ON_TIME, "sales"), agreed(ON_TIME, "works"))
    assert (change.kind, change.was, change.loses) == ("removed", "at least 90 %", ("sales", "stores"))
    assert [word.party for word in change.voids] == ["works", "sales"]
    assert change.removes


@pytest.mark.parametrize("described", [True, False])
def test_a_retired_standard_says_until_when_and_why(described: bool) -> None:  # noqa: FBT001 -- an example
    organisation = whole(*([structs.replace(ON_TIME, until=date(2026, 12, 31))] if described else []))
    retired = Retired("parts/on-time", date(2026, 12, 31), "the\n robot does it", ELSEWHERE)
    department = structs.replace(organisation.departments[0], retired=(retired,))
    new = structs.replace(organisation, departments=(department,))
    change = only(whole(ON_TIME), new)
    assert (change.kind, change.because, change.until) == ("retired", "the robot does it", date(2026, 12, 31))
    assert change.removes
    assert changes(new, whole(), ()) == ()  # it had ended already


def test_a_new_standard_is_promised_to_its_customers_and_nobody_has_agreed_to_it() -> None:
    change = only(whole(), whole(ON_TIME), agreed(ON_TIME, "works"))
    assert (change.kind, change.now, change.gains) == ("added", "at least 90 %", ("sales", "stores"))
    assert (change.voids, change.lacks) == ((), ("sales", "stores"))


def test_a_renamed_standard_keeps_its_agreements() -> None:
    new = structs.replace(ON_TIME, id="punctual", formerly=("on-time",))
    change = only(whole(ON_TIME), whole(new), agreed(ON_TIME, "sales"))
    assert (change.kind, change.was, change.now) == ("renamed", "works/parts/on-time", "works/parts/punctual")
    assert (change.voids, change.lacks) == ((), ())


def test_a_renamed_department_is_no_department_that_went_and_its_own_word_is_void() -> None:
    new = structs.replace(ON_TIME, department="plant", formerly=("works/parts/on-time",))
    words = (agreed(ON_TIME, "works"), agreed(ON_TIME, "sales"))
    found = {change.about: change for change in changes(whole(ON_TIME), whole(new), words)}
    assert {about: change.kind for about, change in found.items()} == dict.fromkeys(("department", "output", "standard"), "renamed")
    assert [word.party for word in found["standard"].voids] == ["works"]
    assert found["standard"].lacks == ("plant",)


def test_a_name_that_is_taken_again_is_not_the_old_one() -> None:
    new = structs.replace(ON_TIME, id="punctual", formerly=("on-time",))
    found = changes(whole(ON_TIME), whole(ON_TIME, new), ())
    assert [(change.kind, change.name) for change in found] == [("added", "works/parts/punctual")]


def test_other_customers_lose_and_gain_and_only_who_left_is_asked_no_longer() -> None:
    words = tuple(agreed(ON_TIME, party) for party in ("works", "sales", "stores"))
    found = changes(whole(ON_TIME), whole(ON_TIME, customers=("stores", "buyers")), words)
    assert [(change.kind, change.about, change.loses, change.gains) for change in found] == [
        ("moved", "output", ("sales",), ("buyers",)),
        ("moved", "standard", ("sales",), ("buyers",)),
    ]
    assert [word.party for word in found[1].voids] == ["sales"]
    assert found[1].lacks == ("buyers",)


def test_a_new_customer_voids_nobodys_agreement() -> None:
    words = tuple(agreed(ON_TIME, party) for party in ("works", "sales", "stores"))
    found = changes(whole(ON_TIME), whole(ON_TIME, customers=("sales", "stores", "buyers")), words)
    assert [change.voids for change in found] == [(), ()]
    assert [change.removes for change in found] == [False, False]


def test_a_standard_narrowed_to_one_customer_moves_alone() -> None:
    change = only(whole(ON_TIME), whole(structs.replace(ON_TIME, customers=("sales",))))
    assert (change.kind, change.about, change.loses, change.gains) == ("moved", "standard", ("stores",), ())
    assert change.removes


def test_a_guardrail_protects_others_than_its_customers() -> None:
    guarded = structs.replace(ON_TIME, guardrail=GUARD)
    dropped, given = only(whole(guarded), whole(ON_TIME)), only(whole(ON_TIME), whole(guarded))
    assert (dropped.kind, dropped.loses, dropped.part) == ("unguarded", ("patient", "nurse"), "guardrail")
    assert dropped.was == "protects nurse, patient; authority MDR; prevents harm; waivable_by never"
    assert (given.kind, given.gains) == ("re-guarded", ("patient", "nurse"))
    fewer = structs.replace(guarded, guardrail=structs.replace(GUARD, protects=("patient", "visitor")))
    change = only(whole(guarded), whole(fewer))
    assert (change.kind, change.loses, change.gains) == ("re-guarded", ("nurse",), ("visitor",))
    looser = only(whole(guarded), whole(with_target("at least 85 %", standard=guarded)))
    assert looser.loses == ("patient", "nurse")


def test_only_agreements_to_the_old_terms_are_void_and_not_of_those_who_agreed_to_the_new_ones() -> None:
    first, old, new = with_target("at least 50 %"), ON_TIME, with_target("at least 85 %")
    words = (
        agreed(old, "works", day=2),
        agreed(first, "stores", day=1),  # has lapsed long since
        agreed(old, "sales", day=1),
        agreed(new, "sales", day=3),
        agreed(old, "buyers", day=1),  # has no seat
    )
    change = only(whole(old), whole(new), *words)
    assert change.voids == (Voided("works", "B. Works", date(2026, 3, 2)),)
    assert change.lacks == ("works", "stores")
    assert change.is_unagreed


def test_an_objection_and_a_bad_signature_are_no_agreement() -> None:
    words = (agreed(ON_TIME, "sales", stance="objects"), agreed(ON_TIME, "works", fault="forged"))
    change = only(whole(ON_TIME), whole(with_target("at least 85 %")), *words)
    assert change.voids == ()
    assert change.lacks == ("works", "sales", "stores")


def test_a_word_that_carries_another_text_than_that_of_its_fingerprint_is_on_no_terms_of_now() -> None:
    new = with_target("at least 85 %")
    word = agreed(new, "sales")
    other = structs.replace(word, agreement=structs.replace(word.agreement, text=terms_text(ON_TIME, "Parts", ON_TIME.promises[0])))
    assert "sales" in only(whole(ON_TIME), whole(new), other).lacks
    assert "sales" not in only(whole(ON_TIME), whole(new), word).lacks


def test_all_agreed_before_the_change_landed() -> None:
    new = with_target("at least 85 %")
    words = tuple(agreed(one, party) for one in (ON_TIME, new) for party in ("works", "sales", "stores"))
    assert not only(whole(ON_TIME), whole(new), *words).is_unagreed


def test_departments_parties_groups_and_outputs_come_and_go() -> None:
    group = Party("buyers", "Buyers", "group", HERE, members=("anna", "ben"))
    old = structs.replace(whole(ON_TIME), parties=(group, Party("owner", "Owner", "owner", HERE)))
    new = structs.replace(
        whole(ON_TIME), parties=(structs.replace(group, members=("ben", "cleo")), Party("state", "State", "regulator", HERE))
    )
    stores = Department(
        "stores", "Stores", HERE, outputs=(Output("stores", "kits", "Kits", HERE, handoffs=(Handoff("sales", HERE),)),)
    )
    new = structs.replace(new, departments=(*new.departments, stores))
    assert {(one.kind, one.about, one.name, one.loses, one.gains) for one in changes(old, new, ())} == {
        ("moved", "party", "buyers", ("anna",), ("cleo",)),
        ("removed", "party", "owner", (), ()),
        ("added", "party", "state", (), ()),
        ("added", "department", "stores", (), ()),
        ("added", "output", "stores/kits", (), ("sales",)),
    }
    back = {(one.kind, one.about, one.name): one.loses for one in changes(new, old, ())}
    assert back["removed", "output", "stores/kits"] == ("sales",)


def test_the_worst_comes_first() -> None:
    gone, looser = structs.replace(ON_TIME, id="gone"), structs.replace(ON_TIME, id="looser")
    fresh = structs.replace(ON_TIME, id="fresh")
    tight = with_target("at least 99 %")
    loose = with_target("at least 50 %", "at least 40 %", looser)
    found = changes(whole(ON_TIME, gone, looser), whole(fresh, tight, loose), ())
    assert [change.kind for change in found] == ["removed", "loosened", "loosened", "tightened", "added"]
    assert [KINDS.index(change.kind) for change in found] == sorted(KINDS.index(change.kind) for change in found)


def side(organisation: Organisation, *files: tuple[str, str]) -> Side:
    return Side("main", "0" * 40, organisation, tuple(File(*file) for file in files))


def test_files_that_change_no_meaning_are_counted_apart() -> None:
    old = side(whole(ON_TIME), ("handoff.toml", "a"), ("standards/works.yaml", "a"), ("standards/parties.yaml", "a"))
    new = side(
        whole(with_target("at least 85 %")), ("handoff.toml", "b"), ("standards/works.yaml", "b"), ("standards/parties.yaml", "b")
    )
    found = compared(old, new, ())
    assert (found.text_only, found.settings_differ) == (("standards/parties.yaml",), True)
    assert compared(old, old, ()).text_only == ()


def test_a_file_that_has_another_name_only_is_one_file() -> None:
    old = side(whole(ON_TIME), ("standards/works.yaml", "a"))
    renamed = whole(ON_TIME)
    renamed = structs.replace(renamed, departments=(structs.replace(renamed.departments[0], place=ELSEWHERE),))
    found = compared(old, side(renamed, ("standards/renamed.yaml", "a")), ())
    assert (found.changes, found.text_only) == ((), ("standards/renamed.yaml",))


def test_one_department_hears_what_it_promises_gains_and_loses() -> None:
    other = structs.replace(ON_TIME, department="stores", output="kits")
    old, new = whole(ON_TIME, other), whole(with_target("at least 85 %"), structs.replace(other, critical=True))
    found = compared(side(old), side(new), ())
    assert {change.name for change in concerning(found, "stores").changes} == {"works/parts/on-time", "stores/kits/on-time"}
    assert {change.name for change in concerning(found, "works").changes} == {"works/parts/on-time"}
    assert concerning(found, "nobody").changes == ()


def edits() -> st.SearchStrategy[Callable[[Standard], Standard]]:
    texts = st.sampled_from(["", "in time", "a  b", "a b", "never"])
    words = st.sampled_from(["counts", "of", "method", "source", "by", "sample", "start"])

    def measured(key: str, text: str) -> Callable[[Standard], Standard]:
        return lambda one: structs.replace(one, measure=structs.replace(one.measure, **{key: text}))

    def with_key(key: str, value: object) -> Callable[[Standard], Standard]:
        return lambda one: structs.replace(one, **{key: value})

    targets = st.sampled_from(["at least 90 %", "at least 900 per 1000", "at most 90 %", "between 50 and 90 %", "exactly 100 %"])
    promises = st.builds(
        lambda goal, limit: (Promise(target(goal), target(limit) if limit else None),), targets, st.none() | targets
    )
    guards = st.sampled_from(
        [None, GUARD, structs.replace(GUARD, protects=("nurse", "patient")), structs.replace(GUARD, authority="x")]
    )
    return st.one_of(
        st.builds(measured, words, texts),
        st.builds(with_key, st.sampled_from(["statement", "owner", "note"]), texts),
        st.builds(with_key, st.just("promises"), promises),
        st.builds(with_key, st.just("guardrail"), guards),
        st.builds(with_key, st.just("place"), st.just(ELSEWHERE)),
    )


@given(st.lists(edits(), max_size=4), st.lists(edits(), max_size=4))
def test_terms_differ_exactly_where_something_changed_and_an_agreement_is_void_exactly_then(
    first: list[Callable[[Standard], Standard]], second: list[Callable[[Standard], Standard]]
) -> None:
    old = ON_TIME
    for edit in first:
        old = edit(old)
    new = old
    for edit in second:
        new = edit(new)
    words = tuple(agreed(old, party) for party in ("works", "sales", "stores"))
    differ = terms_of(old, "Parts", old.promises[0]) != terms_of(new, "Parts", new.promises[0])
    found = changes(whole(old), whole(new), words)
    assert bool(found) == differ
    assert all({word.party for word in change.voids} >= {"works", "sales", "stores"} for change in found)
    back = changes(whole(new), whole(old), ())
    assert [one.part for one in found if one.kind == "tightened"] == [one.part for one in back if one.kind == "loosened"]
    assert {one.part for one in found} == {one.part for one in back}
