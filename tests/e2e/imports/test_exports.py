"""Real exports of another system through the whole command: their names, forms and encodings, as a mapping declares them."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from .works import ADA, Run, entries, imported

AT_THE_MACHINE = "maintenance/breakdown-response/at-the-machine"
RUNNING_AGAIN = "maintenance/breakdown-response/running-again"
MAPPING = """
[import.cmms]
encoding = "cp1252"
skip_rows = 3
delimiter = ";"
sheet = "Daten"
dates = "DD.MM.YYYY HH:mm"
decimal = ","
thousands = "."
totals = "Summe"
key = ["Meldung", "Pos"]
[import.cmms.columns]
standard = "Kennzahl"
observed_on = "Beginn"
value = "Dauer (min)"
recorded_by = "Techniker"
note = "Bemerkung"
[import.cmms.standards]
at-the-machine = ["Anfahrt", "Anfahrt Nacht"]
running-again = "Reparatur"
[import.cmms.units]
value = "min"
"""
EXPORT = """\
Störungsliste "Linie 1 bis 4"\r
Stand: 20.11.2026; alle Schichten\r
\r
Meldung;Pos;Status;Kennzahl;Beginn;Dauer (min);Techniker;Bemerkung;Status\r
50017;1;zu;Anfahrt;03.11.2026 06:12;12,5;J. Müller;;\r
50017;2;zu;Reparatur;03.11.2026 06:25;1.104,25;J. Müller;"Dichtung; ""Größe"" 3";\r
50023;1;zu;Anfahrt Nacht;17.11.2026 23:59;9;Ä. Groß;;\r
Summe;;;;;1.125,75;;;\r
"""
ROWS = [
    (AT_THE_MACHINE, "2026-11-03", [12.5], "min", "J. Müller", None, "meldung=50017|pos=1"),
    (RUNNING_AGAIN, "2026-11-03", [1104.25], "min", "J. Müller", 'Dichtung; "Größe" 3', "meldung=50017|pos=2"),
    (AT_THE_MACHINE, "2026-11-17", [9], "min", "Ä. Groß", None, "meldung=50023|pos=1"),
]


@pytest.fixture
def declared(site: Path) -> Path:
    """A site that has declared the mapping."""
    settings = site / "handoff.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + MAPPING, encoding="utf-8")
    return site


def recorded(folder: Path) -> list[tuple[object, ...]]:
    keys = ("standard", "observed_on", "readings", "unit", "recorded_by", "note", "key")
    return [tuple(entry.get(key) for key in keys) for entry in entries(folder)]


def export(folder: Path, text: str = EXPORT) -> str:
    (folder / "export.csv").write_bytes(text.encode("cp1252"))
    return "export.csv"


def test_an_export_of_another_system_becomes_entries(handoff: Run, declared: Path) -> None:
    assert imported(handoff, declared, export(declared), "--mapping", "cmms")["recorded"] == 3
    assert recorded(declared) == ROWS
    assert imported(handoff, declared, "export.csv", "--mapping", "cmms")["known"] == 3


def test_the_same_rows_from_a_workbook_are_the_same_entries(handoff: Run, declared: Path) -> None:
    imported(handoff, declared, export(declared), "--mapping", "cmms")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Daten")
    assert isinstance(sheet, Worksheet)
    sheet.append(("Störungsliste",))
    sheet.merge_cells("A1:H1")
    sheet["A3"] = "Stand: 20.11.2026"
    sheet.append(("Meldung", "Pos", "Kennzahl", "Beginn", "Dauer (min)", "Techniker", "Bemerkung"))
    for number, (word, moment, value) in enumerate(
        [("Anfahrt", "2026-11-03T06:12", 12.5), ("Reparatur", "2026-11-03", 1104.25)], 1
    ):
        sheet.append((50017, number, word, datetime.fromisoformat(moment), value, "J. Müller", None))
    sheet.append(("Summe", None, None, None, 1116.75))
    book.save(declared / "export.xlsx")
    said = imported(handoff, declared, "export.xlsx", "--mapping", "cmms")
    assert (said["recorded"], said["known"]) == (0, 2)
    assert recorded(declared) == ROWS


def test_a_row_that_leaves_a_doubt_is_told_and_nothing_is_recorded(handoff: Run, declared: Path) -> None:
    text = EXPORT.replace("12,5", "12.5").replace("Reparatur", "Reparature").replace("17.11.2026 23:59", "11/17/2026 23:59")
    done = handoff("record", "--from", export(declared, text), "--mapping", "cmms", *ADA, cwd=declared)
    assert (done.returncode, done.stdout) == (3, "")
    for words in (
        'export.csv:5: error [bad-row] The cell in column "Dauer (min)" is "12.5"; the mapping declares "," as decimal mark',
        'export.csv:6: error [bad-row] The cell in column "Kennzahl" is "Reparature", which the mapping gives no standard.',
        'Did you mean "Reparatur"',
        'export.csv:7: error [bad-row] The cell in column "Beginn" is "11/17/2026 23:59", which is no day in the declared form',
    ):
        assert words in done.stderr
    assert entries(declared) == []


def test_without_the_mapping_its_name_is_the_one_fault(handoff: Run, declared: Path) -> None:
    done = handoff("record", "--from", export(declared), *ADA, cwd=declared)
    assert done.returncode == 3
    assert "export.csv:1: error [bad-file] The file is as the mapping cmms declares it." in done.stderr
    assert "Import it with `--mapping cmms`." in done.stderr
    assert done.stderr.count("error [") == 1


def test_a_day_in_another_form_is_refused_and_the_declaration_named(handoff: Run, site: Path) -> None:
    (site / "rows.csv").write_text("standard,observed_on,value\nentered-in-time,03/04/2026,97/104\n", encoding="utf-8")
    done = handoff("record", "--from", "rows.csv", *ADA, cwd=site)
    assert done.returncode == 3
    assert 'such as `dates = "DD.MM.YYYY"`' in " ".join(done.stderr.split())


def test_a_mapping_that_contradicts_itself_is_refused_before_anything_is_read(handoff: Run, declared: Path) -> None:
    settings = declared / "handoff.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('decimal = ","', 'decimal = "."'), encoding="utf-8")
    done = handoff("record", "--from", export(declared), "--mapping", "cmms", *ADA, cwd=declared)
    assert (done.returncode, done.stdout) == (3, "")
    assert "error [bad-import] `decimal` and `thousands` are the same sign." in done.stderr


def test_json_lines_become_entries_with_their_digits(handoff: Run, site: Path) -> None:
    (site / "rows.jsonl").write_text(
        '{"standard":"seat-diameter","observed_on":"2026-10-30","value":[20.0010,19.998],"key":"gauge-7|1"}\n'
        '{"standard":"entered-in-time","observed_on":"2026-10-30","numerator":97,"denominator":104,"note":"für ☃"}\n',
        encoding="utf-8",
    )
    assert imported(handoff, site, "rows.jsonl")["recorded"] == 2
    (act,) = (site / "ledger").rglob("*.jsonl")
    text = act.read_text(encoding="utf-8")
    assert '"readings":[20.0010,19.998]' in text
    assert '"key":"key=gauge-7\\\\|1"' in text
    assert imported(handoff, site, "rows.jsonl")["known"] == 2


def test_a_fault_that_only_the_standard_knows_is_told_with_its_column_and_line(handoff: Run, declared: Path) -> None:
    text = EXPORT.replace(";9;Ä. Groß", ";9 mm;Ä. Groß").replace("03.11.2026 06:12", "03.11.2126 06:12")
    done = handoff("record", "--from", export(declared, text), "--mapping", "cmms", *ADA, cwd=declared)
    assert done.returncode == 3
    assert 'export.csv:5: error [bad-row] In column "Beginn": 2126-11-03 is in the future.' in done.stderr
    assert 'export.csv:7: error [bad-row] In column "Dauer (min)": "9 mm" is in mm' in done.stderr
    assert "50023;1;zu;Anfahrt Nacht;17.11.2026 23:59;9 mm;Ä. Groß;;" in done.stderr
    text = EXPORT.replace("Ä. Groß", "Ä" * 201).replace('"Dichtung; ""Größe"" 3"', "ß" * 4001)
    done = handoff("record", "--from", export(declared, text), "--mapping", "cmms", *ADA, cwd=declared)
    assert 'export.csv:6: error [bad-row] In column "Bemerkung": A text of 4,001 characters' in done.stderr
    assert 'export.csv:7: error [bad-row] In column "Techniker": The name' in done.stderr


def test_a_fault_that_only_the_standard_knows_is_told_with_its_cell(handoff: Run, declared: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Oktober"
    for row in (
        ("standard", "observed_on", "value"),
        ("at-the-machin", "2026-10-30", "9min"),
        ("at-the-machine", "2026-10-30", "9mm"),
    ):
        sheet.append(row)
    book.save(declared / "ours.xlsx")
    done = handoff("record", "--from", "ours.xlsx", *ADA, cwd=declared)
    assert "ours.xlsx:2: error [bad-row] In column standard (Oktober!A): " in done.stderr
    assert 'ours.xlsx:3: error [bad-row] In column value (Oktober!C): "9mm" is in mm' in done.stderr


def test_a_changed_row_is_shown_with_the_letters_of_its_encoding(handoff: Run, declared: Path) -> None:
    imported(handoff, declared, export(declared), "--mapping", "cmms")
    done = handoff("record", "--from", export(declared, EXPORT.replace(";9;", ";19;")), "--mapping", "cmms", *ADA, cwd=declared)
    assert done.returncode == 3
    assert "  7 | 50023;1;zu;Anfahrt Nacht;17.11.2026 23:59;19;Ä. Groß;;" in done.stderr


def test_a_wrong_name_or_unit_of_the_mapping_is_told_as_its_own(handoff: Run, declared: Path) -> None:
    settings = declared / "handoff.toml"
    text = settings.read_text(encoding="utf-8").replace("running-again =", "runing-again =").replace('"min"', '"Minuten"')
    settings.write_text(text, encoding="utf-8")
    done = handoff("record", "--from", export(declared), "--mapping", "cmms", *ADA, cwd=declared)
    said = " ".join(done.stderr.split())
    assert 'No standard is called "runing-again".' in said
    assert "If it is not in the cell, it is in [import.cmms.standards]." in said
    assert '"12.5 Minuten" is in Minuten: expected' in said
    assert "If it is not in the cell, it is in [import.cmms.units]." in said
