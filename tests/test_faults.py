"""Every fault run of `docs/reliability.md`, a few times each: nothing is lost, nothing is half there, nothing counts twice."""

import os
import re
from pathlib import Path

import pytest

from .faults.guards import GUARDS, Guard
from .faults.page import BEGIN, END, bad_inputs_of, cell, page
from .faults.runs import FEW, MANY, all_runs
from .faults.tallies import Tally
from .test_badinputs import ABSENT, CASES

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reliability.md"
RUNS = dict(all_runs(MANY if os.environ.get("HANDOFF_SLOW") else FEW))
# A process that is killed, or whose folder is taken away, cannot tidy up.
MAY_LEAVE_HIDDEN = {"kill-record", "kill-publish", "kill-import", "vanishing"}
NUMBER = re.compile(r"-?[0-9][0-9,.]*")


@pytest.mark.parametrize("name", RUNS)
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    one = RUNS[name](tmp_path)
    if one is None:
        pytest.skip("this fault cannot be made here")
    assert one.tried > 0
    assert (one.lost, one.half, one.twice) == (0, 0, 0), one
    assert one.strays == 0 or name in MAY_LEAVE_HIDDEN, one
    assert not any("exit 70" in text for text in one.said), one


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.where)
def test_each_guard_is_held_by_tests_that_exist(guard: Guard) -> None:
    for test in guard.tests:
        path, _, name = test.partition("::")
        assert f"def {name}(" in (TESTS / path).read_text(encoding="utf-8"), test


@pytest.mark.skipif(not CASES, reason=ABSENT)
def test_guards_name_cases() -> None:
    assert {name for guard in GUARDS for name in guard.cases} <= {case["id"] for case in CASES}


def test_the_page_is_what_the_runner_writes() -> None:
    """But for what was counted: a run here would give other figures."""
    shown = PAGE.read_text(encoding="utf-8")
    nothing = Tally("no fault", 1, 1, 0, 0, 1, 0, 0, 0, 0, (), ())
    written = page([("none", nothing)], bad_inputs_of(shown))
    measured = ("| no fault", "| **together", "### no fault", "Real processes")
    fixed = [line for line in written.split("\n") if not line.startswith(measured)]
    lines = shown.split("\n")
    assert [line for line in fixed if line not in lines] == []


def test_the_page_lost_nothing() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").split("\n") if line.count("|") == 12][2:]
    assert len(rows) > 15
    for row in rows:
        figures = [text.strip(" *") for text in row.split("|")[2:11]]
        assert all(NUMBER.fullmatch(figure) for figure in figures), row
        assert figures[5:8] == ["0", "0", "0"], row


@pytest.mark.skipif(not CASES, reason=ABSENT)
def test_the_page_has_every_bad_input_once() -> None:
    table = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    assert [name for name in (case["id"] for case in CASES) if table.count(f"| {name} |") != 1] == []


def test_a_cell_is_no_syntax() -> None:
    assert cell("a|b*c`d`<x>\x1b") == r"a\|b\*c\`d\`\<x\>\<U+001B\>"
