"""What agreeing gives: the words that were said on one occasion, and who has not said theirs yet."""

from msgspec import Struct

from handoff.analysis.agreeing import Standing
from handoff.model.entry import Agreement
from handoff.model.standard import Standard


class Given(Struct, frozen=True):
    """A party's word on one standard, of which ``short`` is the shortest unambiguous name.

    ``id`` is its entry's; ``earlier`` where it had been said before and nothing was added to it.  ``signer`` is the principal of
    its signature ('': it has none).  ``open`` are the seats, others' too, that are not agreed with this word counted.
    """

    standard: Standard
    short: str
    agreement: Agreement
    id: str
    earlier: bool
    signer: str
    open: tuple[Standing, ...]


class Occasion(Struct, frozen=True):
    """One occasion of agreeing: its words in the order of the files, the act's path ('' where nothing was new).

    ``left`` are standards of which the party's objection stands, when all were asked for; ``uncommitted`` is how many entries no
    commit has yet (None outside git).
    """

    words: tuple[Given, ...]
    path: str
    left: tuple[str, ...] = ()
    uncommitted: int | None = None
