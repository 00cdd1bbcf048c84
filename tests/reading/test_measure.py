from collections.abc import Callable
from typing import Any

import pytest

from handoff.model.problem import Source
from handoff.model.standard import Measure

PLACE = Source("standards/one.yaml", 3, 1)


def measured(one: Callable[..., Any], text: str) -> Any:
    """Read one standard whose measure, on line 3, has these keys."""
    return one(f"department: a\noutputs: {{b: {{standards: {{c: {{\nmeasure: {{{text}}}\n}}}}}}}}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: proportion, counts: in time, of: all", Measure("proportion", PLACE, counts="in time", of="all")),
        ("kind: count, counts: stops, per: shift", Measure("count", PLACE, counts="stops", per="shift")),
        ("kind: value, unit: mm, by: gauge 3, sample: 5 a day", Measure("value", PLACE, unit="mm", by="gauge 3", sample="5 a day")),
        (
            "kind: duration, start: call, stop: answer, clock: working",
            Measure("duration", PLACE, start="call", stop="answer", clock="working"),
        ),
        ("kind: rating, scale: 1 to 5, every: half-year", Measure("rating", PLACE, scale="1 to 5", every="half-year")),
        ("kind: check, points: trolley locked", Measure("check", PLACE, points="trolley locked")),
        ("kind: check, points: [locked, signed]", Measure("check", PLACE, points="locked; signed")),
        (
            "kind: count, method: log, source: 'ERP: SO-17', every: event",
            Measure("count", PLACE, method="log", source="ERP: SO-17", every="event"),
        ),
    ],
)
def test_each_kind_has_its_own_keys_and_those_of_all(one: Callable[..., Any], text: str, expected: Measure) -> None:
    reading = measured(one, text)
    assert reading.problems == ()
    assert reading.organisation.standards[0].measure == expected


@pytest.mark.parametrize(
    ("text", "place", "words", "unreadable"),
    [
        ("kind: count, of: all", ("key-of-another-kind", 3, 24), "belongs to a measure of kind `proportion`", ("of",)),
        (
            "kind: value, counts: x",
            ("key-of-another-kind", 3, 24),
            "kind `proportion` and `count`",
            ("counts",),
        ),
        ("kind: count, mehtod: log", ("unknown-key", 3, 24), "Did you mean `method`?", ("method",)),
        ("kind: percentage", ("unknown-choice", 3, 17), "Known are `proportion`, `count`,", ("kind", "measure")),
        ("kind: [count]", ("wrong-type", 3, 17), "is a list", ("kind", "measure")),
        ("method: log", ("missing-key", 3, 1), "Write `kind:` and one of proportion, count,", ("kind", "measure")),
        ("", ("missing-key", 3, 1), "`kind` is missing", ("kind", "measure")),
        ("kind: count, every: monthly", ("unknown-choice", 3, 31), "Did you mean `month`?", ("every",)),
        ("kind: duration, clock: office", ("unknown-choice", 3, 34), "`calendar` and `working`", ("clock",)),
        ("kind: check, points: {a: b}", ("wrong-type", 3, 32), "text or a list of texts", ("points",)),
    ],
)
def test_what_a_measure_cannot_say_is_told(
    one: Callable[..., Any], text: str, place: tuple[str, int, int], words: str, unreadable: tuple[str, ...]
) -> None:
    reading = measured(one, text)
    assert reading.places == [place]
    assert words in f"{reading.only.message} {reading.only.why} {reading.only.fix}"
    assert reading.organisation.standards[0].unreadable == unreadable
    assert (reading.organisation.standards[0].measure is None) == ("measure" in unreadable)
