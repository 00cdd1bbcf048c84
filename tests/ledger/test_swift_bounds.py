"""The swift way to sum a file takes no more memory and time than a file of its size should, whatever stands in it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.ledger import _swift
from handoff.ledger._lexicon import Head, Lexicon
from handoff.ledger._lines import LONGEST_LINE, entry_line
from handoff.ledger._walk import ActFile
from handoff.model.entry import Measurement
from handoff.model.number import MICRO
from handoff.model.summary import Summary

from .swiftly import ACT, COMPANY, carefully, genuine, lines_of, put, row_of, swiftly

DAY = date(2026, 11, 1)


@pytest.fixture
def file(tmp_path: Path) -> ActFile:
    return ActFile(str(tmp_path / "act.jsonl"), "ledger/act.jsonl")


def test_lines_full_of_readings_are_summed_a_few_at_a_time(file: ActFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """As numbers, these take a hundred times their bytes."""
    row = row_of(1, 0, DAY, "sales/offers/length")
    measured: Measurement = replace(row, numerator=None, denominator=None, readings=(1,), target="at least 1 mm", limit=None)
    lines = [genuine(entry_line(measured)[1], b"[1]", b"[%b%d]" % (b"1.000000," * 40_000, at)) for at in range(16)]
    together: list[int] = []

    def pooled(head: Head, values: Sequence[bytes]) -> Summary | None:
        together.append(sum(map(len, values)))
        return pooling(head, values)

    pooling = Head.pooled
    monkeypatch.setattr(Head, "pooled", pooled)
    put(file, [*lines_of(ACT), *lines])
    found = swiftly(file)
    assert found
    assert found[0].buckets[0].summary.total == (16 * 40_000 + sum(range(16))) * MICRO
    assert sum(together) > 5 * LONGEST_LINE
    assert max(together) < 3 * LONGEST_LINE


_ROW = row_of(97, 0, DAY)


@pytest.mark.parametrize(
    "rows",
    [
        [replace(_ROW, terms=f"{at:064x}") for at in range(4)],
        [replace(_ROW, standard=f"sales/offers/unknown-{at}") for at in range(4)],
    ],
    ids=["terms", "names"],
)
def test_lines_that_have_little_in_common_are_left_to_careful_reading(
    file: ActFile, monkeypatch: pytest.MonkeyPatch, rows: list[Measurement]
) -> None:
    monkeypatch.setattr(_swift, "MOST_HEADS", 3)
    put(file, lines_of(ACT, *rows[:3]))
    assert swiftly(file) == carefully(file)
    put(file, lines_of(ACT, *rows))
    assert swiftly(file) is None


def test_a_line_that_is_unsound_says_nothing_of_others_that_begin_like_it() -> None:
    line = entry_line(row_of(97, 0, DAY))[1]
    begins = line[line.index(b'"sales') : line.index(b'"numerator"')]
    lexicon = Lexicon(COMPANY)
    assert lexicon.head(begins, line.replace(b"97", b"98")) is None
    assert lexicon.head(begins, line) is not None
