"""What holds for every kind of measure, whatever is typed and in whichever order it is added."""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from operator import add
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.measures import KINDS, Kind, kind_named, parse_target, written
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target

PLACE = Source("standards/x.yaml")
SHARE = Measure("proportion", PLACE)
CHECK = Measure("check", PLACE)
COUNT = Measure("count", PLACE)
RATE = Measure("count", PLACE, per="deliveries")
VALUE = Measure("value", PLACE, unit="mm")
CALENDAR = Measure("duration", PLACE)
WORKING = Measure("duration", PLACE, clock="working")
RATING = Measure("rating", PLACE, scale="0 to 10")
MEASURES = (SHARE, CHECK, COUNT, RATE, VALUE, CALENDAR, WORKING, RATING)

numbers = st.decimals(0, 9999, places=2).map(str)
counts = st.integers(0, 9999).map(str)
shares = st.tuples(st.integers(0, 999), st.integers(1, 999)).map(lambda pair: f"{min(pair)}/{max(pair)}")


def several(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(one, min_size=1, max_size=5).map(" ".join)


TEXTS = {
    SHARE: shares,
    CHECK: shares | st.sampled_from(["pass", "fail"]),
    COUNT: counts,
    RATE: st.builds("{}/{}".format, counts, st.integers(1, 9999)),
    VALUE: several(st.builds("{}{}{}".format, st.sampled_from(["", "-"]), numbers, st.sampled_from(["", "mm", " mm"]))),
    CALENDAR: several(st.builds("{}{}".format, numbers, st.sampled_from(["s", " min", "h", "d"]))),
    WORKING: several(st.builds("{}wh".format, numbers)),
    RATING: several(st.builds("{}x{}".format, st.integers(0, 10), st.integers(1, 99))),
}
TARGETS = {
    SHARE: ("at least 90 %", "at least 80 %"),
    CHECK: ("exactly 100 %", "at least 95 %"),
    COUNT: ("at most 3", "at most 5"),
    RATE: ("at most 3 per 1000", "at most 1 %"),
    VALUE: ("between 19.5 and 20.5 mm, attain 60 %", "at most 50 mm"),
    CALENDAR: ("at most 4 h", "at most 300 min, judged by mean"),
    WORKING: ("at most 4 wh, judged by mean", "at most 5 wh, judged by total"),
    RATING: ("at least 4, attain 75.5 %", "at least 3"),
}


def read_target(text: str) -> Target:
    target = parse_target(text)
    assert isinstance(target, Target), target
    return target


def read(text: str, measure: Measure) -> Observation:
    observation = kind_named(measure.kind).parse(tuple(text.split(" ")), measure)
    assert isinstance(observation, Observation), observation
    return observation


def sum_up(text: str, measure: Measure) -> Summary:
    target, limit = TARGETS[measure]
    summary = kind_named(measure.kind).summarise(read(text, measure), read_target(target), read_target(limit), measure)
    assert isinstance(summary, Summary), summary
    return summary


def test_every_kind_is_found_by_its_name() -> None:
    assert [kind_named(kind.NAME) for kind in KINDS] == list(KINDS)
    assert len({kind.NAME for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_the_written_form_that_a_kind_names_is_one_that_it_reads(kind: Kind) -> None:
    example = kind.WRITTEN.split(" or ")[0].split(",")[0]
    measure = Measure(kind.NAME, PLACE, scale="1 to 5")
    assert isinstance(kind.parse((example,), measure), Observation)


measures = st.sampled_from(MEASURES)


@given(st.data(), measures)
def test_what_is_written_reads_back_to_the_same_observation(data: st.DataObject, measure: Measure) -> None:
    observation = read(data.draw(TEXTS[measure]), measure)
    kind = kind_named(measure.kind)
    assert kind.written(observation) == written(observation)
    assert kind.parse((written(observation),), measure) == observation
    assert [other.NAME for other in KINDS if other.written(observation)] == [measure.kind]


def test_a_period_without_opportunity_is_written_with_its_reason() -> None:
    assert written(Observation(no_opportunity="none shipped")) == "no opportunity: none shipped"
    assert written(Observation()) == ""


@given(st.data(), measures, st.randoms(use_true_random=False))
def test_any_order_and_any_partition_sums_up_to_the_same(data: st.DataObject, measure: Measure, chance: Random) -> None:
    texts = data.draw(st.lists(TEXTS[measure], max_size=6))
    summaries = [sum_up(text, measure) for text in texts]
    shuffled = chance.sample(summaries, len(summaries))
    cut = chance.randint(0, len(summaries))
    parts = reduce(add, shuffled[:cut], Summary()) + reduce(add, shuffled[cut:], Summary())
    assert parts == reduce(add, summaries, Summary())


def ratio(observations: list[Observation]) -> Fraction:
    parts = sum((Fraction(seen.numerator or 0) for seen in observations), Fraction(0))
    return parts / sum((Fraction(seen.denominator or 0) for seen in observations), Fraction(0))


@given(st.lists(shares, min_size=1, max_size=6))
def test_a_pooled_share_is_what_exact_fractions_say_and_shows_on_its_side_of_target_and_limit(texts: list[str]) -> None:
    expected = ratio([read(text, SHARE) for text in texts])
    summary = reduce(add, (sum_up(text, SHARE) for text in texts))
    target, limit = map(read_target, TARGETS[SHARE])
    kind = kind_named("proportion")
    assert kind.judged_value(summary, target, SHARE) == expected
    assert kind.met(summary, target, SHARE) == (expected >= Fraction(9, 10))
    assert kind.kept(summary, limit, SHARE) == (expected >= Fraction(8, 10))
    shown = Fraction(kind.show(summary, target, SHARE, limit).removesuffix(" %"))
    assert (shown >= 90, shown >= 80) == (expected >= Fraction(9, 10), expected >= Fraction(8, 10))


@given(st.lists(TEXTS[VALUE], min_size=1, max_size=6))
def test_the_share_of_readings_inside_is_what_exact_fractions_say(texts: list[str]) -> None:
    readings = [Fraction(number) for text in texts for number in read(text, VALUE).readings or ()]
    inside = Fraction(sum(Fraction(39, 2) <= reading <= Fraction(41, 2) for reading in readings), len(readings))
    summary = reduce(add, (sum_up(text, VALUE) for text in texts))
    target, limit = map(read_target, TARGETS[VALUE])
    kind = kind_named("value")
    assert kind.judged_value(summary, target, VALUE) == inside
    assert kind.met(summary, target, VALUE) == (inside >= Fraction(60, 100))
    assert kind.kept(summary, limit, VALUE) == all(reading <= 50 for reading in readings)


ENDS = st.decimals(-50, 50, places=2).map(str)


@given(ENDS, st.sampled_from(["at least", "at most", "exactly"]), st.sampled_from(["s", "min", "h", "d"]), ENDS)
def test_a_reading_is_inside_as_the_target_itself_says(end: str, word: str, unit: str, reading: str) -> None:
    target = read_target(f"{word} {end.lstrip('-')} {unit}")
    kind = kind_named("duration")
    observation = read(f"{reading.lstrip('-')}min", CALENDAR)
    summary = kind.summarise(observation, target, None, CALENDAR)
    assert isinstance(summary, Summary)
    assert kind.met(summary, target, CALENDAR) == target.holds(Fraction(reading.lstrip("-")) * 60)


anything = st.text() | st.text("0123456789.,/-+x:% \n_eEnadhmswit", max_size=20)


@given(st.lists(anything, max_size=3), measures)
def test_no_text_does_anything_but_give_an_observation_or_a_fault(words: list[str], measure: Measure) -> None:
    kind = kind_named(measure.kind)
    seen = kind.parse(tuple(words), measure)
    if isinstance(seen, Fault):
        assert seen.why
        assert seen.fix
        return
    assert kind.parse((kind.written(seen),), measure) == seen
    assert isinstance(kind.summarise(seen, read_target(TARGETS[measure][0]), None, measure), Summary)


@given(anything, anything, anything)
def test_a_measure_may_say_anything(unit: str, scale: str, clock: str) -> None:
    for kind in KINDS:
        measure = Measure(kind.NAME, PLACE, unit=unit, scale=scale, clock=clock)
        for target in ("at least 3", "at most 4 h", "exactly 5 mm", "at least 90 %, attain 95 %"):
            assert isinstance(kind.suits(read_target(target), measure), Fault | None)
        assert isinstance(kind.parse(("3",), measure), Observation | Fault)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.kind)
def test_every_kind_keeps_a_reason_for_no_opportunity(measure: Measure, summed: Callable[..., Summary]) -> None:
    observation = Observation(no_opportunity="none shipped")
    assert summed(observation, *TARGETS[measure], measure) == Summary(entries=1, no_opportunity="none shipped")


@pytest.mark.parametrize(
    ("measure", "target"),
    [
        *((measure, "") for measure in MEASURES),
        (VALUE, "between 19.98 and 20.02 mm"),
        (VALUE, "at least 3 mm"),
        (CALENDAR, "at most 4 h, attain 90 %"),
        (WORKING, "at most 2 wd"),
        (Measure("check", PLACE, points="30 points of the walk"), "at least 90 %"),
        (Measure("rating", PLACE, scale="0 to 3"), "at least 2"),
    ],
)
def test_the_example_of_a_value_is_one_and_keeps_the_target_of_a_reading(measure: Measure, target: str) -> None:
    kind = kind_named(measure.kind)
    held = parse_target(target) if target else None
    assert not isinstance(held, Fault)
    typed = kind.example(measure, held)
    observation = kind.parse(tuple(typed.split()), measure)
    assert isinstance(observation, Observation), typed
    if held is not None and measure.kind in {"value", "duration"}:
        summary = kind.summarise(observation, held, None, measure)
        assert isinstance(summary, Summary)
        assert kind.met(summary, held, measure)
