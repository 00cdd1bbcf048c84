"""A revision's definitions are read as they always are, and a tree that no honest git writes reaches nothing outside its folder."""

import binascii
import subprocess
from pathlib import Path

import pytest

from handoff.analysis.changes.changed import Side
from handoff.workspace.revisions import at_revision

EVIL = b"department: evil\nname: Evil\nkind: core\n"
SETTINGS = b'[organisation]\nname = "X"\n'


def git(root: Path, *words: str, given: bytes = b"") -> str:
    person = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(["git", *person, *words], cwd=root, input=given, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "temporary" / "inner").mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary" / "inner"))
    git(folder, "init", "--quiet")
    return folder


def tree(root: Path, *entries: tuple[str, str, str]) -> str:
    """A tree object of (mode, name, id), written without git's own checks."""
    raw = b"".join(f"{mode} {name}".encode() + b"\0" + binascii.unhexlify(oid) for mode, name, oid in entries)
    return git(root, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)


def blob(root: Path, content: bytes) -> str:
    return git(root, "hash-object", "-w", "--stdin", given=content)


def test_names_that_lead_out_of_the_folder_are_not_read(root: Path, tmp_path: Path) -> None:
    evil = tree(root, ("100644", "evil.yaml", blob(root, EVIL)))
    good = blob(root, EVIL.replace(b"evil", b"good"))
    standards = tree(root, ("40000", "..", evil), ("40000", ".git", evil), ("100644", "good.yaml", good))
    top = tree(root, ("100644", "handoff.toml", blob(root, SETTINGS)), ("40000", "standards", standards))
    side = at_revision(root, git(root, "commit-tree", top, "-m", "x"))
    assert isinstance(side, Side)
    assert [one.id for one in side.organisation.departments] == ["good"]
    assert [file.path for file in side.files] == ["handoff.toml", "standards/good.yaml"]
    assert [path.name for path in (tmp_path / "temporary").rglob("*")] == ["inner"]


@pytest.mark.parametrize("name", ["{elsewhere}/evil.yaml", "a/../../evil.yaml", "a//evil.yaml"])
def test_a_name_that_holds_separators_leads_nowhere(root: Path, tmp_path: Path, name: str) -> None:
    settings = blob(root, SETTINGS + b'[paths]\nstandards = "."\n')
    evil = ("100644", name.format(elsewhere=tmp_path), blob(root, EVIL))
    top = tree(
        root, evil, ("100644", "handoff.toml", settings), ("100644", "good.yaml", blob(root, EVIL.replace(b"evil", b"good")))
    )
    side = at_revision(root, git(root, "commit-tree", top, "-m", "x"))
    assert isinstance(side, Side)
    assert [one.id for one in side.organisation.departments] == ["good"]
    assert not list(tmp_path.rglob("evil.yaml"))


def test_settings_that_lead_out_of_the_workspace_are_a_problem_of_the_revision(root: Path) -> None:
    settings = blob(root, SETTINGS + b'[paths]\nstandards = "../elsewhere"\n')
    top = tree(root, ("100644", "handoff.toml", settings))
    problems = at_revision(root, git(root, "commit-tree", top, "-m", "x"))
    assert isinstance(problems, tuple)
    assert [problem.source.path.partition(":")[2] for problem in problems] == ["handoff.toml"]


def test_lines_that_end_otherwise_are_the_same_file(root: Path) -> None:
    sides = []
    for content in (EVIL, EVIL.replace(b"\n", b"\r\n")):
        standards = tree(root, ("100644", "a.yaml", blob(root, content)))
        top = tree(root, ("100644", "handoff.toml", blob(root, SETTINGS)), ("40000", "standards", standards))
        sides.append(at_revision(root, git(root, "commit-tree", top, "-m", "x")))
    assert sides[0].files == sides[1].files
