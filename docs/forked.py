"""Runs programs of handoff in copies of one process that has already read the libraries: most of a short command is reading them.

Each program is a process of its own, with its own arguments, folder, variables and streams, and it reads every module of handoff
anew. ``HANDOFF_ANEW=1`` starts each from nothing instead, as does whatever a copy could not be: it costs nearly twice the time.
"""

import atexit
import gc
import io
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import threading
import types
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

COMMAND = "-m handoff"  # a program that is no text
# These are asked for when something runs; any other variable may have been looked at when a library was read.
_ASKED_LATE = ("HANDOFF_", "_HANDOFF_COMPLETE", "_TYPER_COMPLETE_ARGS", "GIT_", "SSH_", "PYTEST_", "COLUMNS", "NO_COLOR")
_READ_LATE = ("icalendar", "openpyxl", "rich.progress", "tomli_w", "typer.rich_utils")  # by functions of handoff

_SEEN: set[frozenset[tuple[str, str]]] = set()  # what a process to copy is worth starting for: it is asked for again

Done = subprocess.CompletedProcess[bytes]


def run(program: str, *words: str, folder: Path, environment: dict[str, str]) -> Done:
    """Run a program in a folder until it ends: what it said, and its exit code."""
    environment = {name: text for name, text in environment.items() if name != "PYTHONUNBUFFERED"}  # nobody looks on
    settled = _settled(environment)
    if settled not in _SEEN or not _may_be_copied(environment):
        _SEEN.add(settled)
        begin = COMMAND.split() if program == COMMAND else ["-c", program]
        return subprocess.run([sys.executable, *begin, *words], cwd=folder, env=environment, capture_output=True, check=False)
    order = json.dumps({"program": program, "words": words, "folder": str(folder), "environment": environment})
    (from_out, out), (from_err, err), (mine, theirs) = os.pipe(), os.pipe(), socket.socketpair()
    with open(from_out, "rb") as said, open(from_err, "rb") as complained, mine, ThreadPoolExecutor(1) as beside:  # noqa: PTH123
        with theirs:
            socket.send_fds(_started(settled), [b"!"], [theirs.fileno(), 0, out, err])
        os.close(out)
        os.close(err)
        mine.sendall(order.encode())
        mine.shutdown(socket.SHUT_WR)
        complaints = beside.submit(complained.read)
        answer = said.read()
        return Done([program, *words], os.waitstatus_to_exitcode(int(mine.recv(64))), answer, complaints.result())


def as_text(said: bytes) -> str:
    """What a program said, with the ends of lines as Python reads them."""
    return said.decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")


def _may_be_copied(environment: dict[str, str]) -> bool:
    measured = any(name.startswith(("COV_", "COVERAGE_")) for name in environment)
    anew = measured or os.environ.get("HANDOFF_ANEW") or environment.get("PYTHONIOENCODING") != "utf-8"
    return sys.platform == "linux" and not anew


def _settled(environment: dict[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((name, text) for name, text in environment.items() if not name.startswith(_ASKED_LATE))


@cache
def _started(settled: frozenset[tuple[str, str]]) -> socket.socket:
    """The way to a process that is copied for programs with these variables."""
    mine, theirs = socket.socketpair()
    with theirs:
        words = [sys.executable, __file__, str(theirs.fileno())]
        process = subprocess.Popen(words, env=dict(settled), pass_fds=[theirs.fileno()])

    def end() -> None:
        mine.close()
        process.wait()

    atexit.register(end)
    return mine


def _read_libraries() -> None:
    """Read what handoff reads, and forget handoff itself."""
    for name in _READ_LATE:
        import_module(name)
    package = import_module("handoff")
    for module in pkgutil.walk_packages(package.__path__, "handoff."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    with redirect_stdout(io.StringIO()):  # Typer and what it is built on read much when first used
        import_module("handoff.cli.main").app(["schema"], standalone_mode=False)
    for name in [name for name in sys.modules if name.partition(".")[0] == "handoff"]:
        del sys.modules[name]


def _next_order(control: socket.socket) -> dict[str, Any]:
    """Copy this process for each that asks; only a copy comes back, with what it is to do."""
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C means the copies
    while True:
        _, files, _, _ = socket.recv_fds(control, 1, 4)
        if not files:
            os._exit(0)  # nobody will ask any more
        if os.fork() == 0:
            control.close()
            reply = socket.socket(fileno=files[0])
            copy = os.fork()
            if copy:
                reply.sendall(str(os.waitpid(copy, 0)[1]).encode())
                os._exit(0)
            with reply, reply.makefile("rb") as order:
                for place, file in enumerate(files[1:]):
                    os.dup2(file, place)
                    os.close(file)
                signal.signal(signal.SIGINT, interrupt)
                return dict(json.load(order))
        for file in files:
            os.close(file)
        _bury()


def _bury() -> None:
    """Let those that have ended go."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _obey(program: str, words: list[str], folder: str, environment: dict[str, str]) -> None:
    """Become the program, as Python would begin it."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin, sys.stdout = open(0, encoding="utf-8"), open(1, "w", encoding="utf-8")  # noqa: SIM115 -- the process's own
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)  # noqa: SIM115
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
    if program == COMMAND:
        sys.argv, sys.path[0] = ["handoff", *words], folder
        runpy.run_module("handoff", run_name="__main__", alter_sys=True)
        return
    sys.argv, sys.path[0] = ["-c", *words], ""
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    exec(compile(program, "<string>", "exec"), main.__dict__)  # noqa: S102 -- as `python -c` does


def _leave(code: object) -> None:
    """End at once where there is nothing to say: taking apart what was copied costs as much as copying it."""
    if isinstance(code, int):
        threading._shutdown()  # noqa: SLF001 -- what Python itself does first
        atexit._run_exitfuncs()  # noqa: SLF001 -- and next
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    _read_libraries()
    gc.collect()
    gc.freeze()
    order = _next_order(socket.socket(fileno=int(sys.argv[1])))
    try:
        _obey(**order)
    except SystemExit as end:
        _leave(end.code)
