"""The picture of a control chart: where its points, lines and labels stand, for the templates that write SVG."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from handoff.page import Chart, Plotted, Tone
from handoff.rendering._escape import one_line
from handoff.rendering._scale import Scale, apart, phase_spans, scale_of, values_of
from handoff.rendering._signs import NO_POINT, points_used, sign_for
from handoff.rendering._wrap import cells, fold

_LETTER, _LINE = 7.2, 15  # the width and height of a letter at 12 pixels
_NAME_ROOM, _TOP, _FOOT = 46, 12, 32
_LONGEST_LABEL, _LONGEST_UNIT = 16, 10
_DENSE, _DOT, _SMALL_DOT = 60, 3.5, 2.3
_MOST_SPOKEN = 12


class Mark(Struct, frozen=True):
    """A point: its shape in SVG's words, its tone, and what people read when they point at it."""

    path: str
    tone: Tone
    says: str


class Stroke(Struct, frozen=True):
    """A line, by what it is: values, centre, limit, target or grid."""

    kind: str
    path: str


class Label(Struct, frozen=True):
    """A text with its foot, and the side of it that stands there: start, middle or end."""

    text: str
    x: str
    y: str
    anchor: str


class Figure(Struct, frozen=True):
    """What is drawn, and how large it is; ``title`` and ``says`` are for whoever cannot see it."""

    id: str
    title: str
    says: str
    width: int
    height: int
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


class _Field(Struct, frozen=True):
    """The field between the axes, and where a point stands on it."""

    left: float
    right: float
    top: float
    bottom: float
    count: int
    scale: Scale

    @property
    def step(self) -> float:
        return (self.right - self.left) / self.count

    def x(self, number: float) -> float:
        return self.left + (number + 0.5) * self.step

    def y(self, value: float) -> float:
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)


def figure_of(chart: Chart, anchor: str) -> Figure:
    """The chart in its size; ``anchor`` begins the ids of its parts."""
    width, height, most = (340, 170, 4) if chart.need == "spare" else (720, 280, 7)
    if all(point.value is None for point in chart.points):
        said = Label(NO_POINT, _px(width / 2), _px(height / 2), "middle")
        return Figure(anchor, _called(chart), f"{chart.says} {NO_POINT}".lstrip(), width, height, (), (), (said,))
    scale = scale_of(values_of(chart), most)
    unit = fold(one_line(chart.unit), _LONGEST_UNIT)[0]
    marks = [(tick.value, f"{tick.text} {unit}".rstrip()) for tick in scale.ticks]
    left = 14 + _LETTER * max((cells(text) for _, text in marks), default=0)
    field = _Field(left, width - _NAME_ROOM, _TOP, height - _FOOT, len(chart.points), scale)
    labels = (
        *(Label(text, _px(left - 5), _px(field.y(value) + 4), "end") for value, text in marks),
        *_names(chart, field),
        *_times(chart, field),
    )
    dots = tuple(_mark(point, number, field, chart.unit) for number, point in enumerate(chart.points) if point.value is not None)
    return Figure(anchor, _called(chart), _spoken(chart), width, height, _strokes(chart, field), dots, labels)


def _called(chart: Chart) -> str:
    return chart.title.strip() or chart.name.strip() or "Control chart"


def legend_of(charts: Iterable[Chart]) -> str:
    """What the shapes of points in these charts mean, each once; lines have their names beside them."""
    signs = dict.fromkeys(sign for chart in charts for sign in points_used(chart))
    return "   ".join(f"{sign.sign} {sign.word}" for sign in signs)


def _strokes(chart: Chart, field: _Field) -> tuple[Stroke, ...]:
    """From back to front."""
    grid = "".join(f"M{_px(field.left)} {_px(field.y(tick.value))}H{_px(field.right)}" for tick in field.scale.ticks)
    found = [Stroke("grid", grid)]
    begins = (field.x(span.start - 0.5) for span in phase_spans(chart)[1:])
    found += [Stroke("phase", f"M{_px(begin)} {_px(field.top)}V{_px(field.bottom)}") for begin in begins]
    lower, upper, centre = zip(*((point.lower, point.upper, point.centre) for point in chart.points), strict=True)
    for kind, lines in (("limit", lower), ("limit", upper), ("centre", centre)):
        found.append(Stroke(kind, "".join(_steps(lines, span, field) for span in phase_spans(chart))))
    if chart.target is not None:
        found.append(Stroke("target", f"M{_px(field.left)} {_px(field.y(chart.target))}H{_px(field.right)}"))
    found.append(Stroke("values", _joined(chart.points, field)))
    return tuple(stroke for stroke in found if stroke.path)


