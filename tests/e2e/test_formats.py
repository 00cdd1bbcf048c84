"""Reports as files for people who open them: pages and workbooks, chosen by name, and never onto a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

Run = Callable[..., CompletedProcess[str]]
REPORT = ["report", "compliance", "--as-of", "2026-11-10"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", b"<!doctype html>\n"),
        ("R.HTM", b"<!doctype html>\n"),
        ("r.xlsx", b"PK"),
        ("r.csv", b"table,"),
        ("r.json", b'{\n  "version": 1'),
        ("r.md", b"# Harrow"),
        ("r.txt", b"Harrow Pumps: compliance"),
        ("r", b"Harrow Pumps: compliance"),
    ],
)
def test_the_name_of_the_output_says_the_format(handoff: Run, demo: Path, name: str, begins: bytes) -> None:
    done = handoff(*REPORT, "--output", name, cwd=demo)
    assert (done.returncode, done.stdout) == (0, "")
    assert (demo / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "name", "endings"),
    [
        (REPORT, "r.pdf", "End it in one of .html, .xlsx, .csv, .json, .md; or say --format."),
        (REPORT, "r.ICS", "End it in one of .html, .xlsx, .csv, .json, .md; or say --format."),
        (["worksheet", "sales"], "w.ods", "End it in one of .html, .xlsx, .csv; or say --format."),
        (["diff"], "d.xlsx", "End it in one of .html, .json, .md; or say --format."),
    ],
)
def test_a_name_that_promises_what_is_not_written_is_refused(
    handoff: Run, demo: Path, words: list[str], name: str, endings: str
) -> None:
    done = handoff(*words, "--output", name, cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert f'"{name}" is named like a format that is not written here. {endings}' in done.stderr
    assert not (demo / name).exists()


def test_a_format_that_is_named_counts_more_than_the_name_of_the_output(handoff: Run, demo: Path) -> None:
    done = handoff(*REPORT, "--format", "csv", "--output", "r.xlsx", cwd=demo)
    assert done.returncode == 0
    assert (demo / "r.xlsx").read_bytes().startswith(b"table,")


@pytest.mark.parametrize("words", [REPORT, ["map"], ["worksheet", "sales"]])
def test_a_workbook_goes_into_a_pipe_and_onto_no_terminal(demo: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "handoff", *words, "--format", "xlsx"]
    piped = subprocess.run(command, cwd=demo, capture_output=True, check=True)
    assert openpyxl.load_workbook(BytesIO(piped.stdout)).sheetnames
    ours, theirs = pty.openpty()
    try:
        refused = subprocess.run(command, cwd=demo, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(theirs)
        os.close(ours)
    assert refused.returncode == 2
    assert "a workbook goes into a file: name it with --output FILE.xlsx." in " ".join(refused.stderr.replace("│", " ").split())


def test_a_page_on_an_ascii_terminal_is_ascii_and_says_the_same(handoff: Run, demo: Path) -> None:
    plain = handoff(*REPORT, "--format", "html", cwd=demo, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert plain.returncode == 0
    assert plain.stdout.isascii()
    assert "&#9679;" in plain.stdout
