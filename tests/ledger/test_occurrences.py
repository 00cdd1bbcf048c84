"""Rows counted by standard and day: what is put away on disk makes no difference."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from handoff.ledger import _occurrences
from handoff.ledger._known import KnownRows
from handoff.model.entry import Measurement

Make = Callable[..., Measurement]
_ROW = st.tuples(st.integers(1, 9), st.sampled_from(["97", "98", "99"]), st.sampled_from([None, "x"]))


@given(ledger=st.lists(_ROW, max_size=6), source=st.lists(_ROW, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_days_put_away_are_known_again(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    measured: Make,
    ledger: list[tuple[int, str, str]],
    source: list[tuple[int, str, str]],
) -> None:
    def met(most: int) -> list[tuple[str, str]]:
        monkeypatch.setattr(_occurrences, "_MOST_IN_MEMORY", most)
        rows = KnownRows(tmp_path)
        known = {day: measured(value, f"2026-11-0{day}", note=note) for day, value, note in ledger}
        rows.learn([_keyed(row) for row in known.values()])
        said = [rows.meet(measured(value, f"2026-11-0{day}", note=note), line) for line, (day, value, note) in enumerate(source, 1)]
        rows.close()
        return said

    assert met(2) == met(100)


def _keyed(row: Measurement) -> Measurement:
    return structs.replace(row, key=f"{row.standard}|{row.observed_on}|1")
