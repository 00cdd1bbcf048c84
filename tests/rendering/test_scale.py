"""The axis of a chart: any numbers have a place on it, and marks that tell them apart."""

from hypothesis import given
from hypothesis import strategies as st

from handoff.rendering._scale import apart, scale_of

NUMBERS = st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=6)


def texts(values: list[float], most: int = 7) -> list[str]:
    return [tick.text for tick in scale_of(values, most).ticks]


def test_marks_are_round_and_have_the_digits_that_tell_them_apart() -> None:
    assert texts([86.9, 99.0]) == ["88", "90", "92", "94", "96", "98"]
    assert texts([0.0123, 0.0456]) == ["0.015", "0.020", "0.025", "0.030", "0.035", "0.040", "0.045"]
    assert texts([-2, 2], 4) == ["-2", "-1", "0", "1", "2"]
    assert texts([1e9, 1.5e9], 3) == ["1e+09", "1.2e+09", "1.4e+09"]
    assert texts([20_000_001, 20_000_003], 2) == ["20000001", "20000002", "20000003"]


def test_one_value_stands_in_the_middle() -> None:
    for value in (0.0, 5.0, -3.0, 1e-12, 1e200):
        assert abs(scale_of([value, value], 5).share(value) - 0.5) < 1e-9


@given(NUMBERS, st.integers(3, 9))
def test_any_numbers_have_a_place_in_their_order_and_marks_between_the_ends(values: list[float], most: int) -> None:
    scale = scale_of(values, most)
    places = [scale.share(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert 1 <= len(scale.ticks) <= most + 1
    assert len({tick.text for tick in scale.ticks}) == len(scale.ticks)
    step = (scale.high - scale.low) * 1e-6
    assert all(scale.low - step <= tick.value <= scale.high + step for tick in scale.ticks)


def test_labels_are_moved_apart_upwards_only() -> None:
    assert apart((0, 5, 30, 31), 10) == (0, 10, 30, 40)
    assert apart((), 10) == ()
