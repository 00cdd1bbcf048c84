"""The slow way to read a line: what is wrong with it, in words; only lines that the fast way refuses come here."""

import re
from typing import Any

from msgspec import Struct, structs

from handoff.ledger._decode import decoded, is_sound, is_time
from handoff.ledger._flaws import ALTERED, UNKNOWN_ENTRY, UNKNOWN_FIELD, Flaw
from handoff.ledger._lines import genuine_body
from handoff.ledger._strict import Digits, strict_json, unreadable
from handoff.model.entry import Act, Entry
from handoff.model.number import NUMBER_PATTERN, NUMBER_RULE
from handoff.model.problem import Fault
from handoff.model.text import quoted

KINDS = ("act", "measurement", "correction", "agreement", "waiver", "rebase", "finding", "action")
NUMBERS = ("numerator", "denominator", "count", "exposure", "passed", "points")
TRUST = "An entry that can be changed afterwards proves nothing to an auditor, so it is not counted."
KEEP_LINES = "Restore the file from git (`git log -p -- FILE` shows who changed it); an old value is never set right by editing."
_KEPT = "It stays in the ledger, and is not counted."
_INSTALL = "Install the newest handoff, then ask again."
_MARKERS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_BOM = b"\xef\xbb\xbf"
_FIELD = re.compile(r"field `(\w+)`$|`\$\.(\w+)")


class Examined(Struct, frozen=True):
    """What a line turned out to be: an entry that counts, something wrong, or both."""

    entry: Act | Entry | None = None
    flaw: Flaw | None = None


def examine(line: bytes, ending: str = "\n") -> Examined:
    """Read a line (given without its newline) and say what is wrong with it; ``ending`` is '' where the file ends instead."""
    flaw = _flaw_of_bytes(line)
    if flaw is not None:
        return Examined(flaw=flaw)
    try:
        value = strict_json(line.decode(), ending)
    except UnicodeDecodeError as error:
        return Examined(flaw=unreadable("The line is not UTF-8 text.", column=error.start + 1))
    if isinstance(value, Flaw):
        return Examined(flaw=value)
    if not isinstance(value, dict):
        return Examined(flaw=unreadable("The line is not an entry: an entry stands in braces, `{…}`."))
    return _examine_object(line, value)


def _flaw_of_bytes(line: bytes) -> Flaw | None:
    """What can be seen without reading the line as JSON."""
    if line.startswith(_MARKERS):
        return _CONFLICT
    if line.startswith(_BOM):
        return _JOINED
    if line.endswith(b"\r") and genuine_body(line[:-1]) is not None:
        return _LINE_ENDS
    if not line.lstrip().startswith((b"{", b"[")):
        return unreadable("The line is not an entry: an entry begins with `{`.")
    return None


def _examine_object(line: bytes, held: dict[str, Any]) -> Examined:
    """Judge a line that is strict JSON: whether it is genuine, known and sound."""
    body = genuine_body(line)
    if body is None:
        return Examined(flaw=_not_genuine(held.get("id")))
    flaw = _flaw_of_kind(held)
    if flaw is not None:
        return Examined(flaw=flaw)
    entry = decoded(body)
    faulty = _faulty_field(held)
    if faulty or isinstance(entry, str):
        return Examined(flaw=unreadable(faulty or _in_plain_words(str(entry))))
    if not is_sound(entry):
        return Examined(flaw=unreadable(f"A number is not written in {NUMBER_RULE}."))
    known = {field.encode_name for field in structs.fields(type(entry))}
    unknown = sorted(held.keys() - {"id", "entry"} - known)
    return Examined(entry, _unknown_fields(unknown) if unknown else None)


def _flaw_of_kind(held: dict[str, Any]) -> Flaw | None:
    """Why this program does not know what kind of entry a line holds."""
    version = held.get("version", held.get("schema", "1"))
    if version != "1":
        return _newer(str(version))
    kind = held.get("entry")
    if not isinstance(kind, str):
        return unreadable("The line does not say what it is: `entry` is missing.")
    return None if kind in KINDS else _unknown_kind(kind)


