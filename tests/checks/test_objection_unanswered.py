from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.objection_unanswered import find
from handoff.model.organisation import Organisation

from .service import SERVICE, Look, Word

OBJECTION = {"stance": "objects", "objection": "too slow"}
ACKNOWLEDGED = {"stance": "acknowledges", "objection": "too slow"}


@pytest.mark.parametrize("objection", [OBJECTION, ACKNOWLEDGED])
def test_an_objection_that_nobody_answered_is_told_in_its_own_words(look: Look, word: Word, objection: dict[str, str]) -> None:
    words = (word("service", note="before it"), word("buyers", **objection))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == [
        (
            "0.yaml:6 Nobody has answered buyers, who objected to service/orders/in-time on 2026-10-01 "
            '("too slow"). (also ledger/act.jsonl:3)'
        )
    ]


@pytest.mark.parametrize(
    ("party", "more"),
    [
        ("service", {"note": "the truck leaves later from May on"}),
        ("buyers", {}),
        ("buyers", {"current": False}),
    ],
    ids=["another side says why", "the party agrees", "the terms changed and changed back"],
)
def test_it_is_answered_when(look: Look, word: Word, party: str, more: dict[str, object]) -> None:
    words = (word("buyers", **OBJECTION), word(party, **more))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []


@pytest.mark.parametrize(
    ("party", "more"),
    [
        ("service", {}),
        ("service", {"note": "  "}),
        ("service", {"note": "because", "fault": "forged"}),
        ("sales", {"note": "we find so too"}),
        ("buyers", {"note": "still", **OBJECTION}),
    ],
)
def test_it_is_not_answered_by(look: Look, word: Word, party: str, more: dict[str, object]) -> None:
    words = (word("buyers", **OBJECTION), word(party, **more))
    assert len(look(find, SERVICE, holdings=Holdings(agreements=words))) == 1


def test_an_objection_to_earlier_terms_has_been_heard(look: Look, word: Word) -> None:
    assert look(find, SERVICE, holdings=Holdings(agreements=(word("buyers", current=False, **OBJECTION),))) == []


def test_who_could_answer_is_named_in_the_remedy(described: Callable[..., Organisation], word: Word) -> None:
    for party, other in (("buyers", "service"), ("service", "buyers")):
        (problem,) = find(described(SERVICE), Holdings(agreements=(word(party, stance="objects"),)))
        assert f"handoff agree service/orders/in-time --for {other} --note" in problem.fix
        assert problem.message.endswith("(without saying why).")
