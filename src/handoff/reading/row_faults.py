"""What can be wrong with the header and the cells of a CSV file of measurements, in words for whoever made it."""

import re

from msgspec.structs import replace

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.import_mapping import ROW_COLUMNS, ImportMapping
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import briefly, listed, quoted
from handoff.reading.csv_records import LONGEST_CELL, TOO_LONG

COLUMNS = ROW_COLUMNS
# What a worksheet says of its standards, for whoever fills it in; it is not read back.
PRINTED = ("statement", "definition", "sample", "target", "last_result", "due", "written_as")
SHARE = ("numerator", "denominator")
_MOST_SEEN = 12
# A row without any of these has no fault that ``cell_fault`` knows, unless it is long.
SUSPECT = re.compile("['=#\0]")
# What people call a column that has another name here, and that no likeness of letters finds.
_CALLED: tuple[tuple[str, str], ...] = (
    ("date", "observed_on"),
    ("day", "observed_on"),
    ("by", "recorded_by"),
    ("result", "value"),
    ("n", "denominator"),
    ("comment", "note"),
    ("remark", "note"),
    ("reason", "no_opportunity"),
)
_SHEET_ERROR = re.compile(r"#[A-Z][A-Z0-9_/]*[!?]|#N/A|#NV|#GETTING_DATA|#+")


def column_names(cells: list[str]) -> tuple[str, ...]:
    """The names of the header: blanks round them removed, lower case, a blank or hyphen inside as an underscore."""
    return tuple(map(column_name, cells))


def column_name(cell: str) -> str:
    """The name of one column of a header."""
    return cell.strip().lower().replace(" ", "_").replace("-", "_")


