from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from handoff.analysis.terms import fingerprint, terms_of, terms_text
from handoff.ledger._lines import BODY_FROM, entry_line, id_of
from handoff.ledger.files import FileLedger, open_ledger
from handoff.model.entry import Act, Agreed, Agreement, Entry, Granted, Waiver
from handoff.model.organisation import Organisation

NAME = "sales/offers/on-time"
AGREED = Agreement(
    agreed_on=date(2026, 10, 1),
    standard=NAME,
    terms="5" * 64,
    text='{"target":"at least 90 %"}',
    party="buyers",
    stance="objects",
    by="Ada Buyer",
    role="Head of buying",
    objection="zu spät für den LKW um zwölf\u200b",
    took_part=9,
    of=11,
    valid_until=date(2027, 9, 30),
    note="after the meeting",
    nonce="1",
    signature="-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n",
)
WAIVED = Waiver(
    waived_on=date(2026, 10, 1),
    standard=NAME,
    since=date(2026, 9, 1),
    until=date(2026, 12, 31),
    because="the system moves house",
    requested_by="Sam",
    approved_by="Ada",
    role="Quality director",
    nonce="2",
)
OF_CHECK = Waiver(waived_on=date(2026, 10, 1), check="no-head", about="sales", since=date(2026, 10, 1), nonce="3")
Write = Callable[..., Path]


@pytest.fixture
def held(
    ledger: FileLedger, written: Write, act: Act, organisation: Organisation
) -> Callable[..., tuple[tuple[Agreed, ...], tuple[Granted, ...], list[tuple[str, int]]]]:
    """Write entries as one act and give what the ledger holds of them, with its problems by name and line."""

    def look(*entries: Entry | bytes) -> tuple[tuple[Agreed, ...], tuple[Granted, ...], list[tuple[str, int]]]:
        lines = (entry if isinstance(entry, bytes) else entry_line(entry)[1] for entry in entries)
        written(entry_line(act)[1], *lines)
        holdings, problems = ledger.everything(organisation)
        assert holdings.buckets == ()
        return holdings.agreements, holdings.waivers, [(problem.check, problem.source.line) for problem in problems]

    return look


def test_what_a_draft_wrote_is_read_back_with_its_act_and_place(tmp_path: Path, act: Act, organisation: Organisation) -> None:
    with open_ledger(tmp_path, "ledger").draft(act) as draft:
        assert {draft.add(entry) for entry in (AGREED, WAIVED, OF_CHECK)} == {"new"}
        path = draft.publish().path
    holdings, problems = open_ledger(tmp_path, "ledger").holdings(organisation, date(2026, 12, 31))
    assert problems == ()
    assert [agreed.agreement for agreed in holdings.agreements] == [AGREED]
    waivers = sorted(holdings.waivers, key=lambda granted: granted.place.line)
    assert [(granted.waiver, granted.standard) for granted in waivers] == [(WAIVED, NAME), (OF_CHECK, "")]
    kept = (*holdings.agreements, *holdings.waivers)
    assert {(one.act, one.place.path) for one in kept} == {(act, path)}
    assert sorted(one.place.line for one in kept) == [2, 3, 4]
    assert holdings.entries == 3


def test_an_entry_without_a_nonce_gets_one(tmp_path: Path, act: Act, organisation: Organisation) -> None:
    with open_ledger(tmp_path, "ledger").draft(act) as draft:
        for _ in range(2):
            draft.add(msgspec.structs.replace(AGREED, nonce=None))
        draft.publish()
    agreements = open_ledger(tmp_path, "ledger").holdings(organisation, date.max)[0].agreements
    assert len({agreed.agreement.nonce for agreed in agreements} - {None}) == 2


@pytest.mark.parametrize("entry", [AGREED, WAIVED], ids=["agreement", "waiver"])
def test_an_altered_one_is_not_counted(held: Callable[..., tuple], entry: Entry) -> None:
    line = entry_line(entry)[1].replace(b"2026-10-01", b"2026-10-02")
    assert held(line) == ((), (), [("altered-entry", 2)])


@pytest.mark.parametrize("entry", [AGREED, WAIVED], ids=["agreement", "waiver"])
def test_a_field_of_a_newer_handoff_is_told_and_the_entry_counts(held: Callable[..., tuple], entry: Entry) -> None:
    body = b"{" + entry_line(entry)[1][BODY_FROM:-2] + b',"witness":"Bob"}'
    agreements, waivers, problems = held(b'{"id":"%s",%s\n' % (id_of(body).encode(), body[1:]))
    assert len(agreements) + len(waivers) == 1
    assert problems == [("unknown-field", 2)]


