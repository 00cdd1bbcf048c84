"""The rules for ids and the names made of them; no path is ever built from one, and yet none could hurt a path."""

import re

from handoff.model.name import ID_PATTERN, LONGEST_ID, is_standard_name
from handoff.model.problem import Fault
from handoff.model.text import code_point, quoted

_IS_ID = re.compile(ID_PATTERN)
_IS_CUSTOMER = re.compile(f"{ID_PATTERN}(?:/{ID_PATTERN})?")
_IS_PAIR = re.compile(f"{ID_PATTERN}/{ID_PATTERN}")
_FOREIGN = re.compile("[^a-z0-9-]")
_FOREIGN_IN_NAME = re.compile("[^a-z0-9/-]")
_RESERVED = frozenset(["con", "nul", "prn", "aux", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))])
_RULE = f"An id is 1 to {LONGEST_ID} lower-case letters a-z, digits 0-9 and hyphens"
_WHY_IDS = f"{_RULE}, so that it reads the same in every file, command and system."


def id_fault(text: str) -> Fault | None:
    """Say why a text is no id, or None."""
    if _IS_ID.fullmatch(text):
        return _reserved_fault(text) if text in _RESERVED else None
    return _broken("id", text, _FOREIGN, "Write it like `customer-service`.")


def customer_fault(text: str) -> Fault | None:
    """Say why a text can name no customer (``id`` or ``department/station``), or None."""
    if _IS_CUSTOMER.fullmatch(text):
        return None
    return _broken("name of a customer", text, _FOREIGN_IN_NAME, "Write the id of a department or party, or `department/station`.")


def pair_fault(text: str) -> Fault | None:
    """Say why a text can name no standard within its department (``output/standard``), or None."""
    if _IS_PAIR.fullmatch(text):
        return None
    return _broken("name of a standard in its department", text, _FOREIGN_IN_NAME, "Write `output/standard`.")


def full_name_fault(text: str) -> Fault | None:
    """Say why a text is no full name of a standard (``department/output/standard``), or None."""
    if is_standard_name(text):
        return None
    return _broken("full name of a standard", text, _FOREIGN_IN_NAME, "Write `department/output/standard`.")


def _reserved_fault(text: str) -> Fault:
    return Fault(
        f"{quoted(text)} cannot be an id: Windows keeps that name for itself.",
        "Exports name files after ids, and this file could not be written there.",
        f"Choose a longer word, such as `{text}-1`.",
    )


def _slashes(text: str) -> int:
    return text.count("/")


def _broken(what: str, text: str, foreign: re.Pattern[str], fix: str) -> Fault:
    found = foreign.search(text)
    if not text:
        reason = "it is empty"
    elif found:
        sign = found[0]
        name = code_point(sign) if not sign.isascii() or not sign.isprintable() else f"{quoted(sign)} ({code_point(sign)})"
        reason = f"character {found.start() + 1} is {name}"
    elif _slashes(text) != _slashes(fix):
        reason = f"it has {_slashes(text) or 'no'} slash{'' if _slashes(text) == 1 else 'es'}, not {_slashes(fix)}"
    else:
        reason = f"it has {len(text)} characters" if "/" not in text else "its parts are not as they should be"
    return Fault(f"{quoted(text)} is no {what}: {reason}.", _WHY_IDS, fix)
