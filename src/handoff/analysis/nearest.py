"""Did you mean: the names that lie nearest to one that nobody knows, and how such a text is shown."""

from collections.abc import Iterable

_LONGEST_SHOWN = 60
_LIKE_ENOUGH = 0.6


def nearest(text: str, names: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """The names most like a text, nearest first, then those that contain it; the same whatever the names' order.

    Likeness is Ratcliff and Obershelp's, as the standard library has it, from 0.6 on.
    """
    from difflib import get_close_matches  # noqa: PLC0415 -- only a mistake needs it

    asked = text[:200].lower()
    known = sorted(set(names))
    alike = get_close_matches(asked, known, n=most, cutoff=_LIKE_ENOUGH)
    holding = (name for name in known if asked and asked in name and name not in alike)
    return (*alike, *holding)[:most]


def quoted(text: str) -> str:
    """A text that a person typed, in quotes: shortened, on one line, with what cannot be printed made visible."""
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return '"' + "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in short) + '"'