def header_problems(
    names: tuple[str, ...], place: Source, excerpt: str, constants: tuple[str, ...] = (), keys: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """Each column that is unknown, nameless, doubled or missing; what is missing because it is misspelt is folded under that.

    ``constants`` are columns that the mapping fills in, ``keys`` columns that it knows rows by.
    """
    if len(names) + len(constants) == 1:
        return (at(place, _one_column(names[0]), "bad-file", excerpt),)
    said = (*names, *constants)
    missing = (*_missing(said), *(name for name in keys if name not in names))
    problems = []
    for number, name in enumerate(names, 1):
        if name not in (*COLUMNS, *PRINTED, *keys):
            meant = _meant(name)
            follows = tuple(f"The column {column} is missing." for column in meant if column in missing)
            missing = tuple(column for column in missing if column not in meant)
            problems.append(replace(at(place, _unknown(name, number, meant), "bad-file", excerpt), follows=follows))
        elif name in constants:
            problems.append(at(place, _constant(name), "bad-file", excerpt))
        elif name in names[: number - 1]:
            problems.append(at(place, _twice(name), "bad-file", excerpt))
    if missing:
        problems.append(at(place, _gone(missing, names), "bad-file", excerpt))
    if "value" in said and set(SHARE) & set(said):
        problems.append(at(place, _TWO_WAYS, "bad-file", excerpt))
    return tuple(problems)


def cell_fault(column: str, cell: str) -> Fault | None:
    """What a spreadsheet, or a broken program, has left in a cell; None where it is only text."""
    if "\0" in cell:
        return Fault(
            f"The cell in column {column} has a NUL character.",
            "No text has one: the file is damaged or was written by a broken program.",
            "Export the file again.",
        )
    if len(cell) > LONGEST_CELL:
        return TOO_LONG
    if _SHEET_ERROR.fullmatch(cell):
        return Fault(
            f"The cell in column {column} is the spreadsheet error {quoted(cell)}.",
            "The spreadsheet could not work the value out, or had no room to show it.",
            "Mend it in the spreadsheet and export the file again.",
        )
    if cell.startswith("="):
        return Fault(
            f"The cell in column {column} is a formula: {quoted(cell)}.",
            "A formula is not what was measured, and what it gives may change.",
            "Export the values instead of the formulas.",
        )
    if cell.startswith("'"):
        return Fault(
            f"The cell in column {column} begins with an apostrophe: {quoted(cell)}.",
            "Spreadsheets use it to keep a number as text, so nobody can tell which of the two was meant.",
            "Delete the apostrophe, or put a word before it.",
        )
    return None


def count_fault(has: int, wants: int) -> Fault:
    """A row with too few cells, or too many."""
    found = f"{has} of {wants} cells" if has < wants else f"{has} cells where the first line has {wants} columns"
    return Fault(
        f"The row has {found}.",
        "Nobody can tell which cell belongs to which column.",
        f"Give it {wants} cells; a cell with a comma inside stands in quotes.",
    )


def unsaid_fault(column: str, label: str) -> Fault:
    """A cell that must say something and is empty; ``label`` is what the file calls the column."""
    measured = column in ("value", "numerator")
    fix = "Write what was measured; where nothing happened, say why in a column no_opportunity." if measured else "Fill it in."
    return Fault(f"The cell in column {label} is empty.", "A measurement needs a standard, a day and a value.", fix)


def _missing(names: tuple[str, ...]) -> tuple[str, ...]:
    missing = tuple(name for name in ("standard", "observed_on") if name not in names)
    if "value" in names:
        return missing
    share = tuple(name for name in SHARE if name not in names)
    return (*missing, "value") if share == SHARE else (*missing, *share)


def _meant(name: str) -> tuple[str, ...]:
    called = tuple(column for word, column in _CALLED if word == name)
    return called or nearest(name, COLUMNS, most=1)


def _unknown(name: str, number: int, meant: tuple[str, ...]) -> Fault:
    why = "What stands in it would be lost, and a column that is misspelt would be missed by nobody."
    if not name:
        return Fault(f"Column {number} has no name.", why, "Name it, or delete the whole column, empty cells too.")
    guess = f"{did_you_mean(meant[:1])} Otherwise delete" if meant else "Delete"
    return Fault(f"There is no column {quoted(name)}.", why, f"{guess} the column. Known are {', '.join(COLUMNS)}.")


def _twice(name: str) -> Fault:
    return Fault(f"The column {name} is there twice.", "Nobody can tell which of the two counts.", "Delete or rename one of them.")


def _gone(missing: tuple[str, ...], names: tuple[str, ...]) -> Fault:
    which = f"The column {missing[0]} is missing." if len(missing) == 1 else f"The columns {', '.join(missing)} are missing."
    seen = ", ".join(quoted(name) for name in names)
    either = (
        " A value stands in one column value, or in two: numerator and denominator." if {"value", *SHARE} & set(missing) else ""
    )
    return Fault(
        f"{which} The first line has {seen}.",
        "A measurement needs a standard, a day and a value.",
        f"Add it to the first line, or declare in a mapping where the export of another system has it.{either}",
    )


def missing_headers(needed: tuple[str, ...], cells: list[str], mapping: ImportMapping) -> Fault | None:
    """Which headers a mapping goes by and the file does not have, all of them together."""
    seen = column_names(cells)
    gone = tuple(dict.fromkeys(header for header in needed if column_name(header) not in seen))
    if not gone:
        return None
    names = listed(map(quoted, gone))
    which = f"The column {names} is missing." if len(gone) == 1 else f"The columns {names} are missing."
    lower = {cell.strip().lower(): cell.strip() for cell in cells}
    # One cell is a header that is not parted: every column is somewhere in it, and it is none of them.
    near = did_you_mean(quoted(lower[name]) for name in nearest(gone[0], lower, most=1) if name) if len(cells) > 1 else ""
    return Fault(
        f"{which} The header has {briefly([quoted(cell) for cell in cells], most=_MOST_SEEN)}.",
        f"The mapping {mapping.name} reads these columns and no others.",
        f"{near} Correct `columns` or `key` in [import.{mapping.name}]; where the header stands on another line, `skip_rows`; "
        "where its cells are not parted, `delimiter`.".lstrip(),
    )


def doubled_headers(cells: list[str], read: set[str]) -> Fault | None:
    """Which header that a mapping goes by stands twice; others may."""
    seen = column_names(cells)
    twice = next((cell for cell, name in zip(cells, seen, strict=True) if name in read and seen.count(name) > 1), None)
    return None if twice is None else _twice(quoted(twice.strip()))


def _constant(name: str) -> Fault:
    return Fault(
        f"The column {name} is there, and the mapping says what it is in every row.",
        "Nobody can tell which of the two counts where they differ.",
        "Delete the column, or take it out of `constants`.",
    )


def _one_column(name: str) -> Fault:
    return Fault(
        f"The first line is one column only: {quoted(name)}.",
        "The first line names the columns: commas part them (or tabs or semicolons, throughout the file), or the cells of a sheet.",
        "Begin the file with a line such as `standard,observed_on,value`, and delete what stands above it, or declare "
        "it: `skip_rows` and `delimiter` in a mapping.",
    )


_TWO_WAYS = Fault(
    "There is a column value beside numerator or denominator.",
    "They say the same in two ways, and nobody can tell which counts where they differ.",
    "Keep either value, or numerator and denominator.",
)
BOTH_WAYS = Fault(
    "The row has a value beside a numerator or a denominator.",
    "They say the same in two ways, and nobody can tell which counts.",
    "Empty the cells of one of the two.",
)
BOTH = Fault(
    "The row has a value and a reason in no_opportunity.",
    "Either something could be measured, or nothing could.",
    "Empty one of the two cells.",
)
