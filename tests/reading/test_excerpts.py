from pathlib import Path

import pytest

from handoff.model.problem import Problem, Source
from handoff.reading import with_excerpts

RAW = b"\xef\xbb\xbffirst\r\n  second\xfc\x1b[2J\nthird " + b"x" * 300 + b"\nlast"


def problem(path: str, line: int, excerpt: str = "") -> Problem:
    return Problem("syntax", "error", Source(path, line, 1), "m", excerpt=excerpt)


@pytest.mark.parametrize(
    ("line", "excerpt"),
    [(1, "first"), (2, "  second\ufffd\x1b[2J"), (3, ("third " + "x" * 300)[:200]), (4, "last"), (5, ""), (0, ""), (10**9, "")],
)
def test_the_excerpt_is_the_line_as_it_stands(tmp_path: Path, line: int, excerpt: str) -> None:
    (tmp_path / "a.yaml").write_bytes(RAW)
    (found,) = with_excerpts(tmp_path, (problem("a.yaml", line),))
    assert found == problem("a.yaml", line, excerpt)


def test_problems_keep_their_order_and_the_excerpts_they_have(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(RAW)
    (tmp_path / "b.yaml").write_bytes(b"bee\n")
    problems = (problem("b.yaml", 1), problem("a.yaml", 1, "own"), problem("a.yaml", 4), problem("a.yaml", 1))
    assert [found.excerpt for found in with_excerpts(tmp_path, problems)] == ["bee", "own", "last", "first"]


def test_a_file_that_is_gone_or_elsewhere_leaves_its_problem_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    (tmp_path / "folder.yaml").mkdir()
    problems = tuple(problem(path, 1) for path in ("gone.yaml", "link.yaml", "folder.yaml", "../x", "/etc/passwd", "a\0"))
    assert with_excerpts(tmp_path, problems) == problems


@pytest.mark.parametrize("raw", [b"PK\x03\x04a\nb", "a\nb".encode("utf-16"), "\ufeffa\nb".encode("utf-16-be")])
def test_a_file_without_lines_that_people_could_read_leaves_its_problem_as_it_was(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    problems = (problem("a.csv", 1), problem("a.csv", 2))
    assert with_excerpts(tmp_path, problems) == problems
