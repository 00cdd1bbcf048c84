"""The answer to agreeing: what the standards say, who is still to agree, and what to do next, on one screen."""

from datetime import date

import pytest

from handoff.analysis.agreed import Given, Occasion
from handoff.analysis.agreeing import Seat, Standing
from handoff.answers.agreed import agreed_page
from handoff.measures import parse_target
from handoff.model.entry import Agreement
from handoff.model.problem import Source
from handoff.model.standard import Guardrail, Measure, Promise, Standard
from handoff.page import Note, Page, Table, Text

HERE = Source("standards/x.yaml", 3, 1)
MEASURE = Measure("proportion", HERE, method="all orders", every="month")
PROMISE = Promise(parse_target("at least 90 %"), parse_target("at least 80 %"))
RAIL = Guardrail(("patients", "staff"), "The law", "harm", "never", HERE)
SUPPLIER = Standing("sales/offers/a", Seat("sales", "supplier", "agrees"), "missing")


def given(name: str = "a", *left: Standing, earlier: bool = False, signer: str = "", **more: object) -> Given:
    standard = Standard("sales", "offers", name, HERE, statement=f"We promise {name}.", measure=MEASURE, promises=(PROMISE,))
    said: dict[str, object] = {"agreed_on": date(2026, 11, 20), "stance": "agrees", "by": "Ada", "party": "buyers"}
    agreement = Agreement(standard=standard.name, terms="0" * 64, text="{}", **said | more)
    return Given(standard, name, agreement, f"{name}bcdef0123", earlier, signer, left)


def texts(page: Page) -> str:
    return "\n".join(block.text for block in page.blocks if isinstance(block, Text | Note))


def test_one_standard_is_told_in_words_with_what_is_missing() -> None:
    word = given("a", SUPPLIER, role="Head", took_part=9, of=11, valid_until=date(2027, 1, 1), signer="ada@example.org")
    page = agreed_page(Occasion((word,), "ledger/x.jsonl", uncommitted=2))
    assert page.title == "buyers agrees to sales/offers/a"
    assert texts(page).split("\n") == [
        "We promise a.",
        "Target: at least 90 %, limit at least 80 %. Measured every month: all orders.",
        "Ada (Head) speaks for buyers, on 2026-11-20, until 2027-01-01. 9 of 11 had their say. Signed by ada@example.org.",
        "Still to agree: sales. Next: handoff agree a --for sales",
        "Recorded as abcdef01. 2 entries are not committed yet: commit ledger/ or run `handoff share` (--commit does it at once).",
    ]
    (fact,) = page.facts.agreements
    assert (fact.recorded, fact.signer, fact.open[0].party, fact.open[0].state) == (True, "ada@example.org", "sales", "missing")


def test_several_are_a_table_and_one_next_step() -> None:
    authority = Standing("sales/offers/b", Seat("The law", "authority", "approves"), "missing")
    page = agreed_page(Occasion((given("b", authority), given("c"), given("d", earlier=True)), "ledger/x.jsonl"))
    assert page.title == "buyers agrees to 3 standards"
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["sales/offers/b", "at least 90 %", "at least 80 %", "The law"],
        ["sales/offers/c", "at least 90 %", "at least 80 %", "nobody"],
        ["sales/offers/d", "at least 90 %", "at least 80 %", "nobody"],
    ]
    assert "Still to agree: The law (1). Next: handoff agree --all --for 'The law'" in texts(page)
    assert "Recorded as bbcdef01 and cbcdef01. 1 word was said before, to the very same terms, and not recorded again." in texts(
        page
    )


@pytest.mark.parametrize(
    ("stance", "title"),
    [("objects", "buyers objects to sales/offers/a"), ("acknowledges", "buyers acknowledges sales/offers/a")],
)
def test_an_objection_stands_out_and_is_nobody_else_s_to_answer(stance: str, title: str) -> None:
    own = Standing("sales/offers/a", Seat("buyers", "customer", "agrees"), "objected")
    page = agreed_page(Occasion((given("a", own, stance=stance, objection="Too late."),), "ledger/x.jsonl"))
    assert page.title == title
    assert "Objection: Too late." in texts(page)
    assert "Everyone else has agreed." in texts(page)


def test_what_adds_nothing_is_said_to_be_recorded_already() -> None:
    page = agreed_page(Occasion((given(earlier=True),), ""))
    assert "1 word was said before, to the very same terms: nothing was recorded." in texts(page)
    assert page.facts.act is None


def test_with_nothing_open_an_objection_that_stays_is_named() -> None:
    page = agreed_page(Occasion((), "", ("sales/offers/a",)))
    assert page.title == "Nothing to agree to"
    assert "Its objection to sales/offers/a stays." in texts(page)
    assert page.facts.objected == ("sales/offers/a",)


def test_a_guardrail_says_whom_it_protects() -> None:
    word = given()
    guarded = Given(
        Standard("sales", "offers", "a", HERE, measure=MEASURE, promises=(PROMISE,), guardrail=RAIL),
        *(getattr(word, field) for field in ("short", "agreement", "id", "earlier", "signer", "open")),
    )
    assert "A guardrail that protects patients and staff." in texts(agreed_page(Occasion((guarded,), "ledger/x.jsonl")))
