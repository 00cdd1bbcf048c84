from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

DURATION = "measure: {kind: duration, start: call, stop: answer, clock: calendar}"
NOW, BEFORE = "since: 2026-01-01", "since: 2025-01-01"
PROPORTION = "measure: {kind: proportion, counts: in time, of: all}"


def promised(one: Callable[..., Any], text: str, measure: str = "") -> Any:
    """Read one standard with these keys, from line 3 and column 1 of a line in brackets on."""
    return one(f"department: a\noutputs: {{b: {{standards: {{c: {{\n{text}\n{',' if measure else ''}{measure}}}}}}}}}\n")


@pytest.mark.parametrize(
    ("text", "target", "limit", "stretch"),
    [
        ("target: at least 90 %", "at least 90 %", "", ""),
        ('target: ">= 90 %", limit: ">=80%"', "at least 90 %", "at least 80 %", ""),
        ("target: at most 4 h, limit: at most 1 d, stretch: at most 30 min", "at most 4 h", "at most 1 d", "at most 30 min"),
        ("target: {value: at most 4 h, attain: 95 %}", "at most 4 h, attain 95 %", "", ""),
        ("target: at most 4 h, attain: 95 %", "at most 4 h, attain 95 %", "", ""),
        ("target: at most 4 h, attain: 95 %, limit: at most 8 h", "at most 4 h, attain 95 %", "at most 8 h, attain 95 %", ""),
        (
            "target: {value: at most 4 h, attain: 95 %}, limit: {value: at most 4 h, attain: 80 %}",
            "at most 4 h, attain 95 %",
            "at most 4 h, attain 80 %",
            "",
        ),
        (
            "target: at most 4 h, judged_by: mean, limit: at most 8 h, stretch: {value: at most 2 h, judged_by: total}",
            "at most 4 h, judged by mean",
            "at most 8 h, judged by mean",
            "at most 2 h, judged by total",
        ),
    ],
)
def test_a_limit_and_a_stretch_are_held_as_the_target_is_unless_they_say_more(
    one: Callable[..., Any], text: str, target: str, limit: str, stretch: str
) -> None:
    reading = promised(one, text)
    (promise,) = reading.organisation.standards[0].promises
    assert reading.problems == ()
    assert promise.target.text == target
    assert (promise.limit.text if promise.limit else "") == limit
    assert (promise.stretch.text if promise.stretch else "") == stretch


def test_earlier_targets_stand_newest_first_behind_the_one_in_force(one: Callable[..., Any]) -> None:
    reading = promised(
        one,
        "target: at least 95 %, since: 2026-10-01, was: [{target: at least 80 %, since: 2024-01-01},"
        "{target: at least 90 %, limit: at least 85 %, since: 2025-01-01}]",
    )
    (standard,) = reading.organisation.standards
    assert reading.problems == ()
    assert [(promise.target.text, promise.since) for promise in standard.promises] == [
        ("at least 95 %", date(2026, 10, 1)),
        ("at least 90 %", date(2025, 1, 1)),
        ("at least 80 %", date(2024, 1, 1)),
    ]
    assert standard.promise_on(date(2025, 6, 1)).limit.text == "at least 85 %"


@pytest.mark.parametrize(
    ("text", "places", "unreadable"),
    [
        ("target: {value: at most 4 h, attain: 95 %}, attain: 90 %", [("given-twice", 3, 45)], ("attain",)),
        ("target: {attain: 95 %}", [("missing-key", 3, 1)], ("target",)),
        ("target: {value: [4], attain: 95 %}", [("wrong-type", 3, 17)], ("target",)),
        ("target: {value: at most 4 h, attian: 95 %}", [("unknown-key", 3, 30)], ("target",)),
        ("target: at most 4 h, attain: most", [("bad-target", 3, 9)], ("target",)),
        ("target: at most 4 h, judged_by: median", [("bad-target", 3, 9)], ("target",)),
        ("target: at most 4 h, limit: 8 hours", [("bad-target", 3, 29)], ("limit",)),
        ("limit: nonsense", [("bad-target", 3, 8)], ("limit",)),
        ("target: at most 4 wh, limit: at most 1 wd", [("bad-target", 3, 30)], ("limit",)),
        ("target: at most 1 wd, stretch: {value: at most 4 wh}", [("bad-target", 3, 32)], ("stretch",)),
        ("target: at most 4 h, limit: at most 90 min", [], ()),
        ("target: at most 4 h, was: earlier", [("wrong-type", 3, 27)], ("was",)),
        ("target: at most 4 h, since: 2026-01-01, was: [earlier]", [("wrong-type", 3, 47)], ("was",)),
        ("target: at most 4 h, since: 2026-01-01, was: [{since: 2025-01-01}]", [("missing-key", 3, 47)], ("was",)),
        ("target: at most 4 h, since: 2026-01-01, was: [{target: at most 5 h}]", [("missing-key", 3, 47)], ("was",)),
        ("target: at most 4 h, since: 2026-01-01, was: [{target: 5, since: 2025-01-01}]", [("bad-target", 3, 56)], ("was",)),
        (
            "target: at most 4 h, since: 2026-01-01, was: [{target: at most 5 h, since: 2026-01-01}]",
            [("bad-date", 3, 76)],
            ("was",),
        ),
        ("target: at most 4 h, was: [{target: at most 5 h, since: 2025-01-01}]", [("missing-key", 3, 22)], ("since",)),
        ("target: at most 4 h, since: x, was: [{target: at most 5 h, since: 2025-01-01}]", [("bad-date", 3, 29)], ("since",)),
        ("target: at most 4 h, was: ", [], ()),
        ("target: ", [], ()),
    ],
)
def test_what_cannot_be_a_target_is_said_once_and_named(
    one: Callable[..., Any], text: str, places: list[tuple[str, int, int]], unreadable: tuple[str, ...]
) -> None:
    reading = promised(one, text)
    assert reading.places == places
    assert set(reading.organisation.standards[0].unreadable) == set(unreadable)


def test_two_earlier_targets_cannot_begin_on_one_day(one: Callable[..., Any]) -> None:
    earlier = "{target: at most 5 h, since: 2025-01-01}"
    reading = promised(one, f"target: at most 4 h, since: 2026-01-01, was: [{earlier},\n{earlier}]")
    assert reading.places == [("bad-date", 4, 30)]


@pytest.mark.parametrize(
    ("text", "measure", "places"),
    [
        ("target: at most 4 h", PROPORTION, [("bad-target", 3, 9)]),
        ("target: at least 90 %, limit: at least 2 mm", PROPORTION, [("bad-target", 3, 31)]),
        ("target: at least 90 %, stretch: at least 120 %", PROPORTION, [("bad-target", 3, 33)]),
        (
            "target: at least 90 %, since: 2026-01-01, was: [{target: at most 4 h, since: 2025-01-01}]",
            PROPORTION,
            [("bad-target", 3, 58)],
        ),
        ("target: at most 4 h", DURATION, []),
        ("target: at most 4 kg", DURATION, [("bad-target", 3, 9)]),
        ("target: at most 4 kg", "measure: {kind: wight}", [("unknown-choice", 4, 18)]),
    ],
)
def test_a_target_suits_its_measure(one: Callable[..., Any], text: str, measure: str, places: list[tuple[str, int, int]]) -> None:
    assert promised(one, text, measure).places == places


def test_a_target_that_cannot_be_read_leaves_no_earlier_one_in_force(one: Callable[..., Any]) -> None:
    reading = promised(one, "target: soon, since: 2026-01-01, was: [{target: at most 5 h, since: 2025-01-01}]")
    assert reading.organisation.standards[0].promises == ()