def _steps(lines: Sequence[float | None], span: range, field: _Field) -> str:
    """A line that keeps its height around each point of a phase, and steps between them."""
    words, before = [], None
    for number in span:
        value = lines[number]
        if value is not None and value != before:
            joined = f"V{_px(field.y(value))}" if before is not None else ""
            words.append(joined or f"M{_px(field.x(number - 0.5))} {_px(field.y(value))}")
        if value is not None and (number + 1 == span.stop or lines[number + 1] != value):
            words.append(f"H{_px(field.x(number + 0.5))}")
        before = value
    return "".join(words)


def _joined(points: Sequence[Plotted], field: _Field) -> str:
    """A line through the points, broken where there is none."""
    numbered = ((number, point.value) for number, point in enumerate(points))
    words = []
    for there, run in groupby(numbered, key=lambda one: one[1] is not None):
        spots = [f"{_px(field.x(number))} {_px(field.y(value))}" for number, value in run if value is not None]
        words.append(f"M{'L'.join(spots)}" if there else "")
    return "".join(words)


def _mark(point: Plotted, number: int, field: _Field, unit: str) -> Mark:
    value = point.value or 0.0
    told = f"{point.at}: {value:.6g} {unit}".rstrip()
    says = f"{told} ({sign_for(point.tone).word}{f': {point.says}' if point.says else ''})"
    return Mark(_shape(point.tone, field.x(number), field.y(value), _SMALL_DOT if field.count > _DENSE else _DOT), point.tone, says)


def _shape(tone: Tone, x: float, y: float, r: float) -> str:
    """A dot; larger, and of another shape, where something stands out."""
    wide = r * 1.7
    at, size, double = f"{_px(x)} {_px(y)}", _px(wide), _px(2 * wide)
    match tone:
        case "good":
            return f"M{at}m-{size} 0l{size} -{size}l{size} {size}l-{size} {size}z"
        case "bad":
            return f"M{at}m0 -{size}l{size} {double}h-{double}z"
        case "warn":
            return f"M{at}m-{_px(r)} -{_px(r)}h{_px(2 * r)}v{_px(2 * r)}h-{_px(2 * r)}z"
        case _:
            half = f"a{_px(r)} {_px(r)} 0 1 0"
            return f"M{at}m-{_px(r)} 0{half} {_px(2 * r)} 0{half} -{_px(2 * r)} 0z"


def _names(chart: Chart, field: _Field) -> tuple[Label, ...]:
    """What the lines are called, at their ends, moved apart where they would cover each other."""
    last = chart.points[-1]
    lines = (("upper", last.upper), ("lower", last.lower), ("mean", last.centre), ("target", chart.target))
    placed = sorted((field.y(value), name) for name, value in lines if value is not None)
    moved = apart((place for place, _ in placed), _LINE - 2)
    return tuple(Label(name, _px(field.right + 5), _px(place + 4), "start") for (_, name), place in zip(placed, moved, strict=True))


def _times(chart: Chart, field: _Field) -> tuple[Label, ...]:
    """As many points' names as have room below the field, at even distances from the last."""
    texts = [fold(one_line(point.at), _LONGEST_LABEL)[0] for point in chart.points]
    widest = _LETTER * max(map(cells, texts), default=0) + _LINE
    every = max(-int(-widest // field.step), 1)
    numbers = range(len(texts) - 1, -1, -every)
    kept = (number for number in reversed(numbers) if field.x(number) - widest / 2 >= 0)
    return tuple(Label(texts[number], _px(field.x(number)), _px(field.bottom + 22), "middle") for number in kept)


def _spoken(chart: Chart) -> str:
    """What is seen, in words: the sentence, from when to when, and the latest points that stand out."""
    said = [f"{point.at} {sign_for(point.tone).word}" for point in chart.points if point.tone != "plain"]
    span = f"{len(chart.points)} points from {chart.points[0].at} to {chart.points[-1].at}."
    more = f" and {len(said) - _MOST_SPOKEN} earlier" if len(said) > _MOST_SPOKEN else ""
    stands_out = f"Stand out: {', '.join(said[-_MOST_SPOKEN:])}{more}." if said else "None stands out."
    return f"{chart.says} {span} {stands_out}".lstrip()


def _px(number: float) -> str:
    """A length in the picture, to a tenth of a pixel."""
    return f"{round(number, 1) + 0.0:g}"
