"""Every change in the meaning of one standard has its kind and its part; what means nothing is none."""

from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.changes import changes
from handoff.model.standard import Measure, Promise, Standard

from .works import ELSEWHERE, HERE, MEASURE, ON_TIME, agreed, only, target, whole, with_target


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
