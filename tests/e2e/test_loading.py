"""What each command loads: only what it uses, because loading is most of a short command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def modules_after(words: list[str], folder: Path) -> set[str]:
    script = (
        "import sys\n"
        f"sys.argv = ['handoff', *{words!r}]\n"
        "from handoff.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDOFF_")}
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return set(done.stderr.split("\n"))


def test_help_imports_no_room_of_the_house(tmp_path: Path) -> None:
    loaded = modules_after(["--help"], tmp_path)
    assert {name for name in loaded if name.startswith("handoff.") and not name.startswith("handoff.cli")} == set()
    assert not {"yaml", "sqlite3", "tomllib"} & loaded


def test_record_draws_nothing_and_knows_no_check(demo: Path) -> None:
    loaded = modules_after(["record", "entered-in-time", "97/104", "--by", "A"], demo)
    assert not {name for name in loaded if name.startswith(("handoff.checks.no_", "rich.", "sqlite3", "tomli_w"))}


def test_check_knows_no_report_and_draws_nothing(demo: Path) -> None:
    loaded = modules_after(["check"], demo)
    assert not {name for name in loaded if name.startswith(("handoff.reports.compliance", "sqlite3", "tomli_w", "rich."))}


def test_due_knows_no_report_no_check_and_no_calendar(demo: Path) -> None:
    loaded = modules_after(["due", "--as-of", "2026-11-10"], demo)
    heavy = ("handoff.reports", "handoff.checks", "handoff.git", "icalendar", "sqlite3", "tomli_w", "rich.")
    assert not {name for name in loaded if name.startswith(heavy)}


@pytest.mark.parametrize(
    "words", [["record", "entered-in-time", "97/104", "--by", "A"], ["check"], ["due"], ["report", "compliance"]]
)
def test_charts_are_loaded_only_where_they_may_be_shown(demo: Path, words: list[str]) -> None:
    assert not {
        name for name in modules_after(words, demo) if name.startswith(("handoff.analysis.charts", "handoff.rendering._plot"))
    }


@pytest.mark.parametrize(
    "words",
    [
        ["record", "entered-in-time", "97/104", "--by", "A", "--evidence", "https://example.com/1"],
        ["check", "--format", "json"],
        ["due", "--as-of", "2026-11-10"],
        ["report", "compliance", "--period", "2026-10", "--fail-on", "missed"],
        ["finding", "open", "--help"],
    ],
)
def test_nothing_is_loaded_to_look_at_what_was_typed(demo: Path, words: list[str]) -> None:
    assert "pydantic" not in modules_after(words, demo)


def test_a_report_loads_templates_and_workbooks_only_for_those_formats(demo: Path) -> None:
    loaded = {form: modules_after(["report", "compliance", "--format", form], demo) for form in ("text", "json", "html")}
    for form, names in loaded.items():
        assert ("jinja2" in names) == (form == "html")
        assert "openpyxl" not in names
