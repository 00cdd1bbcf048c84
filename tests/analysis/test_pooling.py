from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket
from handoff.analysis.pooling import pool, verdict_of, worst_of
from handoff.analysis.statistics.proportions import wilson
from handoff.model.standard import Standard
from handoff.model.unit import unit_named

Make = Callable[..., Standard]
Write = Callable[..., Bucket]
NINETY = "at least 90 %"


@pytest.mark.parametrize(
    ("kind", "per", "goal", "limit", "written", "verdict"),
    [
        ("proportion", "", NINETY, "at least 80 %", "90/100", "met"),
        ("proportion", "", NINETY, "at least 80 %", "89/100", "near"),
        ("proportion", "", NINETY, "at least 80 %", "80/100", "near"),
        ("proportion", "", NINETY, "at least 80 %", "79/100", "missed"),
        ("proportion", "", NINETY, "", "89/100", "missed"),
        ("proportion", "", "at least 95 %", "", "9496/10000", "missed"),
        ("proportion", "", "at least 95 %", "", "94.9999/100", "missed"),
        ("proportion", "", "at least 95 %", "", "0.95/1", "met"),
        ("proportion", "", "at most 2 %", "at most 5 %", "3/100", "near"),
        ("count", "", "at most 3", "at most 5", "3", "met"),
        ("count", "", "at most 3", "at most 5", "5", "near"),
        ("count", "delivery", "at most 10 per 1000", "", "3/250", "missed"),
        ("check", "", NINETY, "", "19/20", "met"),
        ("check", "", "exactly 100 %", NINETY, "19/20", "near"),
        ("value", "", "between 19.5 and 20.5", "", "20.1 20.2 19.9", "met"),
        ("value", "", "between 19.5 and 20.5", "between 19 and 21", "20.1 20.6", "near"),
        ("value", "", "at most 0.3, judged by total", "", "0.1 0.2", "met"),
        ("value", "", "at most 0.299999, judged by total", "", "0.1 0.2", "missed"),
        ("value", "", "at most 20, judged by mean", "", "19 21", "met"),
        ("duration", "", "at most 4 h", "", "240min", "met"),
        ("duration", "", "at most 4 h", "", "240.000001min", "missed"),
        ("duration", "", "at most 4 h, attain 75 %", "", "1h 2h 3h 5h", "met"),
        ("rating", "", "at least 4, judged by mean", "", "5 4 3", "met"),
    ],
)
def test_one_entry_is_judged_by_its_target_and_limit(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make, a_bucket: Write, kind: str, per: str, goal: str, limit: str, written: str, verdict: str
) -> None:
    standard = a_standard(kind=kind, per=per, promised=((goal, limit, "", ""),), scale="1 to 5" if kind == "rating" else "")
    entry = a_bucket(standard, "2026-10-05", *written.split())
    assert verdict_of(standard, (entry,)) == verdict
    assert pool(standard, (entry,)).verdict == verdict


def test_numerators_and_denominators_add_and_are_not_averaged(a_standard: Make, a_bucket: Write) -> None:
    standard = a_standard()
    # 100 % of 10 and 89 % of 1000: the mean of the two would meet 90 %, the pool does not.
    pooled = pool(standard, (a_bucket(standard, "2026-10-05", "10/10"), a_bucket(standard, "2026-10-12", "890/1000")))
    assert (pooled.verdict, pooled.value, pooled.n) == ("missed", Fraction(900, 1010), Fraction(1010))
    assert pooled.interval == wilson(900, 1010)
    assert pooled.shown == "89.1 %"


