import csv
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.proportions import wilson

REFERENCE = (
    Path(os.environ.get("HANDOFF_REFERENCE_DATA") or Path(__file__).parents[2] / ".." / "shared" / "reference") / "spc" / "dev"
)


# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998) 857-872,
# table I: the score method without continuity correction, printed to four decimals.
@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombes_published_intervals(successes: int, trials: int, lower: float, upper: float) -> None:
    interval = wilson(successes, trials)
    assert interval is not None
    assert tuple(round(end, 4) for end in interval) == (lower, upper)


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (-1, 10), (11, 10), (1, -1)])
def test_there_is_no_interval_of_no_share(successes: int, trials: int) -> None:
    assert wilson(successes, trials) is None


@given(trials=st.integers(1, 10**9), data=st.data())
def test_the_interval_holds_the_share_and_stays_inside_nought_and_one(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    interval = wilson(successes, trials)
    assert interval is not None
    lower, upper = interval
    assert 0 <= lower <= successes / trials <= upper <= 1
    assert (lower == 0) == (successes == 0)
    assert (upper == 1) == (successes == trials)


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="no reference data: HANDOFF_REFERENCE_DATA names no folder with spc/dev")
@pytest.mark.parametrize(
    ("name", "numerator", "least"),
    [
        ("orangejuice", "defects", 54),
        ("gtt", "defectives", 17),
        ("nhs_accidents", "good", 20),
        ("random_attributes", "defectives", 282),
    ],
)
def test_the_reference_implementation_gives_the_same(name: str, numerator: str, least: int) -> None:
    reference = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    series = {case: item["expected"]["wilson95"] for case, item in reference.get("cases", {"": reference}).items()}
    expected = [pair for block in series.values() for pair in zip(block["lower"], block["upper"], strict=True)]
    ours = [wilson(int(row[numerator]), int(row["n"])) for case in series for row in rows if row.get("series", "") == case]
    assert len(ours) >= least
    assert ours == [pytest.approx(pair, rel=1e-9, abs=1e-12) for pair in expected]
