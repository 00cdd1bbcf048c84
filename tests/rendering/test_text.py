"""Pages on terminals."""

from handoff.model.problem import Problem, Source
from handoff.page import Note, Page, Text
from handoff.rendering import Canvas, text

DRAWN = """\
Compliance

Three numbers, always together.

! Attention: on-the-day is overdue.
! Note: Three entries are not committed.

Results
───────
Worst first
Standard          Value  Last six
─────────────────────────────────
entered-in-time  93.3 %  ●◐·
on-the-day       -2 min  ○

● met   ◐ near   ○ missed   · not due

What   n
────────
due   12

The chain
Sales (core)
└─ offers → Buyers (customer)

a.yaml:12:7: error [no-target] It has no target.
  12 | kind: wight
     |       ^
  why: Nobody can say whether it is kept.
  fix: Add:
           target: at least 90 %

b.yaml: warning [no-target] Nor has this.
  fix: Ask.
  also at c.yaml:3
  follows: It has no limit.
"""


def test_a_page_is_drawn_block_by_block_and_says_a_reason_once(page: Page) -> None:
    assert text.render(page, Canvas()) == DRAWN


def test_a_page_in_ascii_is_ascii(page: Page) -> None:
    drawn = text.render(page, Canvas(unicode=False))
    assert drawn.isascii()
    assert "entered-in-time  93.3 %  +~." in drawn
    assert "`- offers -> Buyers (customer)" in drawn
    assert "-------\nWorst first" in drawn


def test_colours_are_beside_the_words_never_instead(page: Page) -> None:
    coloured = text.render(page, Canvas(colour=True))
    assert "\x1b[31m! Attention: on-the-day is overdue.\x1b[0m" in coloured
    assert "\x1b[31ma.yaml:12:7: error [no-target] It has no target.\x1b[0m" in coloured


def test_no_paragraph_is_wider_than_the_canvas_nor_narrower_than_twenty(page: Page) -> None:
    paragraph = Page("", (Text("word " * 100), Note("word " * 100)), page.facts)
    for width, most in ((60, 60), (10, 20), (1000, 240)):
        longest = max(map(len, text.render(paragraph, Canvas(width=width)).splitlines()))
        assert most - 5 < longest <= most


def test_what_people_copy_is_never_broken(page: Page) -> None:
    command, example = (
        f"handoff agree {'a' * 30} --for production/assembly",
        f"    {'in-time: {statement: Orders are entered.} ' * 2}# why",
    )
    problem = Problem("not-agreed", "error", Source("a.yaml"), "Nobody signed.", "", f"Let them {'sign ' * 9}:\n{command}")
    drawn = text.render(Page("", (problem, Text(f"So:\n{example}")), page.facts), Canvas(width=40)).splitlines()
    assert f"       {command}" in drawn
    assert example in drawn
    assert "  fix: Let them sign sign sign sign sign" in drawn


def test_a_note_has_a_word_for_its_tone(page: Page) -> None:
    notes = (Note("a", "good"), Note("b", "near"), Note("c", "bad"), Note("d"), Note("e", "plain"))
    assert text.render(Page("", notes, page.facts), Canvas()) == "Good: a\nNear: b\n! Attention: c\n! Note: d\ne\n"
