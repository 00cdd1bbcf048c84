"""What a history is made of: entries as they stand, what replaced them, and how their terms relate to those of now."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.analysis.names import short_names, standards_by_name
from handoff.analysis.terms import newest_terms, terms_of
from handoff.model.entry import Agreement, Correction, Entry, Filed, Measurement, day_of
from handoff.model.organisation import Organisation

TermsNow = Literal["in force", "earlier target", "changed since", "no longer defined", ""]


class Event(Struct, frozen=True):
    """One entry of a history.

    ``short`` is the shortest name of its standard ('': a check's waiver).  ``days_after`` is how many days after the day that it is
    about it was recorded (0: the same day, or nobody knows).  ``terms`` is how its terms relate to those of now ('': it carries
    none).  ``replaced_by`` are its corrections, of which ``rivals`` contradict each other, so that none counts.
    """

    filed: Filed
    short: str
    terms: TermsNow
    days_after: int = 0
    replaced_by: tuple[Filed, ...] = ()
    rivals: tuple[Filed, ...] = ()

    @property
    def by(self) -> str:
        """Who recorded it: a row of an import says so itself."""
        entry = self.filed.entry
        return (isinstance(entry, Measurement) and entry.recorded_by) or self.filed.act.recorded_by


class History(Struct, frozen=True):
    """The events that were asked for, newest recorded first; ``left_out`` older ones are not among them.

    ``about`` is the name that was asked for ('': everything), ``alone`` whether that is one standard.
    """

    about: str
    alone: bool
    events: tuple[Event, ...]
    left_out: int = 0


class Chronicle:
    """Makes events of entries; it looks each standard's terms up once."""

    def __init__(self, organisation: Organisation, corrections: Iterable[Filed]) -> None:
        """Begin with the definitions of now, and all corrections."""
        self._standards = standards_by_name(organisation)
        self._short = short_names(organisation)
        self._outputs = {output.path: output.name for output in organisation.outputs}
        self._terms: dict[str, dict[str, TermsNow]] = {}
        self._of: dict[str, list[Filed]] = {}
        for one in corrections:
            if isinstance(one.entry, Correction):
                self._of.setdefault(one.entry.corrects, []).append(one)

    def event(self, one: Filed) -> Event:
        """One entry with what became of it."""
        entry = one.entry
        replaced_by = tuple(other for other in self._of.get(one.id, ()) if _same(other.entry, entry))
        living = tuple(other for other in replaced_by if other.id not in self._of)
        rivals = living if len({other.entry.observation for other in living if isinstance(other.entry, Correction)}) > 1 else ()
        return Event(one, self._short_name(entry), self._terms_now(entry), _days_after(one), replaced_by, rivals)

    def _short_name(self, entry: Entry) -> str:
        name = entry.standard or ""
        standard = self._standards.get(name)
        return self._short[standard.name] if standard else name

    def _terms_now(self, entry: Entry) -> TermsNow:
        if not isinstance(entry, (Measurement, Correction, Agreement)):
            return ""
        if entry.standard not in self._terms:
            self._terms[entry.standard] = self._known_terms(entry.standard)
        known = self._terms[entry.standard]
        return known.get(entry.terms, "changed since" if known else "no longer defined")

    def _known_terms(self, name: str) -> dict[str, TermsNow]:
        """The fingerprints that a standard's promises have now."""
        standard = self._standards.get(name)
        if standard is None:
            return {}
        output = self._outputs[f"{standard.department}/{standard.output}"]
        earlier: dict[str, TermsNow] = {terms_of(standard, output, promise): "earlier target" for promise in standard.promises}
        return earlier | {newest_terms(standard, output): "in force"}


def _same(correction: Entry, entry: Entry) -> bool:
    """Whether a correction names the standard and day of what it corrects; it changes nothing otherwise."""
    return (correction.standard, day_of(correction)) == (entry.standard, day_of(entry))


def _days_after(one: Filed) -> int:
    recorded = one.act.recorded_at[:10]
    return max((date.fromisoformat(recorded) - day_of(one.entry)).days, 0) if recorded else 0
