"""How the program talks on stderr, and what a stream can show."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoff.page import Page
    from handoff.rendering import Canvas

WIDTH_ELSEWHERE = 100  # where there is no terminal, the same bytes everywhere


def say(text: str) -> None:
    """Talk to the person: on stderr, one paragraph, safely shown; where stderr is closed, to nobody."""
    from handoff.rendering import visible

    if sys.stderr is not None:
        write(sys.stderr, "".join(f"{visible(line)}\n" for line in text.split("\n")))


def talk(page: "Page") -> None:
    """Show a page on stderr, as text; where it is closed, to nobody."""
    from handoff.rendering import text

    if sys.stderr is not None:
        write(sys.stderr, text.render(page, canvas_of(sys.stderr)))


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


def write(stream: "object", document: str | bytes) -> None:
    """Put a text on a stream, what its encoding does not have escaped, or bytes as they are.  OSError where it is closed."""
    if stream is None:
        raise OSError(9, "the output is closed", "stdout")
    raw = getattr(stream, "buffer", None)
    if raw is None:  # a test's stream, or an interactive shell's
        stream.write(document)  # type: ignore[attr-defined]
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    raw.write(document if isinstance(document, bytes) else document.encode(encoding, "backslashreplace"))
    raw.flush()
