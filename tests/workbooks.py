"""A workbook as text, so that golden files can be read and compared."""

import json
from io import BytesIO

import openpyxl


def readable(content: bytes) -> bytes:
    """Each sheet under its name, with what is frozen and filtered; a row a line as JSON, so that numbers and texts differ."""
    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        lines.append(f"== {sheet.title} (frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref})")
        lines += (json.dumps(row, ensure_ascii=False) for row in sheet.iter_rows(values_only=True))
    return "".join(f"{line}\n" for line in lines).encode()
