from collections.abc import Callable

import pytest

from handoff.checks._wording import wording
from handoff.checks.vague_behaviour import find

SERVICE = """
department: service
outputs:
  calls:
    customers: {buyers: {used_for: plans}, sales/desk: {used_for: prices}}
    standards:
      friendly:
        statement: STATEMENT
        MEASURE
"""
PARTIES = "parties: {buyers: {name: Pump buyers, kind: customer}}"
FOUND = (
    '0.yaml:6 service/calls/friendly promises "WORD", and its measure names neither acts that can be seen '
    "nor the customer's rating."
)


def service(statement: str, measure: str) -> str:
    return SERVICE.replace("STATEMENT", statement).replace("MEASURE", measure)


@pytest.mark.parametrize(
    "measure",
    [
        "measure: {kind: proportion, counts: friendly calls, of: calls, method: heard by the team lead}",
        "measure: {kind: proportion, of: calls, method: heard by the team lead}",
        "measure: {kind: check, method: heard by the team lead}",
        "measure: {kind: duration, start: ring, stop: end, clock: calendar, method: telephone}",
        "measure: {kind: proportion, counts: polite calls, of: calls, by: service}",
        "note: no measure yet",
    ],
)
def test_conduct_that_is_neither_seen_nor_rated(look: Callable[..., list[str]], measure: str) -> None:
    assert look(find, service("We are friendly on the phone.", measure), PARTIES) == [FOUND.replace("WORD", "friendly")]


@pytest.mark.parametrize(
    "measure",
    [
        "measure: {kind: rating, scale: 1 to 5, method: after each call}",
        "measure: {kind: check, points: [greeted by name, told who calls back]}",
        "measure: {kind: proportion, counts: calls with 5 of 5 steps, of: calls heard}",
        "measure: {kind: proportion, counts: callers who say we were friendly, of: callers asked}",
        "measure: {kind: proportion, counts: friendly calls, of: calls, method: discharge survey}",
        "measure: {kind: proportion, counts: friendly calls, of: calls, by: buyers}",
        "measure: {kind: proportion, counts: friendly calls, of: calls, by: Pump buyers}",
        "measure: {kind: proportion, counts: friendly calls, of: calls, by: sales}",
        "measure: {kind: count, counts: complaints about our tone}",
    ],
)
def test_acts_that_can_be_seen_and_the_word_of_the_customer(look: Callable[..., list[str]], measure: str) -> None:
    assert look(find, service("We are friendly on the phone.", measure), PARTIES) == []


@pytest.mark.parametrize(
    "statement",
    [
        "A professional body approves it.",
        "With respect to dates we keep 9 of 10.",
        "The paint is eco-friendly.",
        "Staff caring for 4 beds.",
    ],
)
def test_words_that_are_no_conduct(look: Callable[..., list[str]], statement: str) -> None:
    assert look(find, service(statement, "note: none")) == []


def test_each_word_in_the_file_is_found_and_each_exception_read_over(look: Callable[..., list[str]]) -> None:
    behaviour = wording().behaviour
    for word in behaviour.words:
        assert look(find, service(f"We are {word} there", "note: none")) == [FOUND.replace("WORD", word)]
    for phrase in behaviour.read_over:
        assert look(find, service(f"We see {phrase} there", "note: none")) == []


def test_a_rating_word_is_a_whole_word(look: Callable[..., list[str]]) -> None:
    measure = "measure: {kind: proportion, counts: friendly calls, of: operated calls, method: essays}"
    assert len(look(find, service("We are friendly.", measure))) == 1
