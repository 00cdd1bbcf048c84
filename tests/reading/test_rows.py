"""Rows from CSV files as people and spreadsheets make them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.import_mapping import ImportMapping
from handoff.model.problem import Problem, Source
from handoff.reading.rows import Row, read_rows

from .bare import bare

HEADER = b"standard,observed_on,value,note\n"


def read(folder: Path, content: bytes) -> list[Row | Problem]:
    path = folder / "rows.csv"
    path.write_bytes(content)
    return bare(read_rows(path, "in/rows.csv"))


def row(line: int = 2, value: str = "98.2", note: str = "", **more: object) -> Row:
    fields = {"standard": "a/b/c", "observed_on": "2026-07-01", "recorded_by": "", "evidence": (), "no_opportunity": ""} | more
    return Row(line=line, value=value, note=note, **fields)


GOOD = {
    "a byte order mark is no part of the first name": (b"\xef\xbb\xbf" + HEADER + b"a/b/c,2026-07-01,98.2,ok\n", [row(note="ok")]),
    "names are trimmed and case does not matter": (b"Standard, Observed_On ,VALUE\na/b/c,2026-07-01,98.2\n", [row()]),
    "columns stand in any order": (b"value,observed_on,standard\n98.2,2026-07-01,a/b/c\n", [row()]),
    "lines end in CR LF": (b"standard,observed_on,value\r\na/b/c,2026-07-01,98.2\r\n", [row()]),
    "the last line has no end": (b"standard,observed_on,value\na/b/c,2026-07-01,98.2", [row()]),
    "tabs part the cells": (b"standard\tobserved_on\tvalue\tnote\na/b/c\t2026-07-01\t98.2\tone, two\n", [row(note="one, two")]),
    "semicolons part the cells, and 98,2 stays what it is": (
        b"standard;observed_on;value\na/b/c;2026-07-01;98,2\n",
        [row(value="98,2")],
    ),
    "a header alone has no rows": (HEADER, []),
    "a numerator and a denominator are one value": (
        b"standard,observed_on,numerator,denominator\na/b/c,2026-07-01,97,104\na/b/c,2026-07-01,3,\n",
        [row(value="97/104"), row(3, value="3")],
    ),
    "a reason stands where a value would": (
        b"standard,observed_on,value,no_opportunity\na/b/c,2026-07-01,,closed\n",
        [row(value="", no_opportunity="closed")],
    ),
    "evidence is parted by semicolons": (
        b"standard,observed_on,value,evidence,recorded_by\na/b/c,2026-07-01,98.2,a.pdf; b.pdf,A. Auditor\n",
        [row(evidence=("a.pdf", "b.pdf"), recorded_by="A. Auditor")],
    ),
    "a quoted line end is text, and lines are the file's": (
        HEADER + b'a/b/c,2026-07-01,98.2,"two\nlines"\na/b/c,2026-07-01,98.2,\n',
        [row(note="two\nlines"), row(4)],
    ),
    "rows of empty cells and empty lines are skipped": (HEADER + b",,,\n\n , ,\na/b/c,2026-07-01,98.2,\n", [row(5)]),
    "lines part at newlines only": (HEADER + "a/b/c,2026-07-01,98.2,a\u2028b\x0b\x85c\n".encode(), [row(note="a\u2028b\x0b\x85c")]),
}


@pytest.mark.parametrize(("content", "rows"), GOOD.values(), ids=GOOD)
def test_what_is_clear_is_read(tmp_path: Path, content: bytes, rows: list[Row]) -> None:
    assert read(tmp_path, content) == rows


FILE_FAULTS = {
    "empty": (b"", 0, ["empty"]),
    "blank lines only": (b"\n \n\n", 0, ["empty"]),
    "blank cells only": (b",,\n,,\n", 0, ["empty"]),
    "UTF-16": ("standard,observed_on,value\n".encode("utf-16"), 1, ["UTF-16"]),
    "UTF-16 without a mark": ("standard,observed_on,value\n".encode("utf-16-le"), 1, ["UTF-16"]),
    "one column": (b"standard|observed_on|value\n", 1, ['one column only: "standard|observed_on|value"']),
    "a column twice": (b"standard,observed_on,value,value\n", 1, ["value is there twice"]),
    "an unknown column": (b"standard,observed_on,value,colour\n", 1, ['no column "colour"']),
    "a column without a name": (b"standard,observed_on,value,\n", 1, ["Column 4 has no name"]),
    "a missing column": (b"standard,value,note\n", 1, ['observed_on is missing. The first line has "standard", "value", "note"']),
    "half a share": (b"standard,observed_on,numerator\n", 1, ["denominator is missing"]),
    "two ways to say the value": (b"standard,observed_on,value,numerator,denominator\n", 1, ["beside numerator"]),
    "several faults": (b"observed_on,value,value,colour\n", 1, ["twice", "colour", "standard is missing"]),
    "a header after an empty line": (b"\nstandard,observed_on\n", 2, ["value is missing"]),
}


@pytest.mark.parametrize(("content", "line", "messages"), FILE_FAULTS.values(), ids=FILE_FAULTS)
def test_a_fault_of_the_file_is_named_and_nothing_is_read(tmp_path: Path, content: bytes, line: int, messages: list[str]) -> None:
    found = read(tmp_path, content + b"a/b/c,2026-07-01,98.2,ok\n" * bool(content.strip(b" ,\n")))
    assert [(problem.check, problem.source) for problem in found] == [("bad-file", Source("in/rows.csv", line))] * len(messages)
    assert all(any(words in problem.message for problem in found) for words in messages)
    assert all(problem.why and problem.fix for problem in found)


def test_a_misspelt_column_is_guessed_and_what_is_missing_for_it_is_folded_under_it(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, b"standard,date,vlaue\na/b/c,2026-07-01,98.2\n")[:1]
    assert problem.fix.startswith("Did you mean observed_on?")
    assert problem.follows == ("The column observed_on is missing.",)
    assert problem.excerpt == "standard,date,vlaue"


ROW_FAULTS = {
    "too few cells": (b"a/b/c,2026-07-01", "2 of 4 cells"),
    "too many cells": (b"a/b/c,2026-07-01,98,2,late", "5 cells where the first line has 4"),
    "no standard": (b",2026-07-01,98.2,", "column standard is empty"),
    "a row of totals": (b"Total,,98.2,", "column observed_on is empty"),
    "no value": (b"a/b/c,2026-07-01, ,", "column value is empty"),
    "an apostrophe": (b"a/b/c,2026-07-01,'98.2,x", "column value begins with an apostrophe"),
    "a formula": (b"a/b/c,2026-07-01,=1+1,x", 'column value is a formula: "=1+1"'),
    "a formula in a note": (b"a/b/c,2026-07-01,98.2, =cmd|x", "column note is a formula"),
    "a reference that is gone": (b"a/b/c,2026-07-01,#REF!,x", 'spreadsheet error "#REF!"'),
    "not available": (b"a/b/c,2026-07-01,#N/A,x", 'spreadsheet error "#N/A"'),
    "divided by zero": (b"a/b/c,2026-07-01,#DIV/0!,x", 'spreadsheet error "#DIV/0!"'),
    "a column that was too narrow": (b"a/b/c,######,98.2,x", "column observed_on is the spreadsheet error"),
    "a NUL": (b"a/b/c,2026-07-01,98.2,a\0b", "column note has a NUL"),
    "a long cell": (b"a/b/c,2026-07-01,98.2," + b"x" * 10_001, "longer than 10,000"),
    "a cell past the csv module's own bound": (b"a/b/c,2026-07-01,98.2," + b"x" * 200_000, "longer than 10,000"),
    "text after a quote": (b'a/b/c,2026-07-01,"98.2"x,', "text after a closing quote"),
}


@pytest.mark.parametrize(("content", "message"), ROW_FAULTS.values(), ids=ROW_FAULTS)
def test_a_bad_row_is_named_by_its_line_and_the_next_one_is_read(tmp_path: Path, content: bytes, message: str) -> None:
    problem, *others = read(tmp_path, HEADER + content + b"\na/b/c,2026-07-01,98.2,\n")
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source) == ("bad-row", Source("in/rows.csv", 2))
    assert message in problem.message
    assert problem.excerpt == content.decode()[:500]
    assert others == [row(3)]


@pytest.mark.parametrize(
    ("cells", "message"),
    [("a/b/c,2026-07-01,,104,", "column numerator is empty"), ("a/b/c,2026-07-01,97,104,closed", "a value and a reason")],
)
def test_a_share_with_a_half_missing_or_a_reason_beside_it_is_named(tmp_path: Path, cells: str, message: str) -> None:
    (problem,) = read(tmp_path, f"standard,observed_on,numerator,denominator,no_opportunity\n{cells}\n".encode())
    assert isinstance(problem, Problem)
    assert message in problem.message


def test_notes_that_only_look_like_what_a_spreadsheet_leaves_are_kept(tmp_path: Path) -> None:
    notes = ["#1 of 3", "it's late", "- 3 mm", "@ the desk", "#A12"]
    found = read(tmp_path, HEADER + "".join(f"a/b/c,2026-07-01,98.2,{note}\n" for note in notes).encode())
    assert [found_row.note for found_row in found] == notes


def test_what_is_no_file_is_named_as_what_it_is(tmp_path: Path) -> None:
    cases = {tmp_path: "folder", tmp_path / "none.csv": "no such file", Path("/dev/null"): "no regular file"}
    for path, words in cases.items():
        (problem,) = read_rows(path, "shown.csv")
        assert isinstance(problem, Problem)
        assert (problem.check, problem.source) == ("bad-file", Source("shown.csv"))
        assert words in problem.message


@given(content=st.binary(max_size=300), begins=st.booleans())
def test_no_bytes_whatever_make_it_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes, begins: bool) -> None:  # noqa: FBT001 -- hypothesis draws it
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(HEADER * begins + content)
    for found in read_rows(path, "any.csv"):
        if isinstance(found, Row):
            assert found.standard
            assert found.observed_on
            assert bool(found.value) != bool(found.no_opportunity)
        else:
            assert found.check in ("bad-row", "bad-file")


def test_lines_above_the_header_are_skipped_where_the_mapping_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(b'Export of "July\n\n' + HEADER + b"a/b/c,2026-07-01,98.2,\n")
    assert bare(read_rows(path, "in/rows.csv", ImportMapping("erp", skip_rows=2))) == [row(4)]
