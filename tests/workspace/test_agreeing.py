"""What is said becomes an agreement that counts, or a fault with its reason: nothing that would not count gets in."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from handoff.analysis.terms import fingerprint
from handoff.model.entry import Act
from handoff.model.problem import Fault
from handoff.workspace.agreeing import Said, Word, occasion, record, word_on
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.promised import Promised, named, open_to, seated, with_words
from handoff.workspace.recording import act_of
from handoff.workspace.signing import signing_key, unsigned

TODAY = date(2026, 11, 20)
NAME = "customer-service/special-order/entered-in-time"
SAID = Said(party="sales", by="Ada", agreed_on=TODAY)
ACT = act_of(datetime(2026, 11, 20, 16, 2, 11, tzinfo=UTC), "Ada")
LATER = act_of(datetime(2026, 11, 20, 16, 2, 12, tzinfo=UTC), "Ada")
Change = Callable[[str, str], Workspace]


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    return found


@pytest.fixture
def change(demo: Path) -> Change:
    def edit(old: str, new: str) -> Workspace:
        path = demo / "standards" / "customer-service.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = open_workspace(demo)
        assert isinstance(found, Workspace)
        return found

    return edit


def promised(workspace: Workspace, name: str = NAME) -> Promised:
    standards = named(workspace.organisation, (name, name))
    assert not isinstance(standards, Fault), standards
    (one,), problems = with_words(workspace, standards)
    assert problems == ()
    return one


def say(workspace: Workspace, said: Said, act: Act = ACT, name: str = NAME) -> Word | Fault:
    return word_on(workspace.organisation, promised(workspace, name), said, act)


def recorded(workspace: Workspace, said: Said, act: Act = ACT) -> Word:
    word = say(workspace, said, act)
    assert isinstance(word, Word), word
    record(workspace, act, (word,))
    return word


def test_a_word_carries_the_terms_of_the_newest_promise_and_who_speaks_by_what_right(workspace: Workspace) -> None:
    word = say(workspace, structs.replace(SAID, took_part=9, of=11, note="x", valid_until=date(2027, 1, 1)))
    assert isinstance(word, Word)
    agreement = word.kept.agreement
    assert (agreement.standard, agreement.party, agreement.stance, agreement.by) == (NAME, "sales", "agrees", "Ada")
    assert (agreement.role, agreement.took_part, agreement.of, agreement.note) == ("Sales director", 9, 11, "x")
    assert agreement.terms == fingerprint(agreement.text)
    assert '"target":"at least 90 %"' in agreement.text
    assert len(agreement.nonce or "") == 16


def test_what_is_recorded_is_what_was_answered_with_its_id(workspace: Workspace) -> None:
    word = recorded(workspace, SAID)
    (kept,) = promised(workspace).words
    assert (kept.id, kept.agreement, kept.current) == (word.kept.id, word.kept.agreement, True)
    (given,) = occasion(workspace, (word,), "ledger/x.jsonl", ()).words
    assert [(standing.seat.party, standing.state) for standing in given.open] == [("customer-service", "missing")]


@pytest.mark.parametrize(
    ("more", "new"),
    [
        ({}, False),
        ({"by": " ADA "}, False),
        ({"by": "Bob"}, True),
        ({"role": "Deputy"}, True),
        ({"objection": "too late"}, True),
        ({"valid_until": date(2027, 1, 1)}, True),
        ({"note": "after the meeting"}, True),
        ({"took_part": 9, "of": 11}, True),
        ({"key": "ada"}, True),
    ],
)
def test_the_same_word_again_adds_nothing_unless_something_differs(
    workspace: Workspace, more: dict[str, object], *, new: bool
) -> None:
    recorded(workspace, SAID)
    again = say(workspace, structs.replace(SAID, **more), LATER)
    assert isinstance(again, Word)
    assert again.new == new


def test_a_note_or_an_end_left_out_the_second_time(workspace: Workspace) -> None:
    recorded(workspace, structs.replace(SAID, note="x", took_part=9, of=11, valid_until=date(2027, 1, 1)))
    same = say(workspace, structs.replace(SAID, valid_until=date(2027, 1, 1)), LATER)
    assert isinstance(same, Word)
    assert not same.new
    without_end = say(workspace, SAID, LATER)
    assert isinstance(without_end, Word)
    assert without_end.new


@pytest.mark.parametrize(
    ("party", "more", "part"),
    [
        ("customer-service", {}, f'"Ada" has spoken for sales, the customer of {NAME}, on 2026-11-20.'),
        ("customer-service", {"by": "a d a"}, '"Ada" has spoken for sales'),
        ("sales", {"objection": "on second thoughts"}, "the last word of sales"),
    ],
)
def test_a_word_for_both_sides_or_one_that_would_not_be_the_last_is_refused(
    workspace: Workspace, party: str, more: dict[str, str], part: str
) -> None:
    recorded(workspace, SAID)
    fault = say(workspace, structs.replace(SAID, party=party, **more))
    assert isinstance(fault, Fault)
    assert part in fault.message
    assert fault.why
    assert fault.fix


def test_who_spoke_for_the_other_side_on_earlier_terms_may_speak_for_this_one(workspace: Workspace, change: Change) -> None:
    recorded(workspace, SAID)
    other = structs.replace(SAID, party="customer-service")
    assert isinstance(say(workspace, other), Fault)
    assert isinstance(say(change("target: at least 90 %", "target: at least 95 %"), other), Word)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("target: at least 90 %\n        limit: at least 80 %", "note: later", "has no target yet"),
        (
            "outputs:\n",
            "retired:\n  special-order/entered-in-time: {until: 2026-12-31, because: x}\noutputs:\n",
            "retired: it is promised until",
        ),
        ("head: Customer service manager\n", "", ""),
    ],
)
def test_what_lacks_something_is_not_agreed_to(change: Change, old: str, new: str, part: str) -> None:
    workspace = change(old, new)
    for party in ("sales", "customer-service"):
        fault = say(workspace, structs.replace(SAID, party=party))
        if part or party == "customer-service":
            assert isinstance(fault, Fault)
            assert (part or "Nobody is named who speaks for customer-service.") in fault.message
            assert fault.fix


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"by": "x" * 201}, "201 characters"),
        ({"role": "a\tb"}, "control characters"),
        ({"note": "caf\udce9"}, "no text"),
        ({"objection": "x" * 4001}, "4,001 characters"),
        ({"party": "buyers"}, "has no seat"),
    ],
)
def test_what_cannot_be_kept_is_refused(workspace: Workspace, more: dict[str, str], part: str) -> None:
    fault = say(workspace, structs.replace(SAID, **more))
    assert isinstance(fault, Fault)
    assert part in fault.message


def test_terms_that_are_longer_than_an_entry_are_refused(workspace: Workspace) -> None:
    one = promised(workspace)
    endless = structs.replace(one, standard=structs.replace(one.standard, statement="word " * 250_000))
    fault = word_on(workspace.organisation, endless, SAID, ACT)
    assert isinstance(fault, Fault)
    assert "longer than an entry" in fault.message


@pytest.mark.parametrize(
    ("party", "objection", "stance"),
    [
        ("quality", "", "acknowledges"),
        ("quality", "too slow", "acknowledges"),
        ("ISO 9001 clause 8.6, pressure equipment regulations", "", "approves"),
        ("ISO 9001 clause 8.6, pressure equipment regulations", "too weak", "objects"),
    ],
)
def test_a_guardrail_is_acknowledged_and_approved_or_its_authority_objects(
    workspace: Workspace, party: str, objection: str, stance: str
) -> None:
    said = structs.replace(SAID, party=party, objection=objection, role="Inspector")
    word = say(workspace, said, name="no-pump-without-release")
    assert isinstance(word, Word)
    assert (word.kept.agreement.stance, word.kept.agreement.objection) == (stance, objection or None)


def test_nobody_approves_the_guardrail_of_their_own_department(workspace: Workspace) -> None:
    gate, authority = "no-pump-without-release", "ISO 9001 clause 8.6, pressure equipment regulations"
    word = say(workspace, structs.replace(SAID, party="quality"), name=gate)
    assert isinstance(word, Word)
    record(workspace, ACT, (word,))
    approval = structs.replace(SAID, party=authority, role="Inspector")
    fault = say(workspace, approval, name=gate)
    assert isinstance(fault, Fault)
    assert '"Ada" has spoken for quality, the supplier of' in fault.message
    assert isinstance(say(workspace, structs.replace(approval, by="Eve"), name=gate), Word)


def test_everything_open_is_what_is_missing_lapsed_or_ended_and_no_objection(workspace: Workspace, change: Change) -> None:
    def open_now(workspace: Workspace, today: date = TODAY) -> tuple[set[str], list[str]]:
        standards = seated(workspace.organisation, "Sales")
        assert not isinstance(standards, Fault)
        found = open_to("Sales", with_words(workspace, standards)[0], today)
        return {one.standard.name for one in found.promised}, [one.standard.name for one in found.objected]

    everything, none = open_now(workspace)
    assert (NAME in everything, none) == (True, [])
    recorded(workspace, structs.replace(SAID, valid_until=date(2026, 12, 31)))
    assert open_now(workspace) == (everything - {NAME}, [])
    assert open_now(workspace, date(2027, 1, 1)) == (everything, [])
    assert open_now(change("target: at least 90 %", "target: at least 95 %")) == (everything, [])
    recorded(change("target: at least 95 %", "target: at least 90 %"), structs.replace(SAID, objection="no"), LATER)
    assert open_now(workspace) == (everything - {NAME}, [NAME])


def test_a_key_is_the_one_typed_else_git_s_and_is_asked_for_where_it_must_be(workspace: Workspace, tmp_path: Path) -> None:
    assert signing_key(workspace, "keys/ada", tmp_path) == str(tmp_path / "keys" / "ada")
    assert isinstance(signing_key(workspace, "", tmp_path), Fault)
    assert unsigned(workspace) is None
    required = structs.replace(workspace, settings=structs.replace(workspace.settings, signature_required=True))
    assert isinstance(unsigned(required), Fault)
