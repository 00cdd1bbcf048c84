"""Golden files of what a recording answers, at a moment that stands still; HANDOFF_REGENERATE=1 writes them anew."""

import os
import re
import shutil
from pathlib import Path

import forked
import pytest

GOLDEN = Path(__file__).parent / "golden" / "answers"
STANDARD = "entered-in-time"
ADA, BOSS = ["--by", "Ada Auditor"], ["--approved-by", "M. Director", "--role", "Managing director"]
QUESTIONS = {
    "record": ["record", STANDARD, "97/104", "--on", "2026-11-05", "--note", "after the audit", *ADA],
    "record-missed": ["record", STANDARD, "70/104", "--on", "2026-11-05", *ADA],
    "record-no-opportunity": ["record", STANDARD, "--no-opportunity", "the desk was closed", "--on", "2026-11-05", *ADA],
    "record-rows": ["record", "--from", "rows.csv", *ADA],
    "correct": ["correct", "ID", "95/104", "--because", "two were counted twice", *ADA],
    "correct-void": ["correct", "ID", "--void", "--because", "it never happened", *ADA],
    "agree": ["agree", STANDARD, "--for", "sales", "--role", "Sales director", "--took-part", "9", "--of", "11", *ADA],
    "agree-objection": ["agree", STANDARD, "--for", "sales", "--objection", "We need it within 2 hours.", *ADA],
    "agree-all": ["agree", "--all", "--for", "oem-buyers", "--role", "Buyers' council", *ADA],
    "waive": ["waive", STANDARD, "--until", "2026-12-31", "--because", "a new order system", *BOSS, *ADA],
    "rebase": ["rebase", STANDARD, "--on", "2026-04-01", "--because", "buyers type their orders themselves", *ADA],
    "waive-check": ["waive", "no-head", "--for", "sales", "--until", "2026-12-31", "--because", "the post is vacant", *BOSS, *ADA],
}
ROWS = f"""standard,observed_on,value,note
{STANDARD},2026-11-05,97/104,after the audit
first-answer,2026-11-06,3.5wh,
"""
# A program in which it is always the same moment, and nothing is random: the same act has the same ids.
STILL = """
import hashlib, os, sys, time
from datetime import UTC, datetime
from itertools import count
from handoff.cli import _options

NOW, numbers, words = datetime(2026, 11, 20, 16, 2, 11, tzinfo=UTC), count(), " ".join(sys.argv[1:])
_options.now_utc = lambda: NOW
_options.today_in = lambda zone: NOW.date()
time.sleep = lambda seconds: None
os.urandom = lambda size: hashlib.sha256(f"{words} {next(numbers)}".encode()).digest()[:size]
from handoff.cli.main import main
main()
"""


def still(*words: str, folder: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    environment = kept | {"PYTHONIOENCODING": "utf-8", "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    done = forked.run(STILL, *words, folder=folder, environment=environment)
    assert done.returncode == 0, done.stderr
    return forked.as_text(done.stdout)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers")
    still("demo", "demo", folder=folder)
    (folder / "demo" / "rows.csv").write_text(ROWS, encoding="utf-8")
    return folder / "demo"


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_what_a_recording_answers_is_what_it_was(untouched: Path, tmp_path: Path, name: str, form: str) -> None:
    demo = Path(shutil.copytree(untouched, tmp_path / "demo"))
    words = QUESTIONS[name]
    if "ID" in words:
        found = re.search(r"Recorded as ([0-9a-f]{8})", still(*QUESTIONS["record"], folder=demo))
        assert found is not None
        words = [found[1] if word == "ID" else word for word in words]
    said = still(*words, "--format", form, folder=demo).encode()
    golden = GOLDEN / f"{name}.{form}.txt"
    if os.environ.get("HANDOFF_REGENERATE"):
        golden.write_bytes(said)
    assert said == golden.read_bytes()
