"""Who agreed to what: what does not count is said, earlier words are counted, and pages count what is open."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.judged import Judged
from handoff.analysis.terms import fingerprint, terms_text
from handoff.model.entry import Act, Agreed, Agreement
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.page import Note, Page, Table, Text
from handoff.reports import show

ACT = Act(recorded_at="2026-11-01T08:00:00Z", recorded_by="Ada", program="handoff 0.1")
SALES = """\
    department: sales
    head: Sales director
    stations: {desk: Desk}
    outputs:
      offers:
        customers:
          buyers: {used_for: decide}
        standards:
          on-time:
            statement: Offers are made in 4 h.
            measure: {kind: proportion, counts: a, of: b, method: report, every: month}
            target: at least 90 %
          checked:
            measure: {kind: count, counts: a, method: report, every: month}
            target: exactly 0
            guardrail: {protects: [buyers], authority: Site permit, prevents: harm, waivable_by: never}
    """
PARTIES = "    parties: {buyers: {name: The buyers, kind: customer}}\n"


@pytest.fixture
def organisation(read: Callable[..., Organisation]) -> Organisation:
    return read(sales=SALES, parties=PARTIES)


def agreed(organisation: Organisation, party: str, name: str = "on-time", **more: object) -> Agreed:
    (output,) = organisation.outputs
    standard = next(one for one in output.standards if one.id == name)
    text = terms_text(standard, output.name, standard.promises[0])
    kept = {field: more.pop(field) for field in ("fault", "signer", "current") if field in more}
    said = {"agreed_on": date(2026, 11, 1), "terms": fingerprint(text), "text": text, "stance": "agrees", "by": "Ada"}
    agreement = Agreement(standard=standard.name, party=party, **said | more)
    return Agreed("f" * 64, ACT, agreement, Source("ledger/a.jsonl", 2, 1), standard.name, **{"current": True} | kept)


def page(ask: Callable[..., Judged], organisation: Organisation, subject: str, *agreements: Agreed) -> Page:
    return show.page(structs.replace(ask(organisation, subject=subject), agreements=agreements))


def texts(found: Page) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Text | Note)]


def rows(found: Page, name: str = "agreements") -> list[tuple[str, ...]]:
    return [
        tuple(cell.text for cell in row)
        for block in found.blocks
        if isinstance(block, Table) and block.name == name
        for row in block.rows
    ]


def test_a_standard_nobody_spoke_on_says_whom_it_takes_and_the_first_step(
    ask: Callable[..., Judged], organisation: Organisation
) -> None:
    found = texts(page(ask, organisation, "checked"))
    assert "Nobody yet. It takes: sales (supplier), buyers (customer), Site permit (authority)." in found
    assert "Next: handoff agree checked --for sales" in found


def test_each_seat_has_its_last_word_and_who_signed_it(ask: Callable[..., Judged], organisation: Organisation) -> None:
    words = (
        agreed(organisation, "buyers", by="Bo", note="for a year", valid_until=date(2026, 12, 31), signer="bo@example.org"),
        agreed(organisation, "sales", objection="too hard", stance="objects"),
        agreed(organisation, "sales", took_part=9, of=11, role="Sales director"),
    )
    found = page(ask, organisation, "on-time", *words)
    assert rows(found) == [
        ("sales", "supplier", "agreed", "2026-11-01", "Ada (Sales director)", "9 of 11", ""),
        ("The buyers", "customer", "agreed until 2026-12-31", "2026-11-01", "Bo", "", "bo@example.org"),
    ]
    assert "Note of buyers: for a year" in texts(found)
    assert "1 earlier word in the ledger: --format json shows all." in texts(found)
    assert not any(text.startswith(("Next:", "Objection")) for text in texts(found))
    assert [len(standing.words) for standing in found.facts.agreements] == [2, 1]


def test_a_word_whose_signature_does_not_hold_is_none_and_is_told(ask: Callable[..., Judged], organisation: Organisation) -> None:
    found = page(ask, organisation, "on-time", agreed(organisation, "sales", fault="it does not match what is recorded"))
    assert ("sales", "supplier", "not yet") in rows(found)
    expected = "What Ada said for sales on 2026-11-01 does not count. Its signature: it does not match what is recorded."
    assert expected in texts(found)
    assert [(standing.state, standing.words[0].fault is None) for standing in found.facts.agreements[:1]] == [("missing", False)]


def test_terms_that_are_not_those_of_their_fingerprint_cannot_be_compared(
    ask: Callable[..., Judged], organisation: Organisation
) -> None:
    found = page(ask, organisation, "on-time", agreed(organisation, "sales", terms="0" * 64, current=False))
    assert any("What changed since cannot be told" in text for text in texts(found))
    assert found.facts.agreements[0].changes is None


def test_departments_parties_and_outputs_count_what_is_open(ask: Callable[..., Judged], organisation: Organisation) -> None:
    words = (
        agreed(organisation, "sales", current=False),
        agreed(organisation, "buyers", valid_until=date(2026, 11, 9)),
        agreed(organisation, "sales", "checked", stance="acknowledges"),
    )
    step = "Next: handoff agree --all --for"
    department = texts(page(ask, organisation, "sales", *words))
    assert "Everyone concerned has agreed to 0 of its 2 standards." in department
    assert f"It has agreed to 1 of 2 standards that need its word: 1 lapsed because the terms changed. {step} sales" in department
    party = texts(page(ask, organisation, "buyers", *words))
    assert f"It has agreed to 0 of 2 standards that need its word: 1 ended, 1 still open. {step} buyers" in party
    everyone = (*words[2:], agreed(organisation, "buyers", "checked"), agreed(organisation, "Site permit", "checked"))
    assert "Everyone concerned has agreed to 1 of its 2 standards." in texts(page(ask, organisation, "offers", *everyone))


def test_an_objection_leaves_nothing_to_do_but_to_talk(ask: Callable[..., Judged], organisation: Organisation) -> None:
    words = [agreed(organisation, "buyers", name, stance="objects") for name in ("on-time", "checked")]
    found = texts(page(ask, organisation, "buyers", *words))
    assert "It has agreed to 0 of 2 standards that need its word: it objects to 2." in found
