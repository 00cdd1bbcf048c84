"""JSON read strictly, with the reason where it is not: no key twice, no NaN, no null, no true or false; numbers stay text."""

from typing import Any

from handoff.ledger._flaws import UNREADABLE_ENTRY, Flaw
from handoff.model.problem import Fault
from handoff.model.text import quoted

WHY = "What cannot be read cannot be counted, and a report without it would be wrong."
RESTORE = "Restore the file from git (`git log -- FILE` shows its past); if nobody changed it, report it as a bug of handoff."


class Digits(str):
    """A number as it stands on its line."""

    __slots__ = ()


def unreadable(message: str, why: str = WHY, fix: str = RESTORE, column: int = 1) -> Flaw:
    """A flaw of a line that cannot be read."""
    return Flaw(UNREADABLE_ENTRY, Fault(message, why, fix), column=column)


def strict_json(text: str, ending: str) -> Any:
    """The value of a JSON text, its numbers as ``Digits``; a ``Flaw`` where it is not strict JSON.

    ``ending`` is what follows the text in its file: nothing where the file ends without a newline.
    """
    import json  # noqa: PLC0415 -- only lines that something is wrong with come here

    found: list[Flaw] = []

    def constant(name: str) -> None:
        found.append(unreadable(f"{name} is no number."))

    def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
        held = dict(members)
        if len(held) < len(members):
            twice = next(key for at, (key, _) in enumerate(members) if any(key == other for other, _ in members[:at]))
            found.append(
                unreadable(f"The key {quoted(twice)} stands twice on this line.", "Nobody can tell which of the two counts.")
            )
        return held

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_float=Digits, parse_int=Digits)
    except json.JSONDecodeError as error:
        return _not_json(text, error.pos, ending)
    except RecursionError:
        return unreadable("The line is nested too deep to be an entry.")
    return found[0] if found else _without_nothing(value)


def _not_json(text: str, position: int, ending: str) -> Flaw:
    """Say in what way a text fails to be JSON from a position on."""
    if not ending:
        return unreadable(
            "The last line is unfinished (a torn write).",
            "The entry on it was never complete; handoff writes acts whole, so the file was cut or copied in part.",
            "Restore the file from git or from the copy it came from.",
        )
    rest = text[position:].lstrip()
    if position and text.startswith("{") and rest.startswith("{"):
        return unreadable(
            "Two entries stand on one line: the newline between them was lost.",
            fix="Restore the file from git; each entry stands on a line of its own.",
            column=position + 1,
        )
    return unreadable("The line is not an entry: it is no valid JSON from here on.", column=position + 1)


def _without_nothing(value: Any) -> Any:
    """The value, or a flaw where null, true or false stands anywhere in it."""
    words: dict[Any, str] = {None: "null", True: "true", False: "false"}
    open_ends = [value]
    while open_ends:
        part = open_ends.pop()
        if part is None or isinstance(part, bool):
            return unreadable(f"{words[part]} is no value: an entry leaves out what it does not have.")
        open_ends.extend(part.values() if isinstance(part, dict) else part if isinstance(part, list) else ())
    return value
