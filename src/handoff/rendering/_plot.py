"""A control chart on a terminal: points by signs of their own between lines that step with the limits."""

from itertools import groupby

from msgspec import Struct, structs

from handoff.page import Chart, Plotted, Tone
from handoff.rendering._canvas import Canvas
from handoff.rendering._scale import Scale, phase_spans, scale_of, values_of
from handoff.rendering._signs import CENTRE, LIMIT, NO_POINT, TARGET, lines_used, points_used, sign_for
from handoff.rendering._type import plain, toned
from handoff.rendering._wrap import cells, fold, wrap

_HEIGHT, _LOW_HEIGHT, _WIDE = 15, 11, 60
_MARKS = 7
_FARTHEST_APART = 6
_LONGEST_LABEL, _LONGEST_UNIT = 20, 10
_NAMES = ("upper", "target", "mean", "lower")

Spot = tuple[str, Tone]


class _Field(Struct, frozen=True):
    """The field that points stand in: those that have room, how many columns each takes, and what is left of it."""

    points: tuple[Plotted, ...]
    step: int
    left: int
    height: int
    scale: Scale
    canvas: Canvas

    @property
    def columns(self) -> int:
        return (len(self.points) - 1) * self.step + 1

    def row(self, value: float) -> int:
        return round((1 - self.scale.share(value)) * (self.height - 1))


def plot_lines(chart: Chart, canvas: Canvas, width: int) -> list[str]:
    """The drawing without its title, no wider than ``width`` where anything has room; the latest points where not all fit.

    Where a point and a line, or two lines, fall on one spot, the point is drawn, then the target, then the mean.
    """
    if all(point.value is None for point in chart.points):
        return [NO_POINT]
    field = _field(chart, canvas, width)
    marks, names = _marks(chart, field), _names(chart, field)
    edge, tick = ("│", "┤") if canvas.unicode else ("|", "+")
    lines = []
    for row, spots in enumerate(_grid(chart, field)):
        mark = marks.get(row, "")
        blanks, axis = " " * (field.left - cells(mark)), tick if mark else edge
        lines.append(f"{blanks}{mark} {axis}{_coloured(spots, canvas)} {names.get(row, '')}".rstrip())
    begin = len(chart.points) - len(field.points)
    begins = [span.start - begin for span in phase_spans(chart)[1:] if span.start > begin]
    cut = wrap(f"The latest {len(field.points)} of {len(chart.points)} points.", width) if begin else []
    foot = _foot(field, begins, width)
    return [*lines, *foot, *(toned(line, "quiet", canvas) for line in (*cut, *_legend(chart, canvas, width)))]


def _field(chart: Chart, canvas: Canvas, width: int) -> _Field:
    scale = scale_of(values_of(chart), _MARKS)
    whole = _Field(chart.points, 1, 0, _HEIGHT if width >= _WIDE else _LOW_HEIGHT, scale, canvas)
    left = max(map(cells, _marks(chart, whole).values()), default=0)
    right = max(map(cells, _names(chart, whole).values()), default=0)
    room = max(width - left - right - 3, 1)
    shown = chart.points[-room:]
    step = min(max((room - 1) // max(len(shown) - 1, 1), 1), _FARTHEST_APART)
    return structs.replace(whole, points=shown, step=step, left=left)


def _legend(chart: Chart, canvas: Canvas, width: int) -> list[str]:
    """What the signs mean; a sign stays with its word."""
    lines = [""]
    for sign in (*points_used(chart), *lines_used(chart)):
        entry = f"{sign.on(canvas)} {sign.word}"
        if lines[-1] and cells(lines[-1]) + 3 + cells(entry) > width:
            lines.append("")
        lines[-1] += f"   {entry}" if lines[-1] else entry
    return lines


def _marks(chart: Chart, field: _Field) -> dict[int, str]:
    """The round numbers by the rows at which they stand."""
    unit = fold(plain(chart.unit, field.canvas), _LONGEST_UNIT)[0]
    return {field.row(tick.value): f"{tick.text} {unit}".rstrip() for tick in field.scale.ticks}


def _names(chart: Chart, field: _Field) -> dict[int, str]:
    """What the lines are called, at the rows where they end; lines that end in one row share it."""
    last = chart.points[-1]
    found: dict[int, str] = {}
    for name, value in zip(_NAMES, (last.upper, chart.target, last.centre, last.lower), strict=True):
        if value is not None:
            row = field.row(value)
            found[row] = f"{found[row]}, {name}" if row in found else name
    return found


def _grid(chart: Chart, field: _Field) -> list[list[Spot]]:
    """Rows of spots: lines first, points over them; a line steps half-way between two points."""
    grid: list[list[Spot]] = [[(" ", "plain")] * field.columns for _ in range(field.height)]
    for column in range(field.columns):
        near = field.points[(column + (field.step - 1) // 2) // field.step]
        for value, sign in ((near.lower, LIMIT), (near.upper, LIMIT), (near.centre, CENTRE), (chart.target, TARGET)):
            if value is not None:
                grid[field.row(value)][column] = (sign.on(field.canvas), "quiet")
    for number, point in enumerate(field.points):
        if point.value is not None:
            grid[field.row(point.value)][number * field.step] = (sign_for(point.tone).on(field.canvas), point.tone)
    return grid


def _coloured(spots: list[Spot], canvas: Canvas) -> str:
    runs = groupby(spots, key=lambda spot: spot[1])
    return "".join(toned("".join(sign for sign, _ in run), tone, canvas) for tone, run in runs)


def _foot(field: _Field, begins: list[int], width: int) -> list[str]:
    """The axis of time with a mark where a phase begins, and what its ends and those marks are called."""
    corner, line, mark = ("└", "─", "┴") if field.canvas.unicode else ("+", "-", "+")
    marked = {begin * field.step for begin in begins}
    axis = "".join(mark if column in marked else line for column in range(field.columns))
    below, *labels = (_label(point, field.canvas) for point in field.points)
    last = labels[-1] if labels else ""
    end = max(field.columns, cells(below) + 2 + cells(last))
    for begin in begins:
        label, place = labels[begin - 1], begin * field.step
        if cells(below) + 2 <= place and place + cells(label) + 2 <= end - cells(last):
            below += " " * (place - cells(below)) + label
    if labels and field.left + 2 + end <= width:
        below += " " * (end - cells(last) - cells(below)) + last
    margin = " " * (field.left + 1)
    return [f"{margin}{corner}{axis}", f"{margin} {below}"]


def _label(point: Plotted, canvas: Canvas) -> str:
    return fold(plain(point.at, canvas), _LONGEST_LABEL)[0]
