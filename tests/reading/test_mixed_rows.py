"""Exports with figures of several kinds: durations beside counts, and words that are knowingly passed over."""

from pathlib import Path

import pytest

from handoff.model.import_mapping import ImportMapping, Named
from handoff.model.problem import Problem
from handoff.reading.rows import Found, PassedOver, Row, read_rows

from .bare import bare

MIXED = ImportMapping(
    "mes",
    columns=(
        Named("standard", "Figure"),
        Named("observed_on", "Day"),
        Named("value", "Minutes"),
        Named("numerator", "Good"),
        Named("denominator", "All"),
    ),
    standards=(Named("reply", "R"), Named("in-time", "T")),
    ignore=("Downtime", "Energy"),
    units=(Named("value", "min"),),
    key=("Id",),
)


def read(folder: Path, *lines: str) -> list[Found]:
    (folder / "mes.csv").write_text("Figure,Day,Minutes,Good,All,Id\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return bare(read_rows(folder / "mes.csv", "mes.csv", MIXED))


def test_a_row_is_measured_in_the_way_that_it_fills_in(tmp_path: Path) -> None:
    assert read(tmp_path, "R,2026-07-01,12.5,,,1", "T,2026-07-01,,97,104,2") == [
        Row(2, "reply", "2026-07-01", "12.5 min", "", "", (), "", "id=1"),
        Row(3, "in-time", "2026-07-01", "97/104", "", "", (), "", "id=2"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("R,2026-07-01,12.5,97,104,1", "The row has a value beside a numerator or a denominator."),
        ("R,2026-07-01,12.5,,104,1", "The row has a value beside a numerator or a denominator."),
        ("R,2026-07-01,,,,1", 'The cell in column "Minutes" is empty.'),
        ("T,2026-07-01,,,104,1", 'The cell in column "Good" is empty.'),
    ],
)
def test_a_row_that_says_both_or_neither_is_refused(tmp_path: Path, line: str, message: str) -> None:
    (problem,) = read(tmp_path, line)
    assert isinstance(problem, Problem)
    assert problem.message == message


def test_a_word_that_is_ignored_is_passed_over_whatever_else_its_row_says(tmp_path: Path) -> None:
    assert read(tmp_path, "Downtime,someday,=1+1,,,", "Energy") == [PassedOver(2), PassedOver(3)]
    (problem,) = read(tmp_path, "Downtimes,2026-07-01,1,,,1")
    assert isinstance(problem, Problem)
    assert "which the mapping gives no standard" in problem.message
    assert "or to `ignore`" in problem.fix
