"""A copy of a process that has read the libraries is to a program what a process that begins from nothing is."""

import os
from pathlib import Path

import forked
import pytest

# What a program can tell of where it is, and of what was read before it.
LOOKS = """
import json, os, signal, sys, __main__
streams = sys.stdin, sys.stdout, sys.stderr
told = {
    "words": sys.argv, "where": os.getcwd(), "first place": sys.path[0], "name": __name__, "main": __main__.__dict__ is globals(),
    "variables": dict(os.environ), "handoff": [name for name in sys.modules if name.startswith("handoff")],
    "streams": [(s.encoding, s.errors, s.line_buffering, s.write_through, s.isatty(), s.fileno(), s.mode) for s in streams],
    "files": sorted(os.listdir("/proc/self/fd")),
    "signals": {str(one): str(signal.getsignal(one)) for one in signal.valid_signals()},
}
print(json.dumps(told, default=str))
"""


def both(monkeypatch: pytest.MonkeyPatch, program: str, *words: str, folder: Path, **more: str) -> list[tuple[int, bytes, bytes]]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("HANDOFF_")}
    environment = kept | {"PYTHONIOENCODING": "utf-8"} | more
    forked.run("", folder=folder, environment=environment)  # the first is never a copy
    answers = []
    for anew in ("", "1"):
        monkeypatch.setenv("HANDOFF_ANEW", anew)
        done = forked.run(program, *words, folder=folder, environment=environment)
        answers.append((done.returncode, done.stdout, done.stderr))
    return answers


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (LOOKS, ["ä", "a b", ""]),
        ("import sys; sys.exit(7)", []),
        ("import sys; sys.exit('said at the end')", []),
        ("import sys; print('ä'); print('ü\\udc80', file=sys.stderr); raise SystemExit", []),
        ("import os; os.kill(os.getpid(), 9)", []),
        ("import atexit; atexit.register(print, 'last'); print('first', end=' ')", []),
        ("import threading, time; threading.Timer(0.1, print, ['late']).start(); raise SystemExit(0)", []),
        ("import sys; print(sys.stdin.read())", []),
        (forked.COMMAND, ["--version"]),
        (forked.COMMAND, ["no-such-command"]),
        (forked.COMMAND, ["chart", "--help"]),
    ],
)
def test_a_program_finds_what_it_would_find_anyway(
    program: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, begun = both(monkeypatch, program, *words, folder=tmp_path, COLUMNS="70")
    assert copy == begun


def test_the_libraries_are_there_already(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, begun = both(monkeypatch, "import sys; print('msgspec' in sys.modules)", folder=tmp_path)
    assert (copy[1], begun[1]) == (b"True\n", b"False\n")


def test_two_copies_draw_different_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = "import random, uuid; print(random.random(), uuid.uuid4())"
    assert len({answer for _ in range(2) for _, answer, _ in both(monkeypatch, drawn, folder=tmp_path)}) == 4
