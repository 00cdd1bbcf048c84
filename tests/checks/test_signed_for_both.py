import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.signed_for_both import find

from .service import SERVICE, Look, Word


@pytest.mark.parametrize("by", ["Sam Service", "sam  SERVICE", "SamService", "Sam\u200b Service"])
def test_one_name_for_supplier_and_customer_is_one_person(look: Look, word: Word, by: str) -> None:
    words = (word("service", "Sam Service"), word("buyers", by), word("sales", "Sue"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == [
        (
            '0.yaml:6 "Sam Service" signed service/orders/in-time for its supplier service and for its customer buyers. '
            "(also ledger/act.jsonl:2, ledger/act.jsonl:3)"
        )
    ]


def test_one_verified_signer_is_one_person_whatever_the_names(look: Look, word: Word) -> None:
    words = (word("service", "Sam", signer="sam@x"), word("buyers", "Ada", signer="sam@x"))
    (problem,) = look(find, SERVICE, holdings=Holdings(agreements=words))
    assert 'its customer buyers, there as "Ada": both signatures are those of "sam@x".' in problem


@pytest.mark.parametrize(
    ("supplier", "customer"),
    [
        ({"by": "Sam", "signer": "a@x"}, {"by": "Ada", "signer": "b@x"}),
        ({"by": "Sam", "current": False}, {"by": "Sam"}),
        ({"by": "Sam"}, {"by": "Sam", "current": False}),
        ({"by": "Sam"}, {"by": "Sam", "fault": "forged"}),
        ({"by": "Sam"}, {"by": "Sam", "standard": "service/orders/other"}),
        ({"by": "Sam"}, {"by": "a", "signer": "Sam"}),
    ],
)
def test_two_persons_other_terms_other_standards_and_words_that_do_not_count_are_fine(
    look: Look, word: Word, supplier: dict[str, object], customer: dict[str, object]
) -> None:
    words = (word("service", **supplier), word("buyers", **customer))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []


def test_somebody_may_speak_for_two_customers(look: Look, word: Word) -> None:
    words = (word("service", "Sam"), word("buyers", "Ada"), word("sales", "Ada"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []


def test_the_last_word_decides(look: Look, word: Word) -> None:
    words = (word("service", "Sam"), word("buyers", "Sam"), word("buyers", "Ada"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []
    assert len(look(find, SERVICE, holdings=Holdings(agreements=(*words, word("service", "ada"))))) == 1


def test_nobody_approves_their_own_guardrail(look: Look, word: Word) -> None:
    guardrail = "guardrail: {protects: [buyers], authority: Safety Act, prevents: harm, waivable_by: never}"
    guarded = SERVICE.replace("target: at least 90 %}", f"target: at least 90 %, {guardrail}}}")
    words = (word("service", "Sam"), word("buyers", "Ada"), word("sales", "Sue"), word("Safety Act", "sam"))
    (problem,) = look(find, guarded, holdings=Holdings(agreements=words))
    assert '"Sam" signed service/orders/in-time for its supplier service and for its authority "Safety Act".' in problem
    assert look(find, guarded, holdings=Holdings(agreements=(*words[:3], word("Safety Act", "Ada")))) == []
