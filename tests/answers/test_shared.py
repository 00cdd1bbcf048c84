from msgspec.structs import replace

from handoff.answers.shared import By, InTheWay, SharedFacts, shared_page
from handoff.page import Note, Text

NOTHING = SharedFacts(1, "origin/main", 0, 0, (), 0, "", (), (), (), (), None)


def test_what_was_done_stands_in_its_order() -> None:
    page = shared_page(replace(NOTHING, committed=2, received=3, received_by=(By("Ben", 2), By("B\u202e", 1)), sent=1))
    assert page.title == "Everything recorded is shared with origin/main"
    assert page.blocks == (
        Text('Committed 2 acts, received 3 acts from others ("Ben" 2 and "B<U+202E>" 1), sent 1 act.', "strong"),
    )


def test_what_is_in_the_way_changes_the_title_and_is_for_machines_too() -> None:
    page = shared_page(replace(NOTHING, place="", committed=1, in_the_way=InTheWay("what", "why", "do")))
    assert page.title == "Not everything is shared"
    assert page.facts.in_the_way.fix == "do"


def test_acts_that_somebody_changed_stand_out() -> None:
    altered = shared_page(replace(NOTHING, altered=("ledger/2026/11/a.jsonl",))).blocks[1]
    assert isinstance(altered, Note)
    assert altered.tone == "bad"
    assert '1 file of the ledger: "ledger/2026/11/a.jsonl"' in altered.text


def test_acts_that_are_not_here_as_committed_stand_out() -> None:
    touched = shared_page(replace(NOTHING, touched=("ledger/2026/11/a.jsonl", "ledger/2026/11/b.jsonl"))).blocks[1]
    assert isinstance(touched, Note)
    assert touched.tone == "bad"
    assert touched.text.startswith('Here, 2 files of the ledger are not as committed: "ledger/2026/11/a.jsonl" and "ledger')


def test_other_files_are_named_a_few_of_them() -> None:
    many = tuple(f"standards/{number}.yaml" for number in range(9))
    came, went, left = shared_page(
        replace(NOTHING, before="a" * 40, definitions=many, sent_definitions=many[:1], left=many[:2])
    ).blocks[1:]
    assert "and 4 more. `handoff diff aaaaaaaaaaaa` says what that means." in came.text
    assert went.text == 'With them went what you had committed yourself: "standards/0.yaml".'
    assert left.text.startswith('Not shared, because it is in no commit: "standards/0.yaml" and "standards/1.yaml".')


def test_seals_are_told_where_there_are_any_and_evidence_that_nobody_else_has() -> None:
    page = shared_page(replace(NOTHING, committed=1, committed_seals=1, sent_seals=2, evidence=("audits/44.pdf",)))
    assert page.blocks[0] == Text("Committed 1 act and 1 seal, received 0 acts from others, sent 0 acts and 2 seals.", "strong")
    assert isinstance(page.blocks[1], Note)
    assert page.blocks[1].text.startswith('The evidence "audits/44.pdf" is in no commit as it is here')
