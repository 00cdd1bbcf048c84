"""The room of measures: one file per kind, each of which parses, compares, pools and shows its values."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from handoff.measures import check, count, duration, proportion, rating, value
from handoff.measures._quantities import read_unit
from handoff.measures._targets import compose_target, parse_target
from handoff.model.entry import Observation, Plain
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target

__all__ = ["KINDS", "Kind", "compose_target", "kind_named", "parse_target", "read_unit", "written"]


class Kind(Protocol):
    """What every kind of measure can do.  A member is a module with these names."""

    NAME: MeasureKind
    WRITTEN: str
    CHART: ChartKind

    def parse(self, words: tuple[str, ...], measure: Measure) -> Observation | Fault:
        """Read a value in its written form (``97/104``); the words are those the person typed."""
        ...

    def example(self, measure: Measure, target: Target | None = None) -> str:
        """A value as one might type it for this measure, inside the target where that matters."""
        ...

    def written(self, observation: Observation) -> str:
        """Write an observation as people do, so that ``parse`` reads it back; '' where it is none of this kind."""
        ...

    def suits(self, target: Target, measure: Measure) -> Fault | None:
        """Say why a target, limit or stretch cannot be held against this measure (units, scale), or None."""
        ...

    def summarise(self, observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:
        """Sum one observation up; a fault where a decoded one is no observation of this kind."""
        ...

    def pool(self, many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:
        """Sum many observations up at once; None where one of them may be none of this kind, which ``summarise`` says."""
        ...

    def judged_value(self, summary: Summary, target: Target, measure: Measure) -> Fraction | None:
        """The number that is held against the target, in the base of its unit's family; None without any reading."""
        ...

    def met(self, summary: Summary, target: Target, measure: Measure) -> bool:
        """Whether the pooled readings keep a target, compared exactly."""
        ...

    def kept(self, summary: Summary, limit: Target, measure: Measure) -> bool:
        """Whether the pooled readings keep a limit, compared exactly."""
        ...

    def show(self, summary: Summary, target: Target, measure: Measure, limit: Target | None = None) -> str:
        """The judged value as people read it (``93.3 %``), never rounded across target or limit; '' without any reading."""
        ...


KINDS: tuple[Kind, ...] = (proportion, count, value, duration, rating, check)
_BY_NAME = {kind.NAME: kind for kind in KINDS}


def kind_named(name: MeasureKind) -> Kind:
    """The member of that name."""
    return _BY_NAME[name]


def written(observation: Observation) -> str:
    """An observation as people write it, whatever its kind; a period without opportunity says its reason."""
    if observation.no_opportunity is not None:
        return f"no opportunity: {observation.no_opportunity}"
    return next((text for kind in KINDS if (text := kind.written(observation))), "")
