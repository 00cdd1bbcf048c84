"""Rows from JSON Lines, for machines: one object a line, strict; numbers keep the digits that they were written with."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import Decoder

from handoff.model.import_mapping import ImportMapping
from handoff.model.number import NUMBER_PATTERN
from handoff.model.problem import Fault, Problem, Source, at
from handoff.reading import json_faults
from handoff.reading.csv_lines import LONGEST_LINE, cut
from handoff.reading.csv_records import LONGEST_CELL, TOO_LONG
from handoff.reading.row import Row
from handoff.reading.row_keys import row_key

JSON_SUFFIXES = (".jsonl", ".ndjson")
_LEFT_OUT = Raw(b"")
_IS_NUMBER = re.compile(NUMBER_PATTERN, re.ASCII).fullmatch
_MEMBER = re.compile(r'"[ \t\r]*:')


class _Said(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What a line may say; values may be numbers or text, and are looked at afterwards."""

    standard: str
    observed_on: str
    value: Raw = _LEFT_OUT
    numerator: Raw = _LEFT_OUT
    denominator: Raw = _LEFT_OUT
    recorded_by: str = ""
    note: str = ""
    evidence: str | tuple[str, ...] = ()
    no_opportunity: str = ""
    key: str = ""


KEYS = _Said.__struct_fields__
_SAID = Decoder(_Said)
_LIST = Decoder(tuple[Raw, ...])
_TEXT = Decoder(str)


def read_json_rows(file: BinaryIO, shown: str, mapping: ImportMapping) -> Iterator[Row | Problem]:
    """Yield each line as a row, or what is wrong with it.

    A mapping gives its name to the rows and nothing else: what it declares of columns and forms is of other files, and refused.
    """
    if mapping != ImportMapping(mapping.name):
        yield at(Source(shown), json_faults.of_other_files(mapping.name), "bad-file")
        return
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        whole = json_faults.file_fault(raw, number)
        if whole is not None:
            yield at(Source(shown, number), whole, "bad-file")
            return
        row = _row(raw, number)
        yield at(Source(shown, number), row, "bad-row", cut(raw.decode(errors="replace"))) if isinstance(row, Fault) else row
    if not number:
        yield at(Source(shown), json_faults.EMPTY, "bad-file")


def _row(raw: bytes, number: int) -> Row | Fault:
    try:
        line = raw.decode()
        said = _SAID.decode(line)
    except (UnicodeDecodeError, ValidationError, DecodeError, RecursionError):
        return json_faults.line_fault(raw, KEYS) or json_faults.UNREADABLE
    # Of a key that stands twice the decoder keeps the last.  A text may hold what looks like a key: such a line is read again.
    twice = json_faults.line_fault(raw, KEYS) if len(_MEMBER.findall(line)) != _members(said) else None
    fault = twice or _text_fault(said)
    if fault is not None:
        return fault
    value = _value(said)
    if isinstance(value, Fault):
        return value
    key = row_key((("key", said.key.strip()),)) if said.key else ""
    if isinstance(key, Fault):
        return key
    row = Row(
        number,
        said.standard.strip(),
        said.observed_on.strip(),
        value,
        said.recorded_by.strip(),
        said.note.strip(),
        tuple(ref.strip() for ref in _evidence(said)),
        said.no_opportunity.strip(),
        key,
        cut(line),
    )
    return _unsaid(row) or row


def _members(said: _Said) -> int:
    """How many members the object has for certain, when each says something."""
    values = (said.value, said.numerator, said.denominator)
    others = (said.recorded_by, said.note, said.evidence, said.no_opportunity, said.key)
    return 2 + sum(value is not _LEFT_OUT for value in values) + sum(map(bool, others))


def _evidence(said: _Said) -> tuple[str, ...]:
    if isinstance(said.evidence, tuple):
        return said.evidence
    return (said.evidence,) if said.evidence else ()


def _text_fault(said: _Said) -> Fault | None:
    for text in (said.standard, said.observed_on, said.recorded_by, said.note, said.no_opportunity, *_evidence(said)):
        if len(text) > LONGEST_CELL:
            return TOO_LONG
        if "\0" in text:
            return json_faults.NUL
    return None


def _value(said: _Said) -> str | Fault:
    """The value in its written form, from one key or from numerator and denominator."""
    if said.value is not _LEFT_OUT:
        if said.numerator is not _LEFT_OUT or said.denominator is not _LEFT_OUT:
            return json_faults.TWO_WAYS
        return _written("value", said.value)
    if said.numerator is _LEFT_OUT:
        return "" if said.denominator is _LEFT_OUT else json_faults.HALF_A_SHARE
    numerator = _written("numerator", said.numerator)
    denominator = "" if said.denominator is _LEFT_OUT else _written("denominator", said.denominator)
    if isinstance(numerator, Fault) or isinstance(denominator, Fault):
        return numerator if isinstance(numerator, Fault) else denominator
    return f"{numerator}/{denominator}" if denominator else numerator


def _written(key: str, raw: Raw) -> str | Fault:
    """A number with its digits, a text as it is, or of a value a list of them with blanks between."""
    try:
        parts = _LIST.decode(raw) if key == "value" and bytes(raw).startswith(b"[") else (raw,)
        texts = [_text(bytes(part)) for part in parts]
    except (DecodeError, ValidationError):
        return json_faults.no_value(key, bytes(raw))
    return " ".join(texts)


def _text(raw: bytes) -> str:
    """ValidationError for what is neither a text nor a number that can be kept exactly."""
    number = raw.decode()
    return number if _IS_NUMBER(number) else _TEXT.decode(raw).strip()


def _unsaid(row: Row) -> Fault | None:
    empty = next((key for key, text in (("standard", row.standard), ("observed_on", row.observed_on)) if not text), None)
    if empty is None and not row.value and not row.no_opportunity:
        empty = "value"
    if empty is not None:
        return json_faults.nothing_said(empty)
    return json_faults.BOTH if row.value and row.no_opportunity else None
