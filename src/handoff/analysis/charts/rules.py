"""The sets of rules by which a chart is read; the order of a set's rules is which of several signals labels a point.

Sets are never combined: each further rule finds more that is not there (specification: statistics, section 2).
"""

from functools import partial
from typing import Literal

from msgspec import Struct

from handoff.analysis.charts.anhoej import long_runs, too_few_crossings
from handoff.analysis.charts.patterns import (
    alternating,
    beyond_limits,
    completed_shift,
    completed_trend,
    most_of_window,
    outside_one_sigma,
    two_of_three,
    two_of_three_within_limits,
    unusual_shift,
    whole_shift,
    whole_trend,
    within_one_sigma,
)
from handoff.analysis.charts.signals import Rule

RulesName = Literal["mdc", "ptd", "western-electric", "nelson", "anhoej"]

MDC_SHIFT = 7
MDC_TREND = 7
WESTERN_ELECTRIC_SHIFT = 8
NELSON_SHIFT = 9
NELSON_TREND = 6
NELSON_ALTERNATING = 14
NELSON_WITHIN = 15
NELSON_OUTSIDE = 8


class RuleSet(Struct, frozen=True):
    """Rules that go together."""

    name: RulesName
    rules: tuple[Rule, ...]


_LIMIT = Rule("limit", beyond_limits)
_TREND = Rule("trend", partial(whole_trend, length=MDC_TREND))
_SHIFT = Rule("shift", partial(whole_shift, length=MDC_SHIFT))
_LAST_TWO_OF_THREE = Rule("two-of-three", partial(most_of_window, of=3, sigmas=2))
_LAST_FOUR_OF_FIVE = Rule("four-of-five", partial(most_of_window, of=5, sigmas=1))


# For what is held against its limits alone.
LIMIT_ONLY = (_LIMIT,)

RULE_SETS: tuple[RuleSet, ...] = (
    # NHS England, Making Data Count (2023); its shift is for values of which about half lie on each side of the mean.
    RuleSet(
        "mdc",
        (_LIMIT, _TREND, Rule("two-of-three", two_of_three), Rule("shift", partial(unusual_shift, length=MDC_SHIFT))),
    ),
    # NHSRplotthedots 0.2.2.
    RuleSet("ptd", (_LIMIT, _TREND, Rule("two-of-three", two_of_three_within_limits), _SHIFT)),
    # Western Electric (1956), as qcc 3.0.
    RuleSet(
        "western-electric",
        (_LIMIT, _LAST_TWO_OF_THREE, _LAST_FOUR_OF_FIVE, Rule("shift", partial(completed_shift, length=WESTERN_ELECTRIC_SHIFT))),
    ),
    # Nelson (1984), as qcc 3.0.
    RuleSet(
        "nelson",
        (
            _LIMIT,
            Rule("trend", partial(completed_trend, length=NELSON_TREND)),
            _LAST_TWO_OF_THREE,
            _LAST_FOUR_OF_FIVE,
            Rule("shift", partial(completed_shift, length=NELSON_SHIFT)),
            Rule("alternating", partial(alternating, length=NELSON_ALTERNATING)),
            Rule("within-one-sigma", partial(within_one_sigma, length=NELSON_WITHIN)),
            Rule("outside-one-sigma", partial(outside_one_sigma, length=NELSON_OUTSIDE)),
        ),
    ),
    # Anhøj and Olesen (2014), as qicharts2 0.8.1.
    RuleSet("anhoej", (_LIMIT, Rule("shift", long_runs), Rule("crossings", too_few_crossings))),
)


def rules_named(name: RulesName) -> RuleSet:
    """The set of that name."""
    return next(one for one in RULE_SETS if one.name == name)
