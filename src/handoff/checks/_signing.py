"""Signing in words: who, when, and the commands to type."""

from collections.abc import Iterable
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


def to_sign(standard: str, parties: Iterable[str]) -> str:
    """The commands by which some parties sign a standard, a line each."""
    return "\n".join([f"handoff agree {standard} --for {quote(party)}" for party in dict.fromkeys(parties)])


def seated(seat: Seat) -> str:
    """A party as a message names it, an authority as such."""
    return f"its authority {seat.shown}" if seat.side == "authority" else seat.shown


def signed(standing: Standing, word: Agreed) -> str:
    """A party's word: for whom, by whom and when."""
    return f"{seated(standing.seat)} (by {quoted(word.agreement.by)} on {word.agreement.agreed_on})"


def has_readable_terms(output: Output, standard: Standard) -> bool:
    """Whether all that an agreement is about could be read; else nobody can tell whether it has changed."""
    return "name" not in output.unreadable and _KEYS.isdisjoint(standard.unreadable)
