"""Typed access to the keys of one mapping: what is missing is empty, what cannot be read is reported and remembered."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from handoff.analysis.nearest import nearest
from handoff.model.day import looks_like_a_day, parse_day
from handoff.model.problem import Fault
from handoff.reading import field_faults
from handoff.reading.fault_names import FaultName
from handoff.reading.log import Log
from handoff.reading.naming import id_fault
from handoff.reading.nodes import EMPTY, Block, Entry, Items, Node, Placed, Refused, Scalar

Choice = TypeVar("Choice", bound=str)
_NOTHINGS = frozenset(["~", "null", "Null", "NULL"])


class Fields:
    """One mapping of a file.  ``what`` names it for people (``a standard``); ``unreadable`` collects the keys with a fault."""

    __slots__ = ("entries", "log", "unreadable", "what")

    def __init__(self, log: Log, block: Block, what: str, known: frozenset[str]) -> None:
        """Look at a mapping; keys that are not known are reported at once."""
        self.log = log
        self.entries = block.entries
        self.what = what
        self.unreadable: list[str] = []
        if not known.issuperset(block.entries):
            self._report_unknown(known)

    def text(self, key: str) -> str:
        """The text of a key in one line, as its author wrote it."""
        entry = self.entries.get(key)
        if entry is None:
            return ""
        value = entry.value
        if isinstance(value, Scalar) and value.style == "" and value.text not in _NOTHINGS and "\n" not in value.text:
            return value.text
        return " ".join(line.strip() for line in self.paragraphs(key).split("\n"))

    def paragraphs(self, key: str) -> str:
        """The text of a key with its line breaks."""
        entry = self.entries.get(key)
        if entry is None:
            return ""
        value = entry.value
        if not isinstance(value, Scalar):
            self.wrong_type(key, value, "text")
            return ""
        if value.text in _NOTHINGS and not value.style:
            self.fault(key, "wrong-type", value, field_faults.nothing(key, value.text))
            return ""
        return value.text.strip()

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The texts of a key that takes one text or a list of them."""
        entry = self.entries.get(key)
        if entry is None:
            return ()
        value = entry.value
        if isinstance(value, Scalar):
            return (value,) if value.text else ()
        if not isinstance(value, Items):
            self.wrong_type(key, value, "text or a list of texts")
            return ()
        found = []
        for item in value.items:
            if isinstance(item, Scalar) and item.text:
                found.append(item)
            else:
                self.wrong_type(key, item, "text")
        return tuple(found)

    def choice(self, key: str, options: dict[str, Choice]) -> Choice | None:
        """One of a few words; None where the key is missing, empty or something else."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        value = entry.value
        if isinstance(value, Scalar):
            chosen = options.get(value.text)
            if chosen is None and value.text:
                self.fault(key, "unknown-choice", value, field_faults.unknown_choice(key, value.text, options))
            return chosen
        self.wrong_type(key, value, "text")
        return None

    def flag(self, key: str) -> bool:
        """Whether a key says ``true``; False where it is missing or empty."""
        text = self.text(key)
        if text not in ("", "true", "false"):
            self.fault(key, "unknown-choice", self.entries[key].value, field_faults.no_flag(key, text))
        return text == "true"

    def names(self, key: str, rule: Callable[[str], Fault | None]) -> tuple[str, ...]:
        """The names of a key that takes one or a list; those that break the rule are reported and left out."""
        found = []
        for item in self.texts(key):
            wrong = rule(item.text)
            if wrong:
                self.fault(key, "bad-name", item, wrong)
            else:
                found.append(item.text)
        return tuple(found)

    def day(self, key: str) -> date | None:
        """A day, YYYY-MM-DD and in the calendar."""
        text = self.text(key)
        if not text:
            return None
        day = read_day(text)
        if isinstance(day, Fault):
            self.fault(key, "bad-date", self.entries[key].value, day)
            return None
        return day

    def block(self, key: str) -> Block | None:
        """The mapping of a key; None where it is missing or empty."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        value = entry.value
        if isinstance(value, Block):
            return value
        if not (isinstance(value, Scalar) and not value.text):
            self.wrong_type(key, value, "a mapping, `key: value` lines below it")
        return None

    def named(self, key: str) -> Iterator[tuple[str, Entry]]:
        """The entries of a mapping whose keys are ids; those that are none are reported, and given with the id ''."""
        block = self.block(key)
        for name, entry in (block or EMPTY).entries.items():
            wrong = id_fault(name)
            if wrong:
                self.fault(key, "bad-id", entry, wrong)
            yield ("" if wrong else name), entry

    def missing(self, key: str, where: Placed, belongs: str) -> None:
        """Report a key that must be there."""
        if key not in self.unreadable:
            self.fault(key, "missing-key", where, field_faults.missing(key, self.what, belongs))

    def wrong_type(self, key: str, node: Node, wanted: str) -> None:
        """Report a value of the wrong sort; one that was refused earlier has been reported."""
        if isinstance(node, Refused):
            self.unreadable.append(key)
        else:
            self.fault(key, "wrong-type", node, field_faults.wrong_type(key, node, wanted))

    def fault(self, key: str, check: FaultName, where: Placed, fault: Fault) -> None:
        """Report a fault in the value of a key."""
        self.unreadable.append(key)
        self.log.report(check, where, fault)

    def _report_unknown(self, known: frozenset[str]) -> None:
        for key, entry in self.entries.items():
            if key not in known and self.log.is_full:
                self.log.report("unknown-key", entry, field_faults.OVERFLOW)
            elif key not in known:
                self.log.report("unknown-key", entry, field_faults.unknown_key(key, self.what, known))
                # What was meant is there, only misspelt: nothing shall call it missing too.
                self.unreadable.extend(nearest(key, known.difference(self.entries), 1))


def block_of(log: Log, key: str, entry: Entry) -> Block:
    """The mapping below an id; an empty value is an empty mapping, anything else is reported."""
    value = entry.value
    if isinstance(value, Block):
        return value
    if not (isinstance(value, Refused) or (isinstance(value, Scalar) and not value.text)):
        log.report("wrong-type", value, field_faults.wrong_type(key, value, "a mapping, `key: value` lines below it"))
    return EMPTY


def read_day(text: str) -> date | Fault:
    """Read a day of the calendar, YYYY-MM-DD; never a guess."""
    if not looks_like_a_day(text):
        return field_faults.no_date(text)
    return parse_day(text) or field_faults.no_such_day(text)