def _faulty_field(held: dict[str, Any]) -> str:
    """What is wrong with a time, a number or a correction, which the decoder alone would let pass; '' for nothing."""
    moment = held.get("recorded_at")
    if moment is not None and not (isinstance(moment, str) and is_time(moment)):
        return f"`recorded_at` is {quoted(str(moment))}, not a moment with its zone such as 2026-11-20T16:02:11Z."
    if held["entry"] == "correction" and not (held.get("act") or held.get("import")):
        return "`act` is missing from the entry."
    ranks = [rank for pair in _items(held, "ratings") if isinstance(pair, list) for rank in pair[:1]]
    for name, number in (
        *((name, held[name]) for name in NUMBERS if name in held),
        *(("readings", reading) for reading in _items(held, "readings")),
        *(("ratings", rank) for rank in ranks),
    ):
        if not (isinstance(number, Digits) and re.fullmatch(NUMBER_PATTERN, number)):
            return f"`{name}` holds {quoted(str(number))}, which is no number: {NUMBER_RULE}."
    return ""


def _items(held: dict[str, Any], name: str) -> list[Any]:
    """The items of a list; none where it is no list, which the decoder will say."""
    value = held.get(name)
    return value if isinstance(value, list) else []


def _in_plain_words(error: str) -> str:
    """Turn the decoder's words into ours."""
    field = _FIELD.search(error)
    if not field:
        return "The line is not an entry: what it holds is of the wrong kind."
    return f"`{field[1]}` is missing from the entry." if field[1] else f"`{field[2]}` holds what does not belong there."


def _not_genuine(name: Any) -> Flaw:
    if not isinstance(name, str):
        message = "The entry has no id."
    elif re.fullmatch("[0-9a-f]{64}", name):
        message = "The entry's id is not that of its content: it was changed after it was written."
    elif re.fullmatch("[0-9a-fA-F]{64}", name):
        message = "The entry's id is in capital letters: ids have one spelling only, so it was changed after it was written."
    else:
        message = "The entry's id is no id: 64 digits and letters a to f are expected."
    return Flaw(ALTERED, Fault(message, TRUST, KEEP_LINES))


def _newer(version: str) -> Flaw:
    message = f"The entry was written by a newer handoff, in format {version[:20]}; this one reads format 1. {_KEPT}"
    return Flaw(UNKNOWN_ENTRY, Fault(message, "Reports leave it out, so they may be wrong.", _INSTALL))


def _unknown_kind(kind: str) -> Flaw:
    message = f"The entry is of a kind that this handoff does not know, {quoted(kind)}: a newer one wrote it. {_KEPT}"
    return Flaw(UNKNOWN_ENTRY, Fault(message, "Reports leave it out.", _INSTALL), "warning")


def _unknown_fields(names: list[str]) -> Flaw:
    shown = ", ".join(quoted(name) for name in names[:5])
    return Flaw(
        UNKNOWN_FIELD,
        Fault(
            f"The entry has fields that this handoff does not know: {shown}. It is kept as it is, and counted.",
            "A newer handoff may have written more than this one can show.",
            _INSTALL,
        ),
        "warning",
    )


_CONFLICT = unreadable(
    "An unresolved git merge conflict: this line is one of its markers.",
    "Git could not join two versions of this file, which should never both have existed: acts are never edited.",
    "Delete the marker lines and keep the entries of both sides, each line unchanged.",
)
_JOINED = unreadable(
    "A byte-order mark stands at the start of this line: files were joined, or an editor has saved this one.",
    fix="Restore the file from git, or remove the three bytes EF BB BF from the start of the line.",
)
_LINE_ENDS = Flaw(
    ALTERED,
    Fault(
        "The line ends with a carriage return: the file was converted to CRLF line ends (git's core.autocrlf does that).",
        TRUST,
        "Put the line `ledger/** -text` into .gitattributes, then restore the file: delete it and run `git checkout -- FILE`.",
    ),
)
