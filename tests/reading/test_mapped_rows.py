"""Rows of exports of other systems, read as their mappings declare, and refused where a mapping leaves a doubt."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.model.import_mapping import ImportMapping, Named
from handoff.model.problem import Problem, Source
from handoff.reading.rows import Found, Row, read_rows

from .bare import bare

NAME = "support/answers/first-reply"
ERP = ImportMapping(
    "erp",
    columns=(
        Named("standard", "Kennzahl"),
        Named("observed_on", "Datum"),
        Named("value", "Dauer (min)"),
        Named("note", "Bemerkung"),
    ),
    constants=(Named("recorded_by", "ERP"),),
    standards=(Named(NAME, "SO-17"), Named("support/answers/closed", "SO-18")),
    units=(Named("value", "min"),),
    key=("Beleg", "Pos"),
    dates="DD.MM.YYYY",
    decimal=",",
    thousands=".",
    skip_rows=3,
    totals="Summe",
    delimiter=";",
    encoding="cp1252",
)
TITLE = "Auswertung Kundendienst\nStand: 31.07.2026; alle\n\n"
HEADER = "Beleg;Pos;Status;Kennzahl;Datum;Dauer (min);Bemerkung;Status\n"
LINE = "4711;1;ok;SO-17;01.07.2026;1.234,5;für Müller;x\n"


def read(folder: Path, text: str, mapping: ImportMapping = ERP) -> list[Found]:
    path = folder / "export.csv"
    path.write_bytes(text.encode(mapping.encoding or "utf-8"))
    return bare(read_rows(path, "export.csv", mapping))


def row(line: int = 5, **more: object) -> Row:
    fields: dict[str, object] = {
        "standard": NAME,
        "observed_on": "2026-07-01",
        "value": "1234.5 min",
        "recorded_by": "ERP",
        "note": "für Müller",
        "evidence": (),
        "no_opportunity": "",
        "key": "beleg=4711|pos=1",
    }
    return Row(line=line, **(fields | more))


def test_an_export_is_read_as_its_mapping_declares(tmp_path: Path) -> None:
    more = "4711;2;;SO-18;31.12.2026;90;;\n\n;;;;;;;\nSumme;;;;;1.324,5\n"
    found = read(tmp_path, TITLE + HEADER + LINE + more)
    assert found == [
        row(),
        row(6, standard="support/answers/closed", observed_on="2026-12-31", value="90 min", note="", key="beleg=4711|pos=2"),
    ]


ROWS = {
    "a word without a standard": (LINE.replace("SO-17", "SO-71"), 'Did you mean "SO-18" or "SO-17"?'),
    "our own name, which the export never says": (LINE.replace("SO-17", NAME), 'column "Kennzahl" is'),
    "a day in the order of others": (LINE.replace("01.07.2026", "07/01/2026"), 'column "Datum" is "07/01/2026", which is no day'),
    "a year of two digits": (LINE.replace("01.07.2026", "01.07.26"), "declared form DD.MM.YYYY"),
    "a time that was not declared": (LINE.replace("01.07.2026", "01.07.2026 10:30"), "declared form DD.MM.YYYY"),
    "a decimal point": (LINE.replace("1.234,5", "98.2"), '"98.2"; the mapping declares "," as decimal mark'),
    "an empty key": (LINE.replace("4711", ""), 'key column "beleg" is empty'),
    "a formula in the key": (LINE.replace("4711", "=A1"), 'column "beleg" is a formula'),
    "an unseen sign in the key": (LINE.replace("4711", "47\xad11"), "nobody can see"),
    "no value": (LINE.replace("1.234,5", ""), 'column "Dauer (min)" is empty'),
    "a formula": (LINE.replace("1.234,5", "=1+1"), 'column "Dauer (min)" is a formula'),
    "too few cells": ("4711;1\n", "2 of 8 cells"),
    "a row of totals by another name": (LINE.replace("4711", "Gesamt").replace("SO-17", ""), 'column "Kennzahl" is empty'),
}


@pytest.mark.parametrize(("line", "words"), ROWS.values(), ids=ROWS)
def test_a_row_that_leaves_a_doubt_is_refused_and_the_next_one_is_read(tmp_path: Path, line: str, words: str) -> None:
    problem, *others = read(tmp_path, TITLE + HEADER + line + LINE)
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source, problem.excerpt) == ("bad-row", Source("export.csv", 5), line.strip())
    assert words in f"{problem.message} {problem.fix}"
    assert problem.why
    assert problem.fix
    assert others == [row(6)]


HEADERS = {
    "two columns are missing, named together": (
        HEADER.replace("Kennzahl", "Kenzahl").replace("Pos", "P"),
        'The columns "Kennzahl" and "Pos" are missing. The header has "Beleg", "P", "Status", "Kenzahl"',
        'Did you mean "Kenzahl"?',
    ),
    "a column that is read stands twice": (HEADER.replace("Status", "Datum"), 'The column "Datum" is there twice', "rename"),
    "a header that is not parted": ("Beleg,Kennzahl,Datum\n", 'The header has "Beleg,Kennzahl,Datum".', "Correct `columns`"),
    "a title in place of the header": ("Noch ein Titel\n", "are missing", "`skip_rows`"),
    "nothing below the title": ("", "ends before the header", "Correct `skip_rows`"),
}


@pytest.mark.parametrize(("header", "words", "fix"), HEADERS.values(), ids=HEADERS)
def test_a_header_that_the_mapping_does_not_fit_is_told_in_one_fault(tmp_path: Path, header: str, words: str, fix: str) -> None:
    (problem,) = read(tmp_path, TITLE + header + LINE * bool(header))
    assert isinstance(problem, Problem)
    assert problem.check == "bad-file"
    assert words in problem.message
    assert fix in problem.fix
    assert 'Did you mean "Beleg,' not in problem.fix


OURS = "standard,observed_on,value,Nr\na/b/c,2026-07-01,98.2,7\n"


def test_a_mapping_without_columns_reads_ours_and_the_key(tmp_path: Path) -> None:
    (found,) = read(tmp_path, OURS, ImportMapping("scales", key=("nr", "Observed on")))
    assert isinstance(found, Row)
    assert (found.value, found.key) == ("98.2", "nr=7|observed_on=2026-07-01")


def test_a_constant_fills_a_column_in_and_may_not_stand_beside_it(tmp_path: Path) -> None:
    mapping = ImportMapping("scales", constants=(Named("standard", "a/b/c"), Named("denominator", "100")))
    (found,) = read(tmp_path, "observed_on,numerator\n2026-07-01,97\n", mapping)
    assert isinstance(found, Row)
    assert (found.standard, found.value) == ("a/b/c", "97/100")
    (problem,) = read(tmp_path, "observed_on,numerator,denominator\n2026-07-01,97,98\n", mapping)
    assert isinstance(problem, Problem)
    assert "denominator is there, and the mapping says" in problem.message


def test_another_column_without_columns_is_unknown_and_a_missing_key_is_named(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, OURS, ImportMapping("scales"))
    assert isinstance(problem, Problem)
    assert 'no column "nr"' in problem.message
    (problem,) = read(tmp_path, OURS.replace(",Nr", "").replace(",7", ""), ImportMapping("scales", key=("nr",)))
    assert isinstance(problem, Problem)
    assert "nr is missing" in problem.message


def test_numerator_and_denominator_are_read_in_the_declared_form(tmp_path: Path) -> None:
    mapping = ImportMapping("scales", decimal=",", thousands=".")
    (found,) = read(tmp_path, "standard;observed_on;numerator;denominator\na/b/c;2026-07-01;97,5;1.104\n", mapping)
    assert isinstance(found, Row)
    assert found.value == "97.5/1104"


def test_a_unit_of_a_standard_goes_before_that_of_all_values(tmp_path: Path) -> None:
    words = (Named("a/b/c", "A"), Named("d/e/f", "D"))
    mapping = ImportMapping("scales", standards=words, units=(Named("a/b/c", "h"), Named("value", "min")))
    found = read(tmp_path, "standard,observed_on,value\nA,2026-07-01,9 8\nD,2026-07-01,7\nD,2026-07-01,6 s\n", mapping)
    assert [one.value for one in found if isinstance(one, Row)] == ["9 h 8 h", "7 min", "6 s"]


def test_the_mapping_that_fits_is_named_where_none_was(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes((TITLE + HEADER + LINE).encode("cp1252"))
    other = ImportMapping("other", columns=(*ERP.columns, Named("evidence", "Akte")))
    alone = list(read_rows(path, "export.csv", declared=(other,)))
    (problem,) = read_rows(path, "export.csv", declared=(other, ERP))
    assert isinstance(problem, Problem)
    assert (problem.check, problem.source, problem.fix) == ("bad-file", Source("export.csv", 1), "Import it with `--mapping erp`.")
    assert problem.follows == tuple(one.message for one in alone if isinstance(one, Problem))
    (wrong,) = read_rows(path, "export.csv", other, (other, ERP))
    assert isinstance(wrong, Problem)
    assert "as the mapping erp declares it" in wrong.message


CELLS = st.tuples(*[st.text(st.sampled_from("a|=\\b7"), min_size=1, max_size=5)] * 2)


@given(one=CELLS, other=CELLS)
def test_distinct_cells_make_distinct_keys_and_none_looks_like_a_key_that_rows_have_by_themselves(
    tmp_path_factory: pytest.TempPathFactory, one: tuple[str, str], other: tuple[str, str]
) -> None:
    text = "standard;observed_on;value;k1;k2\n" + "".join(f"a/b/c;2026-07-01;1;x{cells[0]};x{cells[1]}\n" for cells in (one, other))
    mapping = ImportMapping("scales", key=("k1", "k2"), delimiter=";")
    found = read(tmp_path_factory.getbasetemp(), text, mapping)
    keys = [each.key for each in found if isinstance(each, Row)]
    assert len(keys) == 2
    assert (keys[0] == keys[1]) == (one == other)
    assert all(key.partition("|")[0].count("=") and not key.startswith("a/b/c|") for key in keys)


WRITTEN = st.tuples(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    st.decimals(0, 999_999_999, places=3, allow_nan=False),
    st.sampled_from([(".", ""), (",", ""), (".", ","), (",", "."), (",", " "), (".", "'")]),
    st.sampled_from([("DD.MM.YYYY", "%d.%m.%Y"), ("MM/DD/YYYY", "%m/%d/%Y"), ("YYYYMMDD", "%Y%m%d"), ("DD-MM-YYYY", "%d-%m-%Y")]),
    st.sampled_from([";", "\t", "|", ","]),
    st.sampled_from(["", "utf-8", "utf-16", "cp1252", "latin-1", "cp850"]),
)


@given(written=WRITTEN, other=st.sampled_from(["DD.MM.YYYY", "MM/DD/YYYY", "YYYYMMDD", "DD-MM-YYYY"]))
def test_a_row_in_any_declared_form_reads_back_and_under_another_form_of_days_it_is_refused(
    tmp_path_factory: pytest.TempPathFactory, written: tuple[date, Decimal, tuple[str, str], tuple[str, str], str, str], other: str
) -> None:
    day, number, (decimal, thousands), (form, pattern), delimiter, encoding = written
    whole, _, part = f"{number:,f}".partition(".")
    text = whole.replace(",", thousands) + decimal + part
    mapping = ImportMapping(
        "any", dates=form, decimal=decimal, thousands=thousands, delimiter=delimiter, encoding=encoding, skip_rows=1, key=("day é",)
    )
    cells = ["a/b/c", day.strftime(pattern), text, "é"]
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter).writerows([["title"], ["standard", "observed_on", "value", "day é"], cells])
    (found,) = read(tmp_path_factory.getbasetemp(), lines.getvalue(), mapping)
    assert isinstance(found, Row)
    assert (found.observed_on, found.value, found.key) == (day.isoformat(), f"{number:f}", "day_é=é")
    (found,) = read(tmp_path_factory.getbasetemp(), lines.getvalue(), replace(mapping, dates=other))
    assert isinstance(found, Row if other == form else Problem)
