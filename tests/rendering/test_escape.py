"""What a user typed stays data in every kind of output."""

import csv
import io
import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handoff.rendering import _escape, visible

# Text as hostile as it gets: everything that is syntax somewhere, far oftener than chance would have it.
UNSEEN = "\x00\x07\x1b\r\n\t\x7f\x85\x9b\xad\u200b\u200d\u202e\u2028\u2066\ufeff\U000e0041\ud800"
SYNTAX = "|`<>&@#*_~[]()!\\$%;:=+-.1a\uff1d\uff20 "
WORDS = ("::", "##[", "http://", "www.", "]]>", "-->", "```", "GH-1", "---", "1. ", "{{", "%%{")
HOSTILE = st.lists(st.sampled_from((*UNSEEN, *SYNTAX, *WORDS)) | st.characters(), max_size=14).map("".join)
HIDDEN_CATEGORIES = {"Cc", "Zl", "Zp", "Cs"}
HIDDEN_FORMATS = {
    "\xad",
    "\u061c",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u2060",
    "\ufeff",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
}


def is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in HIDDEN_CATEGORIES or sign in HIDDEN_FORMATS or "\U000e0000" <= sign <= "\U000e007f"


VISIBLE = [
    ("plain, ünï, 漢字, ●", "plain, ünï, 漢字, ●"),
    ("\x1b[2J\x1b[31mFAIL", "<U+001B>[2J<U+001B>[31mFAIL"),
    ("\x9b2J", "<U+009B>2J"),
    ("FAILED\rPASSED", "FAILED<U+000D>PASSED"),
    ("two\nlines\tand a tab", "two<U+000A>lines<U+0009>and a tab"),
    ("\x1b]8;;http://evil\x1b\\x", "<U+001B>]8;;http://evil<U+001B>\\x"),
    ("abc\u202etxt.exe", "abc<U+202E>txt.exe"),
    ("or\u200bder", "or<U+200B>der"),
    ("a\u2028b", "a<U+2028>b"),
    ("gr\udcfcn", "gr<U+DCFC>n"),
    ("[red]x[/red]", "[red]x[/red]"),
]


