"""What is due, as a quality manager asks for it on a Monday."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from icalendar import Calendar

Run = Callable[..., CompletedProcess[str]]
DAY = ("--as-of", "2026-11-10")


def test_what_is_overdue_stands_first_and_fails_only_where_asked(handoff: Run, demo: Path) -> None:
    done = handoff("due", *DAY, cwd=demo)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Harrow Pumps: to do until 2026-11-24\n")
    facts = json.loads(handoff("due", *DAY, "--format", "json", cwd=demo).stdout)
    states = [task["state"] for task in facts["tasks"]]
    assert states == sorted(states, key=["overdue", "due", "coming"].index)
    assert facts["overdue"] == states.count("overdue") > 0
    assert handoff("due", *DAY, "--fail-on", "overdue", cwd=demo).returncode == 1
    quiet = handoff("due", "--as-of", "2026-01-01", "--owner", "Order desk lead", "--fail-on", "overdue", cwd=demo)
    assert quiet.returncode == 0
    assert "Nothing is to be done until 2026-01-15." in quiet.stdout
    assert "Next: " in quiet.stdout


def test_what_is_overdue_in_the_report_is_overdue_here(handoff: Run, demo: Path) -> None:
    report = json.loads(handoff("report", "compliance", *DAY, "--format", "json", cwd=demo).stdout)
    late = {row["standard"] for row in report["results"] if row["result"] == "overdue"}
    tasks = json.loads(handoff("due", *DAY, "--format", "json", cwd=demo).stdout)["tasks"]
    assert late
    assert late <= {task["about"] for task in tasks if task["kind"] == "measurement" and task["state"] == "overdue"}


def test_a_recorded_measurement_is_due_no_more(handoff: Run, demo: Path) -> None:
    def owed() -> set[str]:
        asked = ("due", *DAY, "--owner", "inspection  LEAD", "--within", "0d", "--format", "json")
        tasks = json.loads(handoff(*asked, cwd=demo).stdout)["tasks"]
        return {task["what"] for task in tasks if task["about"].endswith("/within-four-hours")}

    assert owed() == {"measure 2026-W45"}
    done = handoff("record", "within-four-hours", "--no-opportunity", "closed", "--on", "2026-11-05", "--by", "A", cwd=demo)
    assert done.returncode == 0, done.stderr
    assert owed() == set()


# A program in which it is always the same day, whenever the test runs.
ON_THE_22ND = """
from datetime import date
from handoff.cli import _options
_options.today_in = lambda zone: date(2026, 11, 22)
from handoff.cli.main import main
main()
"""


def test_overdue_since_is_the_day_that_the_report_says(handoff: Run, demo: Path) -> None:
    report = json.loads(handoff("report", "compliance", *DAY, "--format", "json", cwd=demo).stdout)
    said = {row["standard"]: row["overdue_since"] for row in report["results"] if row["result"] == "overdue"}
    tasks = json.loads(handoff("due", *DAY, "--format", "json", cwd=demo).stdout)["tasks"]
    told = {task["about"]: task["overdue_since"] for task in tasks if task["about"] in said and task["kind"] == "measurement"}
    assert said
    assert told == said


def test_measuring_the_running_period_hides_no_overdue_one(demo: Path) -> None:
    name = "quality/release-decisions/no-pump-without-release"

    def handoff(*words: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", ON_THE_22ND, *words], cwd=demo, capture_output=True, text=True, check=True
        ).stdout

    def owed() -> list[str]:
        tasks = json.loads(handoff("due", "--within", "0d", "--format", "json"))["tasks"]
        return [task["what"] for task in tasks if task["about"] == name]

    assert owed() == ["measure 2026-W45 to 2026-W46"]
    told = handoff("record", name, "0", "--by", "A")
    assert "Still not measured: 2026-W45 to 2026-W46 (due since 2026-11-09, overdue from 2026-11-10)." in told
    assert owed() == ["measure 2026-W45 to 2026-W46"]
    assert name in handoff("worksheet", "--due", "--format", "csv")
    told = handoff("record", name, "--no-opportunity", "closed", "--on", "2026-11-08", "--by", "A", "--format", "json")
    (gap,) = json.loads(told)["unmeasured"]
    assert gap == {"first": "2026-W46", "last": "2026-W46", "due_since": "2026-11-16", "overdue_from": "2026-11-17"}
    assert owed() == ["measure 2026-W46"]
    assert "Still not measured" not in handoff("record", name, "0", "--on", "2026-11-15", "--by", "A")
    assert owed() == []


def test_every_format_has_every_task(handoff: Run, demo: Path) -> None:
    facts = json.loads(handoff("due", *DAY, "--format", "json", cwd=demo).stdout)
    rows = list(csv.DictReader(io.StringIO(handoff("due", *DAY, "--format", "csv", cwd=demo).stdout)))
    assert [row["about"] for row in rows] == [task["about"] for task in facts["tasks"]]
    assert {row["kind"] for row in rows} == {task["kind"] for task in facts["tasks"]}
    done = handoff("due", *DAY, "--format", "ics", "--output", "due.ics", cwd=demo)
    assert (done.returncode, done.stdout) == (0, "")
    events = Calendar.from_ical((demo / "due.ics").read_bytes()).walk("VEVENT")
    assert len(events) == len(facts["tasks"])
    assert len({event["uid"] for event in events}) == len(events)
    assert {event["dtstart"].dt >= date(2026, 11, 10) for event in events} == {True}


def test_a_check_s_waiver_that_has_ended_is_on_the_list_while_it_is_needed(handoff: Run, demo: Path) -> None:
    ends = datetime.now(UTC).date() + timedelta(days=30)
    waived = ("--until", str(ends), "--because", "x", "--approved-by", "M. Director", "--by", "Ada")
    assert handoff("waive", "no-head", "--for", "sales", *waived, cwd=demo).returncode == 0
    asked = ("due", "--as-of", str(ends + timedelta(days=1)), "--format", "json")

    def waivers() -> list[tuple[str, str]]:
        tasks = json.loads(handoff(*asked, cwd=demo).stdout)["tasks"]
        return [(task["state"], task["about"]) for task in tasks if task["kind"] == "waiver"]

    assert waivers() == []
    path = demo / "standards" / "sales.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("head:")), encoding="utf-8")
    assert waivers() == [("overdue", "no-head about sales")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--within", "soon"), "days or weeks, such as 14d or 2w"),
        (("--within", "9999w"), "up to ten years"),
        (("--owner", "Order desk led"), "Did you mean Order desk lead"),
        (("--department", "slaes"), "Did you mean sales"),
        (("--as-of", "tomorrow"), "is no day"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(handoff: Run, demo: Path, words: tuple[str, str], message: str) -> None:
    done = handoff("due", *words, cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())
