"""Lines in the encoding that was declared: read back the same, and never read as another one."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.import_mapping import ENCODINGS, ImportMapping
from handoff.model.problem import Problem
from handoff.reading.csv_lines import LONGEST_LINE, Lines
from handoff.reading.csv_records import Record, read_records

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def read(content: bytes, encoding: str) -> tuple[list[str], Problem | None]:
    lines = Lines(io.BytesIO(content), "x.csv", encoding)
    return list(lines), lines.fault


@given(texts=st.lists(TEXT, min_size=1, max_size=5), mark=st.sampled_from([("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]))
def test_utf_16_with_a_mark_is_read_line_by_line(texts: list[str], mark: tuple[str, bytes]) -> None:
    codec, begin = mark
    content = begin + "".join(f"{text}\n" for text in texts).encode(codec)
    assert read(content, "utf-16") == ([f"{text}\n" for text in texts], None)


@pytest.mark.parametrize("sign", ["\u0a05", "\u0a0a", "\u010a", "\u0a85", "\u0b0a"])
def test_half_of_a_sign_ends_no_line(sign: str) -> None:
    for codec, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        assert read(mark + f"a{sign}b\n{sign}".encode(codec), "utf-16") == ([f"a{sign}b\n", sign], None)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXT)
def test_whatever_an_encoding_has_reads_back_or_is_told_to_be_utf_8(encoding: str, text: str) -> None:
    raw = text.encode(encoding, "ignore")
    if raw.startswith((b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")) and encoding != "utf-16":
        return
    lines, fault = read(raw + "\n".encode(encoding).removeprefix(b"\xff\xfe"), encoding)
    if fault is None:
        assert lines == [raw.decode(encoding) + "\n"]
    else:
        assert fault.message.endswith(", but the file is UTF-8.")
        raw.decode("utf-8")


OTHER = {
    "UTF-8 declared as another": ("für\n".encode(), "cp1252", 1, "declares the encoding cp1252, but the file is UTF-8"),
    "UTF-8 further down": ("a\nfür\n".encode(), "latin-1", 2, "declares the encoding latin-1, but the file is UTF-8"),
    "a mark of UTF-8": (b"\xef\xbb\xbfa\n", "cp1252", 1, "but the file is UTF-8"),
    "UTF-16 declared as another": ("a\n".encode("utf-16"), "cp1252", 1, "declares the encoding cp1252, but the file is UTF-16"),
    "UTF-16 not declared": ("a\n".encode("utf-16"), "", 1, "is UTF-16 (a spreadsheet calls it Unicode text), not UTF-8"),
    "UTF-16 without a mark": ("a\n".encode("utf-16-le"), "utf-16", 1, "no byte order mark"),
    "UTF-8 declared as UTF-16": (b"a,b\n", "utf-16", 1, "no byte order mark"),
    "half a sign at the end": (b"\xff\xfea\0\n\0b", "utf-16", 2, "is not utf-16"),
    "another not declared": (b"f\xfcr\n", "", 1, "0xfc is not UTF-8"),
    "a byte that the encoding does not have": (b"a\x81\n", "cp1252", 1, "0x81 is not cp1252"),
    "a workbook": (b"PK\x03\x04", "utf-16", 1, "workbook"),
    "a long line": (b"\xff\xfe" + b"a\0" * LONGEST_LINE, "utf-16", 1, "longer than"),
}


@pytest.mark.parametrize(("content", "encoding", "line", "words"), OTHER.values(), ids=OTHER)
def test_a_file_in_another_encoding_is_told(content: bytes, encoding: str, line: int, words: str) -> None:
    lines, fault = read(content, encoding)
    assert fault is not None
    assert (fault.check, fault.source.line, len(lines)) == ("bad-file", line, line - 1)
    assert words in fault.message
    assert fault.why
    assert fault.fix


DELIMITERS = {
    "found outside quotes": ('"a, all";b\n1;2\n', "", ["a, all", "b"]),
    "declared where there is a doubt": ("a, all;b\n1;2\n", ";", ["a, all", "b"]),
    "a bar": ("a|b\n1|2\n", "|", ["a", "b"]),
    "a tab": ("a;x\tb\n1\t2\n", "\t", ["a;x", "b"]),
    "a sign beyond ASCII": ("a§b\n1§2\n", "§", ["a", "b"]),
}


@pytest.mark.parametrize(("text", "delimiter", "cells"), DELIMITERS.values(), ids=DELIMITERS)
def test_what_parts_cells_is_found_or_declared(text: str, delimiter: str, cells: list[str]) -> None:
    header, row = read_records(io.BytesIO(text.encode()), "x.csv", ImportMapping("erp", delimiter=delimiter))
    assert isinstance(header, Record)
    assert isinstance(row, Record)
    assert (header.cells, row.cells) == (cells, ["1", "2"])


def test_a_doubt_about_what_parts_cells_is_told() -> None:
    (problem,) = read_records(io.BytesIO(b"title\nMenge, Liter;Tag\n1;2\n"), "x.csv", ImportMapping("erp", skip_rows=1))
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source.line, problem.excerpt) == ("bad-file", 2, "Menge, Liter;Tag")
    assert "has `,` and `;`" in problem.message
    assert 'delimiter = ";"' in problem.fix
