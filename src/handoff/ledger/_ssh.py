"""Running OpenSSH's ssh-keygen: questions about a signature and the making of one, with what lies between in a private folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

_PROGRAM = "ssh-keygen"
_SECONDS_TO_ANSWER = 30
# A person types a passphrase or touches a key meanwhile.
_SECONDS_TO_SIGN = 300
_FOR_ANSWERING = ("PATH", "SYSTEMROOT")
# What finds an agent, and asks for a passphrase where there is no terminal.
_FOR_SIGNING = (
    *_FOR_ANSWERING,
    *("SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "SSH_SK_PROVIDER", "DISPLAY", "WAYLAND_DISPLAY", "HOME", "TERM"),
)


class Answer(Struct, frozen=True):
    """What ssh-keygen answered: its exit code, and its two streams as text."""

    code: int
    out: str
    err: str


def ask(*arguments: str, given: bytes = b"") -> Answer | None:
    """Ask about a signature; ``given`` is what was signed.  None where the program cannot start or does not answer in time."""
    return _run(arguments, _FOR_ANSWERING, _SECONDS_TO_ANSWER, given)


def sign(*arguments: str) -> Answer | None:
    """Make a signature of a file; the person may be asked for a passphrase.  None as for ``ask``."""
    return _run(arguments, _FOR_SIGNING, _SECONDS_TO_SIGN, None)


def is_installed() -> bool:
    """Whether there is an ssh-keygen to ask."""
    import shutil  # noqa: PLC0415 -- only a signature asks

    return shutil.which(_PROGRAM) is not None


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this person can read, gone with all it holds afterwards."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 -- only a signature needs a folder

    with TemporaryDirectory(prefix="handoff-") as folder:
        yield Path(folder)


def _run(arguments: tuple[str, ...], kept: tuple[str, ...], seconds: int, given: bytes | None) -> Answer | None:
    """Run it with ``given`` on its standard input; None leaves it the person's terminal."""
    import subprocess  # noqa: PLC0415 -- only a signature needs a process

    # In UTC: a time without a zone is read in the local one, and older versions know no zone.
    environment = {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C", "TZ": "UTC"}
    try:
        done = subprocess.run(  # noqa: S603 -- an argument list: no shell reads it
            (_PROGRAM, *arguments), env=environment, input=given, capture_output=True, timeout=seconds, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
