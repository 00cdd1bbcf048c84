"""Fixtures that several kinds of tests share: the installed command, and a demo workspace of one's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import forked
import pytest
from hypothesis import settings

# Only the installed command measures its own coverage: a process that a test kills, starves of disk or asks what it imports
# must be as it is elsewhere.
MEASURING = {name: os.environ.pop(name) for name in tuple(os.environ) if name.startswith(("COV_", "COVERAGE_"))}
# On a runner of GitHub the commands that tests run would take themselves for its steps, and write into its summary.
for name in [name for name in os.environ if name.startswith("GITHUB_")]:
    del os.environ[name]
# Everyone's own run explores anew; CI must not fail by chance.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

Run = Callable[..., subprocess.CompletedProcess[str]]


def clean_environment(ceiling: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    return kept | {"PYTHONIOENCODING": "utf-8", "GIT_CEILING_DIRECTORIES": str(ceiling)}


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment that the person running the tests does not leak into."""
    return clean_environment(tmp_path_factory.getbasetemp()) | MEASURING


@pytest.fixture(scope="session")
def handoff(environment: dict[str, str]) -> Run:
    """Run the installed command in a folder, in that environment."""

    def run(*words: str, cwd: Path, env: dict[str, str] | None = None, **more: object) -> subprocess.CompletedProcess[str]:
        surroundings = environment | (env or {})
        if not more:
            done = forked.run(forked.COMMAND, *words, folder=cwd, environment=surroundings)
            return subprocess.CompletedProcess(done.args, done.returncode, *map(forked.as_text, (done.stdout, done.stderr)))
        return subprocess.run(
            [sys.executable, "-m", "handoff", *words],
            cwd=cwd,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
            **more,
        )

    return run


@pytest.fixture(scope="session")
def written_demo(handoff: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    done = handoff("demo", "demo", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "demo"


@pytest.fixture
def demo(written_demo: Path, tmp_path: Path) -> Path:
    """A demo workspace that a test may change."""
    return Path(shutil.copytree(written_demo, tmp_path / "demo"))


@pytest.fixture
def git_demo(demo: Path) -> Path:
    """The same, committed to a git repository of its own by Ada Auditor."""
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["config", "user.name", "Ada Auditor"],
        ["config", "user.email", "ada@example.org"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", "Begin"],
    ):
        subprocess.run(["git", *words], cwd=demo, env=clean_environment(demo.parent), check=True)
    return demo
