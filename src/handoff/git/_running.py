"""Running git: questions for which nothing of a repository may run, and acts under the rules of the site."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from handoff.model.problem import Fault

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_SECONDS_TO_ANSWER = 30
_SECONDS_TO_ACT = 300
_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_")
# How the person reaches their server, and which ways they forbid, is theirs to say.
_KEPT_ON_THE_WAY = (*_KEPT, "GIT_SSH", "GIT_SSL_", "GIT_PROXY_", "GIT_ALLOW_PROTOCOL")
_MOST_SAID = 600
_INSTALL = "Install git (https://git-scm.com), or ask whoever looks after this computer; then try again."
_BEFORE_HOST = r"(?<=://)[^/@\s]*@"
_GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false")
# An id stands for what it was made of: no object that a clone puts in the place of another (`git replace`) counts.
_QUESTION = (
    *_GIT,
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", f"core.hooksPath={os.devnull}"),
    # A file whose size and time of writing were kept is not taken for what it was.
    *("-c", "core.trustctime=true", "-c", "core.checkStat=default"),
)


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


def act_elsewhere(root: Path, *arguments: str) -> Answer | None:
    """Have git speak with a remote for the person: as ``act``, but it never waits for anybody to type a password.

    Git speaks English then: a part of what it says is read.
    """
    done = _run(root, (*_GIT, *arguments), _unattended_environment(root), _SECONDS_TO_ACT)
    return None if done is None else _as_text(done)


def without_git(what: str) -> Fault | None:
    """Why nothing is done where git is not installed, with what that means for the person; None where it is."""
    import shutil  # noqa: PLC0415 -- only who is refused asks

    if shutil.which("git") is not None:
        return None
    return Fault("There is no git on this computer, or not where programs are looked for (PATH).", what, _INSTALL)


def said(answer: Answer | None) -> str:
    """What git, or a hook of the site, said, on one line and without passwords; of a long text the end."""
    heard = (answer.err.strip() or answer.out.strip()) if answer else "nothing: it could not start, or did not finish in time"
    line = "; ".join(part.strip() for part in heard.splitlines() if part.strip())
    plain = without_password("".join(char if char.isprintable() else " " for char in line))
    return (plain if len(plain) <= _MOST_SAID else f"…{plain[-_MOST_SAID:]}") or "nothing"


def without_password(text: str) -> str:
    """A text whose addresses have lost the name and password before their host."""
    return re.sub(_BEFORE_HOST, "", text)


def _clean_environment(kept: tuple[str, ...] = _KEPT) -> dict[str, str]:
    """The environment without what would send git elsewhere (GIT_DIR and its like); who the person is stays."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key.startswith(kept)}


def _unattended_environment(root: Path) -> dict[str, str]:
    """The same for a remote: nothing asks for a name or a password, on a terminal or in a window; a helper may know them."""
    environment = _clean_environment(_KEPT_ON_THE_WAY) | {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "LANGUAGE": "C"}
    own = ask(root, "config", "--get", "core.sshCommand")
    if not {"GIT_SSH", "GIT_SSH_COMMAND"} & environment.keys() and (own is None or not own.out.strip()):
        environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes -o ConnectTimeout=30"
    return environment


def _offline_environment() -> dict[str, str]:
    """The same for questions: a partial clone would fetch what it lacks, by any program that its configuration names.

    A graft file would give commits other parents than they have, so that a history looks as if nothing was ever taken away.
    """
    offline = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_GRAFT_FILE": os.devnull}
    return _clean_environment() | {"LC_ALL": "C"} | offline


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
