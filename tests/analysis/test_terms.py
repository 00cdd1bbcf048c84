import hashlib
from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.terms import terms_of
from handoff.measures import parse_target
from handoff.model.problem import Source
from handoff.model.standard import Guardrail, Measure, Promise, Standard

HERE = Source("standards/x.yaml", 3, 1)
MEASURE = Measure(
    "proportion", HERE, counts="orders in time", of="orders", method="system report", source="ERP SO-17", every="month"
)
PROMISE = Promise(parse_target("at least 90 %"), parse_target("at least 80 %"))
STANDARD = Standard("sales", "offers", "on-time", HERE, statement="Offers are made in 4 h.", owner="Ada", measure=MEASURE)
GUARDED = structs.replace(STANDARD, guardrail=Guardrail(("patient", "end-user"), "MDR", "harm", "never", HERE))
TERMS = terms_of(STANDARD, "Offers", PROMISE)


def test_terms_are_the_hash_of_what_the_docstring_shows() -> None:
    text = (
        'handoff-terms-v1\n{"guardrail":{"authority":"MDR","prevents":"harm","protects":["end-user","patient"],"waivable_by":"never"},'
        '"limit":"at least 80 %","measure":{"counts":"orders in time","every":"month","kind":"proportion","method":"system report",'
        '"of":"orders"},"output":"Offers","statement":"Offers are made in 4 h.","target":"at least 90 %"}'
    )
    assert terms_of(GUARDED, "Offers", PROMISE) == hashlib.sha256(text.encode()).hexdigest()


def test_a_standard_that_says_nothing_yet_has_terms_too() -> None:
    promise = Promise(parse_target("exactly 0"))
    bare = terms_of(Standard("sales", "offers", "on-time", HERE), "", promise)
    assert bare == hashlib.sha256(b'handoff-terms-v1\n{"target":"exactly 0"}').hexdigest()


@pytest.mark.parametrize(
    "same",
    [
        structs.replace(STANDARD, owner="Grace"),
        structs.replace(STANDARD, note="new", basis="regulation", customers=("buyer",), dimension="empathy", critical=True),
        structs.replace(STANDARD, statement="  Offers are\n  made in\u00a04\th. "),
        structs.replace(STANDARD, department="trade", output="quotes", id="quick", place=Source("other.yaml", 9, 9)),
        structs.replace(STANDARD, measure=structs.replace(MEASURE, source="ERP SO-18", source_place=Source("b.yaml", 1, 1))),
        structs.replace(STANDARD, measure=structs.replace(MEASURE, method="system\n  report")),
    ],
)
def test_owners_notes_layout_names_and_sources_are_no_terms(same: Standard) -> None:
    assert terms_of(same, "Offers", PROMISE) == TERMS


def test_the_order_and_place_of_a_guardrail_are_no_terms() -> None:
    turned = structs.replace(STANDARD, guardrail=Guardrail(("end-user", "patient"), "MDR", "harm", "never", Source("b.yaml", 7, 7)))
    assert terms_of(turned, "Offers", PROMISE) == terms_of(GUARDED, "Offers", PROMISE)


@pytest.mark.parametrize(
    ("one", "other"), [(">= 90 %", "at least 90 %"), ("≥ 90%", "at least 90 %"), ("at least 90.0 %", "at least 90 %")]
)
def test_a_target_in_signs_and_in_words_is_one(one: str, other: str) -> None:
    assert terms_of(STANDARD, "Offers", Promise(parse_target(one))) == terms_of(STANDARD, "Offers", Promise(parse_target(other)))


@pytest.mark.parametrize(
    ("standard", "output", "promise"),
    [
        (STANDARD, "Quotes", PROMISE),
        (STANDARD, "Offers", structs.replace(PROMISE, target=parse_target("at least 85 %"))),
        (STANDARD, "Offers", structs.replace(PROMISE, target=parse_target("at least 90 %, attain 95 %"))),
        (STANDARD, "Offers", structs.replace(PROMISE, limit=parse_target("at least 75 %"))),
        (STANDARD, "Offers", structs.replace(PROMISE, limit=None)),
        (structs.replace(STANDARD, statement="Offers are made in 8 h."), "Offers", PROMISE),
        (structs.replace(STANDARD, measure=structs.replace(MEASURE, every="quarter")), "Offers", PROMISE),
        (structs.replace(STANDARD, measure=structs.replace(MEASURE, method="by hand")), "Offers", PROMISE),
        (structs.replace(STANDARD, measure=structs.replace(MEASURE, counts="orders", of="in time")), "Offers", PROMISE),
        (GUARDED, "Offers", PROMISE),
    ],
)
def test_what_was_agreed_to_is_terms(standard: Standard, output: str, promise: Promise) -> None:
    assert terms_of(standard, output, promise) != TERMS


def test_when_a_promise_counts_and_what_would_exceed_it_are_no_terms() -> None:
    later = structs.replace(PROMISE, since=date(2026, 1, 1), stretch=parse_target("at least 99 %"))
    assert terms_of(STANDARD, "Offers", later) == TERMS
