"""What changed since an agreement: every term by its key, and nothing else."""

from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.terms import fingerprint, read_terms, terms_text
from handoff.analysis.terms_changed import ChangedTerm, changed_since
from handoff.measures import parse_target
from handoff.model.entry import Agreement
from handoff.model.problem import Fault, Source
from handoff.model.standard import Guardrail, Measure, Promise, Standard

HERE = Source("standards/x.yaml", 3, 1)
MEASURE = Measure("proportion", HERE, counts="orders in time", of="orders", method="report", every="month")
PROMISE = Promise(parse_target("at least 90 %"), parse_target("at least 80 %"))
STANDARD = Standard("sales", "offers", "on-time", HERE, statement="Offers are made in 4 h.", measure=MEASURE)
THEN = terms_text(STANDARD, "Offers", PROMISE)


def agreed(text: str = THEN, terms: str = "") -> Agreement:
    return Agreement(
        agreed_on=date(2026, 11, 20),
        standard=STANDARD.name,
        terms=terms or fingerprint(text),
        text=text,
        party="buyers",
        stance="agrees",
        by="Ada",
    )


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        (THEN, ()),
        (
            terms_text(STANDARD, "Offers", Promise(parse_target("at least 85 %"))),
            (ChangedTerm("target", "at least 90 %", "at least 85 %"), ChangedTerm("limit", "at least 80 %", "")),
        ),
        (terms_text(STANDARD, "Quotes", PROMISE), (ChangedTerm("output", "Offers", "Quotes"),)),
        (
            terms_text(
                structs.replace(STANDARD, measure=structs.replace(MEASURE, every="quarter", sample="12")), "Offers", PROMISE
            ),
            (ChangedTerm("measure every", "month", "quarter"), ChangedTerm("measure sample", "", "12")),
        ),
        (
            terms_text(structs.replace(STANDARD, guardrail=Guardrail(("b", "a"), "MDR", "", "", HERE)), "Offers", PROMISE),
            (ChangedTerm("guardrail protects", "", "a, b"), ChangedTerm("guardrail authority", "", "MDR")),
        ),
        ("", (ChangedTerm("target", "at least 90 %", ""),)),
    ],
)
def test_each_term_that_differs_is_named_with_both_texts(now: str, changes: tuple[ChangedTerm, ...]) -> None:
    assert changed_since(agreed(), now) == changes


@pytest.mark.parametrize("agreement", [agreed("no terms"), agreed("[]"), agreed('{"target":1}'), agreed(terms="0" * 64)])
def test_what_cannot_be_read_or_is_not_its_fingerprint_s_text_is_not_compared(agreement: Agreement) -> None:
    fault = changed_since(agreement, THEN)
    assert isinstance(fault, Fault)
    assert fault.fix


def test_terms_are_read_back_as_they_were_written() -> None:
    terms = read_terms(THEN)
    assert terms is not None
    assert (terms.output, terms.target, terms.limit) == ("Offers", "at least 90 %", "at least 80 %")
    assert terms.measure is not None
    assert terms.measure.method == "report"
