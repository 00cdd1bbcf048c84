"""The words for keys and values that are not what a definition needs."""

from collections.abc import Iterable

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.day import FIRST_YEAR, LAST_YEAR
from handoff.model.problem import Fault
from handoff.model.target import Target
from handoff.model.text import listed, quoted
from handoff.reading.nodes import Node, described

OVERFLOW = Fault("")  # only counted, never shown: the log is full


def unknown_key(key: str, what: str, known: Iterable[str]) -> Fault:
    """The fault of a key that means nothing here."""
    names = listed(sorted(known))
    fix = f"{_meant(key, known)}Keys here: {names}."
    if key == "<<":
        fix = "Write the keys out: `<<` does not merge mappings here."
    return Fault(
        f"{quoted(key)} is no key of {what}.",
        "What stands under a misspelt key counts nowhere, and its right key looks as if it were missing.",
        fix,
    )


def missing(key: str, what: str, belongs: str) -> Fault:
    """The fault of a key without which the rest has no meaning; ``belongs`` says where to write it."""
    return Fault(f"The key `{key}` is missing from {what}.", f"Without it {what} says nothing that could be used.", belongs)


def wrong_type(key: str, node: Node, wanted: str) -> Fault:
    """The fault of a list where a text belongs, and the like."""
    return Fault(
        f"{quoted(key)} should be {wanted}, and is {described(node)}.",
        "Only what is written in the expected form can be read without guessing.",
        f"Write {wanted} here; a text with brackets, `: ` or `#` in it goes in quotes.",
    )


def nothing(key: str, text: str) -> Fault:
    """The fault of a plain ``null``, which is nothing to some programs and a word to others."""
    return Fault(
        f"{quoted(key)} is `{text}`, which YAML takes for nothing.",
        "It is not clear whether the word is meant or no value at all.",
        "Delete the key, or put the word in quotes.",
    )


def unknown_choice(key: str, text: str, options: Iterable[str]) -> Fault:
    """The fault of a word that is none of the few that are known."""
    names = listed(f"`{option}`" for option in options)
    return Fault(
        f"{quoted(key)} is {quoted(text)}, which is not known.",
        "Reports and checks go by these few words.",
        f"{_meant(text, options)}Known are {names}.",
    )


def no_flag(key: str, text: str) -> Fault:
    """The fault of a yes or no in any other form than ``true`` or ``false``."""
    return Fault(
        f"{quoted(key)} is {quoted(text)}, and should be `true` or `false`.",
        "Programs differ on what yes, on or 1 mean.",
        f"Write `{key}: true` or `{key}: false`.",
    )


def no_date(text: str) -> Fault:
    """The fault of a date in any other form: day and month are never guessed."""
    return Fault(
        f"{quoted(text)} is no date in the form YYYY-MM-DD.",
        "03.04.2026 is April to some and March to others; a guess would judge the wrong days.",
        "Write year, month and day, such as `2026-07-14`.",
    )


def no_such_day(text: str) -> Fault:
    """The fault of a date that no calendar has."""
    return Fault(
        f"There is no such day as {quoted(text)}.",
        "The calendar decides what counts when.",
        f"Correct the year ({FIRST_YEAR} to {LAST_YEAR}), the month or the day.",
    )


def twice(key: str, what: str) -> Fault:
    """The fault of one thing said in two places."""
    return Fault(f"`{key}` is given twice for {what}.", "Only one of them can count.", "Delete one of the two.")


def other_working_unit(text: str, target: Target) -> Fault:
    """The fault of a limit or stretch in working days beside a target in working hours, or the other way round."""
    return Fault(
        f"`{text}` cannot stand beside the target `{target.text}`.",
        "How many hours a working day has is not known, so no reading can be held against both.",
        f"Write both in {target.unit.symbol}.",
    )


def of_another_kind(key: str, kind: str, owners: Iterable[str]) -> Fault:
    """The fault of a key that belongs to another kind of measure."""
    owner = listed(f"`{name}`" for name in owners)
    return Fault(
        f"`{key}` belongs to a measure of kind {owner}, and this one is of kind `{kind}`.",
        "It would count nowhere, and the definition would look more complete than it is.",
        f"Delete `{key}`, or change `kind`.",
    )


def not_earlier(since: str) -> Fault:
    """The fault of an earlier target that does not begin before the later one, on a day of its own."""
    return Fault(
        f"An earlier target begins on {quoted(since)}, when another one does or after the one in force.",
        "Each day is judged by the one target that counted then.",
        "Give each target its own first day, the one in force the last.",
    )


def no_mapping(node: Node) -> Fault:
    """The fault of a file that is a list or a text."""
    return Fault(
        f"The file should be a mapping, `key: value` lines, and is {described(node)}.",
        "A definition says what is what: each value has a key.",
        "Begin it with `department: its-id`.",
    )


def not_a(key: str, wanted: str) -> Fault:
    """The fault of a setting of the wrong sort."""
    return Fault(
        f"{quoted(key)} should be {wanted}.",
        "A setting in another form would be a guess.",
        f"Write {wanted} after `{key} =`.",
    )


def _meant(word: str, known: Iterable[str]) -> str:
    """Which known word was meant, as a question with a blank behind it; '' where none is near."""
    near = nearest(word, known, 1)
    return f"{did_you_mean([f'`{near[0]}`'])} " if near else ""
