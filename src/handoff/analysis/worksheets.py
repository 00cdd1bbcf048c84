"""What an audit needs to know of each standard before it begins: a line a standard, in the order of the definitions."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.analysis.definitions import in_words
from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.outstanding import outstanding
from handoff.analysis.periods import named
from handoff.analysis.pooling import pool
from handoff.analysis.waiving import in_force
from handoff.measures import kind_named
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.standard import Measure, Promise, Standard

# What may be typed where a value goes: a whole number, pass or fail, so many of so many, or any other written form.
Blank = Literal["whole", "verdict", "share", "text"]


class Line(Struct, frozen=True):
    """A standard as whoever measures it needs it: ``last`` is '' where nothing was measured yet, ``example`` a value as written.

    ``due`` names the periods that are owed, '' where none is.
    """

    standard: str
    statement: str
    definition: str
    sample: str
    target: str
    last: str
    due: str
    example: str
    blank: Blank


def worksheet(organisation: Organisation, holdings: Holdings, names: Collection[str], as_of: date) -> tuple[Line, ...]:
    """The lines of the standards so named; of one that has ended, or that lacks a measure or a target, none: nothing can be
    recorded for it.
    """
    buckets: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        buckets.setdefault(bucket.standard, []).append(bucket)
    waivers = in_force(organisation, holdings.waivers)
    wanted = (one for one in organisation.standards if one.name in names and (one.until is None or one.until >= as_of))
    return tuple(
        _line(standard, standard.measure, buckets.get(standard.name, []), as_of, waivers.get(standard.name, ()))
        for standard in wanted
        if standard.measure is not None and standard.promises
    )


def _line(standard: Standard, measure: Measure, buckets: list[Bucket], as_of: date, waivers: tuple[Granted, ...]) -> Line:
    owed = tuple(one for one in outstanding(standard, buckets, as_of, waivers) if one.due_since <= as_of)
    promise = standard.promise_on(as_of)
    return Line(
        standard.name,
        standard.statement,
        ". ".join(part.rstrip(".") for part in _definition(measure)),
        measure.sample,
        _promised(promise) if promise else "",
        _last(standard, buckets),
        named(owed),
        kind_named(measure.kind).example(measure, promise.target if promise else None),
        _blank(measure),
    )


def _promised(promise: Promise) -> str:
    return f"{promise.target.text}; limit {promise.limit.text}" if promise.limit else promise.target.text


def _definition(measure: Measure) -> Iterator[str]:
    yield in_words(measure)
    if measure.method:
        yield f"How: {measure.method}"
    if measure.source:
        yield f"From: {measure.source}"
    if measure.by:
        yield f"By: {measure.by}"


def _last(standard: Standard, buckets: list[Bucket]) -> str:
    """The result of the last period in which anything was recorded."""
    newest = max((bucket.period for bucket in buckets), default=None)
    if newest is None:
        return ""
    pooled = pool(standard, (bucket for bucket in buckets if bucket.period == newest))
    return f"{newest.label}: {pooled.shown}, {pooled.verdict}" if pooled.shown else f"{newest.label}: {pooled.verdict}"


def _blank(measure: Measure) -> Blank:
    if measure.kind == "count" and not measure.per:
        return "whole"
    if measure.kind == "check" and not measure.points:
        return "verdict"
    return "share" if measure.kind == "proportion" else "text"
