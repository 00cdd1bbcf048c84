"""What makes two measures of one output the same: the texts that define their number."""

import re

from handoff.checks._wording import plain
from handoff.model.standard import Measure, Standard

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def same_measure_key(standard: Standard) -> tuple[str, ...]:
    """A key that standards of one output share when they measure the same; () where nothing defines the number."""
    measure = standard.measure
    if measure is None or not _UNREAD.isdisjoint(standard.unreadable):
        return ()
    texts = _definition(standard, measure)
    if not all(texts):
        return ()
    cadence = measure.every or ""
    return (measure.kind, cadence, measure.clock, plain(measure.per), plain(measure.unit), plain(measure.scale), *map(plain, texts))


_UNREAD = frozenset(["measure", "counts", "of", "per", "unit", "start", "stop", "clock", "scale", "points", "every", "target"])


def _definition(standard: Standard, measure: Measure) -> tuple[str, ...]:
    """The texts without which nobody knows what is measured."""
    if measure.kind == "proportion":
        return (measure.counts, measure.of)
    if measure.kind == "count":
        return (measure.counts,)
    if measure.kind == "duration":
        return (measure.start, measure.stop)
    # A gauge or a survey measures many things: only the statement says which.
    return (_NUMBER.sub("#", standard.statement), measure.points or measure.method)
