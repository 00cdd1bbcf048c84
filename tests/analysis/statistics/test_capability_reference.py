from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Any

import pytest

from handoff.analysis.statistics.capability import Capability, Indices, Specification, bissell, capability
from handoff.analysis.statistics.sigma import SHIFT

# qcc takes 5 % on one side for both ends of the indices of one side.
Z90 = 1.6448536269514722
# It calls a share of less than 0.01 % none.
LEAST_PER_CENT = 0.01
NAMES = {"Cp": "cp", "Cp_l": "cpl", "Cp_u": "cpu", "Cp_k": "cpk", "Cpm": "cpm"}
OVERALL = {"Pp": "cp", "Pp_l": "cpl", "Pp_u": "cpu", "Pp_k": "cpk", "Ppm": "cpm"}


def within(readings: list[Fraction], subgroup: int) -> float:
    """The standard deviation by mean moving range over 1.128, or by the mean range of subgroups of five over 2.326."""
    if subgroup == 1:
        ranges = [abs(after - before) for before, after in pairwise(readings)]
        return float(sum(ranges) / len(ranges)) / 1.128
    groups = [readings[start : start + subgroup] for start in range(0, len(readings), subgroup)]
    return float(sum(max(group) - min(group) for group in groups) / len(groups)) / 2.326


def judged(readings: list[Fraction], subgroup: int, block: dict[str, Any]) -> Capability:
    ends = (None if block[end] is None else Fraction(str(block[end])) for end in ("lsl", "usl", "target"))
    found = capability(readings, Specification(*ends), within(readings, subgroup))
    assert found is not None
    return found


def readings_of(reference: Any, name: str) -> list[Fraction]:
    """The readings that the reference used: where there is a baseline, that."""
    column = "reading" if name == "pistonrings" else "value"
    rows = [row for row in reference.rows if row.get("phase", "baseline") == "baseline"]
    return [Fraction(row[column]) for row in rows]


@pytest.mark.parametrize(
    ("name", "block", "subgroup"),
    [
        ("pistonrings", "capability_two_sided", 5),
        ("pistonrings", "capability_upper_only", 5),
        ("pistonrings", "capability_lower_only", 5),
        ("ss_bolts", "capability", 1),
        ("ss_bottles", "qcc_two_sided", 1),
        ("ss_bottles", "qcc_lower_only", 1),
        ("viscosity", "capability", 1),
        ("viscosity", "capability_upper_only", 1),
    ],
)
def test_qcc_gives_the_same(reference: Callable[[str], Any], name: str, block: str, subgroup: int) -> None:
    given_data = reference(name)
    expected = given_data.block(block)
    found = judged(readings_of(given_data, name), subgroup, expected)
    assert found.within is not None
    assert found.overall is not None
    assert found.n == expected["n"]
    assert found.mean == pytest.approx(expected["centre"], rel=1e-9)
    assert found.within.sigma == pytest.approx(expected["sigma_within"], rel=1e-9)
    assert found.overall.sigma == pytest.approx(expected["sigma_overall"], rel=1e-9)
    for names, indices in ((NAMES, found.within), (OVERALL, found.overall)):
        for theirs, ours in names.items():
            assert_same_index(theirs, getattr(indices, ours), found.n, expected["indices"][theirs])
    for side, share, observed in shares(found.within, found):
        assert_same_share(share, expected["expected_pct_outside"][side], LEAST_PER_CENT)
        assert_same_share(observed, expected["observed_pct_outside"][side], 0)


def shares(indices: Indices, found: Capability) -> Iterator[tuple[str, float | None, float | None]]:
    yield "below_lsl", indices.below, found.below
    yield "above_usl", indices.above, found.above


def assert_same_index(name: str, ours: Any, n: int, theirs: dict[str, float | None]) -> None:
    if theirs["value"] is None:
        assert ours is None
        return
    assert ours.value == pytest.approx(theirs["value"], rel=1e-9)
    interval = bissell(ours.value, n, Z90) if name.endswith(("_l", "_u")) else ours.interval
    assert interval == pytest.approx((theirs["lower"], theirs["upper"]), rel=1e-9)


def assert_same_share(ours: float | None, theirs: float | None, least: float) -> None:
    """The same share, ours of one and theirs in per cent; theirs says none of what is below the least."""
    if ours is None or theirs is None:
        assert ours == theirs
    else:
        assert ours * 100 == pytest.approx(theirs, rel=1e-9, abs=0 if theirs else least)


@pytest.mark.parametrize(
    ("name", "block", "lower", "upper"),
    [
        ("pistonrings", "sixsigma_overall", "73.95", "74.05"),
        ("ss_bolts", "sixsigma", "9.5", "10.5"),
        ("ss_bottles", "sixsigma_two_sided", "740", "760"),
        ("ss_bottles", "sixsigma_upper", "", "760"),
        ("viscosity", "sixsigma_overall_baseline", "32", "36.5"),
    ],
)
def test_sixsigma_gives_the_same(reference: Callable[[str], Any], name: str, block: str, lower: str, upper: str) -> None:
    given_data = reference(name)
    expected = given_data.block(block)
    ends = (Fraction(end) if end else None for end in (lower, upper))
    found = capability(readings_of(given_data, name), Specification(*ends))
    assert found is not None
    assert found.overall is not None
    indices = found.overall
    assert indices.cpk is not None
    z = 3 * indices.cpk.value
    assert (z, z - SHIFT) == pytest.approx((expected["z"], expected["z_minus_1_5"]), rel=1e-9)
    assert indices.cpk.value == pytest.approx(expected["cpk"], rel=1e-9)
    assert indices.cpk.interval == pytest.approx(tuple(expected["cpk_ci"]), rel=1e-9)
    if not lower:
        # It fills Cp in from the one side; here that is undefined.
        assert indices.cp is None
        return
    assert indices.cp is not None
    assert indices.cp.value == pytest.approx(expected["cp"], rel=1e-9)
    assert indices.cp.interval == pytest.approx(tuple(expected["cp_ci"]), rel=1e-9)


def test_the_readings_stand_in_their_subgroups(reference: Callable[[str], Any]) -> None:
    rows = reference("pistonrings").rows
    assert {len(list(group)) for _, group in groupby(rows, key=lambda row: row["at"])} == {5}
