from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.not_agreed import find
from handoff.model.organisation import Organisation

from .service import SERVICE, Look, Word

PARTIES = "parties: {buyers: {name: Buyers, kind: customer}, sales: {name: Sales, kind: department}}\n"
GUARDRAIL = SERVICE.replace("at least 90 %", "at least 90 %, guardrail: {protects: [patients], authority: Health Authority}")
ENDED = f"{SERVICE}retired: {{orders/in-time: {{until: 2026-09-30, because: nobody orders}}}}"


@pytest.fixture
def look(look: Look) -> Look:
    """The same, beside the parties that the documents name."""
    return lambda find, *documents, **more: look(find, *documents, PARTIES, **more)


def test_everyone_who_never_said_anything_is_named_once_a_standard(look: Look, word: Word) -> None:
    assert look(find, SERVICE) == ["0.yaml:6 service/orders/in-time was never signed by service, buyers and sales."]
    words = (word("service"), word("sales"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == [
        "0.yaml:6 service/orders/in-time was never signed by buyers."
    ]
    assert look(find, SERVICE, holdings=Holdings(agreements=(*words, word("buyers")))) == []


def test_an_objection_and_a_word_on_earlier_terms_are_something_said(look: Look, word: Word) -> None:
    words = (word("service"), word("sales", current=False), word("buyers", stance="objects", objection="too slow"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []


def test_a_word_whose_signature_does_not_hold_and_one_on_another_standard_are_none(look: Look, word: Word) -> None:
    words = (word("service"), word("sales", fault="forged"), word("buyers", standard="service/orders/other"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == [
        "0.yaml:6 service/orders/in-time was never signed by buyers and sales."
    ]


def test_a_guardrail_wants_the_word_of_its_authority(described: Callable[..., Organisation], word: Word) -> None:
    words = tuple(map(word, ("service", "buyers", "sales")))
    (problem,) = find(described(GUARDRAIL), Holdings(agreements=words))
    assert problem.message == 'service/orders/in-time was never signed by its authority "Health Authority".'
    assert problem.fix.splitlines()[1:] == ["handoff agree service/orders/in-time --for 'Health Authority' --role ROLE"]
    assert problem.about == "service/orders/in-time"


def test_what_is_no_longer_promised_needs_no_agreement(look: Look) -> None:
    assert look(find, ENDED) == []


def test_a_customer_that_nobody_knows_is_told_as_such_and_cannot_sign(look: Look, word: Word) -> None:
    misspelt = SERVICE.replace("buyers:", "buyer:")
    words = (word("service"), word("sales"))
    assert look(find, misspelt, holdings=Holdings(agreements=words)) == []
    assert look(find, misspelt) == ["0.yaml:6 service/orders/in-time was never signed by service and sales."]
