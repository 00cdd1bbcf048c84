"""CSV records: where they begin, what breaks them, and how little is kept of them."""

import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.problem import Problem
from handoff.reading.csv_lines import LONGEST_LINE
from handoff.reading.csv_records import Record, read_records

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8).map(str.lstrip)


def read(content: bytes) -> list[Record | Problem]:
    return list(read_records(io.BytesIO(content), "x.csv"))


@given(rows=st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_the_csv_module_writes_reads_back_with_its_lines(rows: list[list[str]]) -> None:
    sheet = io.StringIO()
    begins = []
    for cells in [["one", "two"], *rows]:
        begins.append(sheet.getvalue().count("\n") + 1)
        csv.writer(sheet, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(cells)
    found = read(sheet.getvalue().encode())
    assert [record.cells for record in found] == [["one", "two"], *rows]
    assert [record.line for record in found] == begins


QUOTES = {
    "to the end of the file": (b'a,b\n1,"oops\n2,3\n4,5\n', 2, '1,"oops'),
    "on the last line": (b'a,b\n1,2\n3,"oops', 3, '3,"oops'),
    "until the next quote": (b'a,b\n1,"oops\n2,"ok"\n4,5\n', 2, '1,"oops'),
    "past an escaped one": (b'a,b\n1,"oo""ps\n2,3\n', 2, '1,"oo""ps'),
    "after a cell of two lines": (b'a,b\n"x\ny","oops\n2,3\n', 3, 'y","oops'),
    "for longer than any cell": (b'a,b\n1,"oops\n' + b"2,3\n" * 60_000, 2, '1,"oops'),
    "in the header": (b'a,"b\n1,2\n', 1, 'a,"b'),
}


@pytest.mark.parametrize(("content", "line", "excerpt"), QUOTES.values(), ids=QUOTES)
def test_a_quote_that_is_not_closed_is_named_where_it_opens_and_nothing_after_it_is_read(
    content: bytes, line: int, excerpt: str
) -> None:
    last = read(content)[-1]
    assert isinstance(last, Problem)
    assert (last.check, last.source.line, last.excerpt) == ("bad-file", line, excerpt)
    assert "quote that opens on this line" in last.message
    assert sum(isinstance(found, Problem) for found in read(content)) == 1


ENDINGS = {
    "another encoding": (b"a,b\n1,2\n3,gr\xfcn\n4,5\n", 3, "0xfc"),
    "another encoding inside quotes": (b'a,b\n1,"2\n3,gr\xfcn\n4,5"\n', 3, "0xfc"),
    "a line without an end": (b"a,b\n" + b"1," + b"2" * LONGEST_LINE + b"\n", 2, "longer than 1,000,000 bytes"),
    "carriage returns alone": (b"a,b\r1,2\r", 1, "carriage return"),
}


@pytest.mark.parametrize(("content", "line", "words"), ENDINGS.values(), ids=ENDINGS)
def test_what_cannot_be_read_ends_the_reading_at_its_line(content: bytes, line: int, words: str) -> None:
    last = read(content)[-1]
    assert isinstance(last, Problem)
    assert (last.check, last.source.line) == ("bad-file", line)
    assert words in last.message


def test_a_quote_inside_a_bare_cell_is_text() -> None:
    assert [record.cells for record in read(b'a,b\n5" pipe,1\n')] == [["a", "b"], ['5" pipe', "1"]]


class Endless(io.RawIOBase):
    """A file of very many rows that is nowhere kept."""

    def __init__(self, rows: int) -> None:
        self.rows = rows

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        if not self.rows:
            return 0
        self.rows -= 1
        line = b"a/b/c,2026-07-01,98.2,note\n"
        buffer[: len(line)] = line
        return len(line)


def test_memory_does_not_grow_with_the_rows() -> None:
    def peak(rows: int) -> int:
        tracemalloc.start()
        read_in_all = sum(isinstance(found, Record) for found in read_records(io.BufferedReader(Endless(rows)), "x.csv"))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert read_in_all == rows
        return most

    peak(100)
    assert peak(20_000) < peak(200) + 50_000
