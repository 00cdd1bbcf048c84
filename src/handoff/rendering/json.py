"""Facts for machines: versioned, complete, indented."""

from decimal import Decimal
from typing import Any

from handoff.page import Page
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_json, json_text, visible

NAME = "json"


def render(page: Page, canvas: Canvas) -> str:
    """The page's facts; its blocks are for people.  Numbers keep their digits, and text reads back as it was typed."""
    from msgspec import json, to_builtins  # noqa: PLC0415 -- the other formats never need it

    encoder = json.Encoder(decimal_format="number")
    try:
        raw = encoder.encode(page.facts)
    except UnicodeEncodeError:  # a lone surrogate, from a file name that is no UTF-8: no JSON can hold it
        raw = encoder.encode(_without_surrogates(to_builtins(page.facts, builtin_types=(Decimal,))))
    document = json_text(json.format(raw, indent=2).decode())
    return f"{document if canvas.unicode else ascii_json(document)}\n"


def _without_surrogates(fact: Any) -> Any:
    if isinstance(fact, str):
        return fact if fact.isprintable() else "".join(visible(sign) if "\ud800" <= sign <= "\udfff" else sign for sign in fact)
    if isinstance(fact, dict):
        return {_without_surrogates(key): _without_surrogates(value) for key, value in fact.items()}
    return [_without_surrogates(item) for item in fact] if isinstance(fact, list | tuple) else fact
