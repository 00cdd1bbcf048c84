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
# Whatever is written under such a name, the program that it belongs to does not open it.
_OF_OTHERS = (".pdf", ".doc", ".docx", ".odt", ".xls", ".ods", ".ppt", ".pptx", ".png", ".jpg")


def chosen(form: str | None, output: str, offered: object, plain: str = "text") -> str:
    """The format to answer in, of those that a Literal offers, ``plain`` where nothing says another.

    A usage error for a workbook on a terminal, and for a name that promises what is not written.
    """
    ending = Path(output).suffix.lower()
    here = tuple((end, kind) for end, kind in _ENDINGS if kind in get_args(offered))
    kind = form or next((kind for end, kind in here if end == ending), "")
    if not kind and ending in (*_OF_OTHERS, *(end for end, _ in _ENDINGS)):
        from handoff.model.text import quoted

        endings = ", ".join(end for end, _ in here if end != ".htm")
        raise typer.BadParameter(
            f"{quoted(output)} is named like a format that is not written here. End it in one of {endings}; or say --format.",
            param_hint="--output",
        )
    _refuse_terminal(kind, output)
    return kind or plain


def _refuse_terminal(kind: str, output: str) -> None:
    """A workbook is no text: it goes into a file or a pipe, not onto a screen."""
    if kind == "xlsx" and not output and sys.stdout is not None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook goes into a file: name it with --output FILE.xlsx.", param_hint="--format")
