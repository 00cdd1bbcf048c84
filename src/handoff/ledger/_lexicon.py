"""What the lines of measurements have in common, learnt once for all files that a process reads."""

from datetime import date

from msgspec.json import Decoder

from handoff.analysis.names import standards_by_name
from handoff.analysis.periods import Period, period_of
from handoff.ledger._decode import read_entry
from handoff.ledger._flaws import Flaw
from handoff.ledger._scales import Scale, Scales, Standing
from handoff.model.entry import Measurement, Observation
from handoff.model.organisation import Organisation
from handoff.model.standard import Cadence
from handoff.model.summary import Summary

# Values are seldom repeated where they are measured finely; of each head so many are kept in mind.
_MOST = 500
_observation = Decoder(Observation).decode


class Head:
    """Lines of one standard with one target and limit: how they begin after its name, and what their values mean."""

    def __init__(self, begins: bytes, scale: Scale | None, periods: dict[bytes, Period]) -> None:
        """Begin; without a scale they are kept and not summed.  ``periods`` are those of days, which others share."""
        self.begins, self.scale, self.periods = begins, scale, periods
        self._every = scale.measure.every if scale else None
        self._summaries: dict[bytes, Summary] = {}

    def period(self, day: bytes) -> Period:
        """The period of a day that was not met before.  ValueError where it is none."""
        period = self.periods[day] = period_of(date.fromisoformat(day.decode()), self._every)
        return period

    def summary(self, values: bytes) -> Summary:
        """What values add, as they stand on their line.  ValueError where they cannot be any of the standard."""
        found = self._summaries.get(values)
        if found is None:
            if len(self._summaries) >= _MOST:
                self._summaries.clear()
            found = self._summaries[values] = _summary(values, self.scale)
        return found


class Lexicon:
    """The heads of an organisation's lines."""

    def __init__(self, organisation: Organisation) -> None:
        """Begin; the organisation says what entries mean."""
        self.organisation = organisation
        self._scales = Scales(organisation, standards_by_name(organisation))
        self._heads: dict[tuple[bytes, bytes], Head | None] = {}
        self._periods: dict[Cadence | None, dict[bytes, Period]] = {}

    def head(self, key: tuple[bytes, bytes], line: bytes) -> Head | None:
        """What a name and what follows it mean, learnt from the first such line; None where it is unsound, or of no known name."""
        if key not in self._heads:
            entry = read_entry(line.removesuffix(b"\n"))
            scale = self._scales.of(entry) if isinstance(entry, Measurement) else "unknown"
            self._heads[key] = None if scale == "unknown" or isinstance(scale, Flaw) else self._head(key[1], scale)
        return self._heads[key]

    def _head(self, begins: bytes, scale: Scale | Standing) -> Head:
        summed = scale if isinstance(scale, Scale) else None
        every = summed.measure.every if summed else None
        return Head(begins, summed, self._periods.setdefault(every, {}))


def _summary(values: bytes, scale: Scale | None) -> Summary:
    if scale is None:
        raise ValueError("what is not summed has no summary")
    summary = scale.kind.summarise(_observation(b"{%b}" % values[1:]), scale.target, scale.limit, scale.measure)
    if not isinstance(summary, Summary):
        raise ValueError(summary.message)  # noqa: TRY004 -- a value of the file, not a type of ours
    return summary
