"""What a chart says of the process: what a signal means, whether it changes, and whether it will meet its target.

The tables are those of NHS England's Making Data Count (specification: statistics, section 1).
"""

from fractions import Fraction
from typing import Literal

from handoff.analysis.charts.rules import RulesName
from handoff.analysis.charts.signals import Signal
from handoff.analysis.charts.zones import Zone

Better = Literal["higher", "lower", "neutral"]
Meaning = Literal["improvement", "concern", "high", "low", "unusual", "common-cause"]
Variation = Literal["improving", "deteriorating", "changing", "steady", "too-few-points"]
Assurance = Literal["will-meet", "hit-or-miss", "will-miss", "none"]
# Limits are rounded to some sixteen digits: a target that is one of them to twelve lies on it.
_ROUNDING = 1e-12


def meaning_of(signal: Signal | None, better: Better) -> Meaning:
    """What a signal means where ``better`` is better; ``unusual`` for a pattern that points nowhere."""
    if signal is None:
        return "common-cause"
    if not signal.side:
        return "unusual"
    if better == "neutral":
        return "high" if signal.side > 0 else "low"
    return "improvement" if (signal.side > 0) == (better == "higher") else "concern"


def variation_of(latest: Meaning) -> Variation:
    """Whether the process is changing: that is what the latest point says, not any point of the past."""
    match latest:
        case "improvement":
            return "improving"
        case "concern":
            return "deteriorating"
        case "common-cause":
            return "steady"
        case _:
            return "changing"


def assurance_of(zone: Zone, target: Fraction | None, better: Better, rules: RulesName) -> Assurance:
    """Whether a process as it runs will meet the target, by the limits at its latest point; a target on a limit is hit or miss.

    Limits without width promise their one value (NHSRplotthedots, and so ``ptd``, calls that hit or miss, and no limits as well).
    """
    if target is None or better == "neutral" or not (zone.has_limits or rules == "ptd"):
        return "none"
    wanted, upper, lower = float(target), zone.line(3), zone.line(-3)
    kept: Assurance = "will-meet" if better == "higher" else "will-miss"
    missed: Assurance = "will-miss" if better == "higher" else "will-meet"
    rounded = rounding_of(wanted, upper, lower)
    if wanted > upper + rounded:
        return missed
    if wanted < lower - rounded:
        return kept
    return "will-meet" if upper == lower and rules != "ptd" else "hit-or-miss"


def rounding_of(*numbers: float) -> float:
    """By how much rounding may have moved limits that were made of numbers as large as these."""
    return _ROUNDING * max(map(abs, numbers))
