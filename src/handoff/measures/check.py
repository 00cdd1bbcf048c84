"""The measure ``check``: a checklist that passes or fails, or so many of its points."""

from collections.abc import Sequence
from decimal import Decimal

from handoff.measures._entries import not_this_kind, unmeasured
from handoff.measures._shares import judged_value, kept, met, parse_share, pool_shares, show, suits, sum_share
from handoff.model.entry import Observation, Plain
from handoff.model.problem import Fault
from handoff.model.standard import ChartKind, Measure, MeasureKind
from handoff.model.summary import Summary
from handoff.model.target import Target
from handoff.model.text import quoted

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

NAME: MeasureKind = "check"
WRITTEN = "pass, fail or 19/20"
CHART: ChartKind = "xmr"
_ONE_POINT = {"pass": Decimal(1), "fail": Decimal(0)}


def parse(words: tuple[str, ...], measure: Measure) -> Observation | Fault:
    """Read ``pass``, ``fail`` (1 or 0 of 1 point) or ``19/20`` points; a list that says how many points it has takes no others."""
    text = " ".join(words).strip(" ")
    passed, listed = _ONE_POINT.get(text.lower()), _listed(measure)
    if passed is not None and listed not in {None, 1}:
        return _other_points(text, measure)
    if passed is not None:
        return Observation(passed=passed, points=Decimal(1))
    if text and "/" not in text:
        return Fault(
            f"{quoted(text)} is no result of a check: expected {WRITTEN}.",
            "A check passes, fails, or passes so many of its points; anything else cannot be pooled.",
            f"Write {WRITTEN}.",
        )
    share = parse_share(text, WRITTEN)
    if isinstance(share, Fault):
        return share
    if listed is not None and share.whole != listed:
        return _other_points(text, measure)
    return Observation(passed=share.part, points=share.whole)


def _listed(measure: Measure) -> Decimal | None:
    """How many points the list has, where ``points`` begins with a number (``30 points of the checklist``)."""
    first = measure.points.partition(" ")[0]
    return Decimal(first) if first.isascii() and first.isdigit() else None


def _other_points(text: str, measure: Measure) -> Fault:
    return Fault(
        f"{quoted(text)} is no result of this check, which has {quoted(measure.points)}.",
        "Checks of different length cannot be pooled into one number.",
        f"Write how many of its points passed, such as {example(measure)}.",
    )


def example(measure: Measure, target: Target | None = None) -> str:  # noqa: ARG001 -- the room's protocol
    """Points passed, of as many as the list has; or pass."""
    listed = _listed(measure)
    return "pass" if listed in {None, 1} else f"{listed - 1}/{listed}"


def written(observation: Observation) -> str:
    """The observation as people write it; '' where it is none of this kind."""
    if observation.passed is None or observation.points is None:
        return ""
    text = f"{observation.passed}/{observation.points}"
    return {"1/1": "pass", "0/1": "fail"}.get(text, text)


def summarise(observation: Observation, target: Target, limit: Target | None, measure: Measure) -> Summary | Fault:  # noqa: ARG001 -- the room's protocol
    """One entry's points passed and points, in millionths."""
    passed, points = observation.passed, observation.points
    if passed is None or points is None:
        return unmeasured(observation, NAME, WRITTEN)
    summary = sum_share(passed, points)
    if summary is None or observation != Observation(passed=passed, points=points):
        return not_this_kind(NAME, WRITTEN)
    return summary


def pool(many: Sequence[Plain], target: Target, limit: Target | None, measure: Measure) -> Summary | None:  # noqa: ARG001 -- the room's protocol
    """Many entries' points passed and points, in millionths."""
    return pool_shares([one.passed for one in many], [one.points for one in many])
