"""Hostile names, links and settings of a repository run nothing, lead nowhere and leave nothing behind."""

from pathlib import Path

import pytest

from .works import Diff, Run, commit, edit, git


@pytest.mark.parametrize(
    "revision",
    ["--output=pwned", "$(touch pwned)", "HEAD;touch pwned\x1b[31m\u202e", ""],
)
def test_a_revision_is_only_ever_a_name(site: Path, handoff: Run, revision: str) -> None:
    before = sorted(site.rglob("*"))
    for words in (["--", revision], ["--", "HEAD", revision]):
        done = handoff("diff", *words, cwd=site)
        assert (done.returncode, done.stdout) == (2, "")
        assert not {"\x1b", "\u202e"} & set(done.stderr)
    assert sorted(site.rglob("*")) == before


def test_links_submodules_and_hidden_files_of_a_revision_are_left_alone(site: Path, tmp_path: Path, diff: Diff) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("department: secret\n", encoding="utf-8")
    (site / "standards" / "link.yaml").symlink_to(secret)
    (site / "standards" / ".draft.yaml").write_text("x: [\n", encoding="utf-8")
    (site / "standards" / "notes.txt").write_text("x\n", encoding="utf-8")
    commit(site)
    (site / "standards" / "link.yaml").unlink()
    facts = diff(site)
    assert (facts["changes"], facts["from"]["passed_over"]) == ([], ["standards/link.yaml"])  # type: ignore[index]


def test_a_hostile_repository_runs_nothing(site: Path, tmp_path: Path, diff: Diff) -> None:
    marker, script = tmp_path / "ran", tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    edit(site, ("at least 90 %", "at least 85 %"))
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.evil.textconv", "diff.external"):
        git(site, "config", name, str(script))
    (site / ".gitattributes").write_text("* filter=evil diff=evil\n", encoding="utf-8")
    for name in ("clean", "smudge", "process"):
        git(site, "config", f"filter.evil.{name}", str(script))
    git(site, "config", "core.hooksPath", str(tmp_path))
    marker.unlink(missing_ok=True)
    assert [one["kind"] for one in diff(site)["changes"]] == ["loosened"]  # type: ignore[attr-defined]
    assert not marker.exists()


def test_nothing_is_left_behind(site: Path, tmp_path: Path, handoff: Run) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    before = sorted(site.rglob("*"))
    assert handoff("diff", cwd=site, env={"TMPDIR": str(folder)}).returncode == 0
    assert handoff("diff", "nope", cwd=site, env={"TMPDIR": str(folder)}).returncode == 2
    assert list(folder.iterdir()) == []
    assert sorted(site.rglob("*")) == before
