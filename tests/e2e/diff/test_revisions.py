"""Revisions as they are found: in a deeper folder, in a shallow clone, none at all, or with faults of their own."""

from pathlib import Path

from .works import FILE, ON_TIME, Diff, Run, commit, edit, git, kinds, write_site


def test_a_workspace_in_a_folder_of_its_repository(tmp_path: Path, handoff: Run, diff: Diff) -> None:
    top = tmp_path / "top"
    inner = top / "quality" / "site [1]"
    top.mkdir()
    git(top, "init", "--quiet", "--initial-branch=main")
    (top / "readme.txt").write_text("Ours.\n", encoding="utf-8")
    commit(top)
    write_site(inner)
    (inner / "handoff.toml").write_text('[organisation]\nname = "Harrow"\n[paths]\nstandards = "our/promises"\n', encoding="utf-8")
    (inner / "our").mkdir()
    (inner / "standards").rename(inner / "our" / "promises")
    commit(top)
    edit(inner, ("at least 90 %", "at least 95 %"), path="our/promises/works.yaml")
    facts = diff(inner)
    assert kinds(facts) == [("tightened", ON_TIME, "at least 90 %", "at least 95 %")]
    assert facts["changes"][0]["path"] == "our/promises/works.yaml"  # type: ignore[index]
    assert [one["kind"] for one in diff(inner, "HEAD~1", "HEAD")["changes"]] == ["added"] * 6  # type: ignore[attr-defined]
    assert "no handoff.toml in this folder at HEAD~1" in handoff("diff", "HEAD~1", cwd=inner).stdout


def test_a_shallow_clone_with_and_without_the_revision(site: Path, tmp_path: Path, handoff: Run, diff: Diff) -> None:
    edit(site, ("at least 90 %", "at least 85 %"))
    commit(site)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", site.as_uri(), str(clone))
    assert diff(clone, "HEAD")["changes"] == []
    done = handoff("diff", "HEAD~1", cwd=clone)
    assert (done.returncode, done.stdout) == (2, "")
    for words in ("shallow clone", "git fetch origin main", "git fetch --deepen=50", "fetch-depth: 0"):
        assert words in done.stderr
    git(clone, "fetch", "--quiet", "--deepen=1")
    assert kinds(diff(clone, "HEAD~1")) == [("loosened", ON_TIME, "at least 90 %", "at least 85 %")]


def test_no_repository_no_commit_and_too_many_revisions(tmp_path: Path, site: Path, handoff: Run) -> None:
    bare = tmp_path / "bare"
    write_site(bare)
    done = handoff("diff", cwd=bare)
    assert done.returncode == 2
    assert "git init" in done.stderr
    git(bare, "init", "--quiet")
    done = handoff("diff", cwd=bare)
    assert done.returncode == 2
    assert "no commit" in done.stderr
    assert handoff("diff", "HEAD", "HEAD", "HEAD", cwd=site).returncode == 2
    assert handoff("diff", "--department", "wroks", cwd=site).returncode == 2


def test_a_revision_that_cannot_be_read_names_its_own_places(site: Path, handoff: Run, diff: Diff) -> None:
    edit(site, ("        target: at least 99 %", "        target: many"))
    commit(site)
    edit(site, ("        target: many", "        target: at least 99 %"))
    done = handoff("diff", cwd=site)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"HEAD:{FILE}:30:" in done.stderr
    assert "target: many" in done.stderr
    assert diff(site, "HEAD~1")["changes"] == []
    (site / "handoff.toml").write_text("[organisation\n", encoding="utf-8")
    commit(site)
    (site / "handoff.toml").write_text('[organisation]\nname = "Harrow Pumps"\n', encoding="utf-8")
    done = handoff("diff", cwd=site)
    assert done.returncode == 3
    assert "HEAD:handoff.toml:1:" in done.stderr
    edit(site, ("kind: core", "kind: odd"))
    done = handoff("diff", "HEAD~2", cwd=site)
    assert done.returncode == 3
    assert f"{FILE}:3:" in done.stderr


def test_a_file_too_large_to_read_is_said_so_at_a_revision_too(site: Path, handoff: Run) -> None:
    (site / "standards" / "large.yaml").write_text("#" * 1_000_001, encoding="utf-8")
    commit(site)
    (site / "standards" / "large.yaml").unlink()
    done = handoff("diff", cwd=site)
    assert done.returncode == 3
    assert "HEAD:standards/large.yaml" in done.stderr
    assert "1,000,001 bytes" in done.stderr
