"""How an answer leaves the program: to stdout or whole into a file; and how it talks on stderr."""

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from handoff.cli._exit import EXIT_IO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoff.page import Page
    from handoff.rendering import Canvas

WIDTH_ELSEWHERE = 100  # where there is no terminal, the same bytes everywhere


def say(text: str) -> None:
    """Talk to the person: on stderr, one paragraph, safely shown; where stderr is closed, to nobody."""
    from handoff.rendering import visible

    if sys.stderr is not None:
        _write(sys.stderr, "".join(f"{visible(line)}\n" for line in text.split("\n")))


def talk(page: "Page") -> None:
    """Show a page on stderr, as text; where it is closed, to nobody."""
    from handoff.rendering import format_named

    if sys.stderr is not None:
        _write(sys.stderr, format_named("text").render(page, canvas_of(sys.stderr)))


def answer(page: "Page", form: str, output: str = "") -> None:
    """Print a page in a format, or put it whole into a file; an old file is replaced only by a complete new one."""
    from handoff.rendering import Canvas, format_named

    put(format_named(form).render(page, Canvas(width=WIDTH_ELSEWHERE) if output else canvas_of(sys.stdout)), output)


def put(text: str, output: str = "") -> None:
    """Print a finished text, or put it whole into a file."""
    if output:
        from handoff.cli._destination import write_whole

        write_whole(output, text.encode("utf-8"))
    else:
        _write(sys.stdout, text)


@contextmanager
def recorded(path: str) -> "Iterator[None]":
    """What follows a recording: where only that fails, say that the act is kept, lest it be recorded twice."""
    try:
        yield
    except OSError as problem:
        if not path or isinstance(problem, BrokenPipeError):
            raise
        say(f"Recorded in {path}; do not record it again. Only the answer could not be given: {problem.strerror or problem}.")
        raise typer.Exit(EXIT_IO) from problem


def canvas_of(stream: "object") -> "Canvas":
    """What a stream can show: a terminal has a width and colours, anything else neither."""
    from handoff.rendering import Canvas

    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    terminal = bool(getattr(stream, "isatty", bool)())
    width = WIDTH_ELSEWHERE
    if terminal:
        from shutil import get_terminal_size

        width = get_terminal_size((WIDTH_ELSEWHERE, 24)).columns
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Canvas(width=width, colour=colour, unicode=encoding.startswith("utf"))


def _write(stream: "object", text: str) -> None:
    if stream is None:
        raise OSError(9, "the output is closed", "stdout")
    raw = getattr(stream, "buffer", None)
    if raw is None:  # a test's stream, or an interactive shell's
        stream.write(text)  # type: ignore[attr-defined]
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    raw.write(text.encode(encoding, "backslashreplace"))
    raw.flush()
