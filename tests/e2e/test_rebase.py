"""Rebasing as a quality manager does it: decided by people, with a reason, and told wherever the standard is charted."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
NAME = "customer-service/special-order/entered-in-time"
DECISION = ("rebase", "entered-in-time", "--on", "2026-04-01", "--because", "buyers type themselves", "--by", "Ada Auditor")
REPORT = ("report", "improvement", "--as-of", "2027-01-10", "--format", "json")
LATER = ("--as-of", "2027-01-10")


def standard_in(report: str) -> dict:
    return next(one for one in json.loads(report)["standards"] if one["standard"] == NAME)


@pytest.fixture
def rebased(handoff: Run, demo: Path) -> Path:
    done = handoff(*DECISION, cwd=demo)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{NAME}: a new phase from 2026-04-01 on\n")
    assert "provisional until there are 13 points" in done.stdout
    return demo


def the_id(handoff: Run, folder: Path) -> str:
    return next(
        one["id"] for one in json.loads(handoff("log", "entered-in-time", "--format", "json", cwd=folder).stdout)["entries"]
    )


def test_it_is_one_entry_that_reports_tell(handoff: Run, rebased: Path) -> None:
    (phase,) = standard_in(handoff(*REPORT, cwd=rebased).stdout)["phases"]
    assert (phase["at"], phase["because"], phase["decided_by"]) == ("2026-04", "buyers type themselves", "Ada Auditor")
    for words in (("report", "improvement"), ("show", "entered-in-time")):
        told = " ".join(handoff(*words, *LATER, cwd=rebased).stdout.split())
        # How it was and how it is stand side by side, so that no rebase hides a change for the worse.
        assert ("Mean 77.19 % before, 94.86 % since." in told) is (words[0] == "report")
        assert "because: buyers type themselves (decided on 20" in told
    assert "a new phase from 2026-04-01 on" in handoff("log", "entered-in-time", "--format", "csv", cwd=rebased).stdout
    assert handoff("verify", cwd=rebased).returncode == 0
    assert handoff("check", cwd=rebased).returncode == 0


def test_without_one_nothing_is_rebased(handoff: Run, demo: Path) -> None:
    assert [one["phases"] for one in json.loads(handoff(*REPORT, cwd=demo).stdout)["standards"] if one["phases"]] == []


def test_what_is_taken_back_or_replaced_stays_and_counts_no_more(handoff: Run, rebased: Path) -> None:
    first = the_id(handoff, rebased)[:8]
    instead = ("--on", "2026-06-15", "--because", "it was June", "--instead-of", first, "--by", "Ada")
    done = handoff("rebase", "entered-in-time", *instead, "--format", "json", cwd=rebased)
    facts = json.loads(done.stdout)
    assert (facts["at"], facts["supersedes"][:8], facts["provisional"]) == ("2026-06", first, True)
    assert [phase["at"] for phase in standard_in(handoff(*REPORT, cwd=rebased).stdout)["phases"]] == ["2026-06"]
    gone = handoff("rebase", "entered-in-time", "--void", facts["id"][:8], "--because", "no change", "--by", "Ada", cwd=rebased)
    assert gone.stdout.startswith(f"{NAME}: a rebase is taken back\n"), gone.stderr
    assert standard_in(handoff(*REPORT, cwd=rebased).stdout)["phases"] == []
    log = json.loads(handoff("log", "entered-in-time", "--limit", "4", "--format", "json", cwd=rebased).stdout)["entries"]
    assert [one["entry"] for one in log].count("rebase") == 3
    again = handoff("rebase", "entered-in-time", "--void", facts["id"][:8], "--because", "x", "--by", "Ada", cwd=rebased)
    assert "Those that count: none." in again.stderr


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--because": " "}, "A rebase needs --because TEXT."),
        ({"--on": "2126-04-01"}, "2126-04-01 is in the future."),
        ({"--on": "2010-04-01"}, "has no point before 2010-04-01."),
        ({"--on": "2026-11-01"}, "has no point after 2026-11-01."),
        ({"--on": "2026-04-31"}, "is no day"),
        ({"--instead-of": "00000000"}, "is no rebase of"),
        ({"--void": "00000000"}, "one of them"),
    ],
)
def test_what_is_refused_is_not_recorded(handoff: Run, demo: Path, changed: dict[str, str], said: str) -> None:
    flags = dict(zip(DECISION[2::2], DECISION[3::2], strict=True)) | changed
    done = handoff("rebase", "entered-in-time", *(word for flag in flags.items() for word in flag), cwd=demo)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "rebase" not in handoff("log", "--format", "csv", "--limit", "5", cwd=demo).stdout


def test_an_unknown_standard_is_told_with_what_was_meant(handoff: Run, demo: Path) -> None:
    done = handoff("rebase", "entered-in-tme", *DECISION[2:], cwd=demo)
    assert (done.returncode, "entered-in-time" in done.stderr) == (2, True)


def test_the_same_phase_is_not_begun_twice(handoff: Run, rebased: Path) -> None:
    done = handoff(*DECISION, cwd=rebased)
    assert done.returncode == 2
    assert "begins with 2026-04 already" in done.stderr
    assert f"--instead-of {the_id(handoff, rebased)[:8]}" in done.stderr


def test_a_rebase_is_not_corrected_but_taken_back(handoff: Run, rebased: Path) -> None:
    done = handoff("correct", the_id(handoff, rebased)[:8], "--void", "--because", "x", "--by", "Ada", cwd=rebased)
    assert done.returncode == 2
    assert "handoff rebase" in done.stderr
