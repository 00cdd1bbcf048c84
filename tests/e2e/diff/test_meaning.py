"""What changed in meaning between branches, commits and the files here, in a real repository."""

from pathlib import Path

from .works import COMPLETE, FILE, ON_TIME, WORKS, Diff, Run, branch, commit, edit, git, kinds


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
