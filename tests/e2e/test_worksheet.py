"""A worksheet goes out empty, comes back filled in, and is reported; as a workbook, as plain rows, and on paper."""

import csv
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

Run = Callable[..., CompletedProcess[str]]
GOLDEN = Path(__file__).parents[1] / "golden" / "worksheet"
DAY = ("--as-of", "2026-11-10")
FILLED = {
    "entered-in-time": ("97/104", "week 45"),
    "acknowledged": ("3/10", "one by telephone"),
    "out-by-day-5": ("pass", ""),
}


def sheet_of(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def columns_of(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1]}


def entries(folder: Path) -> list[dict[str, object]]:
    lines = [line for file in folder.glob("ledger/**/*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def recorded(folder: Path, day: str) -> dict[str, tuple[object, object]]:
    """What was observed on a day, by the last part of its standard's name: the value and the note."""
    found = [entry for entry in entries(folder) if entry.get("observed_on") == day]
    return {
        str(entry["standard"]).rpartition("/")[2]: (
            f"{entry['numerator']}/{entry['denominator']}" if "numerator" in entry else entry["passed"],
            entry.get("note"),
        )
        for entry in found
    }


RECORDED = {
    "entered-in-time": ("97/104", "week 45"),
    "acknowledged": ("3/10", "one by telephone"),
    "out-by-day-5": (1, None),
}


def test_a_workbook_is_filled_in_read_back_and_reported(handoff: Run, demo: Path) -> None:
    made = handoff("worksheet", "customer-service", *DAY, "--output", "audit.xlsx", cwd=demo)
    assert made.returncode == 0, made.stderr
    assert made.stderr == "5 standards in audit.xlsx. Fill it in, then: handoff record --from audit.xlsx\n"
    book = openpyxl.load_workbook(demo / "audit.xlsx")
    sheet = book.worksheets[0]
    at = columns_of(sheet)
    for row in range(2, sheet.max_row + 1):
        value, note = FILLED.get(str(sheet.cell(row, at["standard"]).value).rpartition("/")[2], (None, ""))
        if value is not None:
            sheet.cell(row, at["observed_on"]).value = date(2026, 11, 9)
            sheet.cell(row, at["value"]).value = value
            sheet.cell(row, at["note"]).value = note or None
    book.save(demo / "audit.xlsx")
    read = handoff("record", "--from", "audit.xlsx", "--by", "A. Auditor", cwd=demo)
    assert read.returncode == 0, read.stderr
    assert "3 of 3 rows recorded from audit.xlsx. 2 rows were left empty, and skipped." in read.stdout
    assert recorded(demo, "2026-11-09") == RECORDED
    report = handoff("show", "entered-in-time", "--as-of", "2026-12-05", "--format", "json", cwd=demo)
    assert '"2026-11"' in report.stdout
    again = json.loads(handoff("record", "--from", "audit.xlsx", "--by", "A", "--format", "json", cwd=demo).stdout)
    assert (again["rows"], again["recorded"], again["known"], again["left_empty"]) == (3, 0, 3, 2)


def test_plain_rows_are_filled_in_and_read_back_and_count_once_with_the_workbook(handoff: Run, demo: Path) -> None:
    made = handoff("worksheet", "customer-service", *DAY, "--output", "audit.csv", cwd=demo)
    assert made.returncode == 0, made.stderr
    with (demo / "audit.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        value, note = FILLED.get(row[0].rpartition("/")[2], ("", ""))
        filled = {"observed_on": "2026-11-09" * bool(value), "value": value, "note": note}
        for name, text in filled.items():
            row[header.index(name)] = text
    with (demo / "audit.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    read = handoff("record", "--from", "audit.csv", "--by", "A. Auditor", cwd=demo)
    assert read.returncode == 0, read.stderr
    assert "3 of 3 rows recorded from audit.csv. 2 rows were left empty, and skipped." in read.stdout
    assert recorded(demo, "2026-11-09") == RECORDED


def test_a_worksheet_that_nobody_filled_in_records_nothing(handoff: Run, demo: Path) -> None:
    before = len(entries(demo))
    assert handoff("worksheet", "sales", *DAY, "--output", "audit.xlsx", cwd=demo).returncode == 0
    read = handoff("record", "--from", "audit.xlsx", "--by", "A", cwd=demo)
    assert read.returncode == 0, read.stderr
    assert "No row of audit.xlsx was filled in: nothing was recorded." in read.stdout
    assert len(entries(demo)) == before


def test_one_bad_cell_of_a_worksheet_records_nothing_and_is_named(handoff: Run, demo: Path) -> None:
    assert handoff("worksheet", "customer-service", *DAY, "--output", "audit.xlsx", cwd=demo).returncode == 0
    book = openpyxl.load_workbook(demo / "audit.xlsx")
    sheet = book.worksheets[0]
    at, before = columns_of(sheet), len(entries(demo))
    for row in (2, 3):
        sheet.cell(row, at["observed_on"]).value = date(2026, 11, 9)
        sheet.cell(row, at["value"]).value = "97/104" if row == 2 else "=97/104"
    book.save(demo / "audit.xlsx")
    read = handoff("record", "--from", "audit.xlsx", "--by", "A", cwd=demo)
    assert read.returncode == 3
    assert "The cell Worksheet!J3 holds a formula without a stored result." in read.stderr
    assert "audit.xlsx:3:10" in read.stderr
    assert len(entries(demo)) == before


def test_due_has_only_what_is_due(handoff: Run, demo: Path) -> None:
    tasks = json.loads(handoff("due", *DAY, "--within", "1d", "--format", "json", cwd=demo).stdout)["tasks"]
    wanted = {task["about"] for task in tasks if task["kind"] == "measurement" and task["state"] != "coming"}
    rows = list(csv.DictReader(handoff("worksheet", "--due", *DAY, cwd=demo).stdout.splitlines()))
    assert {row["standard"] for row in rows} == wanted != set()
    some = wanted.pop().partition("/")[0]
    rows = list(csv.DictReader(handoff("worksheet", some, "--due", *DAY, cwd=demo).stdout.splitlines()))
    assert {row["standard"].partition("/")[0] for row in rows} == {some}


@pytest.mark.parametrize("form", ["csv", "html"])
def test_a_worksheet_is_what_it_was(handoff: Run, demo: Path, form: str) -> None:
    done = handoff("worksheet", "customer-service", *DAY, "--output", f"audit.{form}", cwd=demo)
    assert done.returncode == 0, done.stderr
    said, kept = (demo / f"audit.{form}").read_bytes(), GOLDEN / f"customer-service.{form}"
    if os.environ.get("HANDOFF_REGENERATE"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(said)
    assert said == kept.read_bytes()


def test_the_same_worksheet_has_the_same_bytes(handoff: Run, demo: Path) -> None:
    for name, zone in (("one.xlsx", "UTC"), ("two.xlsx", "Asia/Tokyo")):
        assert handoff("worksheet", "sales", *DAY, "--output", name, cwd=demo, env={"TZ": zone}).returncode == 0
    assert (demo / "one.xlsx").read_bytes() == (demo / "two.xlsx").read_bytes()


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's own
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


NASTY = "=1+1 <script>alert(1)</script> & co"


def test_what_somebody_typed_stays_text_on_every_sheet(handoff: Run, demo: Path) -> None:
    file = demo / "standards" / "customer-service.yaml"
    whole = file.read_text(encoding="utf-8")
    changed = whole.replace("We enter complete special orders within 4 working hours.", json.dumps(NASTY))
    assert changed != whole
    file.write_text(changed, encoding="utf-8")
    for form in ("xlsx", "html", "csv"):
        done = handoff("worksheet", "customer-service", *DAY, "--output", f"audit.{form}", cwd=demo)
        assert done.returncode == 0, done.stderr
    cell = sheet_of(demo / "audit.xlsx")["B2"]
    assert (cell.value, cell.number_format) == (NASTY, "@")
    with zipfile.ZipFile(demo / "audit.xlsx") as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    page = Elements()
    page.feed((demo / "audit.html").read_text(encoding="utf-8"))
    assert "script" not in page.names
    assert NASTY in page.texts
    with (demo / "audit.csv").open(encoding="utf-8", newline="") as rows:
        assert next(csv.DictReader(rows))["statement"] == f"'{NASTY}"


def test_what_cannot_be_made_is_said_with_what_to_do(handoff: Run, demo: Path) -> None:
    for words, expected in (
        ((), "--due"),
        (("nope",), 'no department "nope"'),
        (("sales", "--output", "ledger/x.csv"), "belongs to the ledger"),
    ):
        done = handoff("worksheet", *words, cwd=demo)
        assert done.returncode == 2, (words, done.stderr)
        assert expected in done.stderr


def test_cells_to_fill_in_ask_for_what_the_measure_wants(handoff: Run, demo: Path) -> None:
    assert handoff("worksheet", "customer-service", *DAY, "--output", "audit.xlsx", cwd=demo).returncode == 0
    sheet = sheet_of(demo / "audit.xlsx")
    asked = {str(one.sqref): (one.type, one.formula1) for one in sheet.data_validations.dataValidation}
    assert asked["I2:I6"] == ("date", "TODAY()")
    assert asked["J6"] == ("list", '"pass,fail"')
    assert asked["J4"] == (None, None)
    assert asked["J2 J3 J5"] == ("custom", 'ISNUMBER(SEARCH("/",J2))')
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
