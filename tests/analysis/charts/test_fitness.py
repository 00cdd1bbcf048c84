"""Capability of a chart against qcc's, from the readings that its limits come from."""

import csv
import json
from fractions import Fraction

import pytest

from handoff.analysis.charts.chart import Design
from handoff.analysis.charts.fitness import fitness
from handoff.analysis.charts.series import Point, subgroup
from handoff.analysis.statistics.capability import Specification

from .reference import FOLDER

CASES = [
    ("ss_bolts", "capability", "i", None),
    ("viscosity", "capability", "i", 20),
    ("viscosity", "capability_upper_only", "i", 20),
    ("pistonrings", "capability_two_sided", "xbar-r", 25),
    ("pistonrings", "capability_lower_only", "xbar-r", 25),
]
SPECIFICATIONS = {
    ("ss_bolts", "capability"): ("9.5", "10.5"),
    ("viscosity", "capability"): ("32", "36.5"),
    ("viscosity", "capability_upper_only"): (None, "36.5"),
    ("pistonrings", "capability_two_sided"): ("73.95", "74.05"),
    ("pistonrings", "capability_lower_only"): ("73.97", None),
}


def points(name: str) -> tuple[Point, ...]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if "reading" not in rows[0]:
        return tuple(Point(row["at"], Fraction(row["value"])) for row in rows)
    moments = dict.fromkeys(row["at"] for row in rows)
    return tuple(subgroup(at, [Fraction(row["reading"]) for row in rows if row["at"] == at]) for at in moments)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no reference series; HANDOFF_REFERENCE_DATA names the folder above spc/")
@pytest.mark.parametrize(("name", "block", "chart", "baseline"), CASES)
def test_as_qcc(name: str, block: str, chart: str, baseline: int | None) -> None:
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["expected"][block]["indices"]
    lower, upper = SPECIFICATIONS[name, block]
    limits = Specification(Fraction(lower) if lower else None, Fraction(upper) if upper else None)
    found = fitness(points(name), Design(chart, better="neutral", baseline=baseline), limits)
    assert found is not None
    assert found.within is not None
    assert found.within.cpk is not None
    assert found.within.cpk.value == pytest.approx(told["Cp_k"]["value"], rel=1e-9)
    assert found.within.cpk.interval == pytest.approx((told["Cp_k"]["lower"], told["Cp_k"]["upper"]), rel=1e-9)
    assert (found.within.cp.value if found.within.cp else None) == (
        None if told["Cp"]["value"] is None else pytest.approx(told["Cp"]["value"], rel=1e-9)
    )


def test_a_process_that_changes_is_not_assessed() -> None:
    changing = tuple(Point(str(at), Fraction(at)) for at in range(20))
    found = fitness(changing, Design(better="neutral"), Specification(Fraction(-1), Fraction(21)))
    assert found is not None
    assert found.within is None
    assert found.overall is not None
