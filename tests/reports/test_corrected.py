"""Reports say which results rest on corrected measurements, and say nothing where none was corrected."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
VALUE = ("record", "entered-in-time", "1/104", "--on", "2026-10-20", "--by", "Ada", "--format", "json")
NAME = "customer-service/special-order/entered-in-time"
DAY = ("--as-of", "2026-11-10")


@pytest.fixture
def wrong(handoff: Run, demo: Path) -> str:
    return json.loads(handoff(*VALUE, cwd=demo).stdout)["id"]


def correct(handoff: Run, demo: Path, *words: str) -> None:
    done = handoff("correct", *words, "--because", "misread", "--by", "Bob", cwd=demo)
    assert done.returncode == 0, done.stderr


def facts(handoff: Run, demo: Path) -> tuple[dict[str, object], dict[str, object]]:
    report = json.loads(handoff("report", "compliance", *DAY, "--format", "json", cwd=demo).stdout)
    (result,) = (one for one in report["results"] if one["standard"] == NAME)
    return report["stands_on"], result


def test_without_corrections_no_report_speaks_of_them(handoff: Run, demo: Path, wrong: str) -> None:
    assert wrong
    stands_on, result = facts(handoff, demo)
    assert "corrected" not in stands_on
    assert "corrected" not in result
    assert "taken back" not in handoff("report", "compliance", *DAY, cwd=demo).stdout


@pytest.mark.parametrize("how", ["97/104", "--void"])
def test_report_and_page_of_the_standard_say_how_many(handoff: Run, demo: Path, wrong: str, how: str) -> None:
    _, before = facts(handoff, demo)
    correct(handoff, demo, wrong, how)
    stands_on, result = facts(handoff, demo)
    assert (stands_on["corrected"], result["corrected"]) == (1, 1)
    assert result["value"] != before["value"]
    for question in (("report", "compliance"), ("show", NAME), ("show", "customer-service"), ("show", "sales")):
        said = " ".join(handoff(*question, *DAY, cwd=demo).stdout.split())
        assert f"1 measurement was corrected or taken back: {NAME} (1). `handoff log STANDARD`" in said, question
        assert "(1 measurement in them corrected or taken back)" in said, question


def test_a_correction_in_the_running_period_is_told_too(handoff: Run, demo: Path) -> None:
    words = (*VALUE[:4], "2026-11-05", *VALUE[5:])
    name = json.loads(handoff(*words, cwd=demo).stdout)["id"]
    correct(handoff, demo, name, "2/104")
    assert "corrected" not in facts(handoff, demo)[1]
    said = " ".join(handoff("show", NAME, *DAY, cwd=demo).stdout.split())
    assert f"1 measurement was corrected or taken back: {NAME} (1)." in said
