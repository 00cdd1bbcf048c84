from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.statistics.sigma import MILLION, SHIFT, dpmo, dpmo_beyond, dpo, dpu, sigma_level


# M. J. Harry, The Nature of Six Sigma Quality (1988): the table that everyone quotes, sigma levels with the shift of 1.5.
@pytest.mark.parametrize(("level", "quoted"), [(6, 3.4), (5, 233), (4, 6210), (3, 66807), (2, 308538)])
def test_the_quoted_table(level: int, quoted: float) -> None:
    assert dpmo_beyond(level - SHIFT) == pytest.approx(quoted, abs=0.5 if quoted > 4 else 0.05)
    found = sigma_level(Fraction(str(quoted)) / MILLION)
    assert found.with_shift == pytest.approx(level, abs=0.0005)
    assert found.beyond == ""


def test_the_reference_table_is_the_same_both_ways(reference: Callable[[str], Any]) -> None:
    table = reference("yields").block("sigma_table")
    levels = table["sigma_level_with_shift"]
    assert [dpmo_beyond(level - SHIFT) for level in levels] == pytest.approx(table["dpmo_one_sided"], rel=1e-9)
    assert [dpmo_beyond(level) for level in levels] == pytest.approx(table["dpmo_no_shift"], rel=1e-9)
    inverse = table["inverse"]
    found = [sigma_level(Fraction(str(one)) / MILLION) for one in inverse["dpmo"]]
    assert [one.long_term for one in found] == pytest.approx(inverse["z_no_shift"], rel=1e-9, abs=1e-12)
    assert [one.with_shift for one in found] == pytest.approx(inverse["z_with_1_5_shift"], rel=1e-9)


def test_the_reference_study_is_the_same(reference: Callable[[str], Any]) -> None:
    study = reference("ss_bottles").block("dpmo_from_z_shift")
    assert dpmo_beyond(study["long_term_z"]) == pytest.approx(study["dpmo"], rel=1e-9)


@pytest.mark.parametrize("case", ["a", "b", "c"])
def test_the_reference_defects_are_the_same(reference: Callable[[str], Any], case: str) -> None:
    given_data = reference("yields")
    rows = [row for row in given_data.rows if row["case"] == case]
    found = dpmo(sum((Fraction(row["defects"]) for row in rows), Fraction()), Fraction(rows[0]["n"]), Fraction(1))
    assert found is not None
    assert float(found) == pytest.approx(given_data.block(case)["dpmo"], rel=1e-9)


def test_defects_per_unit_per_opportunity_and_per_million() -> None:
    # D. C. Montgomery, Introduction to Statistical Quality Control (1991), pages 181-182: 193 nonconformities in 20 samples of
    # 5 computers.
    assert dpu(Fraction(193), Fraction(100)) == Fraction("1.93")
    assert dpo(Fraction(193), Fraction(100), Fraction(10)) == Fraction("0.193")
    assert dpmo(Fraction(193), Fraction(100), Fraction(10)) == 193_000


@pytest.mark.parametrize(("units", "opportunities"), [(0, 5), (5, 0), (-1, 5)])
def test_there_are_no_defects_per_nothing(units: int, opportunities: int) -> None:
    assert dpo(Fraction(1), Fraction(units), Fraction(opportunities)) is None
    assert dpmo(Fraction(1), Fraction(units), Fraction(opportunities)) is None


@pytest.mark.parametrize(("share", "beyond"), [(0, ">"), (1, "<"), (2, "<")])
def test_none_or_all_is_beyond_any_level_and_never_infinite(share: int, beyond: str) -> None:
    found = sigma_level(Fraction(share))
    assert (found.long_term, found.with_shift, found.beyond) == (None, None, beyond)


def test_half_is_nought() -> None:
    found = sigma_level(Fraction(1, 2))
    assert (found.long_term, found.with_shift) == (0, SHIFT)


@given(defects=st.integers(1, 10**12 - 1))
def test_a_level_has_its_defects_beyond_and_the_rest_before_it(defects: int) -> None:
    share = Fraction(defects, 10**12)
    found, rest = sigma_level(share), sigma_level(1 - share)
    assert found.long_term is not None
    assert rest.long_term == -found.long_term or share == Fraction(1, 2)
    assert dpmo_beyond(found.long_term) == pytest.approx(float(share * MILLION), rel=1e-12)
