"""Whose agreement a change of terms voids, and who has still to agree."""

from datetime import date

from msgspec import structs

from handoff.analysis.changes.changed import Voided
from handoff.analysis.terms import terms_text

from .works import ON_TIME, agreed, only, whole, with_target


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
