"""Facts for machines."""

import json as standard
from decimal import Decimal

from msgspec import Struct

from handoff.page import Page
from handoff.rendering import Canvas, json


class Facts(Struct, frozen=True):
    """Of every kind."""

    version: int
    text: str
    number: Decimal
    nothing: None
    items: tuple[str, ...]
    names: dict[str, str]


def test_facts_are_indented_and_keep_digits_and_order() -> None:
    page = Page("", (), Facts(1, "Müller", Decimal("0.930"), None, ("a",), {"b": "c"}))
    assert json.render(page, Canvas()) == (
        '{\n  "version": 1,\n  "text": "Müller",\n  "number": 0.930,\n  "nothing": null,\n'
        '  "items": [\n    "a"\n  ],\n  "names": {\n    "b": "c"\n  }\n}\n'
    )


def test_what_cannot_be_seen_is_escaped_and_reads_back() -> None:
    typed = "\x1b\x9b\u202e\u2028\U000e0041 ##[x] ü"
    page = Page("", (), Facts(1, typed, Decimal(1), None, (), {}))
    document = json.render(page, Canvas())
    assert '"\\u001b\\u009b\\u202e\\u2028\\udb40\\udc41 #\\u0023[x] ü"' in document
    assert standard.loads(document)["text"] == typed
    assert standard.loads(json.render(page, Canvas(unicode=False)))["text"] == typed


def test_a_file_name_that_is_no_utf_8_is_shown_by_its_code_points() -> None:
    page = Page("", (), Facts(1, "gr\udcfcn.yaml", Decimal("0.930"), None, ("\udcfc",), {"\udcfc": "\udcfc"}))
    document = json.render(page, Canvas())
    assert standard.loads(document)["text"] == "gr<U+DCFC>n.yaml"
    assert standard.loads(document)["names"] == {"<U+DCFC>": "<U+DCFC>"}
    assert '"number": 0.930' in document
