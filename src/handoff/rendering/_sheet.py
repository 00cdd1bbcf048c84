"""What every workbook needs: texts that stay texts, numbers that are numbers, and an archive without the moment it was made."""

import re
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING

from handoff.rendering._escape import sheet_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell

TEXT = "@"
_LONGEST = 32_767  # UTF-16 units in a cell; a spreadsheet takes no more
_LARGEST = 10**15  # whole numbers have fifteen digits
_NUMBER = r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:e[+-]?[0-9]{1,3})?"
_MOMENT = b"2000-01-01T00:00:00Z"


def put_text(cell: "Cell | MergedCell", text: str) -> None:
    """A text in a cell whose format is text, also once somebody edits it; one that is too long ends in ``…``."""
    if cell.number_format != TEXT:
        cell.number_format = TEXT
    cell.value = _fitting(sheet_text(text)) if text else None
    if text:
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula


def put_number(cell: "Cell", number: str) -> bool:
    """A plain number in a cell, shown with its digits; whether there is one that a spreadsheet can keep as it is."""
    if not re.fullmatch(_NUMBER, number):
        return False
    value = float(number)
    if not isfinite(value) or (value.is_integer() and abs(value) > _LARGEST):
        return False
    cell.value = int(value) if value.is_integer() else value
    shape = "#,##0" if value.is_integer() else "General"  # a fixed number of decimals would round
    if cell.number_format != shape:
        cell.number_format = shape
    return True


def packed(book: "Workbook") -> bytes:
    """The finished workbook; the same one gives the same bytes at any time."""
    made = BytesIO()
    book.save(made)
    return _timeless(made)


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * _LONGEST else units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _timeless(made: BytesIO) -> bytes:
    import zipfile  # noqa: PLC0415 -- no other format needs it

    again = BytesIO()
    with zipfile.ZipFile(made) as dated, zipfile.ZipFile(again, "w") as kept:
        for name in dated.namelist():
            content = dated.read(name)
            if "docProps" in name:
                content = re.sub(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", _MOMENT, content)
            kept.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return again.getvalue()
