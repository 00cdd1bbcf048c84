"""An entry's bytes: its body in the one form that is written, its id, and its line."""

import re
from hashlib import sha256

from msgspec.json import Encoder

from handoff.model.entry import Act, Entry

HASHED_BEFORE = b"handoff-entry-v1\n"
_BEGUN = sha256(HASHED_BEFORE)
# Longer lines are neither written nor read: nobody typed them, and reading must not need their memory.
LONGEST_LINE = 1 << 20
# A line begins with its id; from BODY_FROM on it is its body without the first bracket.
BEFORE_ID, BEFORE_BODY = b'{"id":"', b'",'
ID_AT = slice(len(BEFORE_ID), len(BEFORE_ID) + 64)
BODY_FROM = ID_AT.stop + len(BEFORE_BODY)

_ENCODER = Encoder(decimal_format="number")
_ESCAPE = re.compile(rb"\\.")
# JSON's short escapes of control characters, written like all the others.
_LONG_ESCAPES = {rb"\b": rb"\u0008", rb"\t": rb"\u0009", rb"\n": rb"\u000a", rb"\f": rb"\u000c", rb"\r": rb"\u000d"}
# Controls, line separators and bidirectional marks, and what Unicode calls Default_Ignorable_Code_Point (zero-width).
# A fixed list: the same row must have the same id under every version of Python.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def body_of(entry: Act | Entry) -> bytes:
    r"""The entry as JSON without its id: keys in their order, UTF-8, no blanks, digits as typed, unseen characters as ``\uXXXX``.

    UnicodeEncodeError for text that is no Unicode (a lone surrogate, as an undecodable argument has).
    """
    body = _ENCODER.encode(entry)
    if b"\\" in body:
        body = _ESCAPE.sub(_long_escape, body)
    return body if is_seen(body) else _UNSEEN.sub(_escaped, body.decode()).encode()


def is_seen(text: bytes) -> bool:
    """Whether every character beyond ASCII, and the one that ends it, is one that people see; of no UTF-8 none is."""
    if text.isascii():
        return b"\x7f" not in text
    try:
        return _UNSEEN.search(text.decode()) is None
    except UnicodeDecodeError:
        return False


def id_of(body: bytes) -> str:
    """The id of a body: SHA-256 of ``handoff-entry-v1``, a newline and the body, in 64 lower-case hex digits."""
    digest = _BEGUN.copy()
    digest.update(body)
    return digest.hexdigest()


def entry_line(entry: Act | Entry) -> tuple[str, bytes]:
    """An entry's id and its line as it stands in an act, newline included.

    ValueError for a line longer than ``LONGEST_LINE``, which no reader would take, and for text that is no Unicode.
    """
    body = body_of(entry)
    name = id_of(body)
    line = b'{"id":"%s",%s\n' % (name.encode(), body[1:])
    if len(line) > LONGEST_LINE:
        raise ValueError(f"An entry of {len(line):,} bytes is longer than the {LONGEST_LINE:,} that are kept.")
    return name, line


def genuine_body(line: bytes) -> bytes | None:
    """The body of a line (given without its newline) whose id is that of its bytes; None where it is not, or not in its place."""
    if not line.startswith(BEFORE_ID) or line[ID_AT.stop : BODY_FROM] != BEFORE_BODY:
        return None
    body = b"{" + line[BODY_FROM:]
    return body if id_of(body).encode() == line[ID_AT] else None


def _long_escape(match: re.Match[bytes]) -> bytes:
    return _LONG_ESCAPES.get(match[0], match[0])


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
