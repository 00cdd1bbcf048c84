"""Which format an answer takes: the one that was asked for, else the one that the output's name says, else text."""

import sys
from pathlib import Path
from typing import get_args

import typer

# A name that ends so asks for that format, where the command has it.
_ENDINGS = (
    (".html", "html"),
    (".htm", "html"),
    (".xlsx", "xlsx"),
    (".csv", "csv"),
    (".json", "json"),
    (".md", "markdown"),
    (".mmd", "mermaid"),
    (".ics", "ics"),
    (".svg", "svg"),
)


def chosen(form: str | None, output: str, offered: object) -> str:
    """The format to answer in, of those that a Literal offers; a usage error for a workbook on a terminal."""
    ending = Path(output).suffix.lower()
    named = (kind for end, kind in _ENDINGS if end == ending and kind in get_args(offered))
    kind = form or next(named, "text")
    refuse_terminal(kind, output)
    return kind


def refuse_terminal(kind: str, output: str) -> None:
    """A workbook is no text: it goes into a file or a pipe, not onto a screen."""
    if kind == "xlsx" and not output and sys.stdout is not None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook goes into a file: name it with --output FILE.xlsx.", param_hint="--format")
