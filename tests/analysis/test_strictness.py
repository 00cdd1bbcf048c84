"""Tightened, loosened, changed or the same: by what keeps a target, for every kind of measure and every operator."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.strictness import Strictness, compare
from handoff.measures import kind_named, parse_target
from handoff.model.problem import Source
from handoff.model.standard import Measure, MeasureKind
from handoff.model.target import Target

MIRRORED: dict[Strictness, Strictness] = {
    "same": "same",
    "tightened": "loosened",
    "loosened": "tightened",
    "changed": "changed",
}
# The units that a target of each kind may be written in; those of one row convert into each other.
UNITS: dict[MeasureKind, tuple[tuple[str, ...], ...]] = {
    "proportion": (("%", "per 100", "per 1000", "ppm"),),
    "check": (("%", "per 100", "per 1000", "ppm"),),
    "count": (("",),),
    "value": (("mm",),),
    "duration": (("s", "min", "h", "d"), ("wh",), ("wd",)),
    "rating": (("",),),
}
JUDGED: dict[MeasureKind, tuple[str, ...]] = {
    "proportion": ("",),
    "check": ("",),
    "count": ("",),
    "value": ("", ", attain 90 %", ", judged by mean", ", judged by total"),
    "duration": ("", ", attain 90 %", ", judged by mean", ", judged by total"),
    "rating": ("", ", attain 90 %", ", judged by mean"),
}
KINDS = tuple(UNITS)


def target(text: str) -> Target:
    found = parse_target(text)
    assert isinstance(found, Target), found
    return found


def measure_of(kind: MeasureKind, unit: str) -> Measure:
    clock = {"wh": "working", "wd": "working"}.get(unit, "calendar")
    own = {"unit": unit} if kind == "value" else {"clock": clock} if kind == "duration" else {}
    return Measure(kind, Source("standards/x.yaml", 1, 1), scale="1-100" if kind == "rating" else "", **own)


@st.composite
def steps(draw: st.DrawFn) -> tuple[MeasureKind, str, str, str]:
    """A kind, a target of it, a tighter one, and how both are judged."""
    kind = draw(st.sampled_from(KINDS))
    unit = draw(st.sampled_from([one for row in UNITS[kind] for one in row]))
    low, inner, upper, high = sorted(draw(st.lists(st.integers(2, 99), min_size=4, max_size=4, unique=True)))
    loose, tight = draw(
        st.sampled_from(
            [
                (f"at least {low}", f"at least {high}"),
                (f"at most {high}", f"at most {low}"),
                (f"between {low} and {high}", f"between {inner} and {upper}"),
                (f"between {low} and {high}", f"between {low} and {upper}"),
                (f"between {low} and {high}", f"exactly {inner}"),
                (f"at least {low}", f"between {low} and {high}"),
                (f"at least {low}", f"exactly {low}"),
                (f"at most {high}", f"between {inner} and {upper}"),
                (f"at most {high}", f"exactly {low}"),
            ]
        )
    )
    suffix = draw(st.sampled_from(JUDGED[kind]))
    return kind, unit, f"{loose} {unit}".rstrip() + suffix, f"{tight} {unit}".rstrip() + suffix


@given(steps())
def test_tightening_then_loosening_is_said_so_for_every_kind_and_operator(step: tuple[MeasureKind, str, str, str]) -> None:
    kind, unit, loose, tight = step
    for text in (loose, tight):
        assert kind_named(kind).suits(target(text), measure_of(kind, unit)) is None
    assert compare(target(loose), target(tight)) == "tightened"
    assert compare(target(tight), target(loose)) == "loosened"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if ", attain 90 %" in JUDGED[kind]])
@given(st.integers(1, 99), st.integers(1, 99))
def test_a_higher_share_of_readings_is_tighter_where_the_numbers_stay(kind: MeasureKind, one: int, other: int) -> None:
    unit = UNITS[kind][0][0]
    old, new = (target(f"at most 4 {unit}".rstrip() + f", attain {share} %") for share in (one, other))
    assert compare(old, new) == ("same" if one == other else "tightened" if other > one else "loosened")
    assert compare(old, target(f"at most 4 {unit}".rstrip())) == "tightened"


def any_target() -> st.SearchStrategy[Target]:
    numbers = st.integers(0, 6)
    units = st.sampled_from(["", "%", "per 1000", "min", "h", "wh", "mm", "kg"])
    ends = st.builds(lambda word, number: f"{word} {number}", st.sampled_from(["at least", "at most", "exactly"]), numbers)
    spans = st.builds(lambda low, more: f"between {low} and {low + more}", numbers, st.integers(1, 6))
    judged = st.sampled_from(["", ", attain 50 %", ", attain 95 %", ", judged by mean", ", judged by total"])
    return st.builds(lambda end, unit, by: target(f"{end} {unit}".rstrip() + by), ends | spans, units, judged)


@given(any_target(), any_target())
def test_back_is_the_mirror_of_there(one: Target, other: Target) -> None:
    assert compare(other, one) == MIRRORED[compare(one, other)]
    assert compare(one, one) == "same"


@given(any_target(), any_target(), st.fractions(0, 90000))
def test_whatever_keeps_a_tighter_target_keeps_the_looser_one(one: Target, other: Target, value: Fraction) -> None:
    word = compare(one, other)
    if word in {"same", "tightened"} and other.holds(value):
        assert one.holds(value)
    if word in {"same", "loosened"} and one.holds(value):
        assert other.holds(value)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("at most 4 h", "at most 240 min", "same"),
        ("at least 90 %", "at least 900 per 1000", "same"),
        ("at most 4 h", "at most 200 min", "tightened"),
        ("at least 90 %", "at least 850 per 1000", "loosened"),
        ("at most 5", "at most 5, judged by mean", "changed"),
        ("at most 5, judged by mean", "at most 5, judged by total", "changed"),
        ("at most 4 h", "at most 4 wh", "changed"),
        ("at most 4 mm", "at most 4 kg", "changed"),
        ("at most 4 mm", "at most 4", "changed"),
        ("at least 90 %", "at most 90 %", "changed"),
        ("between 1 and 3 mm", "between 2 and 4 mm", "changed"),
        ("exactly 1", "exactly 2", "changed"),
        ("at most 4 h, attain 90 %", "at most 5 h, attain 95 %", "changed"),
        ("at most 4 h, attain 90 %", "at most 3 h, attain 80 %", "changed"),
        ("at most 4 h, attain 90 %", "at most 3 h, attain 95 %", "tightened"),
        ("at most 4 h", "at most 5 h, attain 95 %", "loosened"),
    ],
)
def test_each_word_by_an_example(old: str, new: str, word: Strictness) -> None:
    assert compare(target(old), target(new)) == word
