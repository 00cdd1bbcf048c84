"""Whose agreement a change of terms voids, and who has not agreed to the new ones."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from handoff.analysis.agreeing import Standing, standings_of
from handoff.analysis.changes._pairs import Pair
from handoff.analysis.changes.changed import Placed, Voided
from handoff.analysis.names import standards_by_name
from handoff.analysis.terms import fingerprint, newest_terms
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.standard import Standard


class Consent(Struct, frozen=True):
    """How the parties stood to the old terms of a standard, and stand to the new ones."""

    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def voided(self) -> tuple[Voided, ...]:
        """The agreements to the old terms of parties who have not agreed to the new ones, or are asked no longer."""
        kept = {standing.seat.party for standing in self.after if standing.state == "agreed"}
        words = {
            standing.seat.party: standing.last.agreement
            for standing in self.before
            if standing.last is not None and standing.state == "agreed" and standing.seat.party not in kept
        }
        return tuple(Voided(party, word.by, word.agreed_on) for party, word in words.items())

    @property
    def lacking(self) -> tuple[str, ...]:
        """The parties who are asked and have not agreed to the new terms."""
        return tuple(dict.fromkeys(standing.seat.party for standing in self.after if standing.state != "agreed"))


def words_of(
    found: Iterable[Pair], old: Organisation, new: Organisation, agreements: Iterable[Agreed]
) -> Mapping[str, list[Agreed]]:
    """What was said about each pair under any of its names, oldest first, by the pair's name; any other words are left out."""
    now, before = standards_by_name(new), standards_by_name(old)
    present = {pair.name: pair.name for pair in found if pair.new}
    past = {pair.old.standard.name: pair.name for pair in found if pair.old}
    words: dict[str, list[Agreed]] = {}
    for agreed in agreements:
        said = agreed.agreement.standard
        name = _known(said, now, present) or _known(said, before, past)
        if name:
            words.setdefault(name, []).append(agreed)
    return words


def _known(said: str, standards: Mapping[str, Standard], names: Mapping[str, str]) -> str:
    """The name of the pair of which a name that was said is one, in a state; '' where it is none."""
    standard = standards.get(said)
    return names.get(standard.name, "") if standard else ""


def consent(pair: Pair, words: Iterable[Agreed]) -> Consent:
    """How everyone stands to a standard before and after; ``words`` are what was said about it, oldest first."""
    said = tuple(words)
    return Consent(_standings(pair.old, said), _standings(pair.new, said))


def _standings(placed: Placed | None, words: tuple[Agreed, ...]) -> tuple[Standing, ...]:
    if placed is None:
        return ()
    output, standard = placed.output, placed.standard
    terms = newest_terms(standard, output.name)
    return standings_of(output, standard, tuple(_on(terms, word) for word in words))


def _on(terms: str, word: Agreed) -> Agreed:
    """The same word; it is current only where it is on these terms, by its fingerprint and by the text that it carries."""
    return structs.replace(word, current=word.agreement.terms == terms == fingerprint(word.agreement.text))
