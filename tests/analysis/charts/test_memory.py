"""Averages and sums that remember: as NIST, qcc and Montgomery print them, and what a memory must and must not do."""

import csv
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from handoff.analysis.charts.chart import Chart, Design, draw
from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.series import Memory, Point

from .reference import FOLDER

# NIST/SEMATECH e-Handbook 6.3.2.4: known mean 50, known standard deviation 2.0539.
NIST = "52 47 53 49.3 50.1 47 51 50.1 51.2 50.5 49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1"
NIST_AVERAGES = (50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33)
NIST_LIMITS = (47.4115, 52.5884)
NIST_MEMORY = Memory(weight=Fraction("0.3"), centre=Fraction(50), sigma=Fraction("2.0539"))
# Montgomery (2005), Introduction to Statistical Quality Control, section 8.1 (9.1 since the 6th edition): mean 10 and standard
# deviation 1 are known.  Values and upper sums stand so in the public tests of process-improve (github.com/kgdunn/process-improve),
# which took them from there; the lower sums are the recursion C = max(0, 9.5 - x + C), and the averages theirs, by hand.
MONTGOMERY = (
    "9.45 7.99 9.29 11.66 12.16 10.18 8.04 11.46 9.20 10.34 9.03 11.47 10.51 9.40 10.08 "
    "9.37 10.62 10.31 8.52 10.84 10.90 9.33 12.29 11.50 10.60 11.08 10.38 11.62 11.31 10.52"
)
SUMS_UP = (0, 0, 0, 1.16, 2.82, 2.5, 0.04, 1, 0, 0, 0, 0.97, 0.98, 0, 0, 0, 0.12, 0, 0, 0.34, 0.74, 0, 1.79, 2.79, 2.89, 3.47)
SUMS_UP_AT_THE_END = (3.35, 4.47, 5.28, 5.3)
SUMS_DOWN = (-0.05, -1.56, -1.77, 0, 0, 0, -1.46, 0, -0.3, 0, -0.47)
KNOWN = Memory(centre=Fraction(10), sigma=Fraction(1))
SERIES = st.lists(st.decimals(-50, 50, places=2).map(Fraction), min_size=8, max_size=30)
KINDS: tuple[ChartName, ...] = ("ewma", "cusum-up", "cusum-down")


def charted(kind: ChartName, values: list[Fraction], memory: Memory = KNOWN, **asked: tuple[str, ...]) -> Chart:
    points = tuple(Point(str(at), value) for at, value in enumerate(values, 1))
    return draw(points, Design(chart=kind, better="neutral", memory=memory, **asked))


def numbers(text: str) -> list[Fraction]:
    return [Fraction(one) for one in text.split()]


def outside(chart: Chart) -> list[int]:
    return [at for at, point in enumerate(chart.points, 1) if point.signals]


def test_the_averages_that_nist_prints() -> None:
    chart = charted("ewma", numbers(NIST), structs.replace(NIST_MEMORY, limits="asymptotic"))
    for point, average in zip(chart.points, NIST_AVERAGES, strict=False):
        assert point.value == pytest.approx(average, abs=0.006)
        assert (point.lower, point.upper) == pytest.approx(NIST_LIMITS, abs=1e-4)
    assert outside(chart) == []


with_reference = pytest.mark.skipif(not FOLDER.is_dir(), reason="no reference series; HANDOFF_REFERENCE_DATA names the folder")


@with_reference
def test_as_nist_published_it() -> None:
    expected = json.loads((FOLDER / "nist_ewma.json").read_text(encoding="utf-8"))["expected"]["published"]
    chart = charted("ewma", reference_values(), structs.replace(NIST_MEMORY, limits="asymptotic"))
    assert [point.value for point in chart.points] == [pytest.approx(one, abs=0.006) for one in expected["ewma"]]
    assert (chart.points[0].lower, chart.points[0].upper) == pytest.approx((expected["lcl"], expected["ucl"]), abs=1e-4)


@with_reference
def test_as_qcc() -> None:
    expected = json.loads((FOLDER / "nist_ewma.json").read_text(encoding="utf-8"))["expected"]["qcc"]
    chart = charted("ewma", reference_values(), NIST_MEMORY)
    for ours, theirs in (("value", "ewma"), ("lower", "lcl"), ("upper", "ucl")):
        assert [getattr(point, ours) for point in chart.points] == pytest.approx(expected[theirs], rel=1e-9)


