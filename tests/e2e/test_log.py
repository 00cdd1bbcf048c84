"""The history as an auditor reads it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def test_what_was_corrected_and_its_correction_are_both_there(handoff: Run, demo: Path) -> None:
    value = ("record", "entered-in-time", "97/104", "--on", "2026-10-20", "--by", "Ada", "--format", "json")
    wrong = json.loads(handoff(*value, cwd=demo).stdout)["id"]
    given = ("correct", wrong, "95/104", "--because", "seen \u001b[31mtwice", "--by", "Bob", "--format", "json")
    right = json.loads(handoff(*given, cwd=demo).stdout)["id"]
    question = ("log", "entered-in-time", "--since", "2026-10-20", "--until", "2026-10-20")
    shown = handoff(*question, cwd=demo)
    assert shown.returncode == 0, shown.stderr
    said = " ".join(shown.stdout.split())
    assert all(part in said for part in (wrong[:8], right[:8], "97/104", "95/104", "Ada", "Bob", "instead of", "corrected by"))
    assert "\u001b" not in shown.stdout
    facts = json.loads(handoff(*question, "--format", "json", cwd=demo).stdout)
    assert [(one["id"], one.get("corrects"), one.get("corrected_by")) for one in facts["entries"]] == [
        (right, wrong, None),
        (wrong, None, [right]),
    ]


def test_a_long_history_says_how_many_are_left_out(handoff: Run, demo: Path) -> None:
    whole = handoff("log", "--format", "csv", cwd=demo)
    rows = list(csv.DictReader(io.StringIO(whole.stdout)))
    assert whole.stderr == ""
    assert f"{len(rows) - 200:,} older entries are not shown" in " ".join(handoff("log", cwd=demo).stdout.split())
    few = handoff("log", "--format", "csv", "--limit", "3", cwd=demo)
    assert list(csv.DictReader(io.StringIO(few.stdout))) == rows[:3]
    assert f"{len(rows) - 3:,} older entries are not shown" in few.stderr


def test_an_empty_history_says_the_next_step(handoff: Run, demo: Path) -> None:
    done = handoff("log", "entered-in-time", "--until", "1999-12-31", cwd=demo)
    assert done.returncode == 0
    assert "Next: handoff record customer-service/special-order/entered-in-time VALUE." in " ".join(done.stdout.split())


def test_a_wrong_name_or_span_is_refused(handoff: Run, demo: Path) -> None:
    for words, message in {
        ("nobody-known",): '"nobody-known"',
        ("no/such/standard",): '"no/such/standard"',
        ("--since", "2026-02-30"): "is no day",
        ("--since", "2026-02-02", "--until", "2026-02-01"): "is before 2026-02-02",
        ("--limit", "0"): "--limit",
    }.items():
        done = handoff("log", *words, cwd=demo)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert message in " ".join(done.stderr.replace("│", " ").split()), words
