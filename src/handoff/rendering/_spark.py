"""A few values drawn as small as can be: a sign each in texts, a line in pictures."""

from msgspec import Struct

from handoff.page import Spark
from handoff.rendering._canvas import Canvas
from handoff.rendering._scale import Scale, scale_of

_BARS, _ASCII = "▁▂▃▄▅▆▇█", "_.-^"
_WIDTH, _HEIGHT, _MARGIN = 104.0, 20.0, 3.0


class Line(Struct, frozen=True):
    """A line through the values in SVG's words, and where the latest stands."""

    path: str
    x: float
    y: float


def sparked(spark: Spark, canvas: Canvas) -> str:
    """One sign a value, oldest first: the least at the bottom, the greatest at the top; equal ones in the middle."""
    signs = _BARS if canvas.unicode else _ASCII
    scale = scale_of(spark.values, 1)
    return "".join(signs[min(int(scale.share(value) * len(signs)), len(signs) - 1)] for value in spark.values)


def line_of(spark: Spark) -> Line | None:
    """The line in a picture of 104 by 20; None without values."""
    if not spark.values:
        return None
    scale, last = scale_of(spark.values, 1), max(len(spark.values) - 1, 1)
    spots = [(_x(number / last), _y(scale, value)) for number, value in enumerate(spark.values)]
    return Line(f"M{'L'.join(f'{x:g} {y:g}' for x, y in spots)}", *spots[-1])


def _x(share: float) -> float:
    return round(_MARGIN + share * (_WIDTH - 2 * _MARGIN), 1)


def _y(scale: Scale, value: float) -> float:
    return round(_HEIGHT - _MARGIN - scale.share(value) * (_HEIGHT - 2 * _MARGIN), 1)
