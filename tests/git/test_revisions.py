"""A revision's files come out of git's objects: whatever was typed is a name, and nothing of the repository runs."""

import os
import subprocess
from pathlib import Path

import pytest

from handoff.git import Revision, Tracked, contents, resolve, tracked
from handoff.model.problem import Fault

FILE = "standards/sales.yaml"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def write(folder: Path, name: str, content: bytes = b"x\n") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Change")
    return git(folder, "rev-parse", "HEAD")


def found(root: Path, name: str) -> Revision:
    revision = resolve(root, name)
    assert isinstance(revision, Revision), revision
    return revision


def files(root: Path, name: str, path: str) -> tuple[Tracked, ...]:
    listed = tracked(root, found(root, name), path)
    assert not isinstance(listed, Fault), listed
    return listed


def refused(root: Path, name: str) -> Fault:
    fault = resolve(root, name)
    assert isinstance(fault, Fault)
    assert fault.why
    assert all(part.isprintable() for part in (fault.message, fault.why, fault.fix))
    return fault


@pytest.fixture(autouse=True)
def _person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    write(
        tmp_path / "home",
        ".gitconfig",
        b'[user]\nname = Ada Auditor\nemail = ada@example.org\n[init]\ndefaultBranch = main\n[protocol "file"]\nallow = always\n',
    )
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "none"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    git(folder, "init", "--quiet")
    write(folder, FILE)
    commit(folder)
    return folder


def test_a_branch_a_tag_and_an_id_are_the_commit_they_mean(repository: Path) -> None:
    whole = git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "--annotate", "v1", "--message", "One")
    for name in ("HEAD", "main", "v1", whole, whole[:9], "@"):
        assert resolve(repository, name) == Revision(name, whole)


@pytest.mark.parametrize(
    "name",
    [
        "--output=pwned",
        "-h",
        "--all",
        "$(touch pwned)",
        "HEAD;touch pwned",
        "`touch pwned`",
        "|touch pwned",
        "",
        "^HEAD",
        "a\nb\x1b[0m",
        "HEAD:standards",
        "x" * 300_000,
        "a\0b",
        "no-such-branch",
        "\ud800",
        "HEAD@{99}",
        "--not",
        "HEAD^{tree}",
        ":/",
        "--end-of-options",
    ],
)
def test_what_is_no_revision_is_refused_and_is_only_ever_a_name(repository: Path, name: str) -> None:
    before = sorted(repository.rglob("*"))
    refused(repository, name)
    assert sorted(repository.rglob("*")) == before


def test_each_reason_has_its_own_way_out(repository: Path, tmp_path: Path) -> None:
    assert "range" in refused(repository, "main..HEAD").message
    assert "git fetch" in refused(repository, "later").fix
    git(repository, "update-ref", "refs/remotes/origin/later", "HEAD")
    assert refused(repository, "later").fix == 'Did you mean "origin/later"?'
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "git init" in refused(empty, "HEAD").fix
    git(empty, "init", "--quiet")
    assert "no commit" in refused(empty, "HEAD").message


def test_git_missing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    revision = found(repository, "HEAD")
    monkeypatch.setenv("PATH", str(repository))
    refused(repository, "HEAD")
    assert isinstance(tracked(repository, revision, "standards"), Fault)


def test_a_shallow_clone_says_what_to_fetch_and_reads_what_it_has(repository: Path, tmp_path: Path) -> None:
    write(repository, FILE, b"two\n")
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))
    fault = refused(clone, "HEAD~1")
    assert "shallow" in fault.message
    assert all(step in fault.fix for step in ("git fetch --deepen=50", "git fetch origin main", "fetch-depth: 0"))
    (only,) = files(clone, "HEAD", "standards")
    assert list(contents(clone, found(clone, "HEAD"), (only,))) == [b"two\n"]


def test_a_partial_clone_says_what_to_fetch_and_fetches_nothing(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.as_uri(), str(clone))
    listed = tracked(clone, found(clone, "HEAD"), "standards")
    fault = listed if isinstance(listed, Fault) else next(contents(clone, found(clone, "HEAD"), listed))
    assert isinstance(fault, Fault)
    assert "git fetch --refetch --no-filter origin" in fault.fix
    git(clone, "fetch", "--quiet", "--refetch", "--no-filter", "origin")
    (only,) = files(clone, "HEAD", "standards")
    assert list(contents(clone, found(clone, "HEAD"), (only,))) == [b"x\n"]


