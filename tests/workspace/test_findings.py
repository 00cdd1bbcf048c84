"""What a check found, as formats take it."""

from datetime import date
from pathlib import Path

import pytest

from handoff.git import path_from_top
from handoff.model.problem import Problem, Source
from handoff.page import Excused, Findings
from handoff.workspace.checking import Found
from handoff.workspace.findings import findings_of, from_the_top, nothing_was_there
from handoff.workspace.opening import Workspace, open_workspace

PARTIES = "parties:\n  buyers: {name: Buyers, kind: customer}\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with parties and no department, one folder below the top of a repository."""
    (tmp_path / ".git").mkdir()
    root = tmp_path / "quality"
    (root / "standards").mkdir(parents=True)
    (root / "handoff.toml").write_text('[organisation]\nname = "New"\n', encoding="utf-8")
    (root / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    opened = open_workspace(root)
    assert isinstance(opened, Workspace)
    return opened


def problem(path: str, line: int = 0) -> Problem:
    return Problem("no-anchor", "error", Source(path, line), "m", also=(Source(path, 9),))


def test_each_problem_gets_its_source_line(workspace: Workspace) -> None:
    found = Found((problem("standards/parties.yaml", 1),), (problem("standards/parties.yaml", 2),), later=(problem("a"),))
    findings = findings_of(workspace, found)
    assert [one.excerpt for one in findings.problems] == ["parties:", "  buyers: {name: Buyers, kind: customer}"]
    assert findings.later == found.later


def test_hosts_get_paths_from_the_top_of_the_repository(workspace: Workspace) -> None:
    excused = (Excused(problem("c"), "because", "A", date(2027, 1, 31)),)
    moved = from_the_top(workspace, Findings((problem("a", 3),), excused, (), (problem("b"),)))
    places = [moved.problems[0], moved.excused[0].problem, moved.later[0]]
    assert [one.source.path for one in places] == ["quality/a", "quality/c", "quality/b"]
    assert [one.also[0].path for one in places] == ["quality/a", "quality/c", "quality/b"]
    assert moved.problems[0].source.line == 3
    assert (moved.excused[0].because, moved.excused[0].until) == ("because", date(2027, 1, 31))


def test_at_the_top_and_outside_of_any_repository_paths_stay(workspace: Workspace, tmp_path: Path) -> None:
    assert path_from_top(workspace.root) == "quality/"
    assert path_from_top(tmp_path) == ""
    (tmp_path / ".git").rmdir()
    assert path_from_top(workspace.root) == ""
    findings = Findings((problem("a"),))
    assert from_the_top(workspace, findings) is findings


def test_a_work_tree_whose_git_is_a_file_has_its_top_there(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert path_from_top(tmp_path / "a" / "b") == "a/b/"


def test_nothing_was_there_only_without_a_department_and_a_fault(workspace: Workspace) -> None:
    assert nothing_was_there(workspace, Found((), (problem("standards"),)))
    assert not nothing_was_there(workspace, Found((problem("standards/parties.yaml"),), ()))
