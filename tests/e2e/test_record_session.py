"""Recording at a terminal, in a real one: standard after standard by keyboard, and nothing that was confirmed is lost."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from .terminal import DAY, typed

Run = Callable[..., CompletedProcess[str]]
SitDown = Callable[..., Any]
ENTER, CTRL_C, CTRL_D, CTRL_U = typed.ENTER, typed.CTRL_C, typed.CTRL_D, typed.CTRL_U


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def lines(paths: set[Path]) -> list[bytes]:
    """The entries of some acts, sorted, without what is drawn anew for each: the nonce, and the id that hashes it too."""
    kept = (path.read_bytes().splitlines()[1] for path in paths)
    return sorted(re.sub(rb'"(id|nonce)":"[0-9a-f]+"', rb'"\1":"drawn"', line) for line in kept)


def entries(paths: set[Path]) -> list[Any]:
    return [json.loads(line) for line in lines(paths)]


def test_ten_due_standards_are_recorded_by_keyboard_as_ten_commands_would(
    handoff: Run, at_terminal: SitDown, git_demo: Path, tmp_path: Path
) -> None:
    before, twin = acts(git_demo), Path(shutil.copytree(git_demo, tmp_path / "twin"))
    person = at_terminal("record")
    typed.record_ten(person)
    person.types(CTRL_D)
    person.sees("10 measurements were recorded.")
    assert person.leaves() == 0
    for name, value in typed.TEN:
        done = handoff("record", name, *value.split(), "--on", DAY, cwd=twin)
        assert done.returncode == 0, done.stderr
    by_keyboard, by_command = acts(git_demo) - before, acts(twin) - {twin / path.relative_to(git_demo) for path in before}
    assert len(by_keyboard) == len(typed.TEN)
    assert lines(by_keyboard) == lines(by_command)
    heads = {json.loads(path.read_bytes().splitlines()[0])["recorded_by"] for path in by_keyboard}
    assert heads == {"Ada Auditor"}


def test_the_rows_that_keys_are_counted_against_are_read(handoff: Run, git_demo: Path) -> None:
    before = acts(git_demo)
    (git_demo / "ten.csv").write_text("".join(typed.rows_of_ten(DAY)), encoding="utf-8")
    done = handoff("record", "--from", "ten.csv", cwd=git_demo)
    assert done.returncode == 0, done.stderr
    (act,) = acts(git_demo) - before
    assert len(act.read_bytes().splitlines()) == 1 + len(typed.TEN)


def test_the_verdict_is_that_of_the_command(handoff: Run, at_terminal: SitDown, git_demo: Path, tmp_path: Path) -> None:
    twin = Path(shutil.copytree(git_demo, tmp_path / "twin"))
    person = at_terminal("record")
    person.sees("Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("97/104" + ENTER)
    person.sees("Record:")
    person.types(ENTER)
    person.sees("Recorded as ", "Standard:")
    answer = handoff("record", "entered-in-time", "97/104", "--on", DAY, cwd=twin).stdout
    heading, _, verdict, *_ = answer.splitlines()
    assert heading in person.screen()
    assert verdict in person.screen()
    person.types("quit" + ENTER)
    assert person.leaves() == 0


def test_ctrl_c_loses_nothing_that_was_confirmed(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    for _, value in typed.TEN[:3]:
        person.sees("Standard:")
        person.types(ENTER)
        person.sees("Value:")
        person.types(value + ENTER)
        person.sees("Record:")
        person.types(ENTER)
        person.sees("Recorded as ")
    person.sees("Standard:")
    person.types(ENTER)
    person.sees("Value:")
    person.types("22/22" + ENTER)
    person.sees("Record:")
    person.types(CTRL_C)
    person.sees("3 measurements were recorded.", "interrupted; nothing more was recorded")
    assert person.leaves() == 130
    assert len(acts(git_demo) - before) == 3


def test_ctrl_c_right_behind_a_confirmation_comes_after_it(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    person.sees("Standard:")
    person.types(ENTER)
    person.sees("Value:")
    person.types("0" + ENTER)
    person.sees("Record:")
    person.types(ENTER + CTRL_C)
    person.sees("Recorded as ", "1 measurement was recorded.", "interrupted; nothing more was recorded")
    assert person.leaves() == 130
    assert len(acts(git_demo) - before) == 1


def test_ctrl_c_while_git_commits_waits_until_it_has(at_terminal: SitDown, git_demo: Path) -> None:
    begun, go_on, hook = (git_demo / ".git" / name for name in ("begun", "go-on", "hooks/pre-commit"))
    for pipe in (begun, go_on):
        os.mkfifo(pipe)
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\necho > '{begun}'\nread answer < '{go_on}'\n", encoding="utf-8")
    hook.chmod(0o755)
    person = at_terminal("record", "--commit")
    person.sees("Standard:")
    person.types(ENTER)
    person.sees("Value:")
    person.types("0" + ENTER)
    person.sees("Record:")
    person.types(ENTER)
    begun.read_text(encoding="utf-8")
    person.types(CTRL_C)
    go_on.write_text("go on\n", encoding="utf-8")
    person.sees("Committed.", "Recorded as ", "1 measurement was recorded.", "interrupted; nothing more was recorded")
    assert person.leaves() == 130
    left = subprocess.run(["git", "status", "--porcelain"], cwd=git_demo, capture_output=True, text=True, check=True)
    assert left.stdout == ""


def test_ctrl_c_before_the_first_question_is_an_interruption_too(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    person.sees("To measure:")
    person.types(CTRL_C)
    assert person.leaves() == 130
    assert acts(git_demo) == before


def test_a_slip_in_a_value_is_corrected_in_its_place(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    person.sees("Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("note week 47" + ENTER)
    person.sees("Day, evidence and note come after the value.", "Value:", "note week 47")
    person.types("\b" * len("note week 47") + "105/104" + ENTER)
    person.sees('"105/104" has more good ones than there were.', "Value:", "105/104")
    person.types("\b\b\b110" + ENTER)
    person.sees("105/110 on 2026-11-20", "Record:")
    person.types(ENTER)
    person.sees("Recorded as ", "Standard:")
    person.types(CTRL_D)
    assert person.leaves() == 0
    (entry,) = entries(acts(git_demo) - before)
    assert (entry["numerator"], entry["denominator"]) == (105, 110)


def test_a_standard_is_found_by_any_part_of_its_statement(at_terminal: SitDown) -> None:
    person = at_terminal("record")
    person.sees("Standard:")
    person.types("4 WORKING")
    person.sees("first-answer", "entered-in-time")
    person.types(ENTER)
    person.sees("standards have that in name or statement.", "Standard:")
    person.types(" orders" + ENTER)
    person.sees("customer-service/special-order/entered-in-time", "Target: at least 90 %, limit: at least 80 %", "Last result: ")
    person.sees("Value:")
    person.types(CTRL_D)
    person.sees("Nothing was recorded.")
    assert person.leaves() == 0


def test_what_is_found_is_taken_with_the_arrow_and_a_wrong_name_is_told_what_is_near(at_terminal: SitDown) -> None:
    person = at_terminal("record")
    person.sees("Standard:")
    person.types("entered-in-tme" + ENTER)
    person.sees("Did you mean entered-in-time", "Standard:")
    person.types(CTRL_U + "4 working")
    person.sees("first-answer", "entered-in-time")
    person.types("\x1b[B" + ENTER)
    person.sees("/first-answer", "Value:")
    person.types(CTRL_D)
    assert person.leaves() == 0


def test_day_evidence_and_note_are_kept_and_faults_leave_what_was_ready(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    (git_demo / "audits").mkdir()
    (git_demo / "audits" / "week.txt").write_bytes(b"seen\n")
    person = at_terminal("record", "--by", "B. Auditor")
    person.sees("B. Auditor records", "Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("97/104" + ENTER)
    for keys, answer in (
        ("day 2199-01-01", "2199-01-01 is in the future."),
        ("day 03/04/2026", '"03/04/2026" is no day.'),
        ("day 2026-11-19", "97/104 on 2026-11-19;"),
        ("evidence audits/none.txt", 'There is no file "audits/none.txt".'),
        ("e audits/week.txt", "evidence: audits/week.txt;"),
        ("evidence DOC-17", "evidence: audits/week.txt, DOC-17;"),
        ("nonsense", '"nonsense" is none of'),
    ):
        person.sees("Record:")
        person.types(keys + ENTER)
        person.sees(answer)
    person.sees("Record:")
    person.types("note" + ENTER)
    person.sees("Note:")
    person.types("week 47" + ENTER)
    person.sees("note: week 47.", "Record:")
    person.types(ENTER)
    person.sees("Recorded as ", "Standard:")
    person.types(CTRL_D)
    assert person.leaves() == 0
    (entry,) = entries(acts(git_demo) - before)
    assert (entry["observed_on"], entry["note"]) == ("2026-11-19", "week 47")
    assert [proof["ref"] for proof in entry["evidence"]] == ["audits/week.txt", "DOC-17"]


def test_what_is_ready_may_be_typed_again_skipped_or_left(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    person.sees("Enter takes no-pump-without-release", "Standard:")
    person.types(ENTER)
    for before_it, keys, answer in (
        ("Value:", "1", "1 on 2026-11-20;"),
        ("Record:", "value", ""),
        ("Value:", "0", "0 on 2026-11-20;"),
        ("Record:", "day", ""),
        ("Day:", CTRL_U + "2026-11-15", "0 on 2026-11-15;"),
        ("Record:", "evidence DOC-17", "evidence: DOC-17;"),
        ("Record:", "evidence", ""),
        ("Evidence:", "", "evidence: none;"),
        ("Record:", "skip", "Enter takes workplace-walk"),
        ("Standard:", "", "maintenance/clean-workplace/workplace-walk"),
        ("Value:", "28/30", "28/30 on 2026-11-20;"),
        ("Record:", "q", "Nothing was recorded."),
    ):
        person.sees(before_it)
        person.types(keys + ENTER)
        person.sees(answer)
    assert person.leaves() == 0
    assert acts(git_demo) == before


def test_nothing_to_measure_is_recorded_with_its_reason(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    person.sees("Standard:")
    person.types(ENTER)
    person.sees("Value:")
    person.types("nothing" + ENTER)
    person.sees("Why:")
    person.types(ENTER)
    person.sees("There is no reason.", "Value:")
    person.types(CTRL_U + "nothing closed for stocktaking" + ENTER)
    person.sees("Record:")
    person.types(ENTER)
    person.sees("Recorded as ", "Standard:")
    person.types(CTRL_D)
    assert person.leaves() == 0
    (entry,) = entries(acts(git_demo) - before)
    assert entry["no_opportunity"] == "closed for stocktaking"