def test_paths_are_those_of_the_workspace_wherever_it_lies(repository: Path) -> None:
    inner = repository / "quality" / "site *"
    for name in ("standards/b.yaml", "standards/sub/a.yaml", "standards/Zoë\n\t.yaml", "standards2/no.yaml", "handoff.toml"):
        write(inner, name, name.encode())
    write(repository, "quality/site x/standards/no.yaml")
    commit(repository)
    paths = [file.path for file in files(inner, "HEAD", "standards")]
    assert sorted(paths) == ["standards/Zoë\n\t.yaml", "standards/b.yaml", "standards/sub/a.yaml"]
    assert [file.path for file in files(inner, "HEAD", "handoff.toml")] == ["handoff.toml"]
    assert len(files(inner, "HEAD", ".")) == 5
    assert len(files(repository, "HEAD", ".")) == 7
    assert files(inner, "HEAD", "nowhere") == ()
    assert files(inner, "HEAD~1", "standards") == ()
    listed = files(inner, "HEAD", "standards")
    assert list(contents(inner, found(inner, "HEAD"), listed)) == [file.path.encode() for file in listed]


def test_links_and_submodules_have_no_content(repository: Path) -> None:
    (repository / "standards" / "link.yaml").symlink_to("sales.yaml")
    git(repository, "add", "--all")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{git(repository, 'rev-parse', 'HEAD')},standards/module.yaml")
    git(repository, "commit", "--quiet", "--message", "Link")
    assert {file.path: file.is_plain for file in files(repository, "HEAD", "standards")} == {
        FILE: True,
        "standards/link.yaml": False,
        "standards/module.yaml": False,
    }


def test_many_and_large_files_come_whole_and_in_order(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoff.git._revisions._AT_ONCE", 1000)
    texts = {f"standards/{number:03d}.yaml": (b"\n" * number + bytes([number % 256])) * 20 for number in range(60)}
    for name, text in texts.items():
        write(repository, name, text)
    write(repository, "standards/copy.yaml", texts["standards/007.yaml"])
    commit(repository)
    listed = files(repository, "HEAD", "standards")
    for file, content in zip(listed, contents(repository, found(repository, "HEAD"), listed), strict=True):
        assert content == (repository / file.path).read_bytes()
        assert file.size == len(content)


def test_an_id_is_what_it_was_made_of_whatever_a_clone_puts_in_its_place(repository: Path) -> None:
    honest = git(repository, "rev-parse", "HEAD")
    genuine = files(repository, honest, FILE)
    write(repository, FILE, b"something else\n")
    other = commit(repository)
    assert files(repository, other, FILE) != genuine
    git(repository, "replace", honest, other)
    assert files(repository, honest, FILE) == genuine


def test_a_hostile_configuration_runs_nothing(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    write(repository, ".gitattributes", b"*.yaml filter=evil diff=evil merge=evil ident\n")
    write(repository, FILE, b"$Id$ two\n")
    whole = commit(repository)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.gitProxy",
        "core.editor",
        "core.askPass",
        "alias.ls-tree",
    ):
        git(repository, "config", name, f"!{script}" if name.startswith("alias") else str(script))
    for name in ("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "diff.evil.textconv", "diff.external"):
        git(repository, "config", name, str(script))
    git(repository, "config", "core.hooksPath", str(tmp_path))
    git(repository, "config", "remote.origin.url", f"ext::{script}")
    git(repository, "config", "remote.origin.promisor", "true")
    marker.unlink(missing_ok=True)
    listed = files(repository, whole, "standards")
    assert list(contents(repository, found(repository, whole), listed)) == [b"$Id$ two\n"]
    missing = Tracked(FILE, "1" * 40, 9)
    (fault,) = contents(repository, found(repository, whole), (missing,))
    assert isinstance(fault, Fault)
    refused(repository, "1" * 40)
    assert not marker.exists()


def test_an_environment_that_points_elsewhere_is_not_followed(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "elsewhere"))
    assert [file.path for file in files(repository, "HEAD", "standards")] == [FILE]
