"""Worksheets as LibreOffice saves them, after a German has typed into them: right values, or a refusal by name."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

Run = Callable[..., CompletedProcess[str]]
WORKBOOK = ("Calc MS Excel 2007 XML", "")
SEMICOLONS = ("Text - txt - csv (StarCalc)", "59,34,76,1")  # ; " UTF-8
WINDOWS = ("Text - txt - csv (StarCalc)", "59,34,1,1")
GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item></oor:items>"""
TYPED = {
    "I2": "9.11.2026",
    "J2": "97/104",
    "L2": 'week 45; "counted", Löhne',
    "I3": "2026-11-09",
    "J3": "3/10",
    "I4": "9.11.26",
    "J4": "2.5wh",
    "I6": "9.11.2026",
    "J6": "pass",
}
# In cells that are not formatted: what a spreadsheet makes of them, and what is said to that.
TRAPS = {
    "98,2 %": '"98.2 %" does not say of how many',
    "03.10.2026": '"2026-10-03" does not say of how many',
    "1:30": "The cell Sheet!C4 is a time of day",
    "1.234": '"1234" does not say of how many',
    "=97/104": '"0.932692307692308" does not say of how many',
    "wahr": '"TRUE" does not say of how many',
}


@cache
def python_with_uno() -> str | None:
    """A Python that can speak with LibreOffice: this one, the system's, or the one that comes with it."""
    office = shutil.which("soffice")
    if office is None:
        return None
    for python in (sys.executable, "/usr/bin/python3", str(Path(office).resolve().with_name("python"))):
        if shutil.which(python) and not subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode:
            return python
    return None


pytestmark = pytest.mark.skipif(python_with_uno() is None, reason="LibreOffice, or its bridge to Python, is not installed")


@pytest.fixture(scope="module")
def filled(handoff: Run, written_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sheets that LibreOffice saved: all of them from one session."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(GERMAN, encoding="utf-8")
    words = ("worksheet", "customer-service", "--as-of", "2026-11-10", "--output", str(folder / "empty.xlsx"))
    assert handoff(*words, cwd=written_demo).returncode == 0
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(("standard", "observed_on", "value"))
    book.save(folder / "plain.xlsx")
    traps = {
        f"{column}{row}": text
        for row, trap in enumerate(TRAPS, 2)
        for column, text in zip("ABC", ("entered-in-time", "9.11.2026", trap), strict=True)
    }

    def sheet(source: str, cells: dict[str, str], **targets: tuple[str, str]) -> dict[str, object]:
        saved = [((folder / name.replace("_", ".")).as_uri(), *form) for name, form in targets.items()]
        return {"source": (folder / source).as_uri(), "cells": cells, "targets": saved}

    sheets = [
        sheet("empty.xlsx", TYPED, filled_xlsx=WORKBOOK, filled_csv=SEMICOLONS, windows_csv=WINDOWS),
        sheet("empty.xlsx", TYPED | {"J4": "2,5wh"}, comma_xlsx=WORKBOOK, comma_csv=SEMICOLONS),
        sheet("plain.xlsx", traps, traps_xlsx=WORKBOOK),
    ]
    asked = json.dumps({"profile": (folder / "profile").as_uri(), "sheets": sheets})
    script = str(Path(__file__).with_name("office.py"))
    done = subprocess.run([str(python_with_uno()), script, asked], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def measured(folder: Path) -> list[tuple[object, ...]]:
    """What was observed on the day of the worksheet, sorted."""
    found = []
    for file in folder.glob("ledger/**/*.jsonl"):
        for entry in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if entry.get("observed_on") == "2026-11-09":
                value = [entry[name] for name in ("numerator", "denominator", "readings", "unit", "passed") if name in entry]
                found.append((entry["standard"].rpartition("/")[2], *value, entry.get("note")))
    return sorted(found)


MEASURED = [
    ("entered-in-time", 97, 104, TYPED["L2"]),
    ("first-answer", [2.5], "wh", None),
    ("matches-the-request", 3, 10, None),
    ("out-by-day-5", 1, None),
]


def test_what_libreoffice_saved_is_read_back_once_and_reported(handoff: Run, demo: Path, filled: Path) -> None:
    for name in ("filled.xlsx", "filled.csv"):
        done = handoff("record", "--from", str(filled / name), "--by", "A", "--format", "json", cwd=demo)
        assert done.returncode == 0, done.stderr
        facts = json.loads(done.stdout)
        known = 0 if name == "filled.xlsx" else 4
        assert (facts["rows"], facts["recorded"], facts["known"], facts["left_empty"]) == (4, 4 - known, known, 1)
    assert measured(demo) == MEASURED
    words = ("report", "compliance", "--period", "2026-11", "--as-of", "2026-12-05", "--format", "json")
    results = json.loads(handoff(*words, cwd=demo).stdout)["results"]
    judged = {result["standard"].rpartition("/")[2]: (result["result"], result["value"], result["n"]) for result in results}
    assert judged["matches-the-request"] == ("missed", 0.3, 10)


def test_the_rules_of_the_cells_outlive_libreoffice(filled: Path) -> None:
    sheet = openpyxl.load_workbook(filled / "filled.xlsx").worksheets[0]
    asked = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert asked == {
        "I2:I6": ("date", "TODAY()"),
        "J2:J3 J5": ("custom", 'ISNUMBER(SEARCH("/",J2))'),
        "J4": (None, "0"),
        "J6": ("list", '"pass,fail"'),
    }
    assert [sheet[cell].number_format for cell in ("I2", "J2", "J3")] == ["yyyy\\-mm\\-dd", "@", "@"]
    assert sheet.print_title_rows == "$1:$1"


def test_what_nobody_can_be_sure_of_is_refused_by_its_name(handoff: Run, demo: Path, filled: Path) -> None:
    for name, expected in (
        ("comma.xlsx", ['"2,5wh" is no number that can be kept exactly']),
        ("comma.csv", ['"2,5wh" is no number that can be kept exactly']),
        ("windows.csv", ["is not UTF-8", "CSV UTF-8"]),
        ("traps.xlsx", list(TRAPS.values())),
    ):
        done = handoff("record", "--from", str(filled / name), "--by", "A", cwd=demo)
        assert done.returncode == 3, name
        said = " ".join(done.stderr.split())
        assert [text for text in expected if text not in said] == [], name
    assert measured(demo) == []
