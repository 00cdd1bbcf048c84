"""How a sitting at a terminal ends: nothing typed is lost, one Ctrl-C is enough, and the terminal is set as it was before."""

import os
import signal
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .terminal import typed

SitDown = Callable[..., Any]
ENTER, CTRL_C, CTRL_D = typed.ENTER, typed.CTRL_C, typed.CTRL_D
# Where a shell begins something in the background, Ctrl-C is ignored as a signal.
DEAF = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
# A signal in the moment in which the first question has been answered, and its line editor clears away.
AT_THE_END_OF_A_QUESTION = """
import signal
from prompt_toolkit.application import Application
clear = Application.cancel_and_wait_for_background_tasks
async def interrupted(self):
    Application.cancel_and_wait_for_background_tasks = clear
    signal.raise_signal({number})
    await clear(self)
Application.cancel_and_wait_for_background_tasks = interrupted
"""


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


@pytest.mark.parametrize("first", ["", DEAF])
def test_what_was_typed_before_the_first_question_is_answered_in_its_order_ctrl_c_too(
    at_terminal: SitDown, git_demo: Path, first: str
) -> None:
    before = acts(git_demo)
    person = at_terminal("record", first=first)
    person.sees("To measure:")
    person.types("entered-in-time" + ENTER + "97/104" + ENTER + ENTER + "entered-in-time" + ENTER + CTRL_C)
    person.sees("Recorded as ", "1 measurement was recorded.", "interrupted; nothing more was recorded")
    assert person.leaves() == 130
    assert len(acts(git_demo) - before) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_a_question_ends_is_heard(at_terminal: SitDown, git_demo: Path, number: signal.Signals) -> None:
    before = acts(git_demo)
    person = at_terminal("record", first=AT_THE_END_OF_A_QUESTION.format(number=int(number)))
    person.sees("Standard:")
    person.types(ENTER)
    person.sees("Nothing was recorded.", "interrupted; nothing more was recorded")
    assert person.leaves() == 130
    assert acts(git_demo) == before


def untouched() -> list[Any]:
    """How a terminal is set in which nothing has run."""
    leader, follower = os.openpty()
    try:
        return termios.tcgetattr(follower)
    finally:
        os.close(leader)
        os.close(follower)


def no_ledger(person: Any, folder: Path) -> None:
    """What is ready cannot be written."""
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("97/104" + ENTER)
    person.sees("Record:")
    (folder / "ledger").rename(folder / "away")
    (folder / "ledger").write_text("", encoding="utf-8")
    person.types(ENTER)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (lambda person, _: person.types("quit" + ENTER), 0),
        (lambda person, _: person.types(CTRL_D), 0),
        (lambda person, _: person.types(CTRL_C), 130),
        (lambda person, _: person.sends(signal.SIGINT), 130),
        (lambda person, _: person.sends(signal.SIGTERM), 130),
        (lambda person, _: person.sends(signal.SIGHUP), 130),
        (no_ledger, 5),
    ],
    ids=["quit", "Ctrl-D", "Ctrl-C", "SIGINT", "SIGTERM", "SIGHUP", "error"],
)
def test_the_terminal_is_set_as_before_whatever_ended_the_sitting(
    at_terminal: SitDown, git_demo: Path, end: Callable[[Any, Path], object], code: int
) -> None:
    person = at_terminal("record")
    person.sees("Standard:")
    end(person, git_demo)
    person.ends()
    assert person.settings() == untouched()
    assert person.leaves() == code
