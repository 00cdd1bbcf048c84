"""What a mapping of an import may say, and that whatever it leaves open is told with its place."""

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec import structs

from handoff.model.import_mapping import ROW_COLUMNS, ImportMapping, Named
from handoff.model.problem import Problem
from handoff.reading import read_settings
from handoff.reading.forms_shared import RowTexts
from handoff.reading.schemas import schema_text

NAMED = '[organisation]\nname = "X"\n'
FULL = """\
[import.erp]
encoding = "Windows-1252"
delimiter = ";"
skip_rows = 3
dates = "DD.MM.YYYY"
decimal = ","
thousands = "."
key = ["Beleg", "Pos"]
totals = "Summe"
sheet = "Daten"
[import.erp.columns]
standard = "Kennzahl"
observed_on = "Datum"
value = "Dauer"
[import.erp.standards]
"support/answers/first-reply" = ["SO-17", "SO-18"]
on-time = "SO-19"
[import.erp.constants]
recorded_by = "The ERP"
[import.erp.units]
value = "min"
[import.a-scale]
"""
ERP = ImportMapping(
    "erp",
    columns=(Named("standard", "Kennzahl"), Named("observed_on", "Datum"), Named("value", "Dauer")),
    constants=(Named("recorded_by", "The ERP"),),
    standards=(
        Named("on-time", "SO-19"),
        Named("support/answers/first-reply", "SO-17"),
        Named("support/answers/first-reply", "SO-18"),
    ),
    units=(Named("value", "min"),),
    key=("Beleg", "Pos"),
    dates="DD.MM.YYYY",
    decimal=",",
    thousands=".",
    skip_rows=3,
    totals="Summe",
    sheet="Daten",
    delimiter=";",
    encoding="cp1252",
)


def read(folder: Path, text: str) -> tuple[tuple[ImportMapping, ...], tuple[Problem, ...]]:
    (folder / "handoff.toml").write_text(NAMED + text, encoding="utf-8", newline="\n")
    settings, problems = read_settings(folder)
    assert settings is not None
    return tuple(map(unplaced, settings.imports)), problems


def unplaced(mapping: ImportMapping) -> ImportMapping:
    """The mapping without the lines that its names stand on."""
    parts = {part: getattr(mapping, part) for part in ("columns", "constants", "standards", "units")}
    return structs.replace(mapping, **{part: tuple(Named(one.ours, one.theirs) for one in named) for part, named in parts.items()})


def test_a_mapping_says_what_the_file_says(tmp_path: Path) -> None:
    assert read(tmp_path, FULL) == ((ImportMapping("a-scale"), ERP), ())


def test_the_schema_takes_a_whole_mapping_and_no_other_key() -> None:
    schema = Draft202012Validator(json.loads(schema_text("settings")))
    schema.validate(tomllib.loads(NAMED + FULL.replace("Windows-1252", "cp1252")))
    assert not schema.is_valid(tomllib.loads(NAMED + "[import.erp]\nskip_lines = 3\n"))
    assert not schema.is_valid(tomllib.loads(NAMED + '[import.erp]\ncolumns = {date = "Datum"}\n'))


def test_the_schema_has_every_column_of_a_row() -> None:
    assert RowTexts.__struct_fields__ == ROW_COLUMNS


