"""Signs of results."""

from handoff.analysis.judged import VERDICTS
from handoff.rendering import Canvas
from handoff.rendering._trail import SIGNS, drawn, legend

ALL = tuple(sign.result for sign in SIGNS)


def test_each_result_has_its_sign_and_an_unknown_one_a_question_mark() -> None:
    assert drawn((*ALL, "else"), Canvas()) == "●◐○!··\N{EN DASH}w?"
    assert drawn((*ALL, "else"), Canvas(unicode=False)) == "+~x!..-w?"


def test_the_legend_names_only_what_was_used_and_joins_words_of_one_sign() -> None:
    assert legend(("not-due", "met", "unmeasured", "met"), Canvas()) == "● met   · unmeasured, not due"
    assert legend((), Canvas()) == ""


def test_every_verdict_of_the_analysis_has_a_sign() -> None:
    assert set(VERDICTS) == set(ALL)
