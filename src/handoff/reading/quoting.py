"""Words for messages: other people's text shown safely and in bounds, and the nearest known name."""

import re
from collections.abc import Iterable

from handoff.analysis.nearest import nearest

LONGEST = 60
# Controls, what turns the direction of text, and what takes no room: a reader cannot see them, so nobody can check them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
_HIDDEN_YET_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"


def is_plain_text(text: str) -> bool:
    """Whether a text surely has neither hidden characters nor tabs (False: look closer); ten times as fast as looking."""
    return text.replace("\n", "").isprintable() and (text.isascii() or not any(sly in text for sly in _HIDDEN_YET_PRINTABLE))


def code_point(character: str) -> str:
    """Name a character by its code point, such as ``U+202E``."""
    return f"U+{ord(character):04X}"


def shown(text: str) -> str:
    """Quote somebody's text for a message: hidden characters by code point, and no longer than people read."""
    cut = text if len(text) <= LONGEST else text[:LONGEST]
    visible = HIDDEN.sub(lambda match: f"<{code_point(match[0])}>", cut)
    visible = visible.replace("\n", "<U+000A>").replace("\t", "<U+0009>")
    return f'"{visible}{"…" if len(text) > LONGEST else ""}"'


def listed(words: Iterable[str]) -> str:
    """Join names for people: ``a, b and c``."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean `x`? `` where one of the known names is near, else ''."""
    near = nearest(word[:LONGEST], known, 1)
    return f"Did you mean `{near[0]}`? " if near else ""
