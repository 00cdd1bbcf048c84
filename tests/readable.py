"""Answers as text that people can read and compare, for golden files."""

import json
import re
from io import BytesIO

import openpyxl


def readable(said: bytes, form: str) -> bytes:
    """A workbook as its rows, a page without its style, anything else as it is."""
    match form:
        case "xlsx":
            return _rows(said)
        case "html":
            return re.sub(rb"(?s)<style>.*?</style>|sha256-[^']*", b"", said)
        case _:
            return said


def _rows(content: bytes) -> bytes:
    """Each sheet under its name, with what is frozen and filtered; a row a line as JSON, so that numbers and texts differ."""
    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        lines.append(f"== {sheet.title} (frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref})")
        lines += (json.dumps(row, ensure_ascii=False) for row in sheet.iter_rows(values_only=True))
    return "".join(f"{line}\n" for line in lines).encode()
