"""A sitting at a terminal, as the documentation shows it: typed into a real one, and counted."""

from functools import cache

import transcript
import typed

_COMMAND = "handoff record --by 'A. Auditor'"
_DAY = "2026-11-20"
_TALL = 600  # so that nothing scrolls away


@cache
def _ten() -> tuple[str, int]:
    """What stands on the terminal when the ten are recorded, and how many keys that took."""
    transcript.fresh()
    person = transcript.sit_down(_COMMAND, _TALL)
    typed.record_ten(person)
    keys = person.keys
    person.types("quit" + typed.ENTER)
    if person.leaves() != 0:
        raise ValueError(person.screen())
    transcript.fresh()
    return f"$ {_COMMAND}\n\n{person.screen()}", keys


def ten() -> str:
    """The whole sitting, as a code block."""
    return _block(_ten()[0])


def first() -> str:
    """Its beginning, until the second standard is asked for."""
    return _block("Which standard?".join(_ten()[0].split("Which standard?")[:2]).rstrip())


def finding(text: str, found: str) -> str:
    """What is offered as somebody types a text, once a name has appeared."""
    transcript.fresh()
    person = transcript.sit_down(_COMMAND, _TALL)
    person.sees("Standard:")
    person.types(text)
    person.sees(found)
    shown = person.screen()
    person.types(typed.CTRL_D)
    person.leaves()
    return _block(shown[shown.index("Standard: ") :].rstrip())


def keys() -> str:
    """How many keys the ten took, against the characters of their rows in a file."""
    pressed, rows = _ten()[1], typed.rows_of_ten(_DAY)[1:]
    written = sum(map(len, rows))
    times = f"{written / pressed:.1f}"
    return (
        f"The ten standards took {pressed} keys, {pressed / len(rows):.1f} each, their values included.\n"
        f"Their rows in the shortest CSV file that `handoff record --from` takes have {written} characters,\n"
        f"{written / len(rows):.1f} each: {times} times as many. And a row does not say what is due, how it is measured,\n"
        "what came of it last, or whether its value can be one."
    )


def _block(text: str) -> str:
    return f"```console\n{text}\n```"
