"""The check in CI: formats chosen by themselves, the step summary, waivers, later levels, folders with nothing in them."""

import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from xml.etree.ElementTree import fromstring

import pytest
from jsonschema import Draft4Validator
from xmlschema import XMLSchema

SCHEMAS = Path(__file__).parents[1] / "schemas"
DEPARTMENT = "standards/customer-service.yaml"
ON_GITHUB = {"GITHUB_ACTIONS": "true"}

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def broken(demo: Path) -> Path:
    """The demo without any target in one department."""
    file = demo / DEPARTMENT
    file.write_text(re.sub(r"^ +target: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return demo


@pytest.fixture
def many(demo: Path) -> Path:
    """The demo without any target: more errors than GitHub annotates."""
    for file in (demo / "standards").glob("*.yaml"):
        file.write_text(re.sub(r"^ +target: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return demo


def errors_of(handoff: Run, folder: Path) -> int:
    problems = json.loads(handoff("check", "--format", "json", cwd=folder).stdout)["problems"]
    return sum(problem["severity"] == "error" for problem in problems)


def test_on_github_annotations_are_printed_unless_something_else_is_asked_for(handoff: Run, broken: Path) -> None:
    done = handoff("check", cwd=broken, env=ON_GITHUB)
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={DEPARTMENT},line=")
    for words, env in (
        (["--format", "text"], ON_GITHUB),
        ([], {"GITHUB_ACTIONS": "false"}),
        ([], ON_GITHUB | {"HANDOFF_CHECK_FORMAT": "text"}),
    ):
        assert "::error" not in handoff("check", *words, cwd=broken, env=env).stdout
    done = handoff("check", "--output", "problems.txt", cwd=broken, env=ON_GITHUB)
    assert (done.returncode, done.stdout) == (1, "")
    assert "::error" not in (broken / "problems.txt").read_text(encoding="utf-8")


def test_of_many_errors_ten_are_annotated_and_the_summary_has_them_all(handoff: Run, many: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# What another command said\n", encoding="utf-8")
    errors = errors_of(handoff, many)
    assert errors > 10
    done = handoff("check", cwd=many, env=ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(summary)})
    assert done.returncode == 1
    assert done.stdout.count("::error ") == 10
    assert f"{errors - 10} more errors" in done.stdout
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("# What another command said\n# ")
    assert written.count("**error**") == errors


def test_a_summary_that_cannot_be_written_hides_no_result(handoff: Run, broken: Path, tmp_path: Path) -> None:
    settings = (broken / "handoff.toml").read_bytes()
    link = tmp_path / "link.md"
    link.symlink_to(broken / "handoff.toml")
    for named in (tmp_path, tmp_path / "no" / "such.md", link, broken / "ledger" / "summary.md", Path(os.devnull)):
        done = handoff("check", cwd=broken, env=ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(named)})
        assert done.returncode == 1, named
        assert "::error" in done.stdout
        assert "The step summary could not be written: " in done.stderr
    assert (broken / "handoff.toml").read_bytes() == settings
    assert not (broken / "ledger" / "summary.md").exists()


def test_a_summary_stays_within_what_github_takes(handoff: Run, broken: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * (1024 * 1024 - 300))
    done = handoff("check", cwd=broken, env=ON_GITHUB | {"GITHUB_STEP_SUMMARY": str(summary)})
    assert done.returncode == 1
    assert 1024 * 1024 - 300 < summary.stat().st_size <= 1024 * 1024
    assert summary.read_bytes().endswith(b"\n")
    assert "The step summary is full" in done.stderr


def test_paths_are_told_from_the_top_of_the_repository_where_its_host_reads_them(
    handoff: Run, broken: Path, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    assert f"::error file=demo/{DEPARTMENT},line=" in handoff("check", "--format", "github", cwd=broken).stdout
    (run,) = json.loads(handoff("check", "--format", "sarif", cwd=broken).stdout)["runs"]
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == f"demo/{DEPARTMENT}"
    assert f"\n{DEPARTMENT}:" in handoff("check", cwd=broken).stdout


def test_sarif_and_junit_of_a_whole_workspace_are_valid(handoff: Run, broken: Path) -> None:
    sarif = handoff("check", "--format", "sarif", "--output", "check.sarif", cwd=broken)
    assert (sarif.returncode, sarif.stdout) == (1, "")
    log = json.loads((broken / "check.sarif").read_text(encoding="utf-8"))
    Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))).validate(log)
    assert sum(result["level"] == "error" for result in log["runs"][0]["results"]) == errors_of(handoff, broken)
    junit = handoff("check", "--format", "junit", cwd=broken)
    assert junit.returncode == 1
    XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(junit.stdout)
    (suite,) = fromstring(junit.stdout.encode())  # noqa: S314 -- our own document
    assert suite.get("failures") == "1"


def test_what_a_waiver_covers_is_listed_and_fails_nothing(handoff: Run, broken: Path) -> None:
    granted = handoff(
        *("waive", "no-target", "--for", "customer-service", "--until", str(datetime.now(UTC).date() + timedelta(days=60))),
        *("--because", "the buyers decide in January", "--approved-by", "Managing director", "--by", "Ada Auditor"),
        cwd=broken,
    )
    assert granted.returncode == 0, granted.stderr
    done = handoff("check", cwd=broken)
    assert done.returncode == 0, done.stdout
    assert "No problems found, " in done.stdout
    assert "Managing director" in done.stdout
    assert "the buyers decide in January" in " ".join(done.stdout.split())
    facts = json.loads(handoff("check", "--format", "json", cwd=broken).stdout)
    assert {one["check"] for one in facts["waived"]} == {"no-target"}
    (run,) = json.loads(handoff("check", "--format", "sarif", cwd=broken).stdout)["runs"]
    assert all(result["suppressions"] for result in run["results"])


def test_what_counts_later_is_one_sentence_and_complete_for_machines(handoff: Run, demo: Path) -> None:
    done = handoff("check", "--level", "defined", cwd=demo)
    assert done.returncode == 0
    assert "For later: " in done.stdout
    assert "`handoff check --level agreed`" in " ".join(done.stdout.split())
    problems = json.loads(handoff("check", "--level", "defined", "--format", "json", cwd=demo).stdout)["problems"]
    assert {(problem["severity"], problem["level"]) for problem in problems} >= {("info", "agreed")}
    assert all(problem["level"] != "defined" for problem in problems)


def test_a_folder_without_a_department_fails_unless_that_is_allowed(handoff: Run, tmp_path: Path) -> None:
    (tmp_path / "handoff.toml").write_text('[organisation]\nname = "New"\n', encoding="utf-8")
    (tmp_path / "standards").mkdir()
    done = handoff("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "[no-departments]" in done.stdout
    for form in ("text", "markdown", "github"):
        done = handoff("check", "--allow-empty", "--format", form, cwd=tmp_path)
        assert done.returncode == 0
        assert "Nothing was checked: no department is described in standards" in done.stdout
    facts = json.loads(handoff("check", "--allow-empty", "--format", "json", cwd=tmp_path).stdout)
    assert facts == {"version": 1, "problems": [], "waived": []}


def test_an_empty_folder_is_no_excuse_for_a_file_that_cannot_be_read(handoff: Run, tmp_path: Path) -> None:
    (tmp_path / "handoff.toml").write_text('[organisation]\nname = "New"\n', encoding="utf-8")
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "desk.yaml").write_text("department: [\n", encoding="utf-8")
    done = handoff("check", "--allow-empty", cwd=tmp_path)
    assert done.returncode == 3
    assert "[syntax]" in done.stdout


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_an_unknown_check_is_a_fault_of_usage_that_asks_did_you_mean(handoff: Run, demo: Path, flag: str) -> None:
    done = handoff("check", flag, "no-taget", cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert 'There is no check "no-taget".' in done.stderr
    assert "no-target" in done.stderr


def test_select_and_ignore_choose_the_checks(handoff: Run, broken: Path) -> None:
    assert handoff("check", "--ignore", "no-target", cwd=broken).returncode == 0
    assert handoff("check", "--select", "no-head", cwd=broken).returncode == 0
    assert handoff("check", "--select", "no-target", cwd=broken).returncode == 1


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_a_warning_fails_from_the_threshold_on(handoff: Run, demo: Path, threshold: str, code: int) -> None:
    file = demo / DEPARTMENT
    file.write_text(re.sub(r"^head: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    done = handoff("check", "--select", "no-head", "--fail-on", threshold, cwd=demo)
    assert "warning [no-head]" in done.stdout
    assert done.returncode == code
