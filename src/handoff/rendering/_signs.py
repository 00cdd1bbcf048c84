"""The signs of points and lines in a chart, and what they mean: shapes, so that nobody needs to see colours."""

from msgspec import Struct

from handoff.page import Chart, Tone
from handoff.rendering._canvas import Canvas


class Sign(Struct, frozen=True):
    """What is drawn for a tone or a line, the one for terminals that know only ASCII, and its word."""

    sign: str
    ascii: str
    word: str

    def on(self, canvas: Canvas) -> str:
        """The sign that the canvas can show."""
        return self.sign if canvas.unicode else self.ascii


_CHANCE = Sign("•", "o", "chance")
_POINTS: tuple[tuple[Tone, Sign], ...] = (
    ("plain", _CHANCE),
    ("good", Sign("◆", "#", "better")),
    ("bad", Sign("▲", "A", "worse")),
    ("warn", Sign("■", "@", "stands out")),
)
NO_POINT = "There is no point to draw."
CENTRE, LIMIT, TARGET = Sign("─", "-", "mean"), Sign("┄", ".", "limits"), Sign("═", "=", "target")


def sign_for(tone: Tone) -> Sign:
    """The sign of a point in its tone."""
    return dict(_POINTS).get(tone, _CHANCE)


def points_used(chart: Chart) -> tuple[Sign, ...]:
    """The signs of points that a drawing of the chart has, in the order of their list."""
    used = {sign_for(point.tone).word for point in chart.points if point.value is not None}
    return tuple(sign for _, sign in _POINTS if sign.word in used)


def lines_used(chart: Chart) -> tuple[Sign, ...]:
    """The signs of its lines."""
    centre = (CENTRE,) if any(point.centre is not None for point in chart.points) else ()
    limits = (LIMIT,) if any(point.lower is not None or point.upper is not None for point in chart.points) else ()
    return (*centre, *limits, *((TARGET,) if chart.target is not None else ()))
