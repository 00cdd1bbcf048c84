"""HTML: what people see of a page, and that whatever somebody typed stays text in it."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.model.problem import Problem, Source
from handoff.page import Cell, Chart, Column, Edge, Graph, Node, Note, Page, Plotted, Portion, Spark, Table, Text, Trail
from handoff.rendering import Canvas, html
from handoff.rendering._escape import one_line


class Parsed(HTMLParser):
    """The elements with their attributes, and all texts that people or their programs read."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if not self.elements or self.elements[-1][0] not in {"style", "text"}:  # a label in a picture is cut into lines
            self.texts.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(typed: str) -> Page:
    """One text in every place where a user's text can stand."""
    place = Source(typed, 1, 3)
    problem = Problem("bad-row", "error", place, typed, typed, typed, typed, (place,), (typed,))
    row = (Cell(typed, "bad", whole=typed), Cell(typed), Trail((typed, "met")))
    blocks = (
        Text(typed),
        Text(f"    {typed}"),
        Text(typed, heading=True),
        Note(typed),
        Table("t", typed, (Column(typed), Column(typed, "right", "spare"), Column(typed)), (row,)),
        Graph(typed, typed, (Node("a", typed, typed), Node("b", typed, typed)), (Edge("a", "b", typed),), ("a",)),
        Chart(typed, typed, typed, (Plotted(typed, 1, 2, 0, 3, "bad", typed),), (), 4, typed),
        Table("s", "", (Column("lately"), Column("drawn")), ((Spark((1, 2)), Portion(0.5, 1, 1)),)),
        problem,
    )
    return Page(typed, blocks, Canvas())


def shape(document: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (tag, tuple(name for name in attributes if name != "class"))
        for tag, attributes in Parsed(document).elements
        if tag != "text"
    ]


PLAIN = html.render(page_of("plain"), Canvas())


@given(st.text())
def test_any_text_in_any_place_is_read_back_and_adds_no_element(text: str) -> None:
    typed = f"a{text}b".replace("\n", " ")
    document = html.render(page_of(typed), Canvas())
    assert shape(document) == shape(PLAIN)
    seen = one_line(typed)
    parsed = Parsed(document)
    assert sum(one.count(seen) for one in parsed.texts) == sum(one.count("plain") for one in Parsed(PLAIN).texts)
    assert [one["data-column"] for one in parsed.of("td")][:2] == [seen, seen]
    assert parsed.of("span")[0]["aria-label"] == f"{seen}, met"
    assert html.render(page_of(typed), Canvas(unicode=False)).isascii()


def test_the_policy_allows_the_style_of_the_file_and_nothing_else() -> None:
    style = re.search(r"<style>(.*?)</style>", PLAIN, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = (one["content"] for one in Parsed(PLAIN).of("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert PLAIN.index(policy.partition("'sha256")[0]) < PLAIN.index("<style>")
    assert style[1].isascii()
    assert not re.search(r"url\(|@import|https?:", style[1])


def test_nothing_in_a_file_points_elsewhere() -> None:
    elements = Parsed(PLAIN).elements
    assert not {tag for tag, _ in elements} & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert {name for _, attributes in elements for name in attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "role", "aria-label", "scope", "title", "data-column"),
        *("id", "href", "d", "x", "y", "rx", "width", "height", "viewbox", "refx", "refy", "orient"),
        *("markerwidth", "markerheight", "marker-end", "tabindex", "aria-labelledby", "cx", "cy", "r", "preserveaspectratio"),
    }
    ids = {attributes["id"] for _, attributes in elements if "id" in attributes}
    links = [attributes["href"] for attributes in Parsed(PLAIN).of("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


def test_a_page_is_drawn_from_top_to_bottom(page: Page) -> None:
    document = html.render(page, Canvas())
    parsed = Parsed(document)
    assert [tag for tag, _ in parsed.elements if tag in {"h1", "h2", "table", "section"}] == [
        *("h1", "h2", "table", "table", "h2", "table", "section", "section")
    ]
    assert "<title>Compliance</title>" in document
    assert '<p role="note" class="note bad"><strong>Attention:</strong> on-the-day is overdue.</p>' in document
    assert (
        '<th scope="row" class="strong short">entered-in-time</th><td class="right short" data-column="Value">93.3 %</td>'
        in document
    )
    assert '<td class="right bad short" data-column="Value">-2 min</td>' in document
    assert 'aria-label="met, near, not-due"><span class="met">●</span><span class="near">◐</span>' in document
    assert document.count("● met   ◐ near   ○ missed   · not due") == 1
    assert '<li>offers: <a href="#g1-2">Buyers</a></li>' in document
    assert "<pre>    target: at least 90 %\n</pre>" in document


def test_a_row_is_headed_by_the_cell_that_is_short_for_a_longer_name(page: Page) -> None:
    table = Table(
        "t",
        "",
        (Column("result"), Column("standard"), Column("unit", need="sheet")),
        ((Cell("met", "good"), Cell("x", whole="a/b/x"), Cell("%")),),
    )
    document = html.render(structs.replace(page, blocks=(table,)), Canvas())
    assert '<td class="good" data-column="result">met</td><th scope="row" title="a/b/x">x</th></tr>' in document


def test_a_paragraph_keeps_its_lines_and_what_is_indented_is_copied(page: Page) -> None:
    document = html.render(structs.replace(page, blocks=(Text("one\ntwo\n\nthree\n    $ four\n      five"),)), Canvas())
    assert "<p>one<br>two</p>\n<p>three</p>\n<pre>    $ four\n      five\n</pre>" in document
