"""Rows from JSON Lines: strict, with their digits as they were written, each fault with its line."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.import_mapping import PLAIN, ROW_COLUMNS, ImportMapping
from handoff.model.problem import Problem, Source
from handoff.reading.csv_lines import LONGEST_LINE
from handoff.reading.json_rows import KEYS
from handoff.reading.rows import Found, Row, read_rows

from .bare import bare

GOOD = '{"standard":"a/b/c","observed_on":"2026-07-01","value":98.20}'


def read(folder: Path, content: str | bytes, mapping: ImportMapping = PLAIN) -> list[Found]:
    path = folder / "rows.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return bare(read_rows(path, "rows.jsonl", mapping))


def row(line: int = 1, **more: object) -> Row:
    fields: dict[str, object] = {
        "standard": "a/b/c",
        "observed_on": "2026-07-01",
        "value": "98.20",
        "recorded_by": "",
        "note": "",
        "evidence": (),
        "no_opportunity": "",
        "key": "",
    }
    return Row(line=line, **(fields | more))


def test_a_line_may_say_what_a_row_may_and_its_key() -> None:
    assert (*ROW_COLUMNS, "key") == KEYS


LINES = {
    "a number keeps its digits": ('"value":98.20', {}),
    "a text in the written form": ('"value":" 97/104 "', {"value": "97/104"}),
    "a list of numbers and texts": ('"value":[20.10, -3,"20.2mm"]', {"value": "20.10 -3 20.2mm"}),
    "a share": ('"numerator":97,"denominator":104', {"value": "97/104"}),
    "a share in texts": ('"numerator":"97","denominator":"104"', {"value": "97/104"}),
    "a count": ('"numerator":3', {"value": "3"}),
    "a reason": ('"no_opportunity":"closed"', {"value": "", "no_opportunity": "closed"}),
    "texts": ('"value":98.20,"note":"für \\"x\\": y","recorded_by":"A"', {"note": 'für "x": y', "recorded_by": "A"}),
    "one piece of evidence": ('"value":98.20,"evidence":"a; b.pdf"', {"evidence": ("a; b.pdf",)}),
    "several": ('"value":98.20,"evidence":["a.pdf","b.pdf"]', {"evidence": ("a.pdf", "b.pdf")}),
    "a key": ('"value":98.20,"key":"4711|1"', {"key": "key=4711\\|1"}),
    "nothing in a text": ('"value":98.20,"note":"","key":"","evidence":[]', {}),
}


@pytest.mark.parametrize(("said", "fields"), LINES.values(), ids=LINES)
def test_a_line_is_a_row(tmp_path: Path, said: str, fields: dict[str, object]) -> None:
    line = f'{{"standard":"a/b/c","observed_on":"2026-07-01",{said}}}'
    assert read(tmp_path, f"{line}\n{line}") == [row(**fields), row(2, **fields)]


@given(number=st.decimals(-999_999_999, 999_999_999, places=6, allow_nan=False), zeros=st.integers(0, 3))
def test_a_number_is_never_rounded(tmp_path_factory: pytest.TempPathFactory, number: Decimal, zeros: int) -> None:
    text = f"{number.normalize():f}"
    text += "0" * min(zeros, 6 - len(text.partition(".")[2])) if "." in text else ""
    (found,) = read(tmp_path_factory.getbasetemp(), GOOD.replace("98.20", text))
    assert isinstance(found, Row)
    assert found.value == text


BAD = {
    "a key twice": (GOOD.replace('"value"', '"value":98.2,"value"'), 'The key "value" stands twice'),
    "a key twice, with a blank of JSON's": (GOOD.replace('"value"', '"value"\r:98.2,"value"'), 'The key "value" stands twice'),
    "a key twice, its name inside a text too": (
        GOOD.replace("98.20", '1,"note":"x","note":"\\"y\\":"'),
        'The key "note" stands twice',
    ),
    "an unknown key": (GOOD.replace('"value"', '"vlaue"'), "Did you mean `value`?"),
    "a number as a note": (GOOD.replace("98.20", '1,"note":3.5'), "`note` should be a text"),
    "a number as a standard": (GOOD.replace('"a/b/c"', "3"), "`standard` should be a text"),
    "null": (GOOD.replace("98.20", "null"), '`value` is "null"'),
    "true": (GOOD.replace("98.20", "true"), '`value` is "true"'),
    "an object": (GOOD.replace("98.20", '{"a":1}'), "no text, and no number"),
    "a list in a list": (GOOD.replace("98.20", "[[1]]"), "no text, and no number"),
    "a list as a numerator": (GOOD.replace('"value":98.20', '"numerator":[1]'), "`numerator` is"),
    "NaN": (GOOD.replace("98.20", "NaN"), "NaN is no number"),
    "infinity": (GOOD.replace("98.20", "-Infinity"), "-Infinity is no number"),
    "an exponent": (GOOD.replace("98.20", "9e1"), '`value` is "9e1"'),
    "a huge number": (GOOD.replace("98.20", "1e400"), '`value` is "1e400"'),
    "too many digits": (GOOD.replace("98.20", "0.1234567"), "at most 9 before it and 6 after it"),
    "half of a character": (GOOD.replace("98.20", '1,"note":"\\ud800"'), "`note` has half of a character"),
    "half of one in a value": (GOOD.replace("98.20", '"\\udc00"'), "`value` has half of a character"),
    "half of one in a list": (GOOD.replace("98.20", '1,"evidence":["\\ud83d"]'), "`evidence` has half"),
    "a NUL": (GOOD.replace("98.20", '1,"note":"a\\u0000"'), "NUL"),
    "a long text": (GOOD.replace("98.20", f'1,"note":"{"x" * 10_001}"'), "longer than 10,000"),
    "an empty line": ("", "The line is empty"),
    "a blank line": ("  ", "The line is empty"),
    "no JSON": ("a,b", "no JSON: expecting value, at column 1"),
    "two objects": (GOOD + GOOD, "extra data, at column 62"),
    "half an object": (GOOD[:-1], "no JSON"),
    "a text": ('"x"', "no object"),
    "nested deep": (GOOD.replace("98.20", "[" * 50_000 + "]" * 50_000), "too deep"),
    "no standard": ('{"observed_on":"2026-07-01","value":1}', "There is no `standard`"),
    "an empty standard": (GOOD.replace("a/b/c", " "), "`standard` says nothing"),
    "no value": ('{"standard":"a/b/c","observed_on":"2026-07-01"}', "`value` says nothing"),
    "two ways": (GOOD.replace("98.20", '1,"numerator":1'), "beside `numerator`"),
    "half a share": (GOOD.replace('"value"', '"denominator"'), "without a `numerator`"),
    "a value and a reason": (GOOD.replace("98.20", '1,"no_opportunity":"x"'), "a value and a reason"),
    "an unseen sign in the key": (GOOD.replace("98.20", '1,"key":"a\\u00ad"'), "nobody can see"),
    "evidence that is a number": (GOOD.replace("98.20", '1,"evidence":[1]'), "a list of texts"),
}


@pytest.mark.parametrize(("line", "words"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_and_the_next_one_is_read(tmp_path: Path, line: str, words: str) -> None:
    problem, *others = read(tmp_path, f"{GOOD}\n{line}\n{GOOD}\n")[1:]
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source) == ("bad-row", Source("rows.jsonl", 2))
    assert words in f"{problem.message} {problem.fix}"
    assert problem.why
    assert problem.fix
    assert problem.excerpt == line[:500]
    assert others == [row(3)]


def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    bad = GOOD.replace("98.20", '1,"note":"ü"').encode("latin-1")
    inside = GOOD.replace("98.20", '"ü"').encode("latin-1")
    problems = read(tmp_path, bad + b"\n" + inside)
    assert [problem.message for problem in problems if isinstance(problem, Problem)] == ["Byte 0xfc is not UTF-8."] * 2


FILES = {
    "empty": (b"", 0, "no line to read"),
    "a list": (b"[\n" + GOOD.encode(), 1, "not JSON Lines"),
    "UTF-16": (GOOD.encode("utf-16"), 1, "UTF-16"),
    "a line without an end": (b" " * (LONGEST_LINE + 1), 1, "longer than"),
}


@pytest.mark.parametrize(("content", "line", "words"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_json_lines_ends_at_once(tmp_path: Path, content: bytes, line: int, words: str) -> None:
    (problem,) = read(tmp_path, content)
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source) == ("bad-file", Source("rows.jsonl", line))
    assert words in problem.message


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n") == [row()]


def test_a_mapping_gives_its_name_alone(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD, ImportMapping("scales")) == [row()]
    (problem,) = read(tmp_path, GOOD, ImportMapping("scales", decimal=","))
    assert isinstance(problem, Problem)
    assert "scales declares columns or forms" in problem.message


@given(content=st.binary(max_size=200), begins=st.booleans())
def test_no_bytes_whatever_make_it_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes, begins: bool) -> None:  # noqa: FBT001 -- hypothesis draws it
    for found in read(tmp_path_factory.getbasetemp(), f"{GOOD}\n".encode() * begins + content):
        assert isinstance(found, Row | Problem)


@given(said=st.dictionaries(st.sampled_from(KEYS), st.text(st.characters(exclude_characters="\0"), max_size=6)))
def test_whatever_python_writes_is_read_or_named(tmp_path_factory: pytest.TempPathFactory, said: dict[str, str]) -> None:
    (found,) = read(tmp_path_factory.getbasetemp(), json.dumps(said))
    if isinstance(found, Row):
        assert found.note == said.get("note", "").strip()
        assert bool(found.value) != bool(found.no_opportunity)
