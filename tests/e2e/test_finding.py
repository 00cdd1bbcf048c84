"""From a finding to its proof, as a quality manager goes, with the installed command."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
NAME = "customer-service/special-order/entered-in-time"
BY = ("--by", "Bob Teller")


@pytest.fixture
def told(handoff: Run, demo: Path) -> Callable[..., dict]:
    """Run a step and give its facts."""

    def run(*words: str) -> dict:
        done = handoff(*words, *BY, "--format", "json", cwd=demo)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_from_a_finding_to_its_proof(handoff: Run, demo: Path, told: Callable[..., dict]) -> None:
    opened = told("finding", "open", "entered-in-time", "12 of 40 lay overnight", "--on", "2026-03-20", "--severity", "major")
    finding = opened["finding"]["id"][:8]
    assert (opened["id"][:8], opened["finding"]["state"], opened["finding"]["about"]) == (finding, "open", NAME)
    cause = told("finding", "cause", finding, "nobody at the desk", "--of", "method", "--method", "five whys", "--on", "2026-03-21")
    assert (cause["finding"]["state"], cause["finding"]["cause_of"]) == ("explained", "method")
    plan = ("--criterion", "at least 80 %", "--measurements", "2", "--balances", "few-errors", "--on", "2026-03-22")
    action = told("action", "open", finding, "man both desks", *plan)["action"]
    assert (action["finding"][:8], action["stage"], action["due"], action["department"]) == (
        finding,
        "plan",
        "2026-04-21",
        "customer-service",
    )
    name = action["id"][:8]
    done = told("action", "do", name, "both desks manned", "--on", "2026-04-20", "--done-by", "Carl Clerk")["action"]
    assert (done["stage"], done["done_by"], done["met"]) == ("do", ["Carl Clerk"], True)
    assert (done["change"]["before"], done["change"]["after"]) == (12, 6)
    assert done["balances"][0]["worse"] is False
    tasks = json.loads(handoff("due", "--as-of", "2026-12-01", "--format", "json", cwd=demo).stdout)["tasks"]
    assert [(one["state"], one["who"]) for one in tasks if one["kind"] == "action"] == [("overdue", "Order desk lead")]
    for words in (("report", "improvement"), ("show", "entered-in-time")):
        facts = json.loads(handoff(*words, "--as-of", "2027-01-01", "--format", "json", cwd=demo).stdout)
        assert [(one["id"][:8], one["overdue"], one["change"]["proof"]) for one in facts["actions"]] == [(name, True, "improved")]
        assert [one["id"][:8] for one in facts["findings"]] == [finding]
    refused = handoff("action", "close", name, "--effective", "--by", "carl clerk", cwd=demo)
    assert refused.returncode == 2
    assert "a second person has to confirm it" in refused.stderr
    assert told("action", "check", name)["action"]["stage"] == "check"
    closed = told("action", "close", name, "--effective", "--confirmed-by", "A. Auditor")["action"]
    assert (closed["stage"], closed["outcome"], closed["confirmed_by"]) == ("act", "effective", "A. Auditor")
    solved = told("finding", "close", finding, "no order lay overnight since", "--confirmed-by", "A. Auditor")["finding"]
    assert (solved["state"], solved["open_actions"], solved["confirmed_by"]) == ("solved", [], "A. Auditor")
    log = json.loads(handoff("log", "entered-in-time", "--format", "json", "--limit", "7", cwd=demo).stdout)["entries"]
    assert {one["entry"] for one in log} == {"finding", "action"}
    for words in (("check",), ("verify",)):
        assert handoff(*words, cwd=demo).returncode == 0


def test_a_criterion_that_was_met_already_and_was_said_afterwards_is_told_and_stands_in_the_report(
    handoff: Run, demo: Path
) -> None:
    opened = handoff("action", "open", "complete", "a form", "--criterion", "at least 1 %", "--on", "2026-03-01", *BY, cwd=demo)
    assert "before it met `at least 1 %` too" in opened.stdout.replace("\n  ", " ")
    name = opened.stdout.split()[1]
    assert handoff("action", "do", name, "it is used", "--on", "2026-03-02", *BY, cwd=demo).returncode == 0
    report = handoff("report", "improvement", "--format", "csv", cwd=demo)
    assert "before it too, said after it was done" in report.stdout


def test_one_act_is_committed_and_nothing_else(handoff: Run, git_demo: Path) -> None:
    done = handoff("finding", "open", "entered-in-time", "late", "--commit", cwd=git_demo)
    assert (done.returncode, "Committed." in done.stderr) == (0, True)
    assert "found at customer-service on" in done.stdout.casefold()


def test_what_is_refused_is_not_recorded(handoff: Run, demo: Path) -> None:
    before = set((demo / "ledger").rglob("*.jsonl"))
    yesterday = str(date(2026, 4, 1) - timedelta(days=1))
    for words in (
        ("finding", "open", "sales", "late"),
        ("finding", "close", "00000000", "done"),
        ("action", "open", "entered-in-time", "x", "--owner", "Sales director"),
        ("action", "open", "entered-in-time", "x", "--on", "2026-04-01", "--due", yesterday),
        ("action", "do", "00000000", "x"),
        ("action", "close", "00000000"),
        ("action", "close", "00000000", "--ineffective"),
    ):
        assert handoff(*words, *BY, cwd=demo).returncode == 2, words
    assert set((demo / "ledger").rglob("*.jsonl")) == before


@pytest.mark.parametrize("command", ["finding", "action"])
def test_the_help_has_an_example_for_each_step(handoff: Run, tmp_path: Path, command: str) -> None:
    steps = {"finding": ("open", "contain", "cause", "close"), "action": ("open", "do", "check", "extend", "close")}[command]
    for step in steps:
        assert f"Example: handoff {command} {step}" in " ".join(handoff(command, step, "--help", cwd=tmp_path).stdout.split())


def test_no_finding_is_lost_with_the_definition_of_its_standard(handoff: Run, demo: Path, told: Callable[..., dict]) -> None:
    opened = told("finding", "open", "few-errors", "a wrong tolerance", "--on", "2026-03-20")["finding"]["id"]
    (demo / "standards" / "engineering.yaml").unlink()
    facts = json.loads(handoff("report", "improvement", "--format", "json", cwd=demo).stdout)
    assert [one["id"] for one in facts["findings"]] == [opened]
