"""The same file imported on two branches, merged with plain git on a host that knows no merge driver: every report counts once."""

from collections.abc import Callable
from pathlib import Path

from .works import Run, commit, entries, git, imported, october, rows

Work = Callable[[Path], object]


def branches(site: Path, on_each: dict[str, Work]) -> None:
    """Do something on a branch each, commit it, and merge them all into main."""
    for name, work in on_each.items():
        git(site, "checkout", "--quiet", "-b", name, "main")
        work(site)
        commit(site, f"Import on {name}")
    git(site, "checkout", "--quiet", "main")
    for name in on_each:
        git(site, "merge", "--quiet", "--no-edit", "--no-ff", name)


def test_a_file_imported_on_two_branches_counts_once(handoff: Run, git_site: Path) -> None:
    name = rows(git_site, *(f"entered-in-time,2026-10-{day:02},97/104,week {day}" for day in range(1, 29)))
    commit(git_site, "Add the export")

    def work(site: Path) -> None:
        assert imported(handoff, site, name)["recorded"] == 28

    branches(git_site, {"ada": work, "bea": work})
    assert len(entries(git_site)) == 56
    assert october(handoff, git_site) == {"n": 28 * 104, "value": october(handoff, git_site)["value"], "entries": 28}
    for words in (("verify",), ("check",)):
        done = handoff(*words, cwd=git_site)
        assert done.returncode == 0, done.stdout + done.stderr
    again = imported(handoff, git_site, name)
    assert (again["recorded"], again["known"], again["act"]) == (0, 28, "")


def test_files_that_overlap_on_two_branches_add_each_row_once(handoff: Run, git_site: Path) -> None:
    october_rows = [f"entered-in-time,2026-10-{day:02},97/104," for day in range(1, 31)]
    first, last = rows(git_site, *october_rows[:20], name="first.csv"), rows(git_site, *october_rows[10:], name="last.csv")
    commit(git_site, "Add the exports")
    branches(git_site, {"ada": lambda site: imported(handoff, site, first), "bea": lambda site: imported(handoff, site, last)})
    assert october(handoff, git_site)["entries"] == 30
    assert october(handoff, git_site)["n"] == 30 * 104
    assert handoff("verify", cwd=git_site).returncode == 0


def test_a_changed_row_corrected_on_two_branches_is_one_correction(handoff: Run, git_site: Path) -> None:
    imported(handoff, git_site, rows(git_site, "entered-in-time,2026-10-30,97/104,", "entered-in-time,2026-10-31,50/104,"))
    changed = rows(git_site, "entered-in-time,2026-10-30,97/104,", "entered-in-time,2026-10-31,90/104,", name="changed.csv")
    commit(git_site, "Import, and add a newer export")

    def work(site: Path) -> None:
        done = imported(handoff, site, changed, "--correct")
        assert (done["recorded"], done["known"], done["corrected"]) == (0, 1, 1)

    branches(git_site, {"ada": work, "bea": work})
    corrections = [entry["id"] for entry in entries(git_site) if entry["entry"] == "correction"]
    assert len(corrections) == 2
    assert len(set(corrections)) == 1
    assert october(handoff, git_site) == {"n": 208, "value": (97 + 90) / 208, "entries": 3}
    for words in (("verify",), ("check",)):
        done = handoff(*words, cwd=git_site)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_row_imported_and_corrected_on_each_branch_is_corrected_once(handoff: Run, git_site: Path) -> None:
    """The row stands in two acts then, so the correction may name neither."""
    first = rows(git_site, "entered-in-time,2026-10-31,50/104,", name="first.csv")
    changed = rows(git_site, "entered-in-time,2026-10-31,90/104,", name="changed.csv")
    commit(git_site, "Add both exports")

    def work(site: Path) -> None:
        imported(handoff, site, first)
        assert imported(handoff, site, changed, "--correct")["corrected"] == 1

    branches(git_site, {"ada": work, "bea": work})
    assert october(handoff, git_site) == {"n": 104, "value": 90 / 104, "entries": 2}
    assert handoff("check", cwd=git_site).returncode == 0
    assert imported(handoff, git_site, changed)["known"] == 1


def test_a_row_that_two_branches_had_differently_is_told_by_check(handoff: Run, git_site: Path) -> None:
    def work(value: int) -> Work:
        return lambda site: imported(handoff, site, rows(site, f"entered-in-time,2026-10-31,{value}/104,", name=f"{value}.csv"))

    branches(git_site, {"ada": work(90), "bea": work(91)})
    done = handoff("check", cwd=git_site)
    said = " ".join(done.stdout.split())
    assert 'A row of the import "csv", of customer-service/special-order/entered-in-time for 2026-10-31, stands here in 2' in said
    wrong = said.split("handoff correct ")[1][:8]
    assert handoff("correct", wrong, "--void", "--because", "the older export", cwd=git_site).returncode == 0
    assert "duplicate-measurement" not in handoff("check", cwd=git_site).stdout
    assert october(handoff, git_site)["n"] == 104
