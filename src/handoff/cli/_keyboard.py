"""Asking at a terminal: one line at a time, with what may be typed offered as one types."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app_session
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from handoff.answers.sitting import Suggestion
from handoff.rendering import visible

Suggest = Callable[[str], Iterable[Suggestion]]
_LONGEST_MENU = 8
_MOST_OFFERED = 40
_LINES_BESIDE_MENU = 2


class Keyboard:
    """Asks for lines.  What was typed under a label comes back with the up arrow; Ctrl-D is an EOFError at any moment."""

    def __init__(self) -> None:
        """Begin with nothing typed."""
        # Else a line is typed ahead into every terminal, for the place of its cursor, which not all of them answer.
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
        self._typed: dict[str, InMemoryHistory] = {}

    def line(self, label: str, suggest: Suggest | None = None, typed: str = "") -> str:
        """The line that a person types after a label; ``typed`` stands there already, to be edited.

        A dumb terminal edits its lines itself, so nothing can stand there or be offered.
        """
        if is_dumb():
            return input(f"{label}: ").strip()
        rows = get_app_session().output.get_size().rows  # of the window itself: LINES may tell of another one
        asked: PromptSession[str] = PromptSession(
            history=self._typed.setdefault(label, InMemoryHistory()),
            completer=_Offering(suggest) if suggest is not None else None,
            complete_while_typing=True,
            reserve_space_for_menu=max(0, min(_LONGEST_MENU, rows - _LINES_BESIDE_MENU)),
            key_bindings=_keys(),
        )
        # Its own handler of signals loses one that comes while a question ends; asyncio's does not.
        return asked.prompt(f"{label}: ", default=typed, handle_sigint=False).strip()


def is_dumb() -> bool:
    """Whether the terminal can only print."""
    return os.environ.get("TERM", "").lower() in {"dumb", "unknown"}


@contextmanager
def unbroken() -> Iterator[None]:
    """Let Ctrl-C, and what ends like it, wait until something is whole; git, begun in between, hears nothing of it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def typing_ahead() -> Iterator[None]:
    """Keep what is typed between two questions for the next one, and show it only there.

    Ctrl-C is a key like the others: as a signal it would throw away what was typed before it, and what was not yet shown.
    """
    if sys.platform == "win32" or is_dumb():
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    local = before[3] & ~(termios.ECHO | termios.ICANON | termios.ISIG)
    control = [*before[6]]
    control[termios.VMIN], control[termios.VTIME] = 1, 0
    try:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, [*before[:3], local, *before[4:6], control])
        yield
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


class _Offering(Completer):
    """What may be typed, escaped: definitions are data."""

    def __init__(self, suggest: Suggest) -> None:
        self._suggest = suggest

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 -- its signature
        text = document.text_before_cursor
        for _, one in zip(range(_MOST_OFFERED), self._suggest(text), strict=False):
            yield Completion(one.text, -len(text), display=visible(one.text), display_meta=visible(one.meaning))


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-d", eager=True)
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError, style="class:exiting")

    @keys.add(Keys.Vt100MouseEvent, eager=True)
    def _no_mouse(event: KeyPressEvent) -> None:
        """Colours in pasted text look like a mouse's report, which the library reads without doubting it."""

    return keys
