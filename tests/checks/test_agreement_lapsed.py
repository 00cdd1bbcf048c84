from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.agreement_lapsed import find
from handoff.model.organisation import Organisation

from .service import SERVICE, Look, Word


def test_who_signed_earlier_terms_only_is_told_with_who_and_when(look: Look, word: Word) -> None:
    words = (
        word("service"),
        word("buyers", "Ada Buyer", current=False),
        word("sales", "Sue\x1b Sales", day="2026-05-02", current=False),
    )
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == [
        (
            "0.yaml:6 The terms of service/orders/in-time have changed since they were signed for "
            'buyers (by "Ada Buyer" on 2026-10-01) and sales (by "Sue<U+001B> Sales" on 2026-05-02).'
        )
    ]


@pytest.mark.parametrize("current", [(True,), (False, True), ()])
def test_who_signed_the_present_terms_last_or_never_did_has_not_lapsed(look: Look, word: Word, current: tuple[bool, ...]) -> None:
    words = tuple(word("buyers", current=one) for one in current)
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []


def test_a_word_on_the_present_terms_that_does_not_verify_leaves_the_earlier_one(look: Look, word: Word) -> None:
    words = (word("buyers", current=False), word("buyers", fault="forged"))
    assert len(look(find, SERVICE, holdings=Holdings(agreements=words))) == 1


def test_the_words_of_who_is_no_customer_any_more_do_not_lapse(look: Look, word: Word) -> None:
    assert look(find, SERVICE, holdings=Holdings(agreements=(word("planning", current=False),))) == []


def test_the_commands_to_sign_again_are_given(described: Callable[..., Organisation], word: Word) -> None:
    (problem,) = find(described(SERVICE), Holdings(agreements=(word("buyers", current=False),)))
    assert problem.fix.endswith(":\nhandoff agree service/orders/in-time --for buyers")
    assert problem.about == "service/orders/in-time"
