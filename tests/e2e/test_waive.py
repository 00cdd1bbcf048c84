"""Waiving as a quality manager does it: refused in plain words, or one entry that reports and checks know."""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]
# The command asks the clock: a year's end lies ahead of any day, and no more than five years away.
TODAY = datetime.now(UTC).date()
SOON = str(date(TODAY.year + 1, 12, 31))
WHOLE = ("--until", SOON, "--because", "new order system", "--approved-by", "M. Director")


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def test_a_waiver_is_one_new_act_and_an_answer(handoff: Run, git_demo: Path) -> None:
    before = acts(git_demo)
    done = handoff("waive", "entered-in-time", *WHOLE, "--role", "Managing director", "--commit", cwd=git_demo)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"customer-service/special-order/entered-in-time is waived until {SOON}\n")
    assert "Committed." in done.stderr
    (act,) = acts(git_demo) - before
    head, entry = (json.loads(line) for line in act.read_text(encoding="utf-8").splitlines())
    assert head["recorded_by"] == entry["requested_by"] == "Ada Auditor"
    assert (entry["entry"], entry["until"], entry["role"]) == ("waiver", SOON, "Managing director")
    shown = subprocess.run(
        ["git", "show", "--name-status", "--format=%s"], cwd=git_demo, capture_output=True, text=True, check=True
    )
    assert shown.stdout.startswith("Record 1 waiver\n\nA\tledger/")


def test_what_is_waived_is_reported_as_waived_and_never_as_met(handoff: Run, demo: Path) -> None:
    last = TODAY.replace(day=1) - timedelta(days=1)
    month = f"{last:%Y-%m}"
    gone = ("--from", f"{month}-01", "--until", str(last), "--because", "x", "--approved-by", "M. Director", "--by", "Ada")
    report = ("report", "compliance", "--period", month, "--as-of", str(TODAY + timedelta(days=1)), "--format", "json")
    before = json.loads(handoff(*report, cwd=demo).stdout)["totals"]
    done = handoff("waive", "entered-in-time", *gone, "--format", "json", cwd=demo)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["periods"] == [month]
    facts = json.loads(handoff(*report, cwd=demo).stdout)
    (row,) = (one for one in facts["results"] if one["standard"].endswith("/entered-in-time"))
    assert (row["result"], row["waived"][0]["approved_by"]) == ("waived", "M. Director")
    assert facts["totals"]["due"] == before["due"]
    assert facts["totals"]["met"] <= before["met"]
    shown = " ".join(handoff("show", "entered-in-time", cwd=demo).stdout.split())
    assert "approved by M. Director" in shown
    assert "What was waived, and by whom?" in shown
    assert "concession over M. Director Ada x" in shown


def test_a_check_that_is_waived_fails_no_more(handoff: Run, demo: Path) -> None:
    path = demo / "standards" / "sales.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("head:")), encoding="utf-8")
    failing = ("check", "--select", "no-head", "--fail-on", "warning")
    assert handoff(*failing, cwd=demo).returncode == 1
    assert handoff("waive", "no-head", "--for", "sales", *WHOLE, "--by", "Ada", cwd=demo).returncode == 0
    assert handoff(*failing, cwd=demo).returncode == 0


def test_what_is_refused_is_not_recorded(handoff: Run, git_demo: Path) -> None:
    before = acts(git_demo)
    refused = {
        ("entered-in-time",): "A waiver needs --until DATE, --because TEXT and --approved-by NAME.",
        ("entered-in-time", "--until", SOON, "--because", "\u200b", "--approved-by", "\ufe0f"): (
            "A waiver needs --because TEXT and --approved-by NAME."
        ),
        ("entered-in-time", *WHOLE[:4]): "A waiver needs --approved-by NAME.",
        ("entered-in-time", *WHOLE[:4], "--approved-by", "ada AUDITOR"): "would approve what they ask for themselves",
        ("entered-in-tme", *WHOLE): "Did you mean customer-service/special-order/entered-in-time?",
        ("no-head", "--for", "nobody-known", *WHOLE): '"nobody-known"',
        ("unknown-party", *WHOLE): "is never waived",
        ("entered-in-time", "--until", "tomorrow", *WHOLE[2:]): "is no day",
    }
    for words, message in refused.items():
        done = handoff("waive", *words, cwd=git_demo)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert message in " ".join(done.stderr.replace("│", " ").split()), words
    assert acts(git_demo) == before


def test_a_guardrail_that_says_never_is_not_waived(handoff: Run, git_demo: Path) -> None:
    shown = json.loads(handoff("report", "compliance", "--format", "json", cwd=git_demo).stdout)
    (name, *_) = (one["standard"] for one in shown["results"] if one["guardrail"])
    done = handoff("waive", name, *WHOLE, "--role", "Managing director", cwd=git_demo)
    assert done.returncode == 2
    assert f'"M. Director" may not waive the guardrail {name}: it says `waivable_by: never`.' in done.stderr


def test_a_workspace_that_cannot_be_read_whole_is_not_waived_in(handoff: Run, demo: Path) -> None:
    (demo / "standards" / "bad.yaml").write_text("department: [", encoding="utf-8")
    assert handoff("waive", "entered-in-time", *WHOLE, "--by", "Ada", cwd=demo).returncode == 3


def test_a_recording_in_waived_days_says_that_it_will_be_shown_as_waived(handoff: Run, demo: Path) -> None:
    name = "customer-service/special-order/entered-in-time"
    value = (name, "97/104", "--on", "2026-10-20", "--by", "Ada Auditor")
    before = handoff("record", *value, "--format", "json", cwd=demo)
    given = handoff(
        *("waive", name, "--from", "2026-10-01", "--until", "2026-10-31", "--because", "the ERP system is moved"),
        *("--approved-by", "Ruth Harrow", "--role", "Managing director", "--by", "Ada Auditor"),
        cwd=demo,
    )
    assert given.returncode == 0, given.stderr
    after = handoff("record", *value, "--note", "again", "--format", "json", cwd=demo)
    assert (json.loads(before.stdout)["period_result"], json.loads(after.stdout)["period_result"]) == ("met", "waived")
    said = " ".join(handoff("record", *value, "--note", "and again", cwd=demo).stdout.split())
    assert "2026-10 is waived until 2026-10-31 (approved by Ruth Harrow): reports show it as waived, never as met." in said
    of_another = handoff("record", "matches-the-request", "100/100", "--on", "2026-10-20", "--by", "Ada Auditor", cwd=demo)
    assert "waived" not in of_another.stdout
