"""Signing in words: who, when, and the commands to type."""

from collections.abc import Iterable
from functools import lru_cache
from shlex import quote

from handoff.analysis.agreeing import Seat, Standing
from handoff.analysis.terms import GuardrailTerms, MeasureTerms, Terms
from handoff.model.entry import Agreed
from handoff.model.organisation import Output
from handoff.model.standard import Standard
from handoff.model.text import quoted

_KEYS = frozenset(
    (*Terms.__struct_fields__, *MeasureTerms.__struct_fields__, *GuardrailTerms.__struct_fields__, "attain", "judged_by")
)


def to_sign(standard: str, seats: Iterable[Seat]) -> str:
    """The commands by which those who have some seats sign a standard, a line each; who speaks for an authority nobody knows."""
    return "\n".join([f"handoff agree {standard} --for {speaking}" for speaking in _all_speaking(tuple(seats))])


@lru_cache(maxsize=64)  # the standards of an output have the same seats
def _all_speaking(seats: tuple[Seat, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_speaking, seats)))


def _speaking(seat: Seat) -> str:
    return f"{quote(seat.party)} --role ROLE" if seat.side == "authority" else quote(seat.party)


def seated(seat: Seat) -> str:
    """A party as a message names it, an authority as such."""
    return f"its authority {seat.shown}" if seat.side == "authority" else seat.shown


def signed(standing: Standing, word: Agreed) -> str:
    """A party's word: for whom, by whom and when."""
    return f"{seated(standing.seat)} (by {quoted(word.agreement.by)} on {word.agreement.agreed_on})"


def has_readable_terms(output: Output, standard: Standard) -> bool:
    """Whether all that an agreement is about could be read; else nobody can tell whether it has changed."""
    return "name" not in output.unreadable and _KEYS.isdisjoint(standard.unreadable)
