"""Running git: questions for which nothing of a repository may run, and acts under the rules of the site."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_SECONDS_TO_ANSWER = 30
_SECONDS_TO_ACT = 300
_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_")
_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false")
# An id stands for what it was made of: no object that a clone puts in the place of another (`git replace`) counts.
_QUESTION = (*_GIT, "--no-optional-locks", "--no-replace-objects", "-c", f"core.hooksPath={os.devnull}")


class Answer(Struct, frozen=True):
    """What git answered: its exit code, and its two streams as text (bytes that are no UTF-8 stay apart, as in file names)."""

    code: int
    out: str
    err: str


def ask(root: Path, *arguments: str, settings: tuple[str, ...] = ()) -> Answer | None:
    """Ask git a question: nothing that the repository has configured may run, be locked, or be fetched for it."""
    done = _run(root, (*_QUESTION, *settings, *arguments), _offline_environment(), _SECONDS_TO_ANSWER)
    return None if done is None else _as_text(done)


def ask_bytes(root: Path, *arguments: str, given: bytes) -> bytes | None:
    """Ask git a question that it reads from its input, and take its answer as it is; None where it has none.

    What is asked for and what comes back are both held in memory: ask for so much at a time.
    """
    done = _run(root, (*_QUESTION, *arguments), _offline_environment(), _SECONDS_TO_ANSWER, given)
    return None if done is None or done.returncode else done.stdout


def act(root: Path, *arguments: str) -> Answer | None:
    """Have git do something for the person, under the rules and hooks of the site."""
    done = _run(root, (*_GIT, *arguments), _clean_environment(), _SECONDS_TO_ACT)
    return None if done is None else _as_text(done)


def _clean_environment() -> dict[str, str]:
    """The environment without what would send git elsewhere (GIT_DIR and its like); who the person is stays."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(_KEPT)}


def _offline_environment() -> dict[str, str]:
    """The same for questions: a partial clone would fetch what it lacks, by any program that its configuration names."""
    return _clean_environment() | {"LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}


def _as_text(done: "CompletedProcess[bytes]") -> Answer:
    return Answer(done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr))


def _run(
    root: Path, command: tuple[str, ...], environment: dict[str, str], seconds: int, given: bytes = b""
) -> "CompletedProcess[bytes] | None":
    """Run git in a folder; None where it is missing, cannot start there or does not answer in time."""
    import subprocess  # noqa: PLC0415 -- --help and check never ask git

    try:
        return subprocess.run(  # noqa: S603 -- an argument list: no shell reads it
            command, cwd=root, env=environment, input=given, capture_output=True, timeout=seconds, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
