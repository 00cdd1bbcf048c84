"""What a mapping makes of the cells of a row: our standards, days, numbers and units, and the key that the row is known by."""

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.day_form import day_form
from handoff.model.import_mapping import ImportMapping
from handoff.model.number_form import number_form, with_unit
from handoff.model.problem import Fault
from handoff.model.text import quoted
from handoff.reading import import_faults
from handoff.reading.row_forms import RowForm
from handoff.reading.row_keys import row_key

_NUMBERS = ("value", "numerator", "denominator")


class MappedCells:
    """Turns what a row of an export says into what a row of ours would say, as one mapping declares it."""

    def __init__(self, mapping: ImportMapping, form: RowForm) -> None:
        """Make ready for rows of this form."""
        self._mapping, self._form = mapping, form
        self._constants = {named.ours: named.theirs for named in mapping.constants}
        self._standards = {named.theirs: named.ours for named in mapping.standards}
        self._units = {named.ours: named.theirs for named in mapping.units}
        self._numbers = number_form(mapping.decimal, mapping.thousands)
        self._numbered = tuple(name for name in _NUMBERS if name in form.names)
        self._has_marks = (mapping.decimal, mapping.thousands) != (".", "")
        days = day_form(mapping.dates) if mapping.dates and "observed_on" in form.names else None
        self._days = None if isinstance(days, Fault) else days
        self._known_days: dict[str, str] = {}

    def translate(self, said: dict[str, str]) -> Fault | None:
        """Put our words in the place of theirs, cell by cell; what is empty stays so."""
        fault = self._standard(said) or self._day(said) or self._values(said)
        said.update(self._constants)
        return fault

    def key(self, cells: list[str]) -> str | Fault:
        """The key of a row, '' where the mapping has no key columns."""
        return row_key((name, cells[place].strip(" \t\r\n")) for name, place in self._form.key)

    def _standard(self, said: dict[str, str]) -> Fault | None:
        if not self._standards or not said.get("standard"):
            return None
        word = said["standard"]
        said["standard"] = self._standards.get(word, word)
        return None if word in self._standards else self._unknown(word)

    def _unknown(self, word: str) -> Fault:
        lower = {known.lower(): known for known in self._standards}
        near = did_you_mean(quoted(lower[name]) for name in nearest(word, lower, 2))
        return Fault(
            f"The cell in column {self._form.label('standard')} is {quoted(word)}, which the mapping gives no standard.",
            "A row counts for the standard that it was declared to measure, and for no other.",
            f"{near} Correct the cell, or add the word to [import.{self._mapping.name}.standards], or to `ignore`.".strip(),
        )

    def _day(self, said: dict[str, str]) -> Fault | None:
        text = said.get("observed_on", "")
        if self._days is None or not text:
            return None
        day = self._known_days.get(text)
        if day is None:
            parsed = self._days.parse(text)
            if parsed is None:
                return import_faults.other_day(self._form.label("observed_on"), text, self._mapping.dates)
            # As many as the calendar has days: what cannot be read is not kept.
            day = self._known_days[text] = parsed.isoformat()
        said["observed_on"] = day
        return None

    def _values(self, said: dict[str, str]) -> Fault | None:
        for name in self._numbered if self._has_marks else ():
            plain = self._numbers.plain(said[name])
            if plain is None:
                return import_faults.other_marks(self._form.label(name), said[name], self._numbers)
            said[name] = plain
        if self._units and said.get("value"):
            unit = self._units.get(said.get("standard", "")) or self._units.get("value", "")
            said["value"] = with_unit(said["value"], unit) if unit else said["value"]
        return None
