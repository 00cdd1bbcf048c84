"""Correcting as a quality manager does it: a new entry, the old one stays, and every wrong way is told in plain words."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
VALUE = ("record", "entered-in-time", "97/104", "--on", "2026-10-20", "--by", "Ada", "--format", "json")
WHY = ("--because", "two were counted twice", "--by", "Bob")


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


@pytest.fixture
def wrong(handoff: Run, demo: Path) -> str:
    return json.loads(handoff(*VALUE, cwd=demo).stdout)["id"]


def test_a_correction_is_one_new_act_and_both_stay(handoff: Run, demo: Path, wrong: str) -> None:
    before = {path: path.read_bytes() for path in acts(demo)}
    done = handoff("correct", wrong[:8], "95/104", *WHY, cwd=demo)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert said.startswith("customer-service/special-order/entered-in-time on 2026-10-20: 97/104 is now 95/104 met: 91.3 %")
    assert "Because: two were counted twice" in said
    assert f"instead of {wrong[:8]}. Both stay in the ledger" in said
    (new,) = acts(demo) - set(before)
    assert all(path.read_bytes() == was for path, was in before.items())
    head, entry = (json.loads(line) for line in new.read_text(encoding="utf-8").splitlines())
    assert head["recorded_by"] == "Bob"
    assert (entry["entry"], entry["corrects"], entry["numerator"]) == ("correction", wrong, 95)
    assert handoff("check", cwd=demo).returncode == 0


def test_the_period_is_that_without_the_wrong_value(handoff: Run, demo: Path, wrong: str) -> None:
    done = json.loads(handoff("correct", wrong[:8], "1/104", *WHY, "--format", "json", cwd=demo).stdout)
    assert (done["was"], done["written"], done["result"], done["corrects"]) == ("97/104", "1/104", "missed", wrong)
    void = json.loads(handoff("correct", done["id"], "--void", *WHY, "--format", "json", cwd=demo).stdout)
    assert (void["was"], void["written"], void["result"], void["value"]) == ("1/104", None, None, None)
    assert void["period_n"] == done["period_n"] - 104


def test_a_minus_and_a_digit_are_a_value(handoff: Run, demo: Path, wrong: str) -> None:
    done = handoff("correct", wrong[:8], "-1/104", *WHY, cwd=demo)
    assert done.returncode == 2
    assert "-1/104" in done.stderr


def test_it_is_committed_alone_when_asked_for(handoff: Run, git_demo: Path) -> None:
    name = json.loads(handoff(*VALUE, "--commit", cwd=git_demo).stdout)["id"]
    done = handoff("correct", name, "--void", "--because", "wrong month", "--commit", cwd=git_demo)
    assert "Committed." in done.stderr
    shown = subprocess.run(
        ["git", "show", "--name-status", "--format=%s"], cwd=git_demo, capture_output=True, text=True, check=True
    )
    assert shown.stdout.startswith("Record 1 correction\n\nA\tledger/")


def test_what_is_refused_is_not_recorded(handoff: Run, demo: Path, wrong: str) -> None:
    before = acts(demo)
    refused = {
        (wrong[:8], *WHY): "VALUE, --no-opportunity REASON, or --void",
        (wrong[:8], "95/104", "--void", *WHY): "one of them",
        (wrong[:8], "95/104", "--by", "Bob"): "A correction needs --because TEXT.",
        (wrong[:8], "95/104", "--because", "\u200b", "--by", "Bob"): "A correction needs --because TEXT.",
        (wrong[:8], "much", *WHY): '"much"',
        (wrong[:7], "95/104", *WHY): "is no id of an entry",
        ("f" * 64, "95/104", *WHY): "No entry has an id that begins with",
        (wrong[:8], "95/104", *WHY, "--evidence", "gone.pdf"): "gone.pdf",
    }
    for words, message in refused.items():
        done = handoff("correct", *words, cwd=demo)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert message in " ".join(done.stderr.replace("│", " ").split()), words
    assert acts(demo) == before


def test_nobody_corrects_what_was_corrected_already(handoff: Run, demo: Path, wrong: str) -> None:
    first = json.loads(handoff("correct", wrong, "95/104", *WHY, "--format", "json", cwd=demo).stdout)["id"]
    done = handoff("correct", wrong, "94/104", *WHY, cwd=demo)
    assert done.returncode == 2
    assert f"correct it: handoff correct {first[:8]} VALUE" in done.stderr
