"""The change of meaning in a real git repository: three branches, clones, hostile names and settings, and its golden files."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
# An act of March 2026 in which works and sales agree to both standards below, and stores to the first.
AGREEMENTS = GOLDEN / "diff-agreements.jsonl"
Run = Callable[..., CompletedProcess[str]]
FILE = "standards/works.yaml"
WORKS = """\
department: works
name: Works
kind: core
head: Works manager
outputs:
  parts:
    name: Parts
    kind: goods
    customers:
      sales:
        used_for: ship orders
      stores:
        used_for: fill the shelves
    standards:
      on-time:
        statement: Parts come on the agreed day.
        owner: Foreman
        measure:
          kind: proportion
          counts: parts on the agreed day
          of: parts ordered
          method: system report
          every: month
        target: at least 90 %
        limit: at least 80 %
      complete:
        statement: Parts come with their papers.
        owner: Foreman
        measure: {kind: proportion, counts: parts with papers, of: parts, method: counted at the gate, every: week}
        target: at least 99 %
"""
PARTIES = """\
parties:
  sales: {name: Sales, kind: department, represented_by: Head of sales}
  stores: {name: Stores, kind: department, represented_by: Head of stores}
"""
ON_TIME, COMPLETE = "works/parts/on-time", "works/parts/complete"


def git(folder: Path, *words: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {"NAME": "Ada Auditor", "EMAIL": "ada@example.org", "DATE": "2026-11-02T10:00:00Z"}
    person = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    done = subprocess.run(["git", *words], cwd=folder, env=kept | person, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def edit(root: Path, *changes: tuple[str, str], path: str = FILE) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def commit(root: Path, message: str = "Change") -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def branch(root: Path, name: str, *changes: tuple[str, str]) -> None:
    git(root, "checkout", "--quiet", "-b", name, "main")
    edit(root, *changes)
    commit(root)
    git(root, "checkout", "--quiet", "main")


def write_site(root: Path) -> None:
    (root / "standards").mkdir(parents=True)
    (root / "handoff.toml").write_text('[organisation]\nname = "Harrow Pumps"\n', encoding="utf-8")
    (root / FILE).write_text(WORKS, encoding="utf-8")
    (root / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A workspace in a repository of its own, with one commit on main."""
    root = tmp_path / "site"
    write_site(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "Begin")
    return root


@pytest.fixture
def diff(handoff: Run) -> Callable[..., dict[str, object]]:
    """The facts of a comparison that went well."""

    def run(root: Path, *words: str, code: int = 0) -> dict[str, object]:
        done = handoff("diff", "--format", "json", *words, cwd=root)
        assert done.returncode == code, done.stderr
        facts: dict[str, object] = json.loads(done.stdout)
        return facts

    return run


def kinds(facts: dict[str, object]) -> list[tuple[str, str, str, str]]:
    return [(one["kind"], one["name"], one["was"], one["now"]) for one in facts["changes"]]  # type: ignore[attr-defined]


Diff = Callable[..., dict[str, object]]


def test_three_branches_one_tightens_one_loosens_one_only_reformats(site: Path, handoff: Run, diff: Diff) -> None:
    branch(site, "tight", ("at least 90 %", "at least 95 %"))
    branch(site, "loose", ("at least 90 %", "at least 85 %"))
    reordered = ("        owner: Foreman\n        measure:\n          kind", "        measure:\n          kind")
    branch(
        site,
        "layout",
        reordered,
        (
            "        limit: at least 80 %\n",
            "        limit: '>= 80.0 %'   # as agreed\n        owner: Somebody else\n        note: new\n",
        ),
        ("statement: Parts come on the agreed day.", "statement: >-\n          Parts come on\n          the agreed day."),
    )
    assert kinds(diff(site, "main", "tight", "--fail-on", "loosened")) == [("tightened", ON_TIME, "at least 90 %", "at least 95 %")]
    loose = diff(site, "main", "loose", "--fail-on", "loosened", code=1)
    assert kinds(loose) == [("loosened", ON_TIME, "at least 90 %", "at least 85 %")]
    assert loose["changes"][0]["loses"] == ["sales", "stores"]  # type: ignore[index]
    layout = diff(site, "main", "layout", "--fail-on", "unagreed", "--fail-on", "loosened")
    assert (layout["changes"], layout["text_only"]) == ([], [FILE])
    done = handoff("diff", "main", "layout", cwd=site)
    assert "No change of meaning" in done.stdout
    assert "1 file differs in text only" in done.stdout
    assert kinds(diff(site, "loose", "tight")) == [("tightened", ON_TIME, "at least 85 %", "at least 95 %")]


def test_the_files_here_are_compared_with_the_checked_out_commit(site: Path, diff: Diff) -> None:
    assert diff(site)["changes"] == []
    edit(site, ("at least 99 %", "at least 90 per 100"))
    assert kinds(diff(site)) == [("loosened", COMPLETE, "at least 99 %", "at least 90 per 100")]
    assert diff(site, "HEAD")["to"] == {"revision": None, "commit": None, "passed_over": []}
    commit(site)
    assert diff(site)["changes"] == []
    facts = diff(site, "HEAD~1")
    assert facts["from"] == {"revision": "HEAD~1", "commit": git(site, "rev-parse", "HEAD~1"), "passed_over": []}
    assert len(facts["changes"]) == 1  # type: ignore[arg-type]


