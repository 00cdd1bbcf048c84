"""Charts against what reference implementations print for the same series: lines to 1e-9, flagged points and labels exactly."""

import json
from math import isclose
from typing import Any

import pytest

from handoff.analysis.charts.anhoej import Runs
from handoff.analysis.charts.chart import Chart, Design, draw

from .reference import FOLDER, Block, blocks, design_of

BLOCKS = list(blocks()) if FOLDER.is_dir() else []
ABSENT = "no reference series; HANDOFF_REFERENCE_DATA names the folder above spc/"
pytestmark = pytest.mark.skipif(not BLOCKS, reason=ABSENT)

MDC = [block for block in BLOCKS if "mdc" in block.name or "ptd_spc" in block.call]
QIC = [block for block in BLOCKS if "qic" in block.name]
QCC = [block for block in BLOCKS if block not in MDC and block not in QIC]

TYPES = {
    "Common Cause": None,
    "Above UCL": ("limit", 1),
    "Below LCL": ("limit", -1),
    "7 Points Above CL": ("shift", 1),
    "7 Points Below CL": ("shift", -1),
    "7 Point Trend (Increasing)": ("trend", 1),
    "7 Point Trend (Decreasing)": ("trend", -1),
    "2 in 3 Above CL": ("two-of-three", 1),
    "2 in 3 Below CL": ("two-of-three", -1),
}
FLAGS = {
    "astronomical": "limit",
    "trend": "trend",
    "two_in_three": "two-of-three",
    "shift": "shift",
}
VARIATION = {
    "common_cause": "steady",
    "special_cause_improvement": "improving",
    "special_cause_concern": "deteriorating",
    "special_cause_neutral_high": "changing",
    "special_cause_neutral_low": "changing",
}
MEANING = {
    "common_cause": "common-cause",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "high",
    "special_cause_neutral_low": "low",
}
ASSURANCE = {"inconsistent": "hit-or-miss", "consistent_pass": "will-meet", "consistent_fail": "will-miss", None: "none"}


# What qicharts2 was asked to multiply its lines by.
MULTIPLIED = {"qic_u_part_per10000": 10_000, "qic_u_days_x1000": 1_000}


def named(block: Block) -> str:
    return block.name


@pytest.mark.parametrize("block", MDC, ids=named)
def test_as_nhsrplotthedots(block: Block) -> None:
    chart = draw(block.points, design_of(block, "ptd"))
    expected = block.expected
    assert len(chart.phases) == len(expected["phases"])
    for ours, theirs in zip(chart.phases, expected["phases"], strict=True):
        assert (ours.first, ours.last) == (theirs["from"], theirs["to"])
        for line, name in ((ours.centre, "centre"), (ours.lower, "lcl"), (ours.upper, "ucl")):
            assert close(line, theirs[name]), (name, line, theirs[name])
    if "special_cause_type" in expected:
        assert [point.label for point in chart.points] == [
            None if TYPES[one] is None else TYPES[one][0] for one in expected["special_cause_type"]
        ]
        assert [point.meaning for point in chart.points] == [MEANING[one] for one in expected["point_type"]]
    assert flagged(chart) == {
        name: sorted(at for key, places in expected["flags"].items() if key.startswith(prefix) for at in places)
        for prefix, name in FLAGS.items()
    }
    assert chart.variation == VARIATION[expected["variation"]]
    assert chart.assurance == ASSURANCE[expected.get("assurance")]


DIFFERENT = json.loads((FOLDER / "mdc2023.json").read_text(encoding="utf-8"))["cases_that_differ"] if BLOCKS else {}


@pytest.mark.parametrize("name", DIFFERENT)
def test_two_of_three_as_it_is_since_2023(name: str) -> None:
    expected = DIFFERENT[name]
    chart, changed = since_2023(next(block for block in MDC if name_of_2023(block) == name))
    assert changed == expected["changed_points"]
    assert [chart.points[at - 1].label for at in changed] == [TYPES[one][0] for one in expected["types_mdc2023"]]
    assert chart.variation == VARIATION[expected["variation_mdc2023"]]


@pytest.mark.parametrize("block", [block for block in MDC if block.name.startswith(("edge", "random"))], ids=named)
def test_nothing_else_changed_in_2023(block: Block) -> None:
    _, changed = since_2023(block)
    assert bool(changed) == (name_of_2023(block) in DIFFERENT)


