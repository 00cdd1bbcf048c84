"""The results of successive periods as one sign each, and what the signs mean."""

from collections.abc import Iterable

from msgspec import Struct

from handoff.page import Page, Table, Trail
from handoff.rendering._canvas import Canvas


class Sign(Struct, frozen=True):
    """A result's word with its sign, and the one for terminals that know only ASCII."""

    result: str
    sign: str
    ascii: str


SIGNS: tuple[Sign, ...] = (
    Sign("met", "●", "+"),
    Sign("near", "◐", "~"),
    Sign("missed", "○", "x"),
    Sign("overdue", "!", "!"),
    Sign("unmeasured", "·", "."),
    Sign("not-due", "·", "."),
    Sign("no-opportunity", "\u2013", "-"),
    Sign("waived", "w", "w"),
)
_UNKNOWN = Sign("", "?", "?")


def drawn(results: Iterable[str], canvas: Canvas) -> str:
    """One sign a result, oldest first; ``?`` for a word that has none."""
    return "".join(sign.sign if canvas.unicode else sign.ascii for sign in map(sign_of, results))


def sign_of(result: str) -> Sign:
    """The sign of a result; ``?`` with no word for one that has none."""
    return next((sign for sign in SIGNS if sign.result == result), _UNKNOWN)


def legend(results: Iterable[str], canvas: Canvas) -> str:
    """The signs that were used with their words, in the order of SIGNS; words that share a sign stand together."""
    used = set(results)
    words: dict[str, list[str]] = {}
    for sign in SIGNS:
        if sign.result in used:
            words.setdefault(sign.sign if canvas.unicode else sign.ascii, []).append(sign.result.replace("-", " "))
    return "   ".join(f"{sign} {', '.join(named)}" for sign, named in words.items())


def trails(page: Page) -> tuple[str, ...]:
    """All results that any trail of the page shows."""
    rows = (row for block in page.blocks if isinstance(block, Table) for row in block.rows)
    return tuple(result for row in rows for cell in row if isinstance(cell, Trail) for result in cell.results)
