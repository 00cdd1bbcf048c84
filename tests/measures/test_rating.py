"""Ratings: opinions on a stated scale."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from handoff.measures import rating
from handoff.model.entry import Observation
from handoff.model.problem import Fault, Source
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target


def on(scale: str) -> Measure:
    return Measure("rating", Source("standards/x.yaml"), scale=scale)


FIVE = on("1 to 5")

READ = [
    ("1 to 5", ("5x20", "4x10"), ((5, 20), (4, 10)), "5x20 4x10"),
    ("1 to 5", ("4x10 5x20",), ((5, 20), (4, 10)), "5x20 4x10"),
    ("1-5", ("4", "5", "3", "4"), ((5, 1), (4, 2), (3, 1)), "5x1 4x2 3x1"),
    ("1 to 5", ("4X2", "4\N{MULTIPLICATION SIGN}3", "4.0"), ((4, 6),), "4x6"),
    ("0 to 10", ("10", "0"), ((10, 1), (0, 1)), "10x1 0x1"),
    ("1\N{EN DASH}5", ("5x3", "1x0"), ((5, 3),), "5x3"),
    ("-2 to 2", ("-1x3", "0"), ((0, 1), (-1, 3)), "0x1 -1x3"),
]


@pytest.mark.parametrize(("scale", "words", "ratings", "written"), READ)
def test_ratings_are_put_together_highest_first(
    scale: str, words: tuple[str, ...], ratings: tuple[tuple[int, int], ...], written: str
) -> None:
    observation = rating.parse(words, on(scale))
    assert observation == Observation(ratings=tuple((Decimal(value), times) for value, times in ratings))
    assert rating.written(observation) == written


REFUSED = [
    ("6", '"6" is outside the scale 1 to 5'),
    ("5x3 0.5x2", '"0.5x2" is outside the scale 1 to 5'),
    ("-1", '"-1" is outside the scale 1 to 5'),
    ("5x", '"5x" is no number'),
    ("5x-1", '"5x-1" is no number'),
    ("5x1.5", '"5x1.5" is no number'),
    ("5 x 3", '"x" is no number'),
    ("5x9999999999", "is no number"),
    ("5x999999999 5", "is no number"),
    ("4,5", '"4,5" is no number'),
    ("good", '"good" is no number'),
    ("nan", '"nan" is no number'),
    ("1e0", '"1e0" is no number'),
    ("\N{FULLWIDTH DIGIT FIVE}", "is no number"),
    ("5x\N{FULLWIDTH DIGIT FIVE}", "is no number"),
    ("5\n", "<U+000A>"),
    ("5x0 4x0", "There is no value"),
    ("", "There is no value"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_anything_else_is_refused_with_an_example(refused: Callable[..., Fault], text: str, message: str) -> None:
    fault = refused(FIVE, text)
    assert message in fault.message
    assert "5x20 4x10" in fault.fix


@pytest.mark.parametrize("scale", ["", "good to bad", "5", "5 to 1", "1 to 5 to 9", "1,0 to 5,0"])
def test_a_scale_that_cannot_be_read_refuses_ratings_and_targets(
    refused: Callable[..., Fault], targeted: Callable[[str], Target], scale: str
) -> None:
    fault = refused(on(scale), "4")
    assert "cannot be read" in fault.message
    assert "`scale: 1 to 5`" in fault.fix
    assert rating.suits(targeted("at least 4"), on(scale)) == fault


JUDGED = [
    ("5", "at least 4", "", "met", Fraction(1), "5"),
    ("5x20 4x10", "at least 4 points", "", "met", Fraction(1), "30 of 30 within (mean 4.7 points, worst 4 points)"),
    ("5x20; 3x10", "at least 4, attain 60 %", "", "met", Fraction(2, 3), "66.7 % within"),
    ("5x2 3x1; 1x1", "at least 4, attain 60 %", "at least 3, attain 60 %", "near", Fraction(1, 2), "50 % within"),
    ("5x20 4x10; 1", "at least 4.5, judged by mean", "", "met", Fraction(141, 31), "mean 4.55"),
    ("5x1 3x2", "at least 4, judged by mean", "", "missed", Fraction(11, 3), "mean 3.7"),
]


@pytest.mark.parametrize("row", JUDGED, ids=str)
def test_each_rating_counts_as_often_as_it_was_given(
    judge: Callable[..., tuple[str, Fraction | None, str]], row: tuple[str, str, str, str, Fraction, str]
) -> None:
    entries, target, limit, *expected = row
    assert judge(FIVE, entries, target, limit) == tuple(expected)


def test_an_entry_is_summed_with_its_squares_and_ends(summed: Callable[..., Summary]) -> None:
    summary = summed(Observation(ratings=((Decimal(5), 2), (Decimal(3), 1))), "at least 4", "at least 3", FIVE)
    assert summary == Summary(
        entries=1,
        total=13_000_000,
        base=3_000_000,
        squares=59 * 10**12,
        conforming=2_000_000,
        tolerable=3_000_000,
        low=3_000_000,
        high=5_000_000,
    )


UNSUITED = [
    ("at least 80 %", "expected a rating on the scale 1 to 5", "attain: 90 %"),
    ("at least 4 stars", "expected a rating on the scale 1 to 5", "at least 4"),
    ("at least 6", "lies outside the scale 1 to 5", "on the scale 1 to 5"),
    ("between 0 and 4", "lies outside the scale 1 to 5", "on the scale 1 to 5"),
    ("at least 4, judged by total", "adds ratings up", "judged_by: mean"),
]


@pytest.mark.parametrize(("target", "message", "fix"), UNSUITED)
def test_a_target_off_the_scale_does_not_suit(targeted: Callable[[str], Target], target: str, message: str, fix: str) -> None:
    fault = rating.suits(targeted(target), FIVE)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert fix in fault.fix


NO_RATING = [
    Observation(),
    Observation(ratings=()),
    Observation(ratings=((Decimal(5), 0),)),
    Observation(ratings=((Decimal(5), -1),)),
    Observation(ratings=((Decimal(5), 10**30),)),
    Observation(ratings=((Decimal("sNaN"), 1),)),
    Observation(ratings=((Decimal(5), 1),), count=Decimal(1)),
]


@pytest.mark.parametrize("observation", NO_RATING, ids=str)
def test_a_decoded_entry_that_nobody_could_have_recorded_is_a_fault(
    targeted: Callable[[str], Target], observation: Observation
) -> None:
    fault = rating.summarise(observation, targeted("at least 4"), None, FIVE)
    assert isinstance(fault, Fault)
    assert "no observation of a rating" in fault.message
