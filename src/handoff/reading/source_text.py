"""Bytes to text: UTF-8, nothing hidden, no tabs, no merge conflict; anything else is named with its place."""

import re

from handoff.model.problem import Fault
from handoff.model.text import HIDDEN, code_point, is_plain_text
from handoff.reading.log import Log
from handoff.reading.nodes import Spot

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BOM = b"\xef\xbb\xbf"
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?:[ \r]|$)", re.MULTILINE)
_TABBED = re.compile(r"^(?! *#)[^\n\t]*\t", re.MULTILINE)
_UNSEEN = "What people cannot see they cannot check, and it may make a line read differently from what it says."


def read_text(log: Log, raw: bytes) -> str | None:
    """Decode a file and report what must not stand in it; None where it cannot be read any further.

    A byte order mark changes nothing, and lines that end in CR LF are lines that end in LF.
    """
    text = _decoded(log, raw.removeprefix(_BOM))
    if text is None:
        return None
    text = text.replace("\r\n", "\n") if "\r" in text else text
    if is_plain_text(text) and "<<<<<<<" not in text and ">>>>>>>" not in text:
        return text
    return None if _conflicts(log, text) + _hidden(log, text) + _tabs(log, text) else text


def spot_of(text: str, offset: int) -> Spot:
    """The line and column of a character, counted from 1."""
    return Spot(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _decoded(log: Log, raw: bytes) -> str | None:
    wide = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    if not wide and raw.count(0) * 3 > len(raw):
        wide = "UTF-16"
    if wide:
        fault = Fault(
            f"The file is {wide}, not UTF-8.",
            "Definitions are shared between many programs, and UTF-8 is what all of them read.",
            "Save it again with the encoding UTF-8.",
        )
        log.report("not-utf8", Spot(), fault)
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode().replace("\r\n", "\n")
        fault = Fault(
            f"Byte 0x{raw[error.start]:02x} is not UTF-8.",
            "The file was saved in another encoding, so its letters cannot be told for certain.",
            "Save it again with the encoding UTF-8.",
        )
        log.report("not-utf8", spot_of(before, len(before)), fault)
        return None


def _conflicts(log: Log, text: str) -> int:
    found = _CONFLICT.search(text)
    if not found:
        return 0
    fault = Fault(
        "This is an unresolved git merge conflict.",
        "Two people changed the same lines, and nobody has said yet which of them counts.",
        "Keep the lines that are right and delete the ones with `<<<<<<<`, `=======` and `>>>>>>>`.",
    )
    log.report("merge-conflict", spot_of(text, found.start()), fault)
    return 1


def _hidden(log: Log, text: str) -> int:
    count = 0
    for found in re.finditer(HIDDEN, text):
        count += 1
        log.report("hidden-character", Spot() if log.is_full else spot_of(text, found.start()), hidden_fault(found[0]))
    return count


def hidden_fault(character: str) -> Fault:
    """The fault of a character that nobody can see."""
    return Fault(
        f"There is a hidden character {code_point(character)} here.", _UNSEEN, "Delete it; it is easiest to type the word again."
    )


def _tabs(log: Log, text: str) -> int:
    found = list(_TABBED.finditer(text))
    if not found:
        return 0
    leading = not found[0][0].strip(" \t")
    rest = f" So do {len(found) - 1} more lines." if len(found) > 1 else ""
    fault = Fault(
        ("A tab is used for indentation." if leading else "This line has a tab.") + rest,
        "Programs give a tab different widths, and in YAML indentation decides what belongs to what.",
        "Use blanks instead; most editors can turn tabs into blanks.",
    )
    log.report("tab", spot_of(text, found[0].end() - 1), fault)
    return len(found)
