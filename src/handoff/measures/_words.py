"""How the measures quote what a person typed, and write numbers back."""

from decimal import Decimal

SHOWN = 40


def quoted(text: str) -> str:
    """The text in quotes as typed, cut after 40 characters, with control characters made visible so that it stays one line."""
    cut = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return '"' + "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in cut) + '"'


def number_text(number: Decimal) -> str:
    """The number without zeros that say nothing: 90.0 is 90, -0 is 0."""
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
