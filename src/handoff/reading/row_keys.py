"""The key by which a row of an import is known again, made of what its key columns say."""

from collections.abc import Iterable

from handoff.model.problem import Fault
from handoff.model.text import is_plain_text, quoted
from handoff.reading.row_faults import cell_fault

LONGEST_KEY = 1000
_ESCAPED = str.maketrans({"\\": "\\\\", "|": "\\|", "=": "\\="})


def row_key(cells: Iterable[tuple[str, str]]) -> str | Fault:
    """The key of a row from its key columns and their cells, ``beleg=4711|pos=1``; '' without any.

    Other cells, or other columns, make another key, and none is one that the ledger gives by itself: those have no ``=``.
    """
    parts = []
    for name, cell in cells:
        fault = _cell_fault(name, cell)
        if fault is not None:
            return fault
        parts.append(f"{name.translate(_ESCAPED)}={cell.translate(_ESCAPED)}")
    return "|".join(parts)


def _cell_fault(name: str, cell: str) -> Fault | None:
    if not cell:
        return Fault(
            f"The cell in the key column {quoted(name)} is empty.",
            "The key tells this row from all others, whenever the export is imported again.",
            "Fill it in, or leave the column out of `key` in the mapping.",
        )
    if len(cell) > LONGEST_KEY or not is_plain_text(cell):
        return Fault(
            f"The cell in the key column {quoted(name)} is {quoted(cell)}: too long, or with signs that nobody can see.",
            "A key is what people find the row by.",
            "Correct the cell, or choose another column as `key` in the mapping.",
        )
    return cell_fault(quoted(name), cell)
