"""The measure ``proportion``: so many good ones of so many, such as 97/104; both numbers add, shares are not averaged."""

from collections.abc import Sequence

from handoff.measures._entries import not_this_kind, unmeasured
from handoff.measures._shares import judged_value, kept, met, parse_share, pool_shares, show, suits, sum_share
from handoff.model.entry import Observation, Plain
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target

__all__ = [
    "CHART",
    "NAME",
    "WRITTEN",
    "example",
    "judged_value",
    "kept",
    "met",
    "parse",
    "pool",
    "show",
    "suits",
    "summarise",
    "written",
]

NAME: MeasureKind = "proportion"
WRITTEN = "97/104"
CHART: ChartKind = "p"


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:  # noqa: ARG001 -- the room's protocol
    """Read ``97/104``; a bare percentage is refused, because it does not say of how many."""
    share = parse_share(" ".join(words).strip(" "), WRITTEN)
    return share if isinstance(share, Fault) else Observation(numerator=share.part, denominator=share.whole)


def example(measure: Measure, target: Target | None = None) -> str:  # noqa: ARG001 -- the room's protocol
    """The one written form."""
    return WRITTEN


def written(observation: Observation) -> str:
    """The observation as people write it; '' where it is none of this kind."""
    if observation.numerator is None or observation.denominator is None:
        return ""
    return f"{observation.numerator}/{observation.denominator}"


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:  # noqa: ARG001 -- the room's protocol
    """One entry's numerator and denominator, in millionths."""
    part, whole = observation.numerator, observation.denominator
    if part is None or whole is None:
        return unmeasured(observation, NAME, WRITTEN)
    summary = sum_share(part, whole)
    if summary is None or observation != Observation(numerator=part, denominator=whole):
        return not_this_kind(NAME, WRITTEN)
    return summary


def pool(many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:  # noqa: ARG001 -- the room's protocol
    """Many entries' numerators and denominators, in millionths."""
    return pool_shares([one.numerator for one in many], [one.denominator for one in many])
