"""``handoff report pareto`` and ``handoff report chain`` as they are installed: what they refuse, and what they answer."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, handoff: Run) -> Path:
    folder = tmp_path_factory.mktemp("whence")
    assert handoff("demo", "demo", cwd=folder).returncode == 0
    return folder / "demo"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pareto", "--by", "cause"), "Misses are not counted by cause."),
        (("pareto", "--by", "customer", "--of", "findings"), "Findings are not counted by customer."),
        (("pareto", "--department", "nobody"), 'There is no department "nobody".'),
        (("pareto", "--period", "2026-13"), "2026-13"),
        (("chain", "nobody"), '"nobody"'),
        (("chain", "--period", "2026", "--since", "2026-01-01"), "were both given"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_next_step(demo: Path, handoff: Run, words: tuple[str, ...], said: str) -> None:
    ran = handoff("report", *words, cwd=demo)
    assert ran.returncode == 2, ran.stderr
    assert said in " ".join(ran.stderr.split())
    assert ran.stdout == ""


def test_what_a_department_s_misses_add_up_to_is_what_the_compliance_report_has(demo: Path, handoff: Run) -> None:
    words = ("--period", "2026-Q3", "--as-of", "2026-11-10", "--format", "json")
    misses = json.loads(handoff("report", "pareto", "--by", "department", *words, cwd=demo).stdout)
    totals = json.loads(handoff("report", "compliance", *words, cwd=demo).stdout)["totals"]
    assert misses["total"] == totals["due"] - totals["met"]
    assert sum(bar["count"] for bar in misses["bars"]) == misses["total"]


def test_a_standard_stands_for_its_output_in_a_chain(demo: Path, handoff: Run) -> None:
    words = ("--period", "2026", "--as-of", "2026-11-10", "--format", "json")
    told = json.loads(handoff("report", "chain", "finished-by-date", *words, cwd=demo).stdout)
    assert told["subject"] == "production/works-orders"
    carrying = {(one["from"], one["to"]) for one in told["steps"] if one["outputs"] == ["production/works-orders"]}
    assert carrying
    for chain in told["chains"]:
        assert carrying & set(zip(chain["path"], chain["path"][1:], strict=False))


def test_a_report_of_no_named_month_says_how_to_see_what_came_since(demo: Path, handoff: Run, tmp_path: Path) -> None:
    copy, today = tmp_path / "demo", ("--as-of", "2026-11-10")
    shutil.copytree(demo, copy)
    opened = handoff(
        "finding", "open", "entered-in-time", "Nine orders lay overnight.", "--on", "2026-11-09", "--by", "Ada", cwd=copy
    )
    assert opened.returncode == 0, opened.stderr
    for report in (("pareto", "--of", "findings"), ("chain",)):
        said = " ".join(handoff("report", *report, *today, cwd=copy).stdout.split())
        assert "For what came since add --period 2026-11, for the year --period 2026." in said
        assert "add --period" not in handoff("report", *report, *today, "--period", "2026-11", cwd=copy).stdout
    assert "No findings were opened in 2026-10." in handoff("report", "pareto", "--of", "findings", *today, cwd=copy).stdout
    since = handoff("report", "pareto", "--of", "findings", *today, "--period", "2026-11", cwd=copy).stdout
    assert "the only finding in 2026-11" in since
