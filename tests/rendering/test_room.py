"""The room of formats: what every member holds."""

import re
import subprocess
import sys

import pytest

from handoff.page import Page, Text
from handoff.rendering import FORMATS, Canvas, Format, format_named

CANVASES = [Canvas(), Canvas(width=1), Canvas(width=10**6), Canvas(unicode=False)]
each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.NAME)
each_text = pytest.mark.parametrize("form", [form for form in FORMATS if form.NAME != "xlsx"], ids=lambda form: form.NAME)


def test_formats_are_found_by_name() -> None:
    assert [format_named(form.NAME) for form in FORMATS] == list(FORMATS)
    assert len({form.NAME for form in FORMATS}) == len(FORMATS)


@each_text
@pytest.mark.parametrize("canvas", CANVASES)
def test_what_was_typed_is_never_obeyed(form: Format, canvas: Canvas, hostile: Page) -> None:
    document = form.render(hostile, canvas)
    assert document.endswith("\n")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", document)
    assert len(re.findall(r"^\s*::", document, re.MULTILINE)) == (1 if form.NAME == "github" else 0)
    assert "##[" not in document
    assert canvas.unicode or form.NAME == "csv" or document.isascii()


@each_format
def test_the_same_page_gives_the_same_bytes(form: Format, page: Page) -> None:
    assert form.render(page, Canvas()) == form.render(page, Canvas())


@each_text
def test_an_empty_page_is_drawn(form: Format, page: Page) -> None:
    assert form.render(Page("", (), page.facts), Canvas()).endswith("\n") or form.NAME == "text"


def test_a_verdict_is_drawn_without_what_only_tables_and_machines_need() -> None:
    script = """
import sys
from msgspec import Struct
from handoff.page import Note, Page, Text
from handoff.rendering import Canvas, format_named
class Facts(Struct): version: int = 1
page = Page("Recorded", (Text("97/104 is 93.3 %, the target is at least 95 %. " * 4), Note("Missed.", "bad")), Facts())
assert "Missed" in format_named("text").render(page, Canvas(colour=True))
heavy = ("rich", "json", "csv", "difflib", "unicodedata", "handoff.rendering._table", "handoff.rendering._tree")
print(sorted(name for name in heavy if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_paragraph_keeps_its_lines_in_the_formats_for_people() -> None:
    page = Page("", (Text("one\ntwo"),), Canvas())
    assert format_named("text").render(page, Canvas()) == "one\ntwo\n"
    assert format_named("markdown").render(page, Canvas()) == "one\\\ntwo\n"
