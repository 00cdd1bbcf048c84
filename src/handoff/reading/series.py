"""Series of points from a CSV file, for ``handoff chart``: any file that has the columns, read strictly, in the order it has."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from handoff.analysis.charts.series import Point, subgroup
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.problem import Fault, Problem, Source, at
from handoff.model.text import quoted
from handoff.reading.csv_records import EMPTY, Record, read_records
from handoff.reading.rows import no_file

_IS_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII).fullmatch
_IS_ORDINAL = re.compile(r"[0-9]{1,15}", re.ASCII).fullmatch
_IS_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", re.ASCII).fullmatch


class Columns(Struct, frozen=True):
    """What the columns of a file are called; ``series`` is '' where the whole file is one series."""

    at: str = "at"
    value: str = "value"
    numerator: str = "numerator"
    denominator: str = "denominator"
    series: str = ""


class Series(Struct, frozen=True):
    """The points of one series in time order, and how many rows of it had no value."""

    name: str
    points: tuple[Point, ...]
    missing: int


_EMPTY = Fault(EMPTY.message, "There is nothing to draw.", "Begin with a line of column names, such as `at,value`.")
_NO_ROW = Fault("The file has names of columns, and no row.", "There is nothing to draw.", "Write a row for each point below them.")


class _Row(Struct, frozen=True):
    """One row: its line, its series, its moment, and its value with its size, if it has one."""

    line: int
    series: str
    at: str
    value: Fraction
    size: Fraction | None


class _Missing(Struct, frozen=True):
    """A row without a value, and the series that it belongs to."""

    series: str


def read_series(path: Path, shown: str, columns: Columns) -> tuple[Series, ...] | tuple[Problem, ...]:
    """The series of a CSV file in the order in which they begin, or the first problem of each of its rows.

    Several values of one moment are the readings of a subgroup.  OSError where the file may not be read.
    """
    unusual = no_file(path)
    if unusual is not None:
        return (at(Source(shown), unusual, "bad-file"),)
    with path.open("rb") as file:
        found = list(_rows(read_records(file, shown), shown, columns))
    problems = [one for one in found if isinstance(one, Problem)]
    rows = [one for one in found if isinstance(one, _Row)]
    names = list(dict.fromkeys(one.series for one in found if not isinstance(one, Problem)))
    if not problems:
        problems = [problem for name in names for problem in _order([row for row in rows if row.series == name], shown)]
    if problems:
        return tuple(problems)
    if not names:
        return (at(Source(shown), _NO_ROW, "bad-file"),)
    missing = [one.series for one in found if isinstance(one, _Missing)]
    return tuple(Series(name, _points([row for row in rows if row.series == name]), missing.count(name)) for name in names)


def _rows(records: Iterator[Record | Problem], shown: str, columns: Columns) -> Iterator[_Row | _Missing | Problem]:
    header: list[str] = []
    for record in records:
        if isinstance(record, Problem):
            yield at(record.source, _EMPTY, record.check) if record.message == EMPTY.message else record
            if not header:
                return
        elif not any(cell.strip() for cell in record.cells):
            continue
        elif not header:
            header = [cell.strip() for cell in record.cells]
            fault = _header_fault(header, columns)
            if fault is not None:
                yield at(Source(shown, record.line), fault, "bad-file", record.excerpt)
                return
        else:
            row = _row(record, header, columns)
            yield at(Source(shown, record.line), row, "bad-row", record.excerpt) if isinstance(row, Fault) else row
    if not header:
        yield at(Source(shown), _EMPTY, "bad-file")


def _header_fault(header: Sequence[str], columns: Columns) -> Fault | None:
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice is not None:
        return Fault(f"Two columns are called {quoted(twice)}.", "Nobody can tell which one is meant.", "Rename one of them.")
    needed = (columns.at, *_measuring(header, columns), *((columns.series,) if columns.series else ()))
    absent = next((name for name in needed if name not in header), None)
    if absent is None:
        return None
    there = ", ".join(map(quoted, header))
    meant = did_you_mean(nearest(absent, header))
    return Fault(
        f"There is no column {quoted(absent)}; there are {there}.",
        "A chart needs when, and what was measured then.",
        meant or "Name the columns with --at, and --value or --numerator and --denominator.",
    )


def _row(record: Record, header: Sequence[str], columns: Columns) -> _Row | _Missing | Fault:
    if len(record.cells) != len(header):
        return Fault(
            f"The row has {len(record.cells)} cells, the header {len(header)}.",
            "Its numbers might stand under the wrong names.",
            "Correct the row.",
        )
    cells = {name: cell.strip() for name, cell in zip(header, record.cells, strict=True)}
    moment, series = cells[columns.at], cells[columns.series] if columns.series else ""
    if not moment:
        return Fault(f"Its {columns.at} is empty.", "A point needs its place in time.", "Give the day, or a number.")
    measured = _measured([(name, cells[name]) for name in _measuring(header, columns)])
    if not measured:
        return _Missing(series)
    return measured if isinstance(measured, Fault) else _Row(record.line, series, moment, *measured)


def _measuring(header: Sequence[str], columns: Columns) -> tuple[str, ...]:
    """The columns that say what was measured: a numerator and its denominator where the file has them."""
    return (columns.numerator, columns.denominator) if columns.numerator in header else (columns.value,)


def _measured(cells: Sequence[tuple[str, str]]) -> tuple[Fraction, Fraction | None] | tuple[()] | Fault:
    """The value of a row, and what it is out of; nothing where its cells are empty."""
    if not any(text for _, text in cells):
        return ()
    numbers = [_number(name, text) for name, text in cells]
    fault = next((one for one in numbers if isinstance(one, Fault)), None)
    if fault is not None:
        return fault
    value, *sizes = (one for one in numbers if isinstance(one, Fraction))
    if not sizes:
        return value, None
    if sizes[0] <= 0 or value < 0:
        return Fault(f"{cells[0][1]} out of {cells[1][1]} is no rate.", "A rate is something of more than nothing.", "Correct it.")
    return value / sizes[0], sizes[0]


def _number(name: str, text: str) -> Fraction | Fault:
    if _IS_NUMBER(text):
        return Fraction(text)
    return Fault(
        f"{name} is {quoted(text)}, which is no plain number.",
        "Other forms are ambiguous: 1,234 is a thousand for some and a little more than one for others.",
        "Write plain digits with a point, such as 98.5; leave the cell empty where nothing was measured.",
    )


def _order(rows: Sequence[_Row], shown: str) -> Iterator[Problem]:
    """What is wrong with the moments of one series: out of order, or one of them twice where it cannot be a subgroup."""
    seen: set[str] = set()
    for before, after in pairwise([None, *rows]):
        if after is None:
            continue
        if before is not None and before.at == after.at:
            if after.size is not None:
                fault = Fault(
                    f"{quoted(after.at)} stands on line {before.line} as well.",
                    "One of the two rates would count twice, or hide the other.",
                    "Add their numerators and their denominators up, or name a column with --series.",
                )
                yield at(Source(shown, after.line), fault, "bad-row")
        elif after.at in seen or (before is not None and _is_after(before.at, after.at)):
            fault = Fault(
                f"{quoted(after.at)} comes after {quoted(before.at if before else '')}.",
                "Runs and trends are told by the order in time.",
                "Sort the file by time; name a column with --series where it holds several series.",
            )
            yield at(Source(shown, after.line), fault, "bad-row")
            return
        seen.add(after.at)


def _is_after(one: str, other: str) -> bool:
    """Whether two moments are of a form that can be compared, and the first is later."""
    if _IS_ORDINAL(one) and _IS_ORDINAL(other):
        return int(one) > int(other)
    return bool(_IS_DAY(one) and _IS_DAY(other)) and one > other


def _points(rows: Sequence[_Row]) -> tuple[Point, ...]:
    moments = list(dict.fromkeys(row.at for row in rows))
    if len(moments) == len(rows):
        return tuple(Point(row.at, row.value, row.size) for row in rows)
    groups: dict[str, list[Fraction]] = {moment: [] for moment in moments}
    for row in rows:
        groups[row.at].append(row.value)
    return tuple(subgroup(moment, readings) for moment, readings in groups.items())
