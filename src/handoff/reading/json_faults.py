"""What can be wrong with a line of JSON, in words for whoever wrote the program that made it."""

import codecs
from typing import Any

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.number import NUMBER_RULE
from handoff.model.problem import Fault
from handoff.model.text import listed, quoted
from handoff.reading.csv_lines import LONGEST_LINE

_EXAMPLE = '{"standard":"on-time","observed_on":"2026-10-31","value":"97/104"}'
_WHY = "What cannot be read with certainty is not recorded."
_ONE_A_LINE = f"Write one object a line, such as `{_EXAMPLE}`."
_VALUES = ("value", "numerator", "denominator")


def file_fault(raw: bytes, number: int) -> Fault | None:
    """Why nothing from this line on can be read."""
    if len(raw) > LONGEST_LINE:
        return Fault(f"This line is longer than {LONGEST_LINE:,} bytes.", "No measurement is that long.", _ONE_A_LINE)
    if number == 1 and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Fault("The file is UTF-16, not UTF-8.", "JSON that programs exchange is UTF-8.", "Write it as UTF-8.")
    if number == 1 and raw.lstrip().startswith(b"["):
        return Fault("The file begins with a list: it is JSON, but not JSON Lines.", "Rows are read one by one.", _ONE_A_LINE)
    return None


def of_other_files(name: str) -> Fault:
    """The fault of a mapping that declares more than its name, named for a file of JSON Lines."""
    return Fault(
        f"The mapping {name} declares columns or forms, and JSON Lines has neither.",
        "Each line says in our words what it means; nothing of the mapping would be looked at.",
        "Name a mapping with nothing in it, whose name the rows will carry, or none.",
    )


def line_fault(raw: bytes, keys: tuple[str, ...]) -> Fault | None:
    """What is wrong with a line that cannot be read, or None; slow, and in words."""
    import json  # noqa: PLC0415 -- only lines that something is wrong with come here

    found: list[Fault] = []

    def constant(name: str) -> None:
        found.append(Fault(f"{name} is no number.", _WHY, f"Leave the line out, or say why in `no_opportunity`. {_ONE_A_LINE}"))

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        held = dict(pairs)
        if len(held) < len(pairs):
            twice = next(key for at, (key, _) in enumerate(pairs) if any(key == other for other, _ in pairs[:at]))
            found.append(Fault(f"The key {quoted(twice)} stands twice.", "Nobody can tell which of the two counts.", "Keep one."))
        return held

    if not raw.strip():
        return Fault("The line is empty.", "It may be a row that was lost.", "Leave out the line, or write the row.")
    try:
        said = json.loads(raw.decode(), object_pairs_hook=members, parse_constant=constant, parse_float=_Digits, parse_int=_Digits)
    except UnicodeDecodeError as error:
        return Fault(
            f"Byte 0x{raw[error.start]:02x} is not UTF-8.", "Its letters cannot be told for certain.", "Write it as UTF-8."
        )
    except json.JSONDecodeError as error:
        return Fault(f"The line is no JSON: {error.msg.lower()}, at column {error.pos + 1}.", _WHY, _ONE_A_LINE)
    except RecursionError:
        return Fault("The line is nested too deep.", _WHY, _ONE_A_LINE)
    return found[0] if found else _object_fault(said, keys)


class _Digits(str):
    """A number as it stands on its line."""

    __slots__ = ()


def _object_fault(said: object, keys: tuple[str, ...]) -> Fault | None:
    if not isinstance(said, dict):
        return Fault("The line is no object.", "A row says which of its values is what.", _ONE_A_LINE)
    for key, value in said.items():
        fault = _unknown(key, keys) if key not in keys else _value_fault(key, value)
        if fault is not None:
            return fault
    missing = tuple(key for key in ("standard", "observed_on") if key not in said)
    if not missing:
        return None
    which = listed(f"`{key}`" for key in missing)
    return Fault(f"There is no {which}.", "A measurement needs a standard, a day and a value.", _ONE_A_LINE)


def _unknown(key: str, keys: tuple[str, ...]) -> Fault:
    near = did_you_mean(f"`{name}`" for name in nearest(key, keys, 1))
    return Fault(
        f"There is no key {quoted(key)}.",
        "What stands under it would be lost, and a key that is misspelt would be missed by nobody.",
        f"{near} Known are {listed(keys)}.".lstrip(),
    )


def _value_fault(key: str, value: object) -> Fault | None:
    texts = value if isinstance(value, list) else [value]
    if any("\ud800" <= sign <= "\udfff" for text in texts if isinstance(text, str) for sign in text):
        return Fault(f"`{key}` has half of a character.", "No text has one: a program cut it in two.", "Write whole characters.")
    fits = all(isinstance(text, str) and not isinstance(text, _Digits) for text in texts)
    if key in _VALUES or (fits and (key == "evidence" or not isinstance(value, list))):
        return None
    wanted = "a text, or a list of texts" if key == "evidence" else "a text"
    return Fault(f"`{key}` should be {wanted}.", "A value in another form would be a guess.", f"Write it in quotes. {_ONE_A_LINE}")


def no_value(key: str, raw: bytes) -> Fault:
    """The fault of a value that is neither a text nor a number that can be kept exactly."""
    more = ", or a list of numbers or texts" if key == "value" else ""
    return Fault(
        f"`{key}` is {quoted(raw.decode(errors='replace'))}: no text, and no number that can be kept exactly.",
        "An exponent or more digits than are kept would be rounded in silence; null, true and false are no measurement.",
        f"Write {NUMBER_RULE}; or a text in the written form of the measure{more}.",
    )


def nothing_said(key: str) -> Fault:
    """The fault of a key that must say something and does not."""
    fix = "Write what was measured; where nothing happened, say why in `no_opportunity`." if key == "value" else "Fill it in."
    return Fault(f"`{key}` says nothing.", "A measurement needs a standard, a day and a value.", fix)


UNREADABLE = Fault("The line cannot be read.", _WHY, _ONE_A_LINE)
EMPTY = Fault("There is no line to read.", "There is nothing to record.", _ONE_A_LINE)
NUL = Fault("A text has a NUL character.", "No text has one: a broken program wrote it.", "Write the line again without it.")
TWO_WAYS = Fault(
    "There is a `value` beside `numerator` or `denominator`.",
    "They say the same in two ways, and nobody can tell which counts where they differ.",
    "Keep either `value`, or `numerator` and `denominator`.",
)
HALF_A_SHARE = Fault("There is a `denominator` without a `numerator`.", "Of how many is known, and how many is not.", "Write both.")
BOTH = Fault(
    "There is a value and a reason in `no_opportunity`.",
    "Either something could be measured, or nothing could.",
    "Leave out one of the two.",
)
