"""Ten thousand standards judged in one report: the whole command, its parts in one process, and NumPy on the same points."""

import json
import os
import subprocess
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

from many_standards import AS_OF, write
from peers import HANDOFF
from timing import Command, Run, Setting, in_turn, middle

from handoff.analysis.charts.chart import Design
from handoff.analysis.improvement import improvement
from handoff.analysis.judged import Question
from handoff.analysis.process import Charting
from handoff.rendering import Canvas, format_named
from handoff.reports import improvement as report
from handoff.workspace.asking import stands_on
from handoff.workspace.opening import Workspace, open_workspace

HERE = Path(__file__).parent


class Part(NamedTuple):
    """A part of the command, and the processor seconds that it takes."""

    name: str
    seconds: float


class Peered(NamedTuple):
    """NumPy on the same points: seconds of reading, of judging chart by chart and all at once; the charts that signal."""

    read: float
    singly: float
    at_once: float
    signals: tuple[int, int]


class Judging(NamedTuple):
    """The whole command with XmR charts and with those that suit, its parts, the charts that signal now, and NumPy if there is."""

    xmr: Run
    suiting: Run
    parts: tuple[Part, ...]
    signals: int
    peer: Peered | None


def judging(setting: Setting) -> Judging:
    """Write the workspace and measure; the first run, which fills the cache of definitions, is not counted."""
    folder = setting.folder / "many"
    write(folder)
    words = [HANDOFF, "report", "improvement", "--as-of", AS_OF, "--format", "json"]
    commands = [Command(lambda: [*words, "--chart", "xmr"], folder), Command(lambda: words, folder)]
    in_turn(commands[:1], 1)
    xmr, suiting = in_turn(commands, setting.few)
    parts, signals = _parts(folder)
    return Judging(middle(xmr), middle(suiting), parts, signals, _peer(folder, setting.tools))


def _parts(folder: Path) -> tuple[tuple[Part, ...], int]:
    """The same steps as the command takes, one after the other."""
    parts, begun = [], time.process_time()

    def ended(name: str) -> None:
        nonlocal begun
        now = time.process_time()
        parts.append(Part(name, now - begun))
        begun = now

    workspace = open_workspace(folder)
    if not isinstance(workspace, Workspace):
        raise TypeError("the workspace that was just written opens")
    ended("reading definitions")
    day = date.fromisoformat(AS_OF)
    holdings, _ = workspace.ledger.holdings(workspace.organisation, day)
    ended("reading the ledger")
    stands = stands_on(workspace, holdings)
    found = improvement(workspace.organisation, holdings, Question(day), Charting(Design(), "xmr"), stands)
    ended("charts, rules and comparisons")
    page = report.page(found)
    ended("the page")
    format_named("json").render(page, Canvas(width=132))
    ended("writing JSON")
    return tuple(parts), sum(one.process.chart.variation != "steady" for one in found.improving)


def _peer(folder: Path, tools: Path | None) -> Peered | None:
    python = tools / "python" if tools else None
    if python is None or not python.exists():
        return None
    words = [str(python), str(HERE / "xmr_numpy.py"), str(folder / "points.json")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    said = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    if said.returncode:
        return None
    told = json.loads(said.stdout)
    return Peered(told["read"], told["singly"], told["at_once"], (told["signals"][0], told["signals"][1]))
