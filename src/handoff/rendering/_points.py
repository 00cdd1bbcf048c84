"""The points of a chart as a table, for formats that have cells and no pictures."""

from handoff.page import Cell, Chart, Column, Plotted, Table
from handoff.rendering._signs import sign_for

_COLUMNS = ("at", "value", "lower", "mean", "upper", "target", "stands out", "by")


def points_table(chart: Chart) -> Table:
    """A row a point, in the order of time, with full numbers."""
    numbers = {"value", "lower", "mean", "upper", "target"}
    columns = tuple(Column(title, "right" if title in numbers else "left") for title in _COLUMNS)
    return Table(chart.name, chart.title, columns, tuple(_row(point, chart.target) for point in chart.points))


def _row(point: Plotted, target: float | None) -> tuple[Cell, ...]:
    stands_out = sign_for(point.tone).word if point.tone != "plain" else ""
    figures = (point.value, point.lower, point.centre, point.upper, target)
    return (Cell(point.at), *map(_figure, figures), Cell(stands_out), Cell(point.says))


def _figure(number: float | None) -> Cell:
    return Cell("") if number is None else Cell(f"{number:.6g}", number=repr(number))
