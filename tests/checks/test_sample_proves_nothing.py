from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.checks._sample_size import is_sample, sample_size
from handoff.checks.sample_proves_nothing import _out_of_reach, find
from handoff.measures import parse_target
from handoff.model.problem import Source
from handoff.model.standard import Cadence, Measure, Promise, Standard
from handoff.model.target import Target

SERVICE = """
department: service
outputs:
  orders:
    standards:
      right:
        measure: {kind: KIND, every: month, sample: SAMPLE}
        target: TARGET
"""
SHARE = "proportion, counts: right, of: read"
TIME = "duration, start: asked, stop: answered, clock: calendar"


def service(kind: str, sample: str, target: str) -> str:
    return SERVICE.replace("KIND", kind).replace("SAMPLE", sample).replace("TARGET", target)


@pytest.mark.parametrize(
    ("kind", "sample", "target"),
    [
        (SHARE, "20 lines a month", "at least 100 %"),
        (SHARE, "10 % of the lines", "at most 0 %"),
        ("count, counts: errors found", "30 files", "exactly 0"),
        ("check, points: 12 points", "2 rooms", "at least 100 %"),
    ],
)
def test_all_or_nothing_claimed_from_a_sample(look: Callable[..., list[str]], kind: str, sample: str, target: str) -> None:
    assert look(find, service(kind, sample, target)) == [
        f'0.yaml:5 service/orders/right claims `{target}`, and looks only at a sample ("{sample}").'
    ]


@pytest.mark.parametrize(
    ("kind", "sample", "target", "cases"),
    [
        (SHARE, "10 lines a month", "at least 95 %", "only 10 of 10 meet"),
        (SHARE, "19 lines", "at least 95 %", "only 19 of 19 meet"),
        (SHARE, "10", "at most 5 %", "only 0 of 10 meet"),
        (SHARE, "10 lines", "between 92 and 98 %", "no number of 10 meets"),
        (SHARE, "10 lines", "exactly 95 %", "no number of 10 meets"),
        ("check, points: 5 points", "2 rooms", "at least 95 %", "only 10 of 10 meet"),
        (TIME, "10 enquiries", "{value: at most 4 h, attain: 95 %}", "only 10 of 10 meet"),
    ],
)
def test_a_target_that_the_sample_cannot_show(
    look: Callable[..., list[str]], kind: str, sample: str, target: str, cases: str
) -> None:
    (found,) = look(find, service(kind, sample, target))
    assert found.startswith(f"0.yaml:5 service/orders/right: {cases} `")


@pytest.mark.parametrize(
    ("kind", "sample", "target"),
    [
        (SHARE, "20 lines a month", "at least 95 %"),
        (SHARE, "'1,000 lines a month'", "at least 99.9 %"),
        (SHARE, "20 lines", "at most 5 %"),
        (SHARE, "20 lines", "exactly 95 %"),
        (SHARE, "5 a shift", "at least 95 %"),
        (SHARE, "5 lines a day", "at least 95 %"),
        (SHARE, "5 to 8 lines", "at least 95 %"),
        (SHARE, "at least 5 lines", "at least 95 %"),
        (SHARE, "5 % of the lines", "at least 95 %"),
        (SHARE, "all lines", "at least 100 %"),
        (SHARE, "100 %", "at least 100 %"),
        ("check, points: 20 points", "2 rooms", "at least 95 %"),
        ("check", "2 rooms", "at least 95 %"),
        ("value, unit: mm", "5 parts", "between 19 and 21 mm"),
        (TIME, "12 enquiries a month", "{value: at most 4 h, attain: 90 %}"),
        (TIME, "5 enquiries", "{value: at most 4 h, judged_by: mean}"),
        ("count, counts: errors", "30 files", "at most 2"),
    ],
)
def test_a_sample_that_can_show_it_or_whose_size_nobody_can_tell(
    look: Callable[..., list[str]], kind: str, sample: str, target: str
) -> None:
    assert look(find, service(kind, sample, target)) == []


@pytest.mark.parametrize(
    ("text", "every", "size"),
    [
        ("20", "month", 20),
        ("20 lots a month", "month", 20),
        ("20 lots per  Month", "month", 20),
        ("1,200 lines each week", "week", 1200),
        ("20 lots a month", "week", None),
        ("20 lots a month", "event", None),
        ("20 lots a month", None, None),
        ("20 of each shift", "month", None),
        ("20 lots, weekly", "month", None),
        ("2 x 10", "month", None),
        ("2.5 kg", "month", None),
        ("0", "month", None),
        ("twenty", "month", None),
        ("9" * 5000, "month", None),
        ("٢٠ lots", "month", None),
    ],
)
def test_the_size_of_a_sample_in_one_period(text: str, every: Cadence | None, size: int | None) -> None:
    assert sample_size(Measure("proportion", Source("0.yaml"), every=every, sample=text)) == size


def test_what_is_looked_at_whole_is_no_sample() -> None:
    for text in ("all", "All orders", "every lot", "100 %", "100%", "none", ""):
        assert not is_sample(Measure("proportion", Source("0.yaml"), sample=text))
    assert is_sample(Measure("proportion", Source("0.yaml"), sample="100 % visual check of 20 lots")) is False
    assert is_sample(Measure("proportion", Source("0.yaml"), sample="100 lots"))


@given(st.integers(1, 400), st.integers(1, 999), st.integers(0, 999))
def test_a_target_is_out_of_reach_when_no_result_that_differs_by_one_case_meets_it(size: int, low: int, spread: int) -> None:
    share = (Fraction(low, 1000), Fraction(min(1000, low + spread), 1000))
    keeps = [count for count in range(size + 1) if share[0] <= Fraction(count, size) <= share[1]]
    target = parse_target("at least 90 %")
    assert isinstance(target, Target)
    standard = Standard("a", "b", "c", Source("0.yaml"), promises=(Promise(target),))
    told = list(_out_of_reach(standard, target, share, size))
    assert bool(told) == (keeps in ([], [size]) or (keeps == [0] and share[1] < 1))
