"""Typed access to one table of a TOML file, with the places that TOML's reader does not give."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from handoff.model.problem import Fault
from handoff.model.settings import SETTINGS_FILE
from handoff.model.text import HIDDEN, is_plain_text
from handoff.reading import field_faults
from handoff.reading.fault_names import FaultName
from handoff.reading.log import Log
from handoff.reading.nodes import Spot
from handoff.reading.source_text import hidden_fault

Choice = TypeVar("Choice", bound=str)


class Table:
    """One table of a file: its dotted name ('' for the whole file), its values and the text they come from."""

    def __init__(self, log: Log, source: str, name: str, values: dict[str, Any] | None, above: "Table | None" = None) -> None:
        """Look at a table; None where something else stands in its place, which has been reported.

        ``above`` is the table whose key it is: a table that is written on one line has the place of that key.
        """
        self.log = log
        self.source = source
        self.name = name
        self.values = values or {}
        self.is_table = values is not None
        self._above = above

    def inner(self, key: str) -> "Table":
        """The table below a key; an empty one where it is missing or no table."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.fault(key, "wrong-type", field_faults.not_a(key, "a table"))
            value = None
        return Table(self.log, self.source, f"{self.name}.{key}".lstrip("."), value, self)

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Report the keys that mean nothing here."""
        what = f"[{self.name}]" if self.name else SETTINGS_FILE
        for key in self.values:
            if key not in known:
                fault = field_faults.OVERFLOW if self.log.is_full else field_faults.unknown_key(key, what, known)
                self.fault(key, "unknown-key", fault)

    def text(self, key: str, default: str = "") -> str:
        """A text without hidden characters and blanks round it; the default where it is missing or wrong."""
        return self.raw_text(key, default).strip()

    def raw_text(self, key: str, default: str = "") -> str:
        """A text without hidden characters, blanks round it kept; the default where it is missing or wrong."""
        value = self.values.get(key, default)
        return self._shown(key, value, default, "text in quotes")

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts, blanks round each removed; () where it is missing or wrong."""
        value = self.values.get(key, [])
        texts = value if isinstance(value, list) else [value]
        return tuple(self._shown(key, text, "", "text in quotes, or a list of them").strip() for text in texts)

    def _shown(self, key: str, value: object, default: str, wanted: str) -> str:
        if not isinstance(value, str):
            self.fault(key, "wrong-type", field_faults.not_a(key, wanted))
            return default
        found = None if is_plain_text(value) else re.search(HIDDEN, value)
        if found:
            self.fault(key, "hidden-character", hidden_fault(found[0]))
            return default
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is missing or wrong."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.fault(key, "wrong-type", field_faults.not_a(key, "true or false, without quotes"))
        return value is True

    def whole(self, key: str, default: int) -> int:
        """A whole number that is not negative; the default where it is missing or wrong."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fault(key, "wrong-type", field_faults.not_a(key, "a whole number such as 7"))
            return default
        return value

    def choice(self, key: str, options: tuple[Choice, ...], default: Choice) -> Choice:
        """One of a few words; the default where it is missing or wrong."""
        word = self.text(key, default)
        chosen = next((option for option in options if option == word), None)
        if chosen is None:
            self.fault(key, "unknown-choice", field_faults.unknown_choice(key, word, options))
        return chosen or default

    def fault(self, key: str, check: FaultName, fault: Fault) -> None:
        """Report a fault in the value of a key."""
        self.log.report(check, Spot() if self.log.is_full else self.spot(key), fault)

    def spot(self, key: str) -> Spot:
        """Where a key stands: below its table's header, else the header of its own table, else where the table stands."""
        written = re.escape(key)
        header = (
            rf"^[ ]*\[+[ ]*{re.escape(self.name)}[ ]*\]+[^\n]*\n(?:(?![ ]*\[)[^\n]*\n)*?"
            if self.name
            else r"\A(?:(?![ ]*\[)[^\n]*\n)*?"
        )
        own = rf"^[ ]*(?=\[+[ ]*{re.escape(f'{self.name}.{key}'.lstrip('.'))}[ ]*[\].])"
        for pattern in (rf"{header}[ ]*(?=[\"']?{written}[\"']?[ ]*[=.])", own, rf"^[ ]*(?=\[+[ ]*{re.escape(self.name)}[ ]*\])"):
            found = re.search(pattern, self.source, re.MULTILINE) if key or self.name else None
            if found:
                end = found.end()
                return Spot(self.source.count("\n", 0, end) + 1, end - self.source.rfind("\n", 0, end))
        return self._above.spot(self.name.rpartition(".")[2]) if self._above is not None else Spot()
