"""Who agreed to what, for machines: every seat with all its words, and what changed since the last one."""

from datetime import date

from msgspec import Struct

from handoff.analysis.agreeing import Side, Standing, State
from handoff.analysis.terms import newest_text
from handoff.analysis.terms_changed import ChangedTerm, changed_since
from handoff.model.entry import Agreed, Stance
from handoff.model.problem import Fault
from handoff.reports._serving import Book


class WordFacts(Struct, frozen=True):
    """One word of a party, from its entry at ``path`` and ``line``.

    ``current``: on the present terms.  ``signer`` is whose signature was verified, ``fault`` why a word counts as none.
    """

    id: str
    path: str
    line: int
    agreed_on: date
    stance: Stance
    by: str
    role: str | None
    objection: str | None
    took_part: int | None
    of: int | None
    valid_until: date | None
    note: str | None
    current: bool
    signer: str | None
    fault: str | None


class StandingFacts(Struct, frozen=True):
    """How a party stands to a standard; ``words`` oldest first.

    ``ended``: what it agreed to was agreed until a day that is over.  ``changes`` are those since its last word, where that is on
    earlier terms (null: they cannot be told).
    """

    standard: str
    party: str
    side: Side
    state: State
    ended: bool
    words: tuple[WordFacts, ...]
    changes: tuple[ChangedTerm, ...] | None


def standing_facts(book: Book, standing: Standing) -> StandingFacts:
    """One standing."""
    changes = changes_since(book, standing)
    return StandingFacts(
        standard=standing.standard,
        party=standing.seat.party,
        side=standing.seat.side,
        state=standing.state,
        ended=has_ended(book, standing),
        words=tuple(_word(word) for word in words_of(book, standing)),
        changes=None if isinstance(changes, Fault) else changes,
    )


def words_of(book: Book, standing: Standing) -> tuple[Agreed, ...]:
    """All words of a party, also those that do not verify."""
    return tuple(word for word in book.words.get(standing.standard, ()) if word.agreement.party == standing.seat.party)


def has_ended(book: Book, standing: Standing) -> bool:
    """Whether what a party agreed to was agreed until a day that is over."""
    return standing.has_ended(book.judged.question.as_of)


def changes_since(book: Book, standing: Standing) -> tuple[ChangedTerm, ...] | Fault:
    """What changed since a party's last word; nothing where that is on the present terms, or there is none."""
    if standing.last is None or standing.last.current:
        return ()
    standard = book.standards[standing.standard]
    output = next(one for one in book.judged.organisation.outputs if one.path == f"{standard.department}/{standard.output}")
    return changed_since(standing.last.agreement, newest_text(standard, output.name))


def _word(word: Agreed) -> WordFacts:
    said = word.agreement
    return WordFacts(
        id=word.id,
        path=word.place.path,
        line=word.place.line,
        agreed_on=said.agreed_on,
        stance=said.stance,
        by=said.by,
        role=said.role,
        objection=said.objection,
        took_part=said.took_part,
        of=said.of,
        valid_until=said.valid_until,
        note=said.note,
        current=word.current,
        signer=word.signer or None,
        fault=word.fault or None,
    )
