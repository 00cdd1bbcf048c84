"""A standard as a process: which points, which chart, which line."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from handoff.analysis.charts.chart import Design
from handoff.analysis.holdings import Bucket
from handoff.analysis.process import Charting, Process, process_of
from handoff.model.standard import Standard

AS_OF = date(2027, 6, 15)


def charted(standard: Standard, *buckets: Bucket, charting: Charting | None = None) -> Process:
    found = process_of(standard, buckets, AS_OF, charting or Charting())
    assert found is not None
    return found


def values(process: Process) -> list[tuple[str, float]]:
    return [(point.at, float(point.value)) for point in process.points]


def test_periods_that_have_ended_are_points_and_their_parts_add_up(
    a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]
) -> None:
    standard = a_standard()
    buckets = [
        a_bucket(standard, day, text) for day, text in (("2027-05-03", "9/10"), ("2027-04-01", "8/10"), ("2027-05-20", "10/10"))
    ]
    process = charted(standard, *buckets, a_bucket(standard, "2027-06-02", "0/10"))
    assert values(process) == [("2027-04", 0.8), ("2027-05", 0.95)]
    assert (process.chart.chart, process.design.better, process.design.target) == ("pp", "higher", Fraction(9, 10))
    assert process.chart.variation == "too-few-points"


@pytest.mark.parametrize(
    ("kind", "goal", "words", "chart", "plots", "value", "line"),
    [
        ("count", "at most 3", ("2",), "c", "judged", 2.0, Fraction(3)),
        ("duration", "at most 4 h", ("2h",), "xmr", "mean", 7200.0, Fraction(14400)),
        ("duration", "at most 4 h", ("2h", "6h"), "pp", "share", 0.5, Fraction(1)),
        ("duration", "at most 4 h, attain 90 %", ("2h", "6h"), "pp", "share", 0.5, Fraction(9, 10)),
        ("duration", "at most 4 h, judged by mean", ("2h", "6h"), "xbar-s", "mean", 14400.0, Fraction(14400)),
        ("duration", "at most 4 h, judged by total", ("2h", "6h"), "xmr", "judged", 28800.0, Fraction(14400)),
        ("check", "at least 90 %", ("19/20",), "xmr", "judged", 0.95, Fraction(9, 10)),
    ],
)
def test_what_is_plotted(  # noqa: PLR0913, PLR0917 -- a table
    a_standard: Callable[..., Standard],
    a_bucket: Callable[..., Bucket],
    kind: str,
    goal: str,
    words: tuple[str, ...],
    chart: str,
    plots: str,
    value: float,
    line: Fraction,
) -> None:
    standard = a_standard(kind=kind, promised=((goal, "", "", ""),))
    process = charted(standard, a_bucket(standard, "2027-05-03", *words))
    assert (process.chart.chart, process.plots, values(process), process.design.target) == (
        chart,
        plots,
        [("2027-05", value)],
        line,
    )


def test_the_readings_of_a_period_are_a_subgroup(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> None:
    standard = a_standard(kind="duration", promised=(("at most 4 h, judged by mean", "", "", ""),))
    (point,) = charted(standard, a_bucket(standard, "2027-05-03", "1h", "2h", "3h")).points
    assert point.group is not None
    assert (point.group.n, point.group.deviation, point.group.width) == (3, pytest.approx(3600), 7200)


def test_nothing_allowed_has_one_better_direction(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> None:
    standard = a_standard(kind="count", promised=(("exactly 0", "", "", ""),))
    process = charted(
        standard, *(a_bucket(standard, f"2026-{month:02}-03", "0") for month in range(1, 13)), a_bucket(standard, "2027-01-03", "0")
    )
    assert (process.design.better, process.chart.assurance, process.has_room) == ("lower", "will-meet", False)


def test_a_chart_that_is_asked_for(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> None:
    standard = a_standard()
    buckets = [a_bucket(standard, f"2026-{month:02}-03", f"{80 + month}/100") for month in range(1, 13)]
    process = charted(standard, *buckets, charting=Charting(Design(rules="ptd", rebases=("2026-07", "2031-01")), "xmr"))
    assert (process.chart.chart, [(one.first, one.last) for one in process.chart.phases]) == ("xmr", [(1, 6), (7, 12)])
    assert (process.missed, process.kept_in_a_row) == (9, 3)


def test_without_a_measure_there_is_no_process(a_standard: Callable[..., Standard]) -> None:
    assert process_of(a_standard(promised=()), (), AS_OF, Charting()) is None
