"""What the lines of measurements have in common, learnt once for all files that a process reads."""

from collections.abc import Sequence
from datetime import date

from msgspec.json import Decoder

from handoff.analysis.names import standards_by_name
from handoff.analysis.periods import Period, period_of
from handoff.ledger._decode import read_entry
from handoff.ledger._flaws import Flaw
from handoff.ledger._scales import Scale, Scales
from handoff.model.entry import Measurement, Plain
from handoff.model.organisation import Organisation
from handoff.model.standard import Cadence
from handoff.model.summary import Summary

_observations = Decoder(tuple[Plain, ...]).decode


class Days(dict[bytes, date]):
    """Days as lines have them (``2026-W47-7`` is one too, otherwise written).  ValueError where a text is none."""

    def __missing__(self, text: bytes) -> date:
        """Understand a day that was not met before."""
        day = date.fromisoformat(text.decode())
        if day.isoformat().encode() != text:
            raise ValueError(f"{day} is written otherwise")
        self[text] = day
        return day


class Labels(dict[bytes, str]):
    """The labels of the periods of days as lines have them.  ValueError where a text is no day."""

    def __init__(self, every: Cadence | None, days: Days) -> None:
        """Begin without any."""
        super().__init__()
        self._every, self._days = every, days
        self.periods: dict[str, Period] = {}

    def __missing__(self, text: bytes) -> str:
        """Find the period of a day that was not met before."""
        period = period_of(self._days[text], self._every)
        self.periods[period.label] = period
        self[text] = period.label
        return period.label


class Head:
    """Lines of one standard with one target and limit: what their values and days mean.

    Without a scale they are kept and not summed.  ``labels`` are shared by all heads of a cadence.
    """

    def __init__(self, scale: Scale | None, labels: Labels) -> None:
        """Begin."""
        self.scale, self.labels = scale, labels

    def pooled(self, values: Sequence[bytes]) -> Summary | None:
        """What values add up to, as they stand on their lines; None where they may be none of the standard."""
        if self.scale is None:
            return None
        many = _observations(b"[{%b}]" % b"},{".join(values))
        return self.scale.kind.pool(many, self.scale.target, self.scale.limit, self.scale.measure)


class Lexicon:
    """The heads of an organisation's lines."""

    def __init__(self, organisation: Organisation) -> None:
        """Begin; the organisation says what entries mean."""
        self.organisation, self.days = organisation, Days()
        self._scales = Scales(organisation, standards_by_name(organisation))
        self._heads: dict[bytes, Head | None] = {}
        self._labels: dict[Cadence | None, Labels] = {}

    def head(self, begins: bytes, line: bytes) -> Head | None:
        """What a line's standard, terms, target and limit mean, learnt from the first line that has them.

        None where they are unsound, or of no known name.  A line that is unsound itself teaches nothing about the others.
        """
        if begins not in self._heads:
            entry = read_entry(line.removesuffix(b"\n"))
            if not isinstance(entry, Measurement):
                return None
            scale = self._scales.of(entry)
            if scale == "unknown" or isinstance(scale, Flaw):
                self._heads[begins] = None
            else:
                self._heads[begins] = self._summed(scale) if isinstance(scale, Scale) else Head(None, self._of(None))
        return self._heads[begins]

    def _summed(self, scale: Scale) -> Head:
        return Head(scale, self._of(scale.measure.every))

    def _of(self, every: Cadence | None) -> Labels:
        if every not in self._labels:
            self._labels[every] = Labels(every, self.days)
        return self._labels[every]
