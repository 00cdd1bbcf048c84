"""What other Python packages find in the same series; it runs in their own interpreter, not in ours.

Reads `[[value, ...], ...]` as JSON and writes, for each package that is installed there and each of its rule sets, what it said
of every series: lower limit, centre, upper limit, and whether it found any signal; null where it
refuses the series.
"""

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise

SEVEN = 7

Said = tuple[float, float, float, bool]
Look = Callable[[list[float]], Said]


def shewhart(rules: str) -> Look:
    """The package's individuals chart."""
    package = import_module("shewhart")

    def look(values: list[float]) -> Said:
        found = package.imr(values, rules=rules)
        lower, centre, upper = (float(found.stats[name]) for name in ("i_lcl", "i_center", "i_ucl"))
        # Its moving ranges are held against a limit of their own, which is no rule of this set.
        return lower, centre, upper, any(one.chart == "i" for one in found.signals)

    return look


def capstat(rules: str) -> Look:
    """The package's individuals chart."""
    package = import_module("capstat_core")

    def look(values: list[float]) -> Said:
        chart = package.i_mr_chart(values).location
        found = getattr(package, rules)(chart)
        return float(chart.limits.lower), float(chart.limits.center), float(chart.limits.upper), bool(found)

    return look


def pycontrolcharts(rules: str) -> Look:
    """Its rules 1, 2, 5 and 6 with eight points on one side are those of Western Electric."""
    package = import_module("pycontrolcharts")
    tests = package.RunTestConfig(test3=False, test2_n=8) if rules == "western-electric" else True

    def look(values: list[float]) -> Said:
        chart = package.calc_xmr(values, run_tests=tests)
        lower, centre, upper = (float(chart[name].iloc[0]) for name in ("lcl", "center_line", "ucl"))
        return lower, centre, upper, bool(chart["violations"].map(len).any())

    return look


def pyqicharts(rules: str) -> Look:
    """Its rules by themselves, with seven points as Making Data Count has it; its tables take a tenth of a second a chart."""
    own = import_module(f"pyqicharts.{'rules' if rules == 'anhoej' else 'nelson' if rules == 'nelson' else 'xmr_rules'}")
    pandas = import_module("pandas")

    def look(values: list[float]) -> Said:
        if rules == "anhoej":
            found = own.anhoej_rules(values)
            return float("-inf"), float(found.median), float("inf"), bool(found.any_signal)
        # The lines of its individuals chart.
        centre = sum(values) / len(values)
        sigma = sum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1) / 1.128
        lower, upper = centre - 3 * sigma, centre + 3 * sigma
        if rules == "nelson":
            return lower, centre, upper, not own.nelson_rule_signals(values, centre=centre, sigma=sigma).empty
        found = own.xmr_signals(pandas.Series(values), centre, lower, upper, config=own.XmrRuleConfig(SEVEN, SEVEN))
        return lower, centre, upper, bool(found["special_cause"].any())

    return look


def abspc(rules: str) -> Look:
    """Its XmR chart; with its own lengths (eight and six points), or its rules put together with seven and seven."""
    package, pandas = import_module("abspc"), import_module("pandas")
    own = import_module("abspc.spc")

    def look(values: list[float]) -> Said:
        chart = package.calculate_control_limits(pandas.DataFrame({"value": values}), "XmR")
        lower, centre, upper = (float(chart[name].iloc[0]) for name in ("lcl", "mean", "ucl"))
        if rules == "own":
            return lower, centre, upper, bool(package.detect_special_causes(chart)["special_cause"].any())
        given, mean, ucl, lcl, uwl, lwl = (chart[name].to_numpy() for name in ("value", "mean", "ucl", "lcl", "uwl", "lwl"))
        found = (
            own._rule1_astronomical(given, ucl, lcl)  # noqa: SLF001 -- its public function fixes the lengths of runs
            | own._rule2_shift(given, mean, run_length=SEVEN)  # noqa: SLF001
            | own._rule3_trend(given, run_length=SEVEN)  # noqa: SLF001
            | own._rule4_two_in_three(given, mean, ucl, lcl, uwl, lwl)  # noqa: SLF001
        )
        return lower, centre, upper, bool(found.any())

    return look


# The package as it is installed, its rule set as it calls it, the set of ours that it means, and what looks.
PEERS: tuple[tuple[str, str, str, Callable[[str], Look]], ...] = (
    ("pyqicharts", "mdc", "mdc", pyqicharts),
    ("abspc", "seven", "ptd", abspc),
    ("abspc", "own", "ptd", abspc),
    ("shewhart", "western_electric", "western-electric", shewhart),
    ("capstat-core", "western_electric_rules", "western-electric", capstat),
    ("pycontrolcharts", "western-electric", "western-electric", pycontrolcharts),
    ("shewhart", "nelson", "nelson", shewhart),
    ("capstat-core", "nelson_rules", "nelson", capstat),
    ("pyqicharts", "nelson", "nelson", pyqicharts),
    ("pycontrolcharts", "default", "nelson", pycontrolcharts),
    ("pyqicharts", "anhoej", "anhoej, run chart", pyqicharts),
)


def looked(series: list[list[float]]) -> Iterator[dict[str, object]]:
    """What each peer said of each series; one that is not installed says nothing."""
    for package, rules, ours, make in PEERS:
        try:
            look, number = make(rules), version(package)
        except ImportError:
            continue
        yield {"package": f"{package} {number}", "rules": rules, "ours": ours, "said": [_said(look, one) for one in series]}


def _said(look: Look, values: list[float]) -> Said | None:
    """What it said; None where it refuses the series."""
    try:
        return look(values)
    except ValueError:
        return None


if __name__ == "__main__":
    json.dump(list(looked(json.load(sys.stdin))), sys.stdout)
