import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.ledger._flaws import Flaws
from handoff.ledger._lines import entry_line
from handoff.ledger._read import NOBODY, act_of, read_act
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Measurement
from handoff.model.problem import Problem

SHOWN = "ledger/act.jsonl"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], tuple[list[int], tuple[Problem, ...]]]:
    """Write a file and read it: the numbers of the lines that count, and what is wrong."""

    def reading(content: bytes) -> tuple[list[int], tuple[Problem, ...]]:
        path = tmp_path / "act.jsonl"
        path.write_bytes(content)
        flaws = Flaws(SHOWN)
        return [found.number for found in read_act(ActFile(str(path), SHOWN), flaws)], flaws.problems()

    return reading


@pytest.fixture
def lines(act: Act, measured: Callable[..., Measurement]) -> tuple[bytes, bytes, bytes]:
    """An act and two measurements."""
    return entry_line(act)[1], entry_line(measured("97"))[1], entry_line(measured("98"))[1]


Reading = Callable[[bytes], tuple[list[int], tuple[Problem, ...]]]
Lines = tuple[bytes, bytes, bytes]


def test_entries_carry_their_act_and_their_line(tmp_path: Path, act: Act, lines: Lines) -> None:
    path = tmp_path / "act.jsonl"
    path.write_bytes(b"".join(lines))
    found = list(read_act(ActFile(str(path), SHOWN), Flaws(SHOWN)))
    assert [(one.act, one.number, one.line) for one in found] == [(act, 2, lines[1]), (act, 3, lines[2])]
    assert [one.id for one in found] == [lines[1][7:71].decode(), lines[2][7:71].decode()]


# What stands in the file (the act, one measurement, another, and bytes); the lines that count; the problems, by line and words.
@pytest.mark.parametrize(
    ("content", "counted", "told"),
    [
        (("act", "one", "other"), [2, 3], []),
        (("act", "one", b"\n \n\r\n", "other"), [2, 6], []),
        (("act", "one", b"x\n", "other"), [2, 4], [("unreadable-entry", 3, "not an entry")]),
        (("act", "one", b"\xef\xbb\xbf", "other"), [2], [("unreadable-entry", 3, "byte-order mark")]),
        (
            ("act", b"<<<<<<< HEAD\n", "one", b"=======\n", "other"),
            [3, 5],
            [("unreadable-entry", 2, "unresolved git merge conflict")],
        ),
        (("act", "one", b'{"id":"0123456789abcdef'), [2], [("unreadable-entry", 3, "torn write")]),
        (("act", "one", b'{"id":"0123456789abcdef\n', "other"), [2, 4], [("unreadable-entry", 3, "no valid JSON")]),
        (("act", b"[1,2]\n"), [], [("unreadable-entry", 2, "braces")]),
        ((b"<!DOCTYPE html><html><body>404</body></html>\n",), [], [("unreadable-entry", 1, "begins with")]),
        (("one", "other"), [1, 2], [("entry-without-act", 1, "no act before it")]),
        ((b"\xff\xfe@\x00\n\x00@\x00\n\x00",), [], [("unreadable-entry", 1, "UTF-16")]),
        ((), [], []),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_counts(
    content: tuple[str | bytes, ...], counted: list[int], told: list[tuple[str, int, str]], read: Reading, lines: Lines
) -> None:
    named = dict(zip(("act", "one", "other"), lines, strict=True))
    found, problems = read(b"".join(named[part] if isinstance(part, str) else part for part in content))
    assert found == counted
    assert [(problem.check, problem.source.line) for problem in problems] == [(check, line) for check, line, _ in told]
    assert all(words in problem.message for problem, (_, _, words) in zip(problems, told, strict=True))


def test_all_markers_of_a_conflict_are_one_problem_with_their_lines(read: Reading, lines: Lines) -> None:
    _, (problem,) = read(lines[0] + b"<<<<<<< head\n" + lines[1] + b"=======\n" + lines[2] + b">>>>>>> feature\n")
    assert [problem.source.line, *(place.line for place in problem.also)] == [2, 4, 6]


def test_a_file_with_converted_line_ends_is_one_problem(read: Reading, lines: Lines) -> None:
    found, (problem,) = read(b"".join(lines).replace(b"\n", b"\r\n"))
    assert found == []
    assert (problem.check, problem.source.line, len(problem.also)) == ("altered-entry", 1, 2)


def test_a_last_line_without_its_newline_counts(read: Reading, lines: Lines) -> None:
    assert read(b"".join(lines).removesuffix(b"\n")) == ([2, 3], ())


def test_two_entries_on_one_line_are_told_with_their_column(read: Reading, lines: Lines) -> None:
    act, one, other = lines
    found, (problem,) = read(act + one.removesuffix(b"\n") + other)
    assert found == []
    assert (problem.source.line, problem.source.column) == (2, len(one))


def test_a_line_of_fifty_megabytes_is_refused_in_little_memory_and_few_words(read: Reading, lines: Lines) -> None:
    content = lines[0] + b'{"id":"' + b"a" * (50 << 20) + b'"}\n' + lines[1]
    tracemalloc.start()
    found, (problem,) = read(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [3]
    assert (problem.source.line, problem.excerpt) == (2, "")
    assert len(problem.message) < 100
    assert peak < 10 << 20


def test_a_million_bad_lines_are_told_in_few_words(read: Reading) -> None:
    found, problems = read(b"x\n" * 1_000_000)
    assert found == []
    assert sum(1 + len(problem.also) for problem in problems) < 30
    assert "999,980 more lines" in problems[-1].message


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    flaws = Flaws(SHOWN)
    assert list(read_act(ActFile(str(tmp_path / "gone.jsonl"), SHOWN), flaws)) == []
    assert [problem.check for problem in flaws.problems()] == ["unreadable-entry"]


def test_the_act_of_a_file_is_on_its_first_line(tmp_path: Path, act: Act, lines: Lines) -> None:
    path = tmp_path / "act.jsonl"
    for content, expected in ((b"\n\n" + lines[0], act), (lines[1] + lines[0], None), (b"", None), (b"x\n" + lines[0], None)):
        path.write_bytes(content)
        assert act_of(ActFile(str(path), SHOWN)) == expected
    assert act_of(ActFile(str(tmp_path / "gone"), SHOWN)) is None
    assert NOBODY.recorded_by == ""
