"""By how much a process has changed, in words that cannot be taken for another number."""

from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Bucket
from handoff.analysis.process import Charting, Process, compared, process_of
from handoff.analysis.process_figures import brief_change, change_sentence
from handoff.model.standard import Standard

Charted = Callable[[str, str, str, str], Process]


@pytest.fixture
def charted(a_standard: Callable[..., Standard], a_bucket: Callable[..., Bucket]) -> Charted:
    """Twelve months of one value, then twelve of another."""

    def make(kind: str, target: str, before: str, since: str) -> Process:
        standard = a_standard(kind=kind, promised=((target, "", "", ""),))
        days = [f"{2024 + month // 12}-{month % 12 + 1:02}-03" for month in range(24)]
        buckets = [a_bucket(standard, day, before if at < 12 else since) for at, day in enumerate(days)]
        process = process_of(standard, buckets, date(2027, 1, 1), Charting())
        assert process is not None
        return process

    return make


@pytest.mark.parametrize(
    ("measured", "effect", "interval"),
    [
        # Newcombe's interval, near 10 +- 1.96 sqrt(0.8 x 0.2 / 12000 + 0.9 x 0.1 / 12000), which is 0.895.
        (("proportion", "at least 90 %", "800/1000", "900/1000"), "+10 percentage points", "+9.105 to +10.89"),
        (("duration", "at most 4 h", "3h", "5h"), "+2 h", "+2 h to +2 h"),
    ],
)
def test_a_difference_has_its_unit_and_that_of_percentages_is_in_points(
    charted: Charted, measured: tuple[str, str, str, str], effect: str, interval: str
) -> None:
    process = charted(*measured)
    change = compared(process, process.points[:12], process.points[12:])
    assert brief_change(process, change).startswith(f"{effect} ({interval}; ")
    assert change_sentence(process, change).startswith(f"{effect} (95 % interval {interval}): ")
    assert change_sentence(process, None) == "nobody can tell what changed"
