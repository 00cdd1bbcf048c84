from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.agreement_expired import find
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem

from .service import SERVICE, Word

TODAY = date(2026, 11, 20)
Found = Callable[..., list[Problem]]


@pytest.fixture
def found(described: Callable[..., Organisation]) -> Found:
    return lambda *words: list(find(described(SERVICE), Holdings(agreements=words), TODAY))


def test_a_word_ends_on_the_day_after_its_last(found: Found, word: Word) -> None:
    assert found(word("buyers", valid_until=TODAY), word("sales", valid_until=date(2027, 1, 1)), word("service")) == []
    (problem,) = found(word("buyers", valid_until=date(2026, 11, 19)), word("sales", valid_until=date(2026, 10, 31)))
    assert problem.message == (
        "The agreement to service/orders/in-time has ended for buyers (on 2026-11-19) and sales (on 2026-10-31)."
    )
    assert (problem.severity, problem.about) == ("warning", "service/orders/in-time")


def test_who_signed_again_is_judged_by_that(found: Found, word: Word) -> None:
    assert found(word("buyers", valid_until=date(2026, 1, 1)), word("buyers", valid_until=date(2027, 1, 1))) == []
    assert found(word("buyers", valid_until=date(2026, 1, 1)), word("buyers")) == []
    assert len(found(word("buyers"), word("buyers", valid_until=date(2026, 1, 1)))) == 1


def test_what_lapsed_before_it_ended_is_told_as_lapsed(found: Found, word: Word) -> None:
    assert found(word("buyers", valid_until=date(2026, 1, 1), current=False)) == []
