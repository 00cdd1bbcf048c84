from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from handoff.answers.verdict import verdict_page
from handoff.model.entry import Act, Measurement
from handoff.workspace.answering import verdict_on
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said, record

WORKS = """\
department: works
name: Works
outputs:
  goods:
    name: Goods
    customers: {sales: {used_for: selling}}
    standards:
      s: {statement: s, measure: {%s, every: month}, target: {%s}}
"""
DAY = date(2026, 10, 5)


def facts_of(folder: Path, measure: str, target: str, value: str) -> Any:
    (folder / "standards").mkdir()
    (folder / "handoff.toml").write_text('[organisation]\nname = "X"\ntimezone = "UTC"\n', encoding="utf-8")
    (folder / "standards" / "works.yaml").write_text(WORKS % (measure, target), encoding="utf-8")
    workspace = open_workspace(folder)
    assert isinstance(workspace, Workspace)
    measurement = Desk(workspace.organisation).measurement(Said("s", DAY, tuple(value.split())))
    assert isinstance(measurement, Measurement), measurement
    act = Act(recorded_at="2026-10-05T08:00:00Z", recorded_by="A", program="handoff")
    recorded, problems = verdict_on(workspace, measurement, record(workspace, act, measurement), DAY)
    assert problems == ()
    return to_builtins(verdict_page(recorded).facts)


@pytest.mark.parametrize(
    ("measure", "target", "value", "result", "number"),
    [
        ("kind: duration", "value: at most 90 min, judged_by: mean", "1h", "met", 60.0),
        ("kind: duration", "value: at most 1.5 h, judged_by: mean", "5400s", "met", 1.5),
        ("kind: duration", "value: at most 90 min", "91min", "missed", 0.0),
        ("kind: value, unit: mm", "value: at most 4 mm, judged_by: total", "1.5 2.5", "met", 4.0),
        ("kind: count, per: parts", "value: at most 3 per 1000", "1/250", "missed", 0.004),
        ("kind: proportion", "value: at least 90 %", "97/104", "met", 97 / 104),
    ],
)
def test_the_number_is_told_in_the_unit_of_the_target_as_in_a_report(  # noqa: PLR0913, PLR0917 -- a table
    tmp_path: Path, measure: str, target: str, value: str, result: str, number: float
) -> None:
    facts = facts_of(tmp_path, measure, target, value)
    assert (facts["result"], facts["value"]) == (result, number)
    assert (facts["period_result"], facts["period_value"]) == (result, number)
