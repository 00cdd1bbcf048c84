"""Forms of numbers that a person declares, such as 1.234,5: written as plain digits with a point, strictly."""

import re
from typing import Literal

from msgspec import Struct

from handoff.model.number import NUMBER_PATTERN

ThousandsMark = Literal[".", ",", " ", "'"]
# What typesetters put in place of a blank or an apostrophe means the same.
_ALIKE: tuple[tuple[str, str], ...] = (
    (" ", " \u00a0\u202f"),
    ("'", "'\u2019"),
)
_BARE = re.compile(rf"{NUMBER_PATTERN}(?: +{NUMBER_PATTERN})*")


class NumberForm(Struct, frozen=True):
    """A decimal mark, the marks that may part thousands, and the patterns made of them."""

    decimal: str
    thousands: str
    runs: re.Pattern[str]
    whole: re.Pattern[str]

    def plain(self, text: str) -> str | None:
        """The text with each number in it as plain digits with a point; None where a mark stands that its form does not have."""
        runs = self.runs.findall(text)
        if not all(map(self.whole.fullmatch, runs)):
            return None
        return self.runs.sub(self._rewritten, text)

    def _rewritten(self, run: re.Match[str]) -> str:
        digits = run[0]
        for mark in self.thousands:
            digits = digits.replace(mark, "")
        return digits.replace(self.decimal, ".")


def number_form(decimal: Literal[".", ","], thousands: ThousandsMark | Literal[""]) -> NumberForm:
    """The form of numbers with these marks."""
    marks = next((alike for mark, alike in _ALIKE if mark == thousands), thousands)
    parted = f"|[1-9][0-9]{{0,2}}(?:[{marks}][0-9]{{3}})+" if marks else ""
    # A run goes on over a mark that the form does not have, so that it is refused and not read as two numbers.
    return NumberForm(
        decimal,
        marks,
        re.compile(f"[0-9]+(?:[.,{marks}]+[0-9]+)*"),
        re.compile(f"(?:[0-9]+{parted})(?:{re.escape(decimal)}[0-9]+)?"),
    )


def with_unit(text: str, unit: str) -> str:
    """A text of bare numbers with the unit behind each; any other text as it is."""
    return " ".join(f"{number} {unit}" for number in text.split()) if _BARE.fullmatch(text) else text
