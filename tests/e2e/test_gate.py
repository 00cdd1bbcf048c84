"""A CI job's view: the check fails on a missing standard and says where, why and what to do."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

DEPARTMENT = "standards/customer-service.yaml"

Run = Callable[..., CompletedProcess[str]]


def first_target(text: str) -> tuple[str, int]:
    """The first target line of a department's file, and the line of the standard that has it."""
    found = re.search(r"^ +target: .*\n", text, re.MULTILINE)
    assert found is not None
    return found[0], text[: found.start()].count("\n") + 1


def test_deleting_a_target_fails_the_check_with_file_line_and_remedy_and_restoring_it_passes(handoff: Run, demo: Path) -> None:
    file = demo / DEPARTMENT
    whole = file.read_text(encoding="utf-8")
    line, _ = first_target(whole)
    assert handoff("check", cwd=demo).returncode == 0

    file.write_text(whole.replace(line, "", 1), encoding="utf-8")
    done = handoff("check", cwd=demo)
    assert done.returncode == 1
    assert re.search(rf"{re.escape(DEPARTMENT)}:\d+:\d+: error \[no-target\]", done.stdout)
    assert "fix:" in done.stdout
    problems = json.loads(handoff("check", "--format", "json", cwd=demo).stdout)["problems"]
    assert [problem["check"] for problem in problems if problem["severity"] == "error"] == ["no-target"]
    assert problems[0]["path"] == DEPARTMENT

    file.write_text(whole, encoding="utf-8")
    assert handoff("check", cwd=demo).returncode == 0


def test_fail_on_never_reports_and_passes(handoff: Run, demo: Path) -> None:
    file = demo / DEPARTMENT
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(first_target(whole)[0], "", 1), encoding="utf-8")
    done = handoff("check", "--fail-on", "never", cwd=demo)
    assert done.returncode == 0
    assert "no-target" in done.stdout


def test_an_unknown_customer_exits_with_3_and_asks_did_you_mean(handoff: Run, demo: Path) -> None:
    file = demo / DEPARTMENT
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^(      )sales:", r"\1saels:", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    done = handoff("check", cwd=demo)
    assert done.returncode == 3
    assert "saels" in done.stdout
    assert "sales" in done.stdout


def test_a_key_twice_exits_with_3_and_names_both_lines(handoff: Run, demo: Path) -> None:
    file = demo / DEPARTMENT
    file.write_text(file.read_text(encoding="utf-8") + "name: Another name\n", encoding="utf-8")
    done = handoff("check", cwd=demo)
    assert done.returncode == 3
    assert "[duplicate-key]" in done.stdout


def test_an_edited_entry_exits_with_4_and_names_the_line(handoff: Run, demo: Path) -> None:
    act = next((demo / "ledger").rglob("*.jsonl"))
    lines = act.read_bytes().split(b"\n")
    edited = next(at for at, line in enumerate(lines) if b'"denominator":' in line)
    lines[edited] = lines[edited].replace(b'"denominator":', b'"denominator":1', 1)
    act.write_bytes(b"\n".join(lines))
    done = handoff("check", cwd=demo)
    assert done.returncode == 4
    assert f"{act.relative_to(demo).as_posix()}:{edited + 1}:" in done.stdout


def test_no_workspace_is_said_with_the_way_out(handoff: Run, tmp_path: Path) -> None:
    done = handoff("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "handoff init" in done.stderr