@pytest.mark.parametrize(
    ("early", "late", "verdict", "target", "shown"),
    [
        ("86/100", "86/100", "missed", NINETY, "86 % in the worst of 2 parts"),
        ("80/100", "95/100", "missed", "at least 85 %", "80 % in the worst of 2 parts"),
        ("86/100", "95/100", "met", NINETY, "95 % in the worst of 2 parts"),
        ("10/100", "10/200", "missed", NINETY, "5 % in the worst of 2 parts"),
    ],
)
def test_two_targets_in_one_period_are_judged_each_by_its_own_and_the_worst_counts(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make, a_bucket: Write, early: str, late: str, verdict: str, target: str, shown: str
) -> None:
    standard = a_standard(promised=((NINETY, "", "", "2026-10-15"), ("at least 85 %", "", "", "")))
    parts = (a_bucket(standard, "2026-10-05", early, goal="at least 85 %"), a_bucket(standard, "2026-10-20", late))
    pooled = pool(standard, parts)
    assert (pooled.verdict, pooled.target, pooled.shown) == (verdict, target, shown)
    good, of = (sum(int(text.split("/")[at]) for text in (early, late)) for at in (0, 1))
    assert (pooled.value, pooled.n, pooled.interval) == (Fraction(good, of), of, wilson(good, of))


@pytest.mark.parametrize(
    ("kind", "promise", "written", "reached"),
    [
        ("proportion", (NINETY, "", "at least 98 %"), "98/100", True),
        ("proportion", (NINETY, "", "at least 98 %"), "97/100", False),
        ("proportion", (NINETY, "", ""), "100/100", False),
        ("proportion", (NINETY, "", "at least 80 %"), "85/100", False),
        ("duration", ("at most 4 h", "", "at most 120 min"), "1h 2h", True),
        ("duration", ("at most 4 h", "", "at most 2 h"), "1h 3h", False),
        ("value", ("between 10 and 20", "", "between 14 and 16"), "14 15 16", True),
        ("value", ("between 10 and 20", "", "between 14 and 16"), "13 15 16", False),
        ("value", ("at least 50 %", "", "at least 60 per 100"), "61 75", True),
        ("duration", ("at most 4 h, attain 50 %", "", "at most 4 h, attain 90 %"), "1h 5h", False),
        ("duration", ("at most 4 h, attain 50 %", "", "at most 4 h, attain 90 %"), "1h 3h", True),
    ],
)
def test_a_stretch_is_reached_by_what_would_exceed_expectation(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make,
    a_bucket: Write,
    kind: str,
    promise: tuple[str, str, str],
    written: str,
    reached: bool,  # noqa: FBT001
) -> None:
    standard = a_standard(kind=kind, promised=((*promise, ""),))
    assert pool(standard, (a_bucket(standard, "2026-10-05", *written.split()),)).stretch_reached is reached


@pytest.mark.parametrize(
    ("kind", "goal", "written", "value", "unit", "shown"),
    [
        ("proportion", NINETY, "93/100", Fraction(93, 100), "%", "93 %"),
        ("proportion", "at least 95 %", "9496/10000", Fraction(9496, 10000), "%", "94.96 %"),
        ("duration", "at most 4 h, judged by mean", "2h 90min", Fraction(6300), "h", "mean 1.8 h"),
        ("duration", "at most 4 h", "2h 5h", Fraction(1, 2), "%", "1 of 2 within (mean 3.5 h, worst 5 h)"),
        ("value", "at most 3 mm, judged by mean", "1 2", Fraction(3, 2), "mm", "mean 1.5 mm"),
    ],
)
def test_the_value_is_in_the_base_of_its_unit_and_shown_for_people(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make, a_bucket: Write, kind: str, goal: str, written: str, value: Fraction, unit: str, shown: str
) -> None:
    standard = a_standard(kind=kind, promised=((goal, "", "", ""),))
    pooled = pool(standard, (a_bucket(standard, "2026-10-05", *written.split()),))
    assert (pooled.value, pooled.unit, pooled.shown) == (value, unit_named(unit), shown)


