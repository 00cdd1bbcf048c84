"""What comes, goes, is renamed or reaches others, who loses or gains by it, and whose word it takes along."""

from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.changes import changes
from handoff.model.organisation import Retired

from .works import ELSEWHERE, GUARD, ON_TIME, agreed, only, whole, with_target


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