@pytest.mark.parametrize(("typed", "shown"), VISIBLE)
def test_what_cannot_be_seen_is_shown_by_its_code_point(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@given(HOSTILE)
def test_nothing_hidden_is_left_in_any_kind_of_output(typed: str) -> None:
    for escaped in (_escape.visible, _escape.one_line, _escape.csv_cell, _escape.markdown_text, _escape.mermaid_label):
        assert not any(map(is_hidden, escaped(typed)))


RUNNER = [
    ("::error file=a::forged", "<U+003A>:error file=a::forged"),
    ("  \t::add-mask::a", "  \t<U+003A>:add-mask::a"),
    ("harmless ##[error]forged", "harmless #<U+0023>[error]forged"),
    ("a::b", "a::b"),
    ("## heading [1]", "## heading [1]"),
]


@pytest.mark.parametrize(("line", "printed"), RUNNER)
def test_a_runner_obeys_no_line(line: str, printed: str) -> None:
    assert _escape.unobeyed(line) == printed


@given(HOSTILE)
def test_neither_form_of_a_runner_command_is_left(typed: str) -> None:
    line = _escape.unobeyed(_escape.one_line(typed))
    assert not line.lstrip().startswith("::")
    assert "##[" not in line


ANNOTATIONS = [
    ("100 %0A\r\n::b, c", "100 %250A%0D%0A::b, c", "100 %250A%0D%0A%3A%3Ab%2C c"),
    ("##[error]x", "#<U+0023>[error]x", "#<U+0023>[error]x"),
    ("plain ünï 😀", "plain ünï 😀", "plain ünï 😀"),
]


@pytest.mark.parametrize(("typed", "message", "value"), ANNOTATIONS)
def test_an_annotation_is_encoded_as_the_runner_decodes_it(typed: str, message: str, value: str) -> None:
    assert _escape.annotation_text(typed) == message
    assert _escape.annotation_property(typed) == value


ASCII = [
    ("\u2265 95 %, \u201cso\u201d \u2013 it\u2019s 3 \u00d7 2 \u2026 \u2192 5", '>= 95 %, "so" - it\'s 3 x 2 ... -> 5'),
    ("Müller ✓", "M<U+00FC>ller <U+2713>"),
]


@pytest.mark.parametrize(("typed", "shown"), ASCII)
def test_an_ascii_output_gets_the_typed_forms_or_code_points(typed: str, shown: str) -> None:
    assert _escape.ascii_only(typed) == shown


@given(HOSTILE.map(lambda text: text.encode("utf-8", "ignore").decode()))
@example("##[error]forged")
def test_json_reads_back_as_it_was_typed_and_shows_nothing_hidden(typed: str) -> None:
    document = _escape.json_text(json.dumps(typed, ensure_ascii=False))
    assert json.loads(document) == typed
    assert not any(map(is_hidden, document))
    assert "##[" not in document
    assert json.loads(_escape.ascii_json(document)) == typed
    assert _escape.ascii_json(document).isascii()


CELLS = [
    ("=1+1", "'=1+1"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("  @SUM(A1)", "'  @SUM(A1)"),
    ("+1 555", "'+1 555"),
    ("\t=1", "<U+0009>=1"),
    ("\r\n=1", "' =1"),
    ("\uff1d1+1", "'\uff1d1+1"),
    ("-0.3", "-0.3"),
    ("+3", "+3"),
    ("-0.3 mm", "'-0.3 mm"),
    ("late; =1+1", "late; '=1+1"),
    ("late; then early", "late; then early"),
    ("two\nlines", "two lines"),
    ("93.3 %", "93.3 %"),
]


@pytest.mark.parametrize(("typed", "cell"), CELLS)
def test_a_spreadsheet_finds_no_formula(typed: str, cell: str) -> None:
    assert _escape.csv_cell(typed) == cell


@given(st.lists(HOSTILE, min_size=2, max_size=3))
def test_csv_reads_back_as_the_same_number_of_cells_none_of_them_a_formula(typed: list[str]) -> None:
    sheet = io.StringIO()
    csv.writer(sheet).writerow([_escape.csv_cell(text) for text in typed])
    for delimiter, count in ((",", len(typed)), (";", None)):
        (row,) = csv.reader(io.StringIO(sheet.getvalue(), newline=""), delimiter=delimiter)
        assert count in (None, len(row))
        if delimiter == ",":
            assert not any(
                re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", cell, re.ASCII)
                for cell in row
            )


MARKDOWN = [
    ("a | b", "a \\| b"),
    ("two\nlines", "two lines"),
    ("# Head", "\\# Head"),
    ("- item", "\\- item"),
    ("-0.3", "-0.3"),
    ("98.5 %", "98.5 %"),
    ("1. first", "1\\. first"),
    ("---", "\\---"),
    ("===", "\\==="),
    ("> quote", "&gt; quote"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("&lt;", "&amp;lt;"),
    ("```", "\\`\\`\\`"),
    ("[x](http://evil)", "\\[x\\](http:<!-- -->//evil)"),
    ("www.evil.com", "www<!-- -->.evil.com"),
    ("@someone, ada@example.org", "@<!-- -->someone, ada@<!-- -->example.org"),
    ("see #12 or GH-12", "see \\#<!-- -->12 or GH<!-- -->-12"),
    (":bug: at 12:30:45", ":<!-- -->bug: at 12:30:45"),
    ("::error::x", ":<!-- -->:<!-- -->error:<!-- -->:x"),
    ("##[error]x", "\\#\\#\\[error\\]x"),
    ("$x$", "<span>$</span>x<span>$</span>"),
    ("%%{init: {}}%% {x}", "%%\\{init: {}}%% {x}"),
    ("a_b *c* ~d~ \\", "a\\_b \\*c\\* \\~d\\~ \\\\"),
]


@pytest.mark.parametrize(("typed", "written"), MARKDOWN)
def test_markdown_shows_what_was_typed(typed: str, written: str) -> None:
    assert _escape.markdown_text(typed) == written


def seen(markdown: str) -> tuple[set[str], str]:
    """The kinds of markup a Markdown reader finds, and the text a person sees."""
    kinds, texts = set(), []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        kinds.add(token.type)
        for child in token.children or ():
            own_markup = child.type == "html_inline" and child.content in ("<!-- -->", "<span>", "</span>")
            kinds |= {child.type} if not own_markup else set()
            texts.append("" if own_markup else child.content)
    return kinds, "".join(texts)


PARAGRAPH = {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}


@given(HOSTILE)
def test_a_markdown_reader_finds_nothing_but_text_and_all_of_it(typed: str) -> None:
    kinds, text = seen(_escape.markdown_text(typed))
    assert kinds <= PARAGRAPH
    assert text == _escape.one_line(typed).strip()


@given(HOSTILE, HOSTILE)
def test_a_markdown_cell_never_adds_a_column(first: str, second: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {_escape.markdown_text(first)} | {_escape.markdown_text(second)} |\n"
    tokens = MarkdownIt("commonmark").enable("table").parse(table)
    cells = [tokens[at + 1].children for at, token in enumerate(tokens) if token.type == "td_open"]
    texts = ["".join(child.content for child in children or () if child.type.startswith("text")) for children in cells]
    assert texts == [_escape.one_line(text).strip() for text in (first, second)]


@given(HOSTILE)
def test_markdown_has_nothing_that_is_looked_for_after_it_was_read(typed: str) -> None:
    written = _escape.markdown_text(typed)
    assert not re.search(r"@\w|#\d|://|(?i:www\.)|(?i:GH-\d)|::", written)


MERMAID = [
    ('x"]; click A "javascript:alert(1)"', "x#34;#93;#59; click A #34;javascript#58;alert#40;1#41;#34;"),
    (
        '%%{init: {"securityLevel":"loose"}}%%',
        "#37;#37;#123;init#58; #123;#34;securityLevel#34;#58;#34;loose#34;#125;#125;#37;#37;",
    ),
    ("special-order/entered, in time", "special-order/entered, in time"),
    ("- item", "#45; item"),
    ("1. first", "1#46; first"),
    ("12.5 kg", "12.5 kg"),
    ("two\nlines", "two lines"),
    ("`code` <b> &amp;", "#96;code#96; #60;b#62; #38;amp#59;"),
]


@pytest.mark.parametrize(("typed", "label"), MERMAID)
def test_a_mermaid_label_is_a_label(typed: str, label: str) -> None:
    assert _escape.mermaid_label(typed) == label


@given(HOSTILE)
def test_a_mermaid_label_reads_back_and_has_no_syntax(typed: str) -> None:
    label = _escape.mermaid_label(typed)
    read_back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label)
    assert read_back == _escape.one_line(typed).strip()
    assert not set(re.sub(r"#\d+;", "", label)) & set('"#$%&()*:;<>@[\\]^_`{|}~')
