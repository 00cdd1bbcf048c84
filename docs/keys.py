"""The keys of a form as a table: what `handoff schema` says, for readers."""

from typing import get_args, get_type_hints

from msgspec import Meta, UnsetType

from handoff.reading.forms import Form


def table(form: type[Form]) -> str:
    """One row a key, in the order of the form, with the words that it may be."""
    hints = get_type_hints(form, include_extras=True)
    names = zip(form.__struct_fields__, form.__struct_encode_fields__, strict=True)
    rows = [f"| `{key}` | {_said(hints[field])} |" for field, key in names]
    return "\n".join(("| key | what it says |", "|---|---|", *rows))


def _said(hint: object) -> str:
    said = next(part.description for part in get_args(hint)[1:] if isinstance(part, Meta) and part.description)
    words = _words(get_args(hint)[0])
    return f"{said}: {words}" if words and "`" not in said else said


def _words(hint: object) -> str:
    """The few words that a key may be, in code; '' where it may be anything."""
    for part in (hint, *get_args(hint)):
        if part is UnsetType:
            continue
        words = get_args(part)
        if words and all(isinstance(word, str) for word in words):
            *most, last = (f"`{word}`" for word in words)
            return f"{', '.join(most)} or {last}"
    return ""