def reference_values() -> list[Fraction]:
    with (FOLDER / "nist_ewma.csv").open(encoding="utf-8", newline="") as file:
        return [Fraction(row["value"]) for row in csv.DictReader(file)]


def test_the_sums_of_a_textbook() -> None:
    up, down = (charted(kind, numbers(MONTGOMERY)) for kind in ("cusum-up", "cusum-down"))
    assert [point.value for point in up.points] == [*SUMS_UP, *SUMS_UP_AT_THE_END]
    assert [point.value for point in down.points][: len(SUMS_DOWN)] == list(SUMS_DOWN)
    assert (outside(up), outside(down)) == ([29, 30], [])
    assert (up.points[0].upper, down.points[0].lower) == (5, -5)
    assert up.points[-1].meaning == "high"


def test_the_average_of_the_same_textbook_finds_the_same_shift() -> None:
    memory = structs.replace(KNOWN, weight=Fraction("0.1"), width=Fraction("2.7"))
    chart = charted("ewma", numbers(MONTGOMERY), memory)
    assert [point.value for point in chart.points[:2]] == pytest.approx((9.945, 9.7495))
    assert (chart.points[-1].lower, chart.points[-1].upper) == pytest.approx((9.38, 10.62), abs=0.005)
    assert outside(chart) == [29, 30]


def test_a_sum_that_reaches_the_interval_exactly_is_inside() -> None:
    """Three times 0.1 and 0.2 are more than 0.9 as floats."""
    memory = Memory(slack=Fraction(), decision=Fraction("0.9"), centre=Fraction(), sigma=Fraction(1))
    values = [*[Fraction()] * 6, *[Fraction("0.1"), Fraction("0.2")] * 3]
    assert outside(charted("cusum-up", values, memory)) == []
    assert outside(charted("cusum-up", [*values, Fraction("0.0001")], memory)) == [13]


def test_what_an_excluded_point_measured_is_not_remembered() -> None:
    values = numbers(MONTGOMERY)
    wild = [*values[:9], Fraction(1000), *values[9:]]
    for kind in KINDS:
        kept, left = charted(kind, values), charted(kind, wild, excluded=("10",))
        assert left.points[9].value is None
        assert [point.value for at, point in enumerate(left.points) if at != 9] == [point.value for point in kept.points]
        assert left.points[-1].upper == kept.points[-1].upper


def test_a_target_is_not_for_averages_and_sums() -> None:
    points = tuple(Point(str(at), value) for at, value in enumerate(numbers(MONTGOMERY), 1))
    for kind in KINDS:
        chart = draw(points, Design(chart=kind, better="higher", target=Fraction(3), memory=KNOWN))
        assert (chart.assurance, chart.phases[0].runs) == ("none", None)


def test_nothing_is_remembered_across_a_rebase() -> None:
    values = numbers(MONTGOMERY)
    for kind in KINDS:
        again = charted(kind, [*values, *values], rebases=("31",))
        assert [point.value for point in again.points[30:]] == [point.value for point in charted(kind, values).points]


@given(SERIES)
def test_negated_values_are_the_mirror_image(values: list[Fraction]) -> None:
    up, down = charted("cusum-up", values, Memory()), charted("cusum-down", [-one for one in values], Memory())
    assert [point.value for point in up.points] == [-(point.value or 0) for point in down.points]
    assert outside(up) == outside(down)


@given(SERIES, st.integers(-100, 100))
def test_a_constant_moves_an_average_and_no_sum(values: list[Fraction], constant: int) -> None:
    moved = [one + constant for one in values]
    for kind in ("cusum-up", "cusum-down"):
        assert charted(kind, values, Memory()).points == charted(kind, moved, Memory()).points
    plain, shifted = charted("ewma", values, Memory()), charted("ewma", moved, Memory())
    assert [(point.value or 0) + constant for point in plain.points] == pytest.approx([point.value for point in shifted.points])


@given(SERIES)
def test_with_all_weight_on_the_newest_it_is_an_individuals_chart(values: list[Fraction]) -> None:
    ewma, plain = charted("ewma", values, Memory(weight=Fraction(1))), charted("i", values)
    for ours, theirs in zip(ewma.points, plain.points, strict=True):
        assert (ours.value, ours.lower, ours.upper) == pytest.approx((theirs.value, theirs.lower, theirs.upper))


def test_too_few_points_are_not_judged() -> None:
    for kind in KINDS:
        chart = charted(kind, [Fraction(100)] * 7)
        assert (chart.variation, outside(chart)) == ("too-few-points", [])
