"""What others put into their own CI: the hooks of pre-commit, the action for GitHub, and the jobs of docs/ci.md."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DEPARTMENT = Path("standards", "customer-service.yaml")
BIN = str(Path(sys.executable).parent)


def run(words: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    environment = kept | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder.parent / "home")} | more
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def hooked(git_demo: Path) -> Path:
    """A repository of standards with our hooks, run from here instead of from an environment that would have to be installed."""
    hooks = [hook | {"language": "system"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (git_demo / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return git_demo


def pre_commit(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "pre_commit", "run", *words], folder)


def test_the_manifest_of_hooks_is_one() -> None:
    done = run([sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [(hook["id"], hook["language"], hook["pass_filenames"]) for hook in HOOKS] == [
        ("handoff-check", "python", False),
        ("handoff-due", "python", False),
    ]


def test_a_commit_without_a_target_is_stopped_and_one_that_touches_no_standard_is_not_checked(hooked: Path) -> None:
    file = hooked / DEPARTMENT
    file.write_text(re.sub(r"^ +target: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    (hooked / "notes.md").write_text("notes\n", encoding="utf-8")
    subprocess.run(["git", "add", "notes.md"], cwd=hooked, check=True)
    done = pre_commit(hooked, "handoff-check", "--files", "notes.md")
    assert (done.returncode, "Skipped" in done.stdout) == (0, True), done.stdout
    done = pre_commit(hooked, "handoff-check", "--files", str(DEPARTMENT))
    assert done.returncode == 1
    assert "error [no-target]" in done.stdout


def test_a_recording_and_the_settings_are_checked_too(hooked: Path) -> None:
    act = next((hooked / "ledger").rglob("*.jsonl")).relative_to(hooked)
    for path in (act, Path("handoff.toml")):
        done = pre_commit(hooked, "handoff-check", "--files", str(path))
        assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_dates_are_judged_by_hand_or_before_a_push_and_never_in_a_commit(hooked: Path) -> None:
    assert "handoff-due" not in pre_commit(hooked, "--all-files").stdout + pre_commit(hooked, "--all-files", "--verbose").stdout
    done = pre_commit(hooked, "handoff-due", "--hook-stage", "manual", "--all-files", "--verbose")
    assert "hook id: handoff-due" in done.stdout


def expressions(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where in a document a `${{ }}` stands: the keys that lead there."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from expressions(inner, (*way, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from expressions(inner, way)
    elif isinstance(value, str) and "${{" in value:
        yield way


def test_the_action_is_composite_and_hands_its_inputs_over_as_variables_only() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert set(ACTION["inputs"]) == {"version", "arguments", "working-directory", "python-version"}
    assert all(given["description"] and "default" in given for given in ACTION["inputs"].values())
    used = list(expressions(ACTION))
    assert len(used) == 5
    assert {way[-2] for way in used} == {"env", "with"}
    steps = ACTION["runs"]["steps"]
    assert all(step.get("shell") == "bash" for step in steps if "run" in step)
    assert [step["uses"] for step in steps if "uses" in step] == ["actions/setup-python@v5"]


def step(name: str) -> str:
    (text,) = [step["run"] for step in ACTION["runs"]["steps"] if step.get("name") == name]
    return text


def shell(text: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does."""
    return run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", text], folder, **variables)


def test_the_action_checks_in_its_folder_with_its_words(demo: Path) -> None:
    summary = demo.parent / "summary.md"
    on_github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    done = shell(step("Check the standards"), demo.parent, ARGUMENTS="", WORKING_DIRECTORY="demo", **on_github)
    assert (done.returncode, done.stdout) == (0, "No problems found\n"), done.stderr
    assert summary.read_text(encoding="utf-8").startswith("# No problems found\n")
    words = "--select  no-head\n--format text"
    done = shell(step("Check the standards"), demo.parent, ARGUMENTS=words, WORKING_DIRECTORY="demo", **on_github)
    assert done.returncode == 0
    assert "no check that is switched on found anything" in done.stdout


@pytest.mark.parametrize("words", ["$(touch owned)", "; touch owned", "`touch owned`", "*", "--output ../owned; x"])
def test_words_for_the_action_are_words_and_no_commands(demo: Path, words: str) -> None:
    done = shell(step("Check the standards"), demo.parent, ARGUMENTS=words, WORKING_DIRECTORY="demo")
    assert done.returncode == 2
    assert not list(demo.parent.rglob("owned"))


@pytest.mark.parametrize(
    ("version", "requirement"),
    [("", "/actions/handoff of us"), ("0.1.0", "handoff-ledger==0.1.0"), ("1; x -r y", "handoff-ledger==1; x -r y")],
)
def test_the_action_installs_one_requirement(tmp_path: Path, version: str, requirement: str) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done\n', encoding="utf-8")
    python.chmod(0o755)
    done = shell(
        step("Install handoff"),
        tmp_path,
        VERSION=version,
        BESIDE="/actions/handoff of us",
        PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
    )
    assert done.stdout.splitlines()[-1] == requirement


def jobs() -> list[tuple[str, Any]]:
    """The YAML blocks of docs/ci.md, each with its first line."""
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return [
        (block.split("\n", 1)[0], yaml.safe_load(block))
        for block in re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    ]


def test_the_jobs_of_the_documentation_are_yaml_and_put_nothing_of_others_into_a_shell() -> None:
    documents = jobs()
    assert len(documents) >= 5
    for first, document in documents:
        unsafe = [way for way in expressions(document) if not {"env", "with", "concurrency"} & set(way[-2:])]
        assert unsafe == [], first


def commands() -> list[str]:
    """The handoff commands of docs/ci.md."""
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    return sorted({found.strip() for found in re.findall(r"\bhandoff check\b[^\n#'|&]*", blocks)})


def test_the_commands_of_the_documentation_are_understood(demo: Path) -> None:
    assert len(commands()) >= 4
    for command in commands():
        done = run([sys.executable, "-m", *command.split()], demo)
        assert done.returncode in {0, 1}, (command, done.stderr)
