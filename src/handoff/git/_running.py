"""Running git: questions for which nothing of a repository may run, and acts under the rules of the site."""

import os
from pathlib import Path

from msgspec import Struct

_SECONDS_TO_ANSWER = 30
_SECONDS_TO_ACT = 300
_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_")
_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false")


class Answer(Struct, frozen=True):
    """What git answered: its exit code, and its two streams as text (bytes that are no UTF-8 stay apart, as in file names)."""

    code: int
    out: str
    err: str


def ask(root: Path, *arguments: str, settings: tuple[str, ...] = ()) -> Answer | None:
    """Ask git a question: nothing that the repository has configured may run, be locked, or be fetched for it."""
    command = (*_GIT, "--no-optional-locks", "-c", f"core.hooksPath={os.devnull}", *settings, *arguments)
    # a partial clone would fetch what it lacks, by any program that its configuration names
    return _run(root, command, _clean_environment() | {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "none"}, _SECONDS_TO_ANSWER)


def act(root: Path, *arguments: str) -> Answer | None:
    """Have git do something for the person, under the rules and hooks of the site."""
    return _run(root, (*_GIT, *arguments), _clean_environment(), _SECONDS_TO_ACT)


def _clean_environment() -> dict[str, str]:
    """The environment without what would send git elsewhere (GIT_DIR and its like); who the person is stays."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}


def _run(root: Path, command: tuple[str, ...], environment: dict[str, str], seconds: int) -> Answer | None:
    """Run git in a folder; None where it is missing, cannot start there or does not answer in time."""
    import subprocess  # noqa: PLC0415 -- --help and check never ask git

    try:
        done = subprocess.run(  # noqa: S603 -- an argument list: no shell reads it
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return Answer(done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr))