def since_2023(block: Block) -> tuple[Chart, list[int]]:
    """A chart by the rules of today, and its points that had another label before; short phases are not labelled today."""
    before, now = (draw(block.points, design_of(block, rules)) for rules in ("ptd", "mdc"))
    short = {at for phase in now.phases if phase.lower is None for at in range(phase.first, phase.last + 1)}
    pairs = enumerate(zip(before.points, now.points, strict=True), 1)
    return now, [at for at, (old, new) in pairs if old.label != new.label and at not in short]


def name_of_2023(block: Block) -> str:
    """What that file calls a block."""
    stem, *middle, last = block.name.split("/")
    series = "/".join(middle).replace("pct_target95", "pct").replace("mdc_all", "")
    return f"{stem}/{series}|{last.removeprefix('mdc_')}"


def flagged(chart: Chart) -> dict[str, list[int]]:
    return {name: [at for at, point in enumerate(chart.points, 1) if point.label == name] for name in FLAGS.values()}


@pytest.mark.parametrize("block", QIC, ids=named)
def test_as_qicharts2(block: Block) -> None:
    chart = draw(block.points, design_of(block, "anhoej"))
    expected = block.expected
    the_same_lines(chart, expected, MULTIPLIED.get(block.name.partition("/")[2], 1))
    if "beyond_limits" in expected:
        assert [at for at, point in enumerate(chart.points, 1) if "limit" in point.signals] == expected["beyond_limits"]
    for ours, their in zip(chart.phases, expected.get("anhoej", ()), strict=False):
        if chart.chart == "mr":
            assert ours.runs is None
        else:
            assert ours.runs == runs(their)
            assert ours.runs.signal == bool(their["runs_signal"])


def the_same_lines(chart: Chart, expected: dict[str, Any], times: float = 1) -> None:
    for name, lines in (
        ("statistic", [point.value for point in chart.points]),
        ("centre", [point.centre for point in chart.points]),
        ("lcl", [point.lower for point in chart.points]),
        ("ucl", [point.upper for point in chart.points]),
    ):
        theirs = expected.get(name)
        if name not in expected:
            continue
        for ours, their in zip(lines, theirs if isinstance(theirs, list) else [theirs] * len(lines), strict=True):
            assert close(ours, their, times), (name, ours, their)


def runs(told: dict[str, Any]) -> Runs:
    """What R calls missing for want of useful points is 0 here."""
    counts = (told["longest_run"], told["longest_run_max"], told["n_crossings"], told["n_crossings_min"])
    return Runs(told["n_useful"], *(count or 0 for count in counts))


WESTERN = {"we4_8_one_side": "shift", "we2_2of3_beyond_2s": "two-of-three", "we3_4of5_beyond_1s": "four-of-five"}
NELSON = {
    "nelson2_9_one_side": "shift",
    "nelson3_6_trend": "trend",
    "nelson4_14_alternating": "alternating",
    "nelson7_15_within_1s": "within-one-sigma",
    "nelson8_8_outside_1s_both_sides": "outside-one-sigma",
}


@pytest.mark.parametrize("block", QCC, ids=named)
def test_as_qcc(block: Block) -> None:
    expected = block.expected
    for rules, names in (("western-electric", WESTERN), ("nelson", NELSON)):
        chart = draw(block.points, design_of(block, rules))
        the_same_lines(chart, expected)
        flags = expected["flags"]
        assert marked(chart, "limit") == flags["beyond_limits"]
        for key, name in names.items():
            if key in flags:
                assert marked(chart, name) == flags[key], key


def test_as_nist_published_its_flow_rates() -> None:
    expected = json.loads((FOLDER / "nist_flowrate.json").read_text(encoding="utf-8"))["expected"]["published"]
    block = next(block for block in QCC if block.name == "nist_flowrate/qcc")
    (phase,) = draw(block.points, design_of(block, "nelson")).phases
    (ranges,) = draw(block.points, Design(chart="mr", rules="nelson")).phases
    assert (phase.centre, phase.lower, phase.upper) == pytest.approx(
        (expected["centre"], expected["lcl"], expected["ucl"]), abs=6e-5
    )
    assert ranges.centre == pytest.approx(expected["mr_bar"], abs=6e-5)


def marked(chart: Chart, name: str) -> list[int]:
    return [at for at, point in enumerate(chart.points, 1) if name in point.signals]


def close(ours: float | None, theirs: float | None, times: float = 1) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours * times, theirs, rel_tol=1e-9, abs_tol=1e-12)
