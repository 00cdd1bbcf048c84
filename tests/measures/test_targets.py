"""Targets in words and signs, and their one canonical form."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.measures import compose_target, parse_target
from handoff.model.problem import Fault
from handoff.model.target import Target

FORMS = [
    ("at least 90 %", "at least 90 %", Fraction(9, 10), None),
    (">= 90.0%", "at least 90 %", Fraction(9, 10), None),
    ("≥90 %", "at least 90 %", Fraction(9, 10), None),
    ("At  Least 98.50 %", "at least 98.5 %", Fraction(985, 1000), None),
    ("at least 90\N{NO-BREAK SPACE}%", "at least 90 %", Fraction(9, 10), None),
    ("at most 4h", "at most 4 h", None, Fraction(14400)),
    ("<= 90 min", "at most 90 min", None, Fraction(5400)),
    ("≤ 3", "at most 3", None, Fraction(3)),
    ("at most 2 wd", "at most 2 wd", None, Fraction(2)),
    ("at most 3per1000", "at most 3 per 1000", None, Fraction(3, 1000)),
    ("at most 0.5 ppm", "at most 0.5 ppm", None, Fraction(1, 2_000_000)),
    ("exactly 0", "exactly 0", Fraction(0), Fraction(0)),
    ("= -0.0 °C", "exactly 0 °C", Fraction(0), Fraction(0)),
    ("between 19.5 and 20.5 mm", "between 19.5 and 20.5 mm", Fraction(39, 2), Fraction(41, 2)),
    ("between 19.5 mm and 20.5 mm", "between 19.5 and 20.5 mm", Fraction(39, 2), Fraction(41, 2)),
    ("20 +- 0.5 mm", "between 19.5 and 20.5 mm", Fraction(39, 2), Fraction(41, 2)),
    ("20 ± 0.50mm", "between 19.5 and 20.5 mm", Fraction(39, 2), Fraction(41, 2)),
    ("-3 +/- 1 mm/s", "between -4 and -2 mm/s", Fraction(-4), Fraction(-2)),
    ("between 5 and 5.0 mm", "exactly 5 mm", Fraction(5), Fraction(5)),
    ("at least 5 \N{GREEK SMALL LETTER MU}m", "at least 5 \N{MICRO SIGN}m", Fraction(5), None),
]


@pytest.mark.parametrize(("text", "canonical", "low", "high"), FORMS)
def test_every_form_is_read_into_its_interval_and_its_canonical_text(
    text: str, canonical: str, low: Fraction | None, high: Fraction | None
) -> None:
    target = parse_target(text)
    assert isinstance(target, Target)
    assert (target.text, target.low, target.high) == (canonical, low, high)
    assert parse_target(canonical) == target


SUFFIXES = [
    ("at most 4 h, attain 95 %", "at most 4 h, attain 95 %", Fraction(95, 100), "each"),
    ("at most 4 h,attain 950 per 1000", "at most 4 h, attain 950 per 1000", Fraction(95, 100), "each"),
    ("at most 4 h, attain 100 %", "at most 4 h", Fraction(1), "each"),
    ("at most 4 h, Judged by Mean", "at most 4 h, judged by mean", Fraction(1), "mean"),
    ("at most 4 h, judged by total", "at most 4 h, judged by total", Fraction(1), "total"),
    ("at most 4 h, judged by each", "at most 4 h", Fraction(1), "each"),
]


@pytest.mark.parametrize(("text", "canonical", "attain", "judged_by"), SUFFIXES)
def test_attain_and_judged_by_follow_after_a_comma(text: str, canonical: str, attain: Fraction, judged_by: str) -> None:
    target = parse_target(text)
    assert isinstance(target, Target)
    assert (target.text, target.attain, target.judged_by) == (canonical, attain, judged_by)


def test_a_mapping_composes_the_same_target_as_one_line() -> None:
    assert compose_target("<= 4 h", "95%") == parse_target("at most 4 h, attain 95 %")
    assert compose_target("<= 4 h", judged_by="mean") == parse_target("at most 4 h, judged by mean")


REFUSED = [
    ("> 90 %", "leaves out the number itself", "at least 90 %"),
    ("< 4 h", "leaves out the number itself", "at most 4 h"),
    ("98", "at least 98 or at most 98?", "at least 98"),
    ("98 %", "at least 98 % or at most 98 %?", "at most 98 %"),
    ("at least 98,5 %", '"at least 98,5 %"', "plain digits with a point"),
    ("at least 1e999999999", '"1e999999999"', "plain digits with a point"),
    ("at least 0x1F", '"0x1F"', "plain digits with a point"),
    ("at least NaN", '"NaN"', "plain digits with a point"),
    (".nan", '".nan"', "at least 90 %"),
    ("NaN", '"NaN"', "at least 90 %"),
    ("at least 9.8.5", '"9.8.5"', "plain digits with a point"),
    ("at least 1_000", '"1_000"', "plain digits with a point"),
    ("at least 1'000", '"1\'000"', "plain digits with a point"),
    ("at least " + "9" * 5000, '"at least 99999999999999999999999999999999999999999999999999…"', "plain digits with a point"),
    ("9" * 5000, "9…", "plain digits with a point"),
    ("at least 1234567890", '"1234567890"', "at most 9 before it"),
    ("at least 0.1234567", '"0.1234567"', "6 after it"),
    ("at least \N{FULLWIDTH DIGIT NINE}0 %", "is no number", "plain digits with a point"),
    ("at least 9\N{FULLWIDTH DIGIT ZERO} %", "is no number", "plain digits with a point"),
    ("999999999 +- 1", '"999999999 +- 1"', "at most 9 before it"),
    ("between 5 and 3 mm", "larger number first", "between 3 and 5 mm"),
    ("between 30 min and 1 h", "two units, min and h", "between 19.5"),
    ("between 30 min and 60", "two units, min and none", "between 19.5"),
    ("20 mm +- 5 %", "two units, mm and %", "20 +- 0.5 mm"),
    ("20 +- -1 mm", "below 0", "20 +- 0.5 mm"),
    ("at most 3 per 250", '"per 250"', "per 1000"),
    ("at most 3 working hours", '"working hours"', "wh"),
    ("at most 4 \N{FULLWIDTH LATIN SMALL LETTER H}", "is no unit", "one of %"),
    ("at most 4 abcdefghijklmnopqrstu", "is no unit", "one short word"),
    ("minimum 5", '"minimum 5"', "at least 90 %"),
    ("at least", '"at least"', "at least 90 %"),
    ("", "empty", "at least 90 %"),
    ("\x1b[31m", "<U+001B>", "at least 90 %"),
    ("at least 5 mm, often", '"often"', "attain 95 %"),
    ("at least 5 mm, attain 90 %, attain 95 %", "cannot follow", "each once"),
    ("at least 5 mm, attain 0 %", '"0 %"', "attain: 95 %"),
    ("at least 5 mm, attain 101 %", '"101 %"', "attain: 95 %"),
    ("at least 5 mm, attain 0.95", '"0.95"', "attain: 95 %"),
    ("at least 5 mm, attain most", '"most"', "attain: 95 %"),
    ("at least 5 mm, judged by average", '"average"', "judged_by: mean"),
    ("at least 5 mm, attain 95 %, judged by mean", "contradict", "Keep one"),
]


@pytest.mark.parametrize(("text", "message", "fix"), REFUSED)
def test_anything_else_is_refused_with_the_text_the_reason_and_the_remedy(text: str, message: str, fix: str) -> None:
    fault = parse_target(text)
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert fix in fault.fix
    assert fault.why
    assert fault.message.isprintable()


numbers = st.decimals(min_value=-999_999, max_value=999_999, places=3, allow_nan=False).map(lambda number: format(number, "f"))
units = st.sampled_from(
    ["", "%", " %", " per 100", " per 1000", " ppm", "s", " min", "h", " d", " wh", "wd", "mm", " °C", " m^2/s", " µm"]
)
values = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(["at least ", "at most ", "exactly ", ">= ", "<=", "≥", "≤ ", "="]), numbers, units),
    st.builds(
        lambda ends, unit: f"between {min(ends, key=float)} and {max(ends, key=float)}{unit}", st.tuples(numbers, numbers), units
    ),
    st.builds(lambda middle, off, unit: f"{middle} +- {off.lstrip('-')}{unit}", numbers, numbers, units),
)
attains = st.sampled_from(["", "95 %", "100 %", "50%", "999.5 per 1000"])
judges = st.sampled_from(["", "each", "mean", "total"])


@given(values, attains, judges)
def test_the_canonical_text_reads_back_to_the_same_target(value: str, attain: str, judged_by: str) -> None:
    target = compose_target(value, attain, judged_by)
    if isinstance(target, Fault):
        assert "contradict" in target.message
        return
    assert parse_target(target.text) == target


@given(st.text(), st.text(), st.text())
def test_no_text_does_anything_but_give_a_target_or_a_fault(value: str, attain: str, judged_by: str) -> None:
    assert isinstance(parse_target(value), Target | Fault)
    assert isinstance(compose_target(value, attain, judged_by), Target | Fault)


# Texts one slip away from a target find more than noise does.
slips = st.text("0123456789.,-+±<>=≥≤ %abehinostwxµ°/_", max_size=30)


@given(st.sampled_from(["at least ", "between 1 and ", "", "5 +- "]), slips)
def test_what_is_read_is_in_canonical_form_once_and_for_all(opening: str, rest: str) -> None:
    target = parse_target(opening + rest)
    assert isinstance(target, Fault) or parse_target(target.text) == target