@pytest.mark.parametrize(
    ("kind", "goal", "counts", "verdict", "value", "shown"),
    [
        ("count", "at most 3", ("4", "2", "3"), "met", Fraction(3), "9 in 3 periods"),
        ("count", "at most 3", ("4", "3", "3"), "missed", Fraction(10, 3), "10 in 3 periods"),
        ("count", "at most 3", ("3",), "met", Fraction(3), "3"),
        ("value", "at most 10, judged by total", ("6 4", "9"), "met", Fraction(19, 2), "total 19 in 2 periods"),
        ("value", "at most 10, judged by mean", ("6 4", "9"), "met", Fraction(19, 3), "mean 6.3"),
    ],
)
def test_a_sum_allowed_in_every_period_is_allowed_as_often_as_there_are_periods(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make, a_bucket: Write, kind: str, goal: str, counts: tuple[str, ...], verdict: str, value: Fraction, shown: str
) -> None:
    standard = a_standard(kind=kind, promised=((goal, "", "", ""),))
    months = tuple(a_bucket(standard, f"2026-0{month}-10", *words.split()) for month, words in enumerate(counts, 1))
    pooled = pool(standard, months)
    assert (pooled.verdict, pooled.value) == (verdict, value)
    assert pooled.shown.startswith(shown)


@pytest.mark.parametrize(
    ("kind", "goal", "written", "interval"),
    [
        ("proportion", NINETY, "81/263", (0.2553, 0.3662)),
        ("check", NINETY, "81/263", (0.2553, 0.3662)),
        ("value", "at most 1", "1 1 1 2", (0.3006, 0.9544)),
        ("value", "at most 1, judged by mean", "1 1 1 2", None),
        ("count", "at most 3", "3", None),
    ],
)
def test_a_share_has_its_interval_and_nothing_else_has(  # noqa: PLR0913, PLR0917 -- the columns of the table
    a_standard: Make, a_bucket: Write, kind: str, goal: str, written: str, interval: tuple[float, float] | None
) -> None:
    standard = a_standard(kind=kind, promised=((goal, "", "", ""),))
    found = pool(standard, (a_bucket(standard, "2026-10-05", *written.split()),)).interval
    assert found == (interval if interval is None else pytest.approx(interval, abs=5e-5))


def test_no_opportunity_is_neither_good_nor_bad_and_measuring_beats_it(a_standard: Make, a_bucket: Write) -> None:
    standard = a_standard()
    closed, measured = a_bucket(standard, "2026-10-05", nothing="works closed"), a_bucket(standard, "2026-10-12", "50/100")
    alone = pool(standard, (closed,))
    assert (alone.verdict, alone.value, alone.reason) == ("no-opportunity", None, "works closed")
    assert pool(standard, (closed, measured)).verdict == "missed"
    assert pool(standard, ()).verdict == "unmeasured"


@pytest.mark.parametrize("goal", ["at most 4 h", "no such thing"])
def test_an_entry_whose_target_cannot_be_held_is_counted_and_never_guessed(a_standard: Make, a_bucket: Write, goal: str) -> None:
    standard = a_standard()
    strange = replace(a_bucket(standard, "2026-10-05", "97/104"), target=goal)
    pooled = pool(standard, (strange,))
    assert (pooled.verdict, pooled.value, pooled.unjudged) == ("unmeasured", None, 1)


def test_the_worst_verdict_is_the_one_to_read_first() -> None:
    assert worst_of(("met", "near", "missed", "overdue"), "not-due") == "missed"
    assert worst_of(("met", "overdue"), "not-due") == "overdue"
    assert worst_of((), "not-due") == "not-due"


ENTRIES = st.lists(
    st.tuples(st.integers(1, 28), st.integers(0, 20), st.sampled_from(((NINETY, ""), ("at least 85 %", "at least 70 %")))),
    min_size=1,
    max_size=8,
)


@given(entries=ENTRIES, data=st.data())
def test_neither_the_order_of_buckets_nor_how_they_are_cut_matters(
    a_standard: Make, a_bucket: Write, entries: list[tuple[int, int, tuple[str, str]]], data: st.DataObject
) -> None:
    standard = a_standard()
    buckets = [
        a_bucket(standard, f"2026-10-{day:02d}", f"{good}/20", goal=goal, limit=limit) for day, good, (goal, limit) in entries
    ]
    shuffled = data.draw(st.permutations(buckets))
    whole: dict[tuple[str, str], Bucket] = {}
    for bucket in shuffled:
        key = (bucket.target, bucket.limit)
        whole[key] = replace(bucket, summary=whole[key].summary + bucket.summary) if key in whole else bucket
    assert pool(standard, shuffled) == pool(standard, buckets)
    assert pool(standard, whole.values()) == pool(standard, buckets)
