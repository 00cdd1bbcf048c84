"""What an entry is held against: its standard as defined now, and the target and limit that it carries itself."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from handoff.ledger._flaws import IMPOSSIBLE, Flaw
from handoff.measures import Kind, kind_named, parse_target
from handoff.model.entry import Correction, Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault
from handoff.model.standard import Measure, Standard
from handoff.model.target import Target

Standing = Literal["unknown", "not-summed"]
_WHY = "A number that cannot be one of its standard would make the sums wrong, so it is not counted among them."
_FIX = "See in git which has changed: the standard's measure or the entry."


class Scale(Struct, frozen=True):
    """A standard's present name and measure, with the target and limit of the day of an entry."""

    standard: str
    measure: Measure
    kind: Kind
    target: Target
    limit: Target | None

    def impossible(self, fault: Fault) -> Flaw:
        """The flaw of an entry whose observation does not fit the measure."""
        message = f"The entry does not fit {self.standard}: {fault.message}"
        return Flaw(IMPOSSIBLE, Fault(message, fault.why or _WHY, fault.fix or _FIX))


class Scales:
    """Finds the scale of an entry; each combination of standard, target and limit is looked up once."""

    def __init__(self, organisation: Organisation, standards: Mapping[str, Standard]) -> None:
        """Learn the names: those in use, those that standards had before (``standards``), those that are retired."""
        self._standards = standards
        self._retired = {
            f"{department.id}/{retired.name}" for department in organisation.departments for retired in department.retired
        }
        self._found: dict[tuple[str, str, str | None], Scale | Standing | Flaw] = {}

    def of(self, measurement: Measurement | Correction) -> Scale | Standing | Flaw:
        """The scale of an entry; ``unknown`` for a name that no definition knows, ``not-summed`` for a retired standard and one
        without a measure, a flaw where the entry's own target or limit cannot be read.
        """
        key = (measurement.standard, measurement.target, measurement.limit)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(*key)
        return found

    def is_unknown(self, name: str) -> bool:
        """Whether no definition knows a standard's name, neither as it is now nor from the past."""
        return name not in self._standards and name not in self._retired

    def _look_up(self, name: str, target_text: str, limit_text: str | None) -> Scale | Standing | Flaw:
        standard = self._standards.get(name)
        if standard is None:
            return "not-summed" if name in self._retired else "unknown"
        if standard.measure is None:
            return "not-summed"
        target = parse_target(target_text)
        limit = None if limit_text is None else parse_target(limit_text)
        if isinstance(target, Fault):
            return _unread(standard, "target", target)
        if isinstance(limit, Fault):
            return _unread(standard, "limit", limit)
        return Scale(standard.name, standard.measure, kind_named(standard.measure.kind), target, limit)


def _unread(standard: Standard, which: str, fault: Fault) -> Flaw:
    return Flaw(
        IMPOSSIBLE, Fault(f"The {which} that the entry of {standard.name} carries cannot be read: {fault.message}", _WHY, _FIX)
    )
