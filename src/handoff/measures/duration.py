"""The measure ``duration``: so many of so many."""

from fractions import Fraction

from handoff.model.entry import Observation
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target

NAME: MeasureKind = "duration"
WRITTEN = "97/104"
CHART: ChartKind = "p"


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:
    raise NotImplementedError


def suits(target: Target, measure: Measure) -> Fault | None:
    raise NotImplementedError


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:
    raise NotImplementedError


def judged_value(summary: Summary, target: Target, measure: Measure) -> Fraction | None:
    raise NotImplementedError


def met(summary: Summary, target: Target, measure: Measure) -> bool:
    raise NotImplementedError


def kept(summary: Summary, limit: Target, measure: Measure) -> bool:
    raise NotImplementedError


def show(summary: Summary, target: Target, measure: Measure) -> str:
    raise NotImplementedError
