"""Seven accident and emergency departments: what each chart says of them, by the commands themselves."""

import csv
import json
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from references import FOLDER, ROOT

from handoff.analysis.charts.attributes import stretch_of_shares
from handoff.analysis.charts.chart import Chart, Design, draw, phases_of
from handoff.analysis.charts.series import Point

sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "docs"))  # as the settings of the tests have it

from tests.e2e import test_accident_and_emergency as real

DAY = "2019-04-30"
# How each is asked for, by the words of the command.
ASKED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("xmr", ("--chart", "xmr")),
    ("ptd", ("--chart", "xmr", "--rules", "ptd", "--screened")),
    ("pp", ("--chart", "pp")),
)


class Department(NamedTuple):
    """One department: what NHSRplotthedots says unscreened and by default, what we say on each chart, and why they differ.

    Each answer is (variation, assurance).  ``beyond`` counts the points beyond the limits of a p chart, of p', and of XmR;
    ``limits`` are those of p' and of XmR at the last point, as shares.
    """

    code: str
    unscreened: tuple[str, str]
    screened: tuple[str, str]
    said: dict[str, tuple[str, str]]
    attendances: int
    sigma_z: float
    beyond: tuple[int, int, int]
    limits: tuple[tuple[float, float], tuple[float, float]]


def departments() -> list[Department]:
    """Every department; none where there is no reference data."""
    if not real.DATA.is_file():
        return []
    told = json.loads((FOLDER / "ae_attendances_dev.json").read_text(encoding="utf-8"))["expected"]
    with tempfile.TemporaryDirectory() as name:
        answers = _answers(Path(name))
    found = []
    for code, points in _points().items():
        block = told[code]["pct_target95"]
        p, pp, xmr = (draw(points, Design(chart=chart)) for chart in ("p", "pp", "xmr"))
        found.append(
            Department(
                code,
                _theirs(block["unscreened"]),
                _theirs(block["screened"]),
                {asked: said[code] for asked, said in answers.items()},
                round(float(sum(point.sized for point in points)) / len(points)),
                stretch_of_shares(phases_of(points, Design())[0]),
                (_beyond(p), _beyond(pp), _beyond(xmr)),
                (_last_limits(pp), _last_limits(xmr)),
            )
        )
    return found


def _answers(folder: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """What `handoff report improvement` says of each department, asked in each way."""
    (folder / "standards").mkdir()
    (folder / "handoff.toml").write_text(real.SETTINGS, encoding="utf-8")
    (folder / "standards" / "parties.yaml").write_text(real.PARTIES, encoding="utf-8")
    for code in _points():
        text = real.DEPARTMENT.format(id=code.lower(), code=code)
        (folder / "standards" / f"{code.lower()}.yaml").write_text(text, encoding="utf-8")
    real.rows_for_import(real.DATA, folder / "rows.csv")
    real.handoff("record", "--from", "rows.csv", "--by", "A. Auditor", folder=folder)
    found = {}
    for name, words in ASKED:
        report = json.loads(real.handoff("report", "improvement", "--as-of", DAY, "--format", "json", *words, folder=folder))
        found[name] = {
            one["standard"].partition("/")[0].upper(): (one["variation"], one["assurance"]) for one in report["standards"]
        }
    return found


def _points() -> dict[str, tuple[Point, ...]]:
    found: dict[str, list[Point]] = {}
    with real.DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            size = Fraction(row["n"])
            found.setdefault(row["series"], []).append(Point(row["at"], 1 - Fraction(row["defects"]) / size, size))
    return {code: tuple(points) for code, points in found.items()}


def _theirs(block: dict[str, str]) -> tuple[str, str]:
    return real.VARIATION[block["variation"]], real.ASSURANCE[block["assurance"]]


def _beyond(chart: Chart) -> int:
    return sum("limit" in point.signals for point in chart.points)


def _last_limits(chart: Chart) -> tuple[float, float]:
    last = chart.points[-1]
    return last.lower or 0.0, last.upper or 1.0
