"""The words for what YAML allows and a file of definitions does not."""

from handoff.model.problem import Fault
from handoff.model.text import quoted

SECOND_DOCUMENT = Fault(
    "A second document begins here (`---`).",
    "One file describes one department; what follows the line would be lost.",
    "Move what follows into a file of its own, or delete the line.",
)
DIRECTIVE = Fault(
    "A line that begins with `%` tells YAML to read this file in some other way.",
    "Every file of definitions is read by the same rules.",
    "Delete that line, and the `---` below it.",
)
EMPTY_FILE = Fault(
    "The file is empty, or has only comments.",
    "It looks as if it described a department, and describes none.",
    "Begin it with `department: its-id`, or delete the file.",
)
BAD_KEY = Fault(
    "A key must be plain text.",
    "Keys are the names that people and reports use.",
    "Write `name: value`.",
)


def duplicate_key(key: str, line: int) -> Fault:
    """The fault of a key that stands twice in one mapping."""
    return Fault(
        f"The key {quoted(key)} stands here for the second time; line {line} has it first.",
        "Only one of them can count, and nobody can tell which was meant.",
        "Delete one of them, or give it another name.",
    )


def explicit_tag(tag: str) -> Fault:
    """The fault of a value that tells YAML what type it is; an exclamation mark in a sentence does it by accident."""
    return Fault(
        f"The tag {quoted(tag)} is not allowed.",
        "A tag tells programs to turn a value into something else, which can even run code; here every value is text.",
        "Delete the tag; where the `!` belongs to the text, put the text in quotes.",
    )


def unknown_alias(name: str) -> Fault:
    """The fault of an alias to nothing; a text that begins with an asterisk is one by accident."""
    return Fault(
        f"`*{quoted(name)[1:-1]}` stands for something that is named nowhere above.",
        "In YAML a text that begins with `*` stands for another part of the file.",
        "Where the `*` belongs to the text, put the text in quotes; otherwise write the part out.",
    )


def recursive_alias(name: str) -> Fault:
    """The fault of a value that contains itself."""
    return Fault(
        f"The value named `&{quoted(name)[1:-1]}` contains itself.",
        "It has no end, so it cannot be read.",
        "Write the value out instead of `*…`.",
    )


def too_many_aliases(most: int) -> Fault:
    """The fault of more aliases than people write by hand."""
    return Fault(
        f"The file has more than {most} aliases (`*name`).",
        "Aliases multiply what a file says: a few lines can fill a computer's memory.",
        "Write the values out.",
    )


def too_many_values(most: int) -> Fault:
    """The fault of a file that says more than anybody could read."""
    return Fault(
        f"The file has more than {most} values, with aliases counted each time.",
        "Nobody can check a file of that size, and reading it could fill a computer's memory.",
        "Split it: one department a file.",
    )


def too_deep(deepest: int) -> Fault:
    """The fault of brackets in brackets in brackets."""
    return Fault(
        f"The values are nested more than {deepest} deep.",
        "No department needs a tenth of that; such files are made to break programs.",
        "Write the part as plain text, or as a list with one item a line.",
    )
