"""How an answer leaves the program: to stdout, or whole into a file."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from handoff.cli._destination import write_whole
from handoff.cli._exit import EXIT_IO
from handoff.cli._talk import WIDTH_ELSEWHERE, canvas_of, say, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoff.page import Page


def answer(page: "Page", form: str, output: str = "") -> None:
    """Print a page in a format, or put it whole into a file; an old file is replaced only by a complete new one."""
    from handoff.rendering import Canvas, format_named

    put(format_named(form).render(page, Canvas(width=WIDTH_ELSEWHERE) if output else canvas_of(sys.stdout)), output)


def put(document: str | bytes, output: str = "") -> None:
    """Print a finished document, or put it whole into a file."""
    if output:
        write_whole(output, document if isinstance(document, bytes) else document.encode("utf-8"))
    else:
        write(sys.stdout, document)


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
