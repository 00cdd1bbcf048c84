"""A comparison as a page: worst first, in plain words, bounded for people and complete for machines."""

from datetime import date
from typing import get_args

import pytest
from msgspec import json, structs

from handoff.analysis.changes.changed import Change, Compared, Kind, Side, Voided
from handoff.answers._change_words import change_text, gain_text, lack_text, loss_text, void_text
from handoff.answers.changes import changes_page
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.page import Note, Text

PLACE = Source("standards/works.yaml", 7, 1)
OLD = Side("main", "a1" * 20, Organisation(Settings("Harrow")))
NEW = Side("", "", Organisation(Settings("Harrow")))
LOOSER = Change(
    kind="loosened",
    about="standard",
    name="works/parts/on-time",
    place=PLACE,
    part="target",
    was="at least 90 %",
    now="at least 85 %",
    loses=("sales",),
)


def page_texts(found: Compared) -> list[str]:
    return [block.text for block in changes_page(found).blocks if isinstance(block, Text | Note)]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (LOOSER, "target loosened: at least 90 % becomes at least 85 %"),
        (structs.replace(LOOSER, part="limit"), "limit (the worst still acceptable) loosened: at least 90 % becomes at least 85 %"),
        (structs.replace(LOOSER, kind="tightened", was=""), "target tightened: nothing becomes at least 85 %"),
        (structs.replace(LOOSER, kind="removed"), "no longer promised; it was at least 90 %"),
        (
            structs.replace(LOOSER, kind="retired", because="sold", until=date(2026, 12, 31)),
            "retired after 2026-12-31, because sold; it was at least 90 %",
        ),
        (structs.replace(LOOSER, kind="retired", was=""), "retired, because nothing is said"),
        (structs.replace(LOOSER, kind="removed", about="party"), "the party is not there any more"),
        (structs.replace(LOOSER, kind="added"), "newly promised: at least 85 %"),
        (structs.replace(LOOSER, kind="added", about="output"), "a new output"),
        (structs.replace(LOOSER, kind="regraded", now="yes"), "critical now"),
        (structs.replace(LOOSER, kind="regraded", now="no"), "no longer critical: a percentage may hide a miss"),
        (structs.replace(LOOSER, kind="moved", gains=("b", "c")), "no longer for sales; now for b and c"),
        (structs.replace(LOOSER, kind="moved", about="party"), "no longer includes sales"),
        (
            structs.replace(LOOSER, kind="reworded", part="statement", was="a\nb", now=""),
            'statement reworded: "a<U+000A>b" becomes nothing',
        ),
        (structs.replace(LOOSER, kind="renamed", part="name", was="x/y/z"), "renamed: it was x/y/z"),
    ],
)
def test_a_change_in_words(change: Change, text: str) -> None:
    assert change_text(change) == text


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_change_has_words(kind: Kind) -> None:
    change = structs.replace(LOOSER, kind=kind, part="measure method", gains=("stores",))
    for text in (change_text(change), loss_text(change), gain_text(change)):
        assert text
        assert not {"{", "}"} & set(text)


def test_agreements_of_several_changes_are_named_once() -> None:
    word = Voided("sales", "B. Buyer", date(2026, 3, 2))
    both = (
        structs.replace(LOOSER, voids=(word,), lacks=("sales",)),
        structs.replace(LOOSER, voids=(word,), lacks=("sales", "works")),
    )
    assert void_text(both) == "no longer agreed to by sales (B. Buyer, 2026-03-02)"
    assert lack_text(both) == "still to agree: sales and works"
    assert (void_text((LOOSER,)), lack_text((LOOSER,))) == ("", "")


def test_no_change_says_how_many_files_differ_in_text_only() -> None:
    found = Compared(OLD, NEW, (), ("standards/a.yaml", "standards/b.yaml"), settings_differ=True)
    page = changes_page(found)
    assert page.title == "No change of meaning from main (a1a1a1a1a1) to the files here"
    assert page_texts(found) == [
        "2 files differ in text only: layout, order, notes, owners or a file's name.",
        "handoff.toml differs; settings promise nothing to anybody.",
    ]
    assert page_texts(Compared(OLD, NEW, (), (), settings_differ=False)) == ["The definitions are the same."]


def test_the_first_line_counts_what_is_loosened_and_what_is_tightened_apart() -> None:
    limit = structs.replace(LOOSER, kind="tightened", part="limit", loses=(), gains=("sales",))
    texts = page_texts(Compared(OLD, NEW, (LOOSER, limit), (), settings_differ=False))
    assert texts[0] == "2 changes of meaning in 1 standard; 1 loosens a promise; 1 tightens a promise."


def test_the_next_step_can_be_typed_as_it_stands_whoever_has_to_agree() -> None:
    waiting = structs.replace(LOOSER, lacks=("ISO 9001, 8.6",))
    texts = page_texts(Compared(OLD, NEW, (waiting,), (), settings_differ=False))
    assert texts[-1].endswith("\n  handoff agree works/parts/on-time --for 'ISO 9001, 8.6'")


def test_what_goes_with_an_output_is_said_once() -> None:
    output = structs.replace(LOOSER, kind="moved", about="output", name="works/parts", part="customers")
    standard = structs.replace(LOOSER, kind="moved", part="customers")
    texts = page_texts(Compared(OLD, NEW, (output, standard, LOOSER), (), settings_differ=False))
    assert (
        "sales loses: works/parts (the output reaches them no longer); "
        "works/parts/on-time (target at least 90 %, now at least 85 %)." in texts
    )


def test_sides_say_what_they_are_and_what_was_passed_over() -> None:
    empty = structs.replace(OLD, is_workspace=False, passed_over=("handoff.toml",))
    notes = page_texts(Compared(empty, structs.replace(OLD, revision="a1a1"), (LOOSER,), (), settings_differ=False))[-2:]
    assert notes == [
        "There is no handoff.toml in this folder at main (a1a1a1a1a1), so everything is new.",
        "At main (a1a1a1a1a1) these are links or submodules, which are not followed: handoff.toml.",
    ]
    assert changes_page(Compared(OLD, structs.replace(OLD, revision="a1a1"), (), (), settings_differ=False)).title.endswith(
        "to a1a1a1a1a1"
    )


def test_people_see_the_first_hundred_and_machines_all() -> None:
    many = tuple(structs.replace(LOOSER, name=f"works/parts/s{number}", loses=()) for number in range(130))
    found = Compared(OLD, NEW, many, (), settings_differ=False)
    assert "30 more are not shown. `--format json` has them all." in page_texts(found)
    facts = json.decode(json.encode(changes_page(found).facts))
    assert len(facts["changes"]) == 130
    assert facts["totals"] == {"changes": 130, "removed": 0, "loosened": 130, "unagreed": 0}
    assert (facts["version"], facts["report"], facts["from"]["revision"], facts["to"]["commit"]) == (1, "diff", "main", None)
