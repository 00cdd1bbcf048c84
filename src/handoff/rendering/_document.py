"""A frozen value as a JSON document: complete, indented, with nothing in it that a terminal or a log obeys."""

from decimal import Decimal
from typing import Any

from msgspec import Struct

from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_json, json_text, visible


def json_document(value: Struct, canvas: Canvas) -> str:
    """The document, ending with a newline.  Numbers keep their digits, and text reads back as it was typed."""
    from msgspec import json, to_builtins  # noqa: PLC0415 -- the formats for people never need it

    encoder = json.Encoder(decimal_format="number")
    try:
        raw = encoder.encode(value)
    except UnicodeEncodeError:  # a lone surrogate, from a file name that is no UTF-8: no JSON can hold it
        raw = encoder.encode(_without_surrogates(to_builtins(value, builtin_types=(Decimal,))))
    document = json_text(json.format(raw, indent=2).decode())
    return f"{document if canvas.unicode else ascii_json(document)}\n"


def _without_surrogates(fact: Any) -> Any:
    if isinstance(fact, str):
        return fact if fact.isprintable() else "".join(visible(sign) if "\ud800" <= sign <= "\udfff" else sign for sign in fact)
    if isinstance(fact, dict):
        return {_without_surrogates(key): _without_surrogates(value) for key, value in fact.items()}
    return [_without_surrogates(item) for item in fact] if isinstance(fact, list | tuple) else fact