ALL = 'standard = "a"\nobserved_on = "b"\nvalue = "c"\n'
FAULTS = {
    "a name that is no id": ("[import.ERP]\n", ("bad-id", 3, 1), '"ERP" is no id'),
    "a name that files without a mapping have": ("[import.csv]\n", ("bad-id", 3, 1), "`csv` cannot be"),
    "no table": ("import = 3\n", ("wrong-type", 1, 1), "a table"),
    "a mapping that is no table": ('[import]\nerp = "x"\n', ("wrong-type", 4, 1), "a table"),
    "an unknown key": ("[import.erp]\nskip_lines = 3\n", ("unknown-key", 4, 1), "Did you mean `skip_rows`?"),
    "an unknown column": ('[import.erp]\nconstants = {notes = "x"}\n', ("unknown-key", 4, 1), "Did you mean `note`?"),
    "an unknown column in a table": (f'[import.erp.columns]\n{ALL}notes = "x"\n', ("unknown-key", 7, 1), "Did you mean `note`?"),
    "a header that is no text": (f"[import.erp.columns]\n{ALL}note = 3\n", ("wrong-type", 7, 1), "text in quotes"),
    "a header that is empty": (f'[import.erp.columns]\n{ALL}note = " "\n', ("bad-import", 7, 1), "empty"),
    "a count in quotes": ('[import.erp]\nskip_rows = "3"\n', ("wrong-type", 4, 1), "whole number"),
    "a key that is a list of numbers": ("[import.erp]\nkey = [1]\n", ("wrong-type", 4, 1), "a list of them"),
    "a key column twice": ('[import.erp]\nkey = ["a", "a"]\n', ("given-twice", 4, 1), "twice"),
    "a key column that is empty": ('[import.erp]\nkey = [""]\n', ("bad-import", 4, 1), "empty"),
    "a mapped constant": (
        f'[import.erp]\nconstants = {{value = "1"}}\n[import.erp.columns]\n{ALL}',
        ("bad-import", 4, 1),
        "in `columns` and in `constants`",
    ),
    "one header twice": (
        f'[import.erp.columns]\n{ALL}note = "B"\n',
        ("bad-import", 3, 1),
        '"b" is given for `observed_on` and `note`',
    ),
    "no day": ('[import.erp.columns]\nstandard = "a"\nvalue = "c"\n', ("bad-import", 3, 1), "no `observed_on`"),
    "no value": ('[import.erp.columns]\nstandard = "a"\nobserved_on = "c"\n', ("bad-import", 3, 1), "no `value`"),
    "half a share": (f"[import.erp.columns]\n{ALL.replace('value', 'numerator')}", ("bad-import", 3, 1), "no `denominator`"),
    "two ways to say it": (
        f'[import.erp]\nconstants = {{numerator = "1", denominator = "2"}}\n[import.erp.columns]\n{ALL}',
        ("bad-import", 5, 1),
        "`value` beside `numerator`",
    ),
    "a word for two standards": (
        '[import.erp.standards]\non-time = "A"\nin-full = ["B", "A"]\n',
        ("bad-import", 3, 1),
        '"A" is given for `in-full` and `on-time`',
    ),
    "two ways to say it, and half of one": (
        f'[import.erp.columns]\n{ALL}numerator = "d"\n',
        ("bad-import", 3, 1),
        "no `denominator`",
    ),
    "words passed over where none is declared": ('[import.erp]\nignore = "A"\n', ("bad-import", 4, 1), "declares none that count"),
    "a word that is measured and passed over": (
        '[import.erp]\nignore = ["A", "B"]\nstandards = {on-time = "A"}\n',
        ("bad-import", 4, 1),
        "stands in `standards` and in `ignore`",
    ),
    "a word that is never asked": (
        '[import.erp]\nconstants = {standard = "on-time"}\nstandards = {on-time = "A"}\n',
        ("bad-import", 5, 1),
        "No word of the export",
    ),
    "words and standards the wrong way round": (
        '[import.erp.standards]\n"SO 17" = "on-time"\n',
        ("bad-import", 4, 1),
        "the other way round",
    ),
    "an empty list of words": ('[import.erp.standards]\non-time = ""\n', ("bad-import", 4, 1), "empty"),
    "a unit that is none": ('[import.erp.units]\nvalue = "3 min"\n', ("bad-import", 4, 1), "no unit"),
    "a unit of nothing": ('[import.erp.units]\nNote = "min"\n', ("bad-import", 3, 1), "neither `value` nor a standard"),
    "a unit of a standard by another name": (
        '[import.erp.standards]\non-time = "A"\n[import.erp.units]\n"d/o/on-time" = "h"\n',
        ("bad-import", 5, 1),
        "as it stands in `standards`",
    ),
    "one mark for two things": ('[import.erp]\ndecimal = ","\nthousands = ","\n', ("bad-import", 5, 1), "the same sign"),
    "a point for both": ('[import.erp]\nthousands = "."\n', ("bad-import", 4, 1), "the same sign"),
    "another decimal mark": ('[import.erp]\ndecimal = ";"\n', ("unknown-choice", 4, 1), "`,`"),
    "another thousands mark": ('[import.erp]\nthousands = ";"\n', ("unknown-choice", 4, 1), "`'`"),
    "a delimiter of two signs": ('[import.erp]\ndelimiter = "||"\n', ("bad-import", 4, 1), "one sign"),
    "a delimiter that is a letter": ('[import.erp]\ndelimiter = "x"\n', ("bad-import", 4, 1), "one sign"),
    "a delimiter that is a quote": ("[import.erp]\ndelimiter = '\"'\n", ("bad-import", 4, 1), "one sign"),
    "an encoding that nobody knows": ('[import.erp]\nencoding = "cp1522"\n', ("unknown-choice", 4, 1), "Did you mean `cp1252`?"),
    "a year of two digits": ('[import.erp]\ndates = "DD/MM/YY"\n', ("bad-import", 4, 1), "two digits"),
    "a form without a day": ('[import.erp]\ndates = "MM.YYYY"\n', ("bad-import", 4, 1), "where the day stands"),
}


@pytest.mark.parametrize(("text", "place", "words"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, text: str, place: tuple[str, int, int], words: str) -> None:
    if text.startswith("import"):
        (tmp_path / "handoff.toml").write_text(text + NAMED, encoding="utf-8")
        _, problems = read_settings(tmp_path)
    else:
        _, problems = read(tmp_path, text)
    (problem,) = problems
    assert (problem.check, problem.source.line, problem.source.column) == place
    assert words in f"{problem.message} {problem.why} {problem.fix}"
    assert problem.why
    assert problem.fix


@pytest.mark.parametrize(("sign", "kept"), [("\\t", "\t"), ("|", "|"), ("§", "§"), (",", ",")])
def test_one_sign_may_part_cells(tmp_path: Path, sign: str, kept: str) -> None:
    assert read(tmp_path, f'[import.erp]\ndelimiter = "{sign}"\n') == ((ImportMapping("erp", delimiter=kept),), ())


@pytest.mark.parametrize(
    ("said", "kept"), [("UTF-8", "utf-8"), ("utf_16", "utf-16"), ("windows-1252", "cp1252"), ("ISO-8859-1", "latin-1")]
)
def test_an_encoding_may_be_called_as_other_programs_do(tmp_path: Path, said: str, kept: str) -> None:
    (mapping,), problems = read(tmp_path, f'[import.erp]\nencoding = "{said}"\n')
    assert (mapping.encoding, problems) == (kept, ())


def test_a_blank_may_part_thousands(tmp_path: Path) -> None:
    assert read(tmp_path, '[import.erp]\nthousands = " "\n') == ((ImportMapping("erp", thousands=" "),), ())
