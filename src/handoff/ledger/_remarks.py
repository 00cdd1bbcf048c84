"""What is odd about single entries while a ledger is counted: recorded late, with what looks like somebody's data,
without evidence, or always the same.

Memory does not grow with the entries: of each standard the latest is kept, and of personal data the first few.
"""

import re
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from handoff.analysis.holdings import Holdings, Late, Personal
from handoff.analysis.names import renamed
from handoff.ledger._proofs import Newest, Proofs
from handoff.ledger._read import Read
from handoff.ledger._sameness import Last, Sameness
from handoff.model.entry import Agreement, Correction, Entry, Measurement, Waiver
from handoff.model.improving import Action, Finding
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

MOST_PERSONAL = 100
_DATE = r"(?:[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4})"
# A word that says whose it is has to stand before a date or a number: orders and documents have those too.
_BORN = r"(?:born|birth\s?day|birth\s?date|date of birth|dob|d\.o\.b\.|geb\.|geboren)"
_PATIENT = r"(?:patient|mrn|nhs|hospital)\s?(?:id|no|nr|number)?"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")),
    ("a birth date", re.compile(rf"\b{_BORN}\W{{0,3}}(?:on |am )?{_DATE}", re.IGNORECASE)),
    ("a patient's number", re.compile(rf"\b{_PATIENT}\W{{0,3}}[a-z]{{0,3}}[0-9](?:[ -]?[0-9]){{5,}}\b", re.IGNORECASE)),
)


class Noted(Struct, frozen=True, array_like=True):
    """What was noted of some entries, each by its standard's name: the latest entry, the newest measurement, and what came last."""

    late: dict[str, Late]
    personal: list[Personal]
    newest: dict[str, Newest]
    last: dict[str, Last]


def nothing_noted() -> Noted:
    """What is noted before the first entry."""
    return Noted({}, [], {}, {})


class Remarks:
    """Collects what is odd, entry by entry."""

    def __init__(self, organisation: Organisation, noted: Noted | None = None) -> None:
        """Begin with the names of today, and where the site draws the line; ``noted`` before is added to."""
        thresholds = organisation.settings.thresholds
        self._most, self._renamed = thresholds.days_until_late, renamed(organisation)
        self.noted = noted = noted or nothing_noted()
        self._late, self._personal = noted.late, noted.personal
        self._proofs, self._sameness = Proofs(noted.newest), Sameness(thresholds.same_values, noted.last)

    def note(self, read: Read, place: Source) -> None:
        """Take note of an entry that counts, each given once."""
        entry = read.entry
        if isinstance(entry, Measurement) and entry.import_ is None and read.act.recorded_at:
            self._note_day(entry, read, place)
        if isinstance(entry, (Measurement, Correction)) and not is_of_nothing(entry):
            self._note_observation(entry, read, place)
        what = what_in(entry)
        if what:
            self.note_personal(Personal(entry.standard or "", place, what))

    def note_personal(self, one: Personal) -> None:
        """Take note of what looks like a person's data; of very many the first are held."""
        self._personal.append(one)
        if len(self._personal) > 2 * MOST_PERSONAL:
            self._personal[:] = self.personal()

    def note_newest(self, standard: str, newest: Newest) -> None:
        """Take note of a measurement of a standard, by its name as recorded."""
        self._proofs.note_newest(self._renamed.get(standard, standard), newest)

    def added_to(self, holdings: Holdings, workspace: Path) -> Holdings:
        """The holdings with what is odd."""
        unproved, same = self._proofs.unproved(workspace), self._sameness.same()
        return structs.replace(holdings, late=self.late(), personal=self.personal(), unproved=unproved, same=same)

    def late(self) -> tuple[Late, ...]:
        """Of each standard what was recorded late, in order of its name."""
        return tuple(self._late[name] for name in sorted(self._late))

    def personal(self) -> tuple[Personal, ...]:
        """The first entries with what looks like personal data, in order of their places."""
        return tuple(sorted(self._personal, key=lambda one: one.place)[:MOST_PERSONAL])

    def _note_observation(self, entry: Measurement | Correction, read: Read, place: Source) -> None:
        name = self._renamed.get(entry.standard, entry.standard)
        self._proofs.note(name, entry, place)
        if isinstance(entry, Measurement) and entry.import_ is None and read.act.recorded_at:
            self._sameness.note(name, entry, read.act.recorded_at, place)

    def _note_day(self, entry: Measurement, read: Read, place: Source) -> None:
        days = (date.fromisoformat(read.act.recorded_at[:10]) - entry.observed_on).days
        if days <= self._most:
            return
        known = self._late.get(entry.standard)
        if known is None or (-days, place) < (-known.days, known.place):
            before = known.entries if known else 0
            self._late[entry.standard] = Late(entry.standard, place, entry.observed_on, days, before + 1)
        else:
            self._late[entry.standard] = structs.replace(known, entries=known.entries + 1)


def is_of_nothing(entry: Measurement | Correction) -> bool:
    """Whether nothing was measured: there was nothing, or it should not have been."""
    return entry.no_opportunity is not None or (isinstance(entry, Correction) and entry.is_void)


def what_in(entry: Entry) -> str:
    """What of a person's data an entry seems to hold ('': none)."""
    return next(filter(None, map(looks_like, texts_of(entry))), "")


def looks_like(text: str) -> str:
    """What of a person's data a text seems to hold ('': none)."""
    return next((name for name, pattern in _PATTERNS if pattern.search(text)), "")


def texts_of(entry: Entry) -> tuple[str, ...]:
    """What somebody wrote in their own words."""
    if isinstance(entry, (Measurement, Correction)):
        because = entry.because if isinstance(entry, Correction) else None
        return tuple(filter(None, (entry.note, entry.no_opportunity, because)))
    if isinstance(entry, Agreement):
        return tuple(filter(None, (entry.objection, entry.note)))
    if isinstance(entry, (Finding, Action)):
        prediction = entry.prediction if isinstance(entry, Action) else None
        return tuple(filter(None, (entry.statement, prediction)))
    return tuple(filter(None, (entry.because,))) if isinstance(entry, Waiver) else (entry.because,)
