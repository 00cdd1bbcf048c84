"""Series of points from a CSV file."""

from fractions import Fraction
from pathlib import Path

import pytest

from handoff.analysis.charts.series import Group
from handoff.model.problem import Problem
from handoff.reading.series import Columns, Series, read_series


def read(folder: Path, text: str, columns: Columns | None = None) -> tuple[Series | Problem, ...]:
    path = folder / "points.csv"
    path.write_text(text, encoding="utf-8")
    return read_series(path, "points.csv", columns or Columns())


def test_values(tmp_path: Path) -> None:
    (series,) = read(tmp_path, "at,value,note\n2026-01,98.2,x\n2026-02,,nobody measured\n2026-03,-1,\n")
    assert isinstance(series, Series)
    assert [(point.at, point.value, point.size) for point in series.points] == [
        ("2026-01", Fraction("98.2"), None),
        ("2026-03", Fraction(-1), None),
    ]
    assert series.missing == 1


def test_shares(tmp_path: Path) -> None:
    (series,) = read(tmp_path, "at;numerator;denominator\n1;19;20\n")
    assert isinstance(series, Series)
    assert [(point.value, point.size, point.count) for point in series.points] == [(Fraction(19, 20), Fraction(20), Fraction(19))]


def test_subgroups(tmp_path: Path) -> None:
    (series,) = read(tmp_path, "at,value\n1,3\n1,5\n2,4\n2,4\n")
    assert isinstance(series, Series)
    assert [(point.at, point.value, point.group) for point in series.points] == [
        ("1", Fraction(4), Group(2, 2**0.5, Fraction(2), (Fraction(3), Fraction(5)))),
        ("2", Fraction(4), Group(2, 0.0, Fraction(0), (Fraction(4), Fraction(4)))),
    ]


def test_several_series_and_columns_of_other_names(tmp_path: Path) -> None:
    columns = Columns(at="month", value="minutes", series="ward")
    found = read(tmp_path, "ward,month,minutes\nA,2,1\nB,1,2\nA,10,3\n", columns)
    assert [(one.name, [point.at for point in one.points]) for one in found if isinstance(one, Series)] == [
        ("A", ["2", "10"]),
        ("B", ["1"]),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("at,vlaue\n1,2\n", 1, 'There is no column "value"; there are "at", "vlaue".'),
        ("at,at,value\n1,1,2\n", 1, 'Two columns are called "at".'),
        ("at,numerator,value\n1,1,2\n", 1, 'There is no column "denominator"; there are "at", "numerator", "value".'),
        ("at,value\n1,1e5\n", 2, 'value is "1e5", which is no plain number.'),
        ("at,value\n1,nan\n", 2, 'value is "nan", which is no plain number.'),
        ("at,value\n1\n", 2, "The row has 1 cells, the header 2."),
        ("at,value\n,3\n", 2, "Its at is empty."),
        ("at,value\n2,3\n1,3\n", 3, '"1" comes after "2".'),
        ("at,value\n2026-02,3\n2026-01,3\n", 3, '"2026-01" comes after "2026-02".'),
        ("at,value\nmon,3\ntue,3\nmon,4\n", 4, '"mon" comes after "tue".'),
        ("at,numerator,denominator\n1,1,2\n1,1,2\n", 3, '"1" stands on line 2 as well.'),
        ("at,numerator,denominator\n1,1,0\n", 2, "1 out of 0 is no rate."),
        ("", 0, "The file is empty."),
        ("at,value\n", 0, "The file has names of columns, and no row."),
    ],
)
def test_faults(tmp_path: Path, text: str, line: int, message: str) -> None:
    (problem, *_) = read(tmp_path, text)
    assert isinstance(problem, Problem)
    assert (problem.source.path, problem.source.line, problem.message) == ("points.csv", line, message)


def test_an_empty_file_is_told_once_and_what_a_chart_reads(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "")
    assert isinstance(problem, Problem)
    assert "`at,value`" in problem.fix


def test_no_such_file(tmp_path: Path) -> None:
    (problem,) = read_series(tmp_path / "absent.csv", "absent.csv", Columns())
    assert isinstance(problem, Problem)
    assert problem.message == "There is no such file."