def test_whose_agreement_a_change_voids_and_who_has_to_agree_anew(site: Path, handoff: Run, diff: Diff) -> None:
    def agree(party: str, name: str) -> None:
        done = handoff("agree", "on-time", "--for", party, "--by", name, cwd=site)
        assert done.returncode == 0, done.stderr

    assert diff(site, "--fail-on", "unagreed")["changes"] == []
    agree("sales", "B. Buyer")
    agree("works", "F. Foreman")
    edit(site, ("at least 90 %", "at least 95 %"))
    (change,) = diff(site, "--fail-on", "unagreed", code=1)["changes"]  # type: ignore[misc]
    assert [(word["party"], word["by"]) for word in change["voids"]] == [("works", "F. Foreman"), ("sales", "B. Buyer")]
    assert change["lacks"] == ["works", "sales", "stores"]
    for party, name in (("sales", "B. Buyer"), ("works", "F. Foreman"), ("stores", "S. Keeper")):
        agree(party, name)
    (change,) = diff(site, "--fail-on", "unagreed")["changes"]  # type: ignore[misc]
    assert (change["voids"], change["lacks"]) == ([], [])


def test_a_renamed_file_means_nothing(site: Path, handoff: Run) -> None:
    (site / FILE).rename(site / "standards" / "the-works.yaml")
    done = handoff("diff", "--fail-on", "loosened", cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert "No change of meaning" in done.stdout
    assert "1 file differs in text only" in done.stdout


def test_removed_retired_and_renamed_are_told_apart(site: Path, diff: Diff) -> None:
    whole = (site / FILE).read_text(encoding="utf-8")
    start = whole.index("      complete:")
    (site / FILE).write_text(whole[:start], encoding="utf-8")
    assert kinds(diff(site, "--fail-on", "removed", code=1)) == [("removed", COMPLETE, "at least 99 %", None)]
    retired = "retired:\n  parts/complete: {until: 2026-12-31, because: papers are electronic now}\n"
    (site / FILE).write_text(whole[:start] + retired, encoding="utf-8")
    (change,) = diff(site, "--fail-on", "removed", code=1)["changes"]  # type: ignore[misc]
    assert (change["kind"], change["until"], change["because"]) == ("retired", "2026-12-31", "papers are electronic now")
    (site / FILE).write_text(
        whole.replace("      complete:", "      with-papers:\n        formerly: works/parts/complete"), encoding="utf-8"
    )
    assert kinds(diff(site, "--fail-on", "removed")) == [
        ("renamed", "works/parts/with-papers", COMPLETE, "works/parts/with-papers")
    ]


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


def test_a_department_sees_its_own(site: Path, diff: Diff) -> None:
    stores = WORKS.replace("works", "stores").replace("Works", "Stores").replace("      stores:\n", "      buyers:\n")
    edit(site, ("  stores: {name: Stores, kind: department, represented_by: Head of stores}\n", ""), path="standards/parties.yaml")
    edit(site, ("parties:\n", "parties:\n  buyers: {name: Buyers, kind: customer}\n"), path="standards/parties.yaml")
    (site / "standards" / "stores.yaml").write_text(stores, encoding="utf-8")
    commit(site)
    edit(site, ("at least 90 %", "at least 85 %"), path="standards/stores.yaml")
    edit(site, ("at least 99 %", "at least 98 %"))
    assert {name for _, name, _, _ in kinds(diff(site, "--department", "works"))} == {COMPLETE}
    assert {name for _, name, _, _ in kinds(diff(site, "--department", "stores"))} == {COMPLETE, "stores/parts/on-time"}


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_diff_in_a_format_is_what_it_was(site: Path, handoff: Run, form: str) -> None:
    act = site / "ledger" / "2026" / "03" / "20260302T100000Z-0123456789abcdef.jsonl"
    act.parent.mkdir(parents=True)
    act.write_bytes(AGREEMENTS.read_bytes())
    commit(site, "Agree")
    edit(
        site,
        ("at least 90 %", "at least 85 %"),
        ("Parts come with their papers.", "Parts come with *their* papers | today."),
        ("counted at the gate", "counted at the door"),
        ("      stores:\n        used_for: fill the shelves\n", "      buyers:\n        used_for: build pumps\n"),
    )
    edit(site, ("parties:\n", "parties:\n  buyers: {name: Buyers, kind: customer}\n"), path="standards/parties.yaml")
    commit(site, "Change")
    edit(site, ("parties:\n", "# Everyone else\nparties:\n"), path="standards/parties.yaml")
    done = handoff("diff", "HEAD~1", "--format", form, cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    golden = GOLDEN / f"diff.{form}.txt"
    if os.environ.get("HANDOFF_REGENERATE"):
        golden.write_bytes(done.stdout.encode())
    assert done.stdout.encode() == golden.read_bytes()