@pytest.mark.parametrize(
    ("entry", "old", "new"),
    [
        (AGREED, b'"stance":"objects"', b'"stance":"shrugs"'),
        (AGREED, b'"by":"Ada Buyer",', b""),
        (AGREED, b'"took_part":9', b'"took_part":9.5'),
        (AGREED, b"2027-09-30", b"2027-09-31"),
        (WAIVED, b'"since":"2026-09-01",', b""),
        (WAIVED, b"2026-12-31", b"for ever"),
    ],
)
def test_one_that_cannot_be_read_is_told_by_its_line(held: Callable[..., tuple], entry: Entry, old: bytes, new: bytes) -> None:
    body = b"{" + entry_line(entry)[1][BODY_FROM:-1].replace(old, new)
    assert held(b'{"id":"%s",%s\n' % (id_of(body).encode(), body[1:])) == ((), (), [("unreadable-entry", 2)])


def test_an_agreement_is_current_while_its_terms_are_those_of_the_newest_promise(
    held: Callable[..., tuple], organisation: Organisation
) -> None:
    standard = organisation.standards[0]
    text = terms_text(standard, "Offers", standard.promises[0])
    agreements, _, _ = held(AGREED, msgspec.structs.replace(AGREED, terms=fingerprint(text), text=text, nonce="4"))
    assert {agreed.agreement.nonce: agreed.current for agreed in agreements} == {"1": False, "4": True}


def test_under_a_former_name_it_is_about_the_standard_of_today(held: Callable[..., tuple], organisation: Organisation) -> None:
    standard = organisation.standards[0]
    text = terms_text(standard, "Offers", standard.promises[0])
    former = "sales/offers/quick"
    (agreed,), (granted,), problems = held(
        msgspec.structs.replace(AGREED, standard=former, terms=fingerprint(text), text=text),
        msgspec.structs.replace(WAIVED, standard=former),
    )
    assert (agreed.standard, agreed.current, granted.standard, problems) == (NAME, True, NAME, [])


def test_a_standard_without_a_target_has_no_terms_to_agree_to(held: Callable[..., tuple]) -> None:
    (agreed,), _, _ = held(msgspec.structs.replace(AGREED, standard="sales/offers/vague", terms=""))
    assert (agreed.standard, agreed.current) == ("sales/offers/vague", False)


def test_a_name_that_no_definition_knows_is_told_with_its_first_place(
    ledger: FileLedger, written: Write, act: Act, organisation: Organisation
) -> None:
    unknown = [msgspec.structs.replace(entry, standard="no/such/one") for entry in (AGREED, WAIVED)]
    written(*(entry_line(entry)[1] for entry in (act, *unknown)))
    holdings, _ = ledger.everything(organisation)
    assert [(one.standard, one.place.line, one.entries) for one in holdings.unknown] == [("no/such/one", 2, 2)]
    assert [agreed.current for agreed in holdings.agreements] == [False]


def test_a_retired_name_is_known(held: Callable[..., tuple]) -> None:
    (agreed,), _, problems = held(msgspec.structs.replace(AGREED, standard="sales/offers/by-fax"))
    assert (agreed.current, problems) == (False, [])


def test_they_come_oldest_first_by_day_then_by_when_they_were_recorded(
    ledger: FileLedger, written: Write, act: Act, organisation: Organisation
) -> None:
    late = msgspec.structs.replace(act, recorded_at="2026-11-21T08:00:00Z")
    for name, one, nonces in (("1.jsonl", late, "ab"), ("2.jsonl", act, "cd")):
        entries = [
            msgspec.structs.replace(entry, nonce=nonce + kind, **{day: date(2026, 10, number + 1)})
            for number, nonce in enumerate(nonces)
            for entry, kind, day in ((AGREED, "-agreed", "agreed_on"), (WAIVED, "-waived", "waived_on"))
        ]
        written(entry_line(one)[1], *(entry_line(entry)[1] for entry in entries), name=name)
    holdings, problems = ledger.everything(organisation)
    assert problems == ()
    assert [agreed.agreement.nonce for agreed in holdings.agreements] == [f"{nonce}-agreed" for nonce in "cadb"]
    assert [granted.waiver.nonce for granted in holdings.waivers] == [f"{nonce}-waived" for nonce in "cadb"]


def test_what_is_dated_later_than_the_day_asked_for_is_not_there_yet(
    ledger: FileLedger, written: Write, act: Act, organisation: Organisation
) -> None:
    written(*(entry_line(entry)[1] for entry in (act, AGREED, WAIVED)))
    for day, count in ((date(2026, 9, 30), 0), (date(2026, 10, 1), 1)):
        holdings, _ = ledger.holdings(organisation, day)
        assert (len(holdings.agreements), len(holdings.waivers)) == (count, count)


def test_an_output_is_named_in_the_terms_by_what_people_call_it(held: Callable[..., tuple], organisation: Organisation) -> None:
    standard = organisation.standards[0]
    other = terms_of(standard, "offers", standard.promises[0])
    (agreed,), _, _ = held(msgspec.structs.replace(AGREED, terms=other))
    assert not agreed.current


def test_a_word_of_nobody_is_told_with_its_line_and_not_counted(held: Callable[..., tuple]) -> None:
    agreements, waivers, problems = held(msgspec.structs.replace(AGREED, by="\u200b"), AGREED, WAIVED)
    assert [one.agreement.by for one in agreements] == ["Ada Buyer"]
    assert len(waivers) == 1
    assert problems == [("impossible-value", 2)]
