"""What people merge in any order, they read in one: entries may stand in any file, on any line."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handoff.analysis.judged import Question
from handoff.analysis.process import Charting
from handoff.model.entry import Entry
from handoff.model.problem import Fault
from handoff.rendering import Canvas
from handoff.rendering import json as as_json
from handoff.reports import improvement
from handoff.workspace.acting import Plan, opened_action
from handoff.workspace.acting_on import Move, moved_action
from handoff.workspace.asking import ask_improvement
from handoff.workspace.correcting import Correcting, correction_of
from handoff.workspace.correcting import Wish as Corrected
from handoff.workspace.finding import Seen, Told, opened_finding, told_finding
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.rebasing import Decided, rebase_of
from handoff.workspace.rebasing import Wish as Rebased
from handoff.workspace.recording import Desk, Said, act_of, record

TODAY = date(2026, 11, 22)
MEASURED = ("customer-service/special-order/", "quality/inspection-verdicts/within-four-hours", "leadership/")
Line = tuple[bytes, bytes]


def opened(root: Path) -> Workspace:
    found = open_workspace(root)
    assert isinstance(found, Workspace)
    return found


def lines_in(root: Path) -> list[Line]:
    """Every entry with the line of its act."""
    found = []
    for file in sorted((root / "ledger").rglob("*.jsonl")):
        head, *entries = file.read_bytes().splitlines(keepends=True)
        found += [(head, entry) for entry in entries]
    return found


def written(root: Path, files: list[list[Line]]) -> None:
    """A ledger of these files; an act that is cut in pieces stands in each."""
    shutil.rmtree(root / "ledger", ignore_errors=True)
    for number, inside in enumerate(files):
        for at, head in enumerate(dict.fromkeys(head for head, _ in inside)):
            path = root / "ledger" / "2026" / f"{11 + at % 2}" / f"{number}-{at}.jsonl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(head + b"".join(entry for of, entry in inside if of == head))


def recorder(workspace: Workspace) -> Callable[[Entry | Fault], str]:
    """Record one entry after the other, each a second later, by one of three people."""
    seconds = iter(range(60))

    def keep(entry: Entry | Fault) -> str:
        assert not isinstance(entry, Fault), entry
        second = next(seconds)
        return record(workspace, act_of(datetime(2026, 11, 22, 9, 0, second, tzinfo=UTC), f"Person {second % 3}"), entry).first_id

    return keep


@pytest.fixture(scope="module")
def lines(written_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Line]]:
    """A few standards measured for two years; corrections of one entry, a rebase, a finding and actions from plan to check."""
    root = Path(shutil.copytree(written_demo, tmp_path_factory.mktemp("ordered") / "demo"))
    written(root, [[line for line in lines_in(root) if json.loads(line[1])["standard"].startswith(MEASURED)]])
    workspace = opened(root)
    keep = recorder(workspace)
    name = keep(Desk(workspace.organisation).measurement(Said("entered-in-time", date(2026, 3, 31), ("97/104",))))
    for value in ("95/104", "94/104"):
        made = correction_of(workspace, Corrected(name, "misread", (value,)))
        assert isinstance(made, Correcting), made
        name = keep(made.correction)
    decided = rebase_of(workspace, Rebased("entered-in-time", date(2026, 1, 1), "two desks"), TODAY)
    assert isinstance(decided, Decided), decided
    keep(decided.rebase)
    finding = keep(opened_finding(workspace, Seen("entered-in-time", "12 of 40 lay overnight", date(2026, 3, 20)), TODAY))
    keep(opened_finding(workspace, Seen("few-errors", "nine were wrong", date(2026, 3, 20), repeats=finding[:8]), TODAY))
    keep(told_finding(workspace, Told("cause", finding, "nobody at the desk", TODAY, cause="method"), "Sam", TODAY))
    for what in ("man both desks", "ask at noon"):
        action = keep(opened_action(workspace, Plan(finding[:8], what, date(2026, 3, 23), measurements=1), TODAY))
        keep(moved_action(workspace, Move("do", action, "manned", date(2026, 4, 20), by="Carl"), "Sam", TODAY))
    return root, lines_in(root)


def told(root: Path) -> tuple[str, int]:
    """The improvement report as JSON, and how many problems the ledger has."""
    found = ask_improvement(opened(root), Question(TODAY), Charting())
    return as_json.render(improvement.page(found.improvement), Canvas()), len(found.problems)


# An order has no simpler one, so none is looked for.
@settings(max_examples=6, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False))
def test_entries_in_any_order_over_files_and_lines_give_the_same_report_to_the_byte(
    order: Random, lines: tuple[Path, list[Line]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, given_lines = lines
    before, problems = told(root)
    mixed = list(given_lines)
    order.shuffle(mixed)
    moved = Path(
        shutil.copytree(root, tmp_path_factory.mktemp("moved") / "demo", ignore=shutil.ignore_patterns("ledger", ".handoff"))
    )
    files = [mixed[start::7] for start in range(7)]
    written(moved, files)
    assert told(moved) == (before, problems) == (before, 0)
    facts = json.loads(before)
    assert (len(facts["findings"]), len(facts["actions"]), facts["stands_on"]["entries"]) == (2, 2, len(given_lines))
