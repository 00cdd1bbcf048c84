"""Recording at any terminal, and at none: department by department, narrow, dumb, in ASCII; a definition cannot harm it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from .terminal import PROGRAM, typed

Run = Callable[..., CompletedProcess[str]]
SitDown = Callable[..., Any]
ENTER, CTRL_C, CTRL_D, CTRL_U = typed.ENTER, typed.CTRL_C, typed.CTRL_D, typed.CTRL_U
DUE_OF_PRODUCTION = ("seat-diameter", "few-defects", "pass-first-time", "finished-by-date")


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def test_all_due_standards_of_a_department_are_walked_and_some_skipped(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record", "--due", "production", "--on", "2026-11-13", "--commit")
    person.sees("To measure: 4 overdue.")
    for number, (name, value) in enumerate(zip(DUE_OF_PRODUCTION, ("20.001", "", "139/140", "40/41"), strict=True), start=1):
        person.sees(f"/{name} ({number} of 4)", "Value:")
        person.types(value + ENTER)
        if value:
            person.sees("on 2026-11-13;", "Record:")
            person.types(ENTER)
            person.sees("Committed.", "Recorded as ")
    person.sees("That was all that is due in production; 1 standard was skipped.", "3 measurements were recorded.")
    assert person.leaves() == 0
    entries = [json.loads(path.read_bytes().splitlines()[1]) for path in acts(git_demo) - before]
    assert {(entry["standard"].rpartition("/")[2], entry["observed_on"]) for entry in entries} == {
        (name, "2026-11-13") for name in DUE_OF_PRODUCTION if name != "few-defects"
    }
    shown = subprocess.run(
        ["git", "log", "--name-status", "--format=%s", "-3"], cwd=git_demo, capture_output=True, text=True, check=True
    ).stdout
    assert shown.count("Record 1 measurement\n\nA\tledger/") == 3


def test_what_one_s_own_role_answers_for_is_proposed_first(at_terminal: SitDown) -> None:
    person = at_terminal("record", "--owner", "dispatch  lead")
    person.sees("Dispatch lead (you)", "Enter takes complete-on-the-day", "Standard:")
    person.types(CTRL_D)
    assert person.leaves() == 0


def test_a_department_with_nothing_due_says_when_the_next_measurement_is(at_terminal: SitDown) -> None:
    person = at_terminal("record", "--due", "customer-service")
    person.sees("No measurement is due. Next: ", "Nothing was recorded.")
    assert person.leaves() == 0


@pytest.mark.parametrize("words", [(), ("--due", "production")])
def test_without_a_terminal_it_names_the_ways_that_need_none(handoff: Run, demo: Path, words: tuple[str, ...]) -> None:
    before = acts(demo)
    done = handoff("record", *words, "--by", "A", cwd=demo, input="")
    assert (done.returncode, done.stdout) == (2, "")
    for way in ("name a standard and its value", "--from FILE", "--due DEPARTMENT"):
        assert way in done.stderr
    assert acts(demo) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--due", "prodction"), "Did you mean production"),
        (("--owner", "Dispatch led"), "Did you mean Dispatch lead"),
        (("--due", "production", "few-defects"), "only --on, --by, --owner"),
        (("--due", "production", "--note", "x"), "only --on, --by, --owner"),
        (("--note", "x"), "name a standard and its value"),
        (("--on", "2199-01-01"), "in the future"),
        (("--format", "json"), "name a standard and its value"),
    ],
)
def test_what_does_not_go_with_a_conversation_is_a_usage_error(at_terminal: SitDown, words: tuple[str, ...], message: str) -> None:
    person = at_terminal("record", *words)
    person.sees(message)
    assert person.leaves() == 2


@pytest.mark.parametrize(
    ("rows", "columns", "changes"),
    [
        (12, 20, {}),
        (3, 20, {}),
        (3, 20, {"LINES": "50"}),
        (24, 80, {"TERM": "dumb"}),
        (24, 80, {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}),
        (24, 80, {"NO_COLOR": "1"}),
    ],
)
def test_it_works_at_any_terminal(at_terminal: SitDown, git_demo: Path, rows: int, columns: int, changes: dict[str, str]) -> None:
    before = acts(git_demo)
    person = at_terminal("record", rows=rows, columns=columns, **changes)
    person.sees("Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("x" + ENTER)
    person.sees('"x"', "Value:")
    person.types(CTRL_U + "97/104" + ENTER)
    person.sees("Record:")
    person.types(ENTER)
    person.sees("Recorded", "Standard:")
    person.types(CTRL_D)
    person.sees("1 measurement was")
    assert person.leaves() == 0
    assert len(acts(git_demo) - before) == 1
    if "PYTHONIOENCODING" in changes:
        assert person.raw.isascii()
    if changes.get("TERM") == "dumb":
        assert "\x1b" not in person.raw
    if "NO_COLOR" in changes:
        assert "\x1b[3" not in person.raw


def test_nothing_in_a_definition_reaches_the_terminal_raw(at_terminal: SitDown, git_demo: Path) -> None:
    path = git_demo / "standards" / "customer-service.yaml"
    text = path.read_text(encoding="utf-8")
    statement = "statement: We enter complete special orders within 4 working hours."
    assert statement in text
    sly = 'statement: "We \\e]0;owned\\a enter \\u202E orders \\x9b5m within 4 working hours."'
    path.write_text(text.replace(statement, sly), encoding="utf-8")
    person = at_terminal("record")
    person.sees("Standard:")
    person.types("4 working")
    person.sees("<U+001B>]0;owned")
    person.types(CTRL_U + "entered-in-time" + ENTER)
    person.sees("customer-service.yaml", "Standard:")
    person.types(CTRL_D)
    assert person.leaves() == 0
    assert "\x1b]0;owned" not in person.raw
    assert not set("\x9b\u202e") & set(person.raw)


def test_a_standard_in_a_file_with_faults_is_told_them_and_others_are_recorded(at_terminal: SitDown, git_demo: Path) -> None:
    path = git_demo / "standards" / "production.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "surprise: yes\n", encoding="utf-8")
    person = at_terminal("record")
    person.sees("`handoff check` lists them", "Standard:")
    person.types("seat-diameter" + ENTER)
    person.sees("surprise", "Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("97/104" + ENTER)
    person.sees("Record:")
    person.types(ENTER)
    person.sees("Recorded as ", "Standard:")
    person.types("quit" + ENTER)
    assert person.leaves() == 0


def test_a_ledger_that_cannot_be_written_ends_it_and_says_what_is_kept(at_terminal: SitDown, git_demo: Path) -> None:
    before, ledger, away = len(acts(git_demo)), git_demo / "ledger", git_demo / "away"
    person = at_terminal("record")
    for number in range(2):
        person.sees("Standard:")
        person.types("entered-in-time" + ENTER)
        person.sees("Value:")
        person.types("97/104" + ENTER)
        person.sees("Record:")
        if number:
            ledger.rename(away)
            ledger.write_text("", encoding="utf-8")
        person.types(ENTER)
    person.sees("1 measurement was recorded.", "Nothing was half-written.")
    assert person.leaves() == 5
    assert len(set(away.rglob("*.jsonl"))) == before + 1


def test_one_value_on_the_command_line_loads_no_library_for_a_conversation(demo: Path) -> None:
    script = PROGRAM.replace("main()\n", "try:\n    main()\nexcept SystemExit:\n    import sys; print('\\n'.join(sys.modules))\n")
    done = subprocess.run(
        [sys.executable, "-c", script, "record", "entered-in-time", "97/104", "--by", "A"],
        cwd=demo,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "handoff.cli._record_one" in done.stdout
    assert not {"prompt_toolkit", "asyncio", "handoff.cli._record_session"} & set(done.stdout.split("\n"))
