"""The manual pages of what the improvement report says: by which numbers each verdict is reached, and what to do."""

from handoff.analysis.charts.chart import FEWEST_FOR_ASSURANCE, FEWEST_FOR_VARIATION
from handoff.analysis.charts.constants import LIMIT_FACTOR, RANGE_TO_SIGMA
from handoff.analysis.improvement import PERIODS_TO_MEASURE_LESS, PERIODS_TO_TIGHTEN
from handoff.analysis.statistics.comparison import LEAST_POINTS
from handoff.analysis.statistics.dispersion import MOST_BY_CHANCE
from handoff.model.manual import Manual, laid_out

_READ = "handoff report improvement\nhandoff show STANDARD      # its chart, its limits, and the points that stand out"

VERDICTS: tuple[Manual, ...] = (
    laid_out(
        "variation",
        "Whether a process is changing. The latest point says it, not the worst of the past: improving or deteriorating where it "
        "is part of a signal in the better or the worse direction, changing where neither is better, steady where it is of none, "
        f"too-few-points below {FEWEST_FOR_VARIATION} points. By the rules of Making Data Count (mdc) these are signals:\n\n"
        "- a point beyond a limit\n"
        "- 7 points in a row on one side of the mean; more of them where most points have one value, as rare events have\n"
        "- 7 points in a row that rise, or that fall\n"
        "- 2 of 3 points beyond two thirds of the way to a limit, all three on that side of the mean\n\n"
        "`--rules` chooses another set.",
        "Numbers always differ from month to month. Who asks after each difference asks after noise, and makes a process worse.",
        _READ,
        "Ask what changed where there is a signal; leave a single point alone where there is none. A signal is a reason to ask, "
        "not a proof: of steady charts with 24 points one in six or seven has one.",
    ),
    laid_out(
        "limits",
        "Between which numbers the points of an unchanged process lie. They come from the points of a phase:\n\n"
        "```\n"
        f"xmr      mean +/- {LIMIT_FACTOR} * mean difference of neighbours\n"
        "pp       p +/- 3 * z * sqrt(p * (1 - p) / n)        p: all cases / all trials\n"
        "up       u +/- 3 * z * sqrt(u / n)                  u: all events / all exposure\n"
        "c        c +/- 3 * sqrt(c)\n"
        "xbar-s   mean +/- 3 * mean deviation / (c4(n) * sqrt(n))\n"
        "```\n\n"
        "z says how many times more the points differ than chance alone would have them: the mean difference of neighbours over "
        f"{RANGE_TO_SIGMA}, each distance from the centre first divided by what chance makes of it.",
        "Limits say what a process does, a target what a customer needs. They have nothing to do with each other.",
        _READ,
        "Where the process was changed, and its points show it, let people decide on new limits: handoff rebase STANDARD --on DATE "
        "--because TEXT. Never move a limit because it is not liked.",
    ),
    laid_out(
        "assurance",
        "Whether a process as it runs will meet its target. will-meet: both limits lie on the good side of the target. will-miss: "
        "both lie on the bad side. hit-or-miss: the target lies between them, or on one. There is none without a target, for one "
        f"with two ends, and below {FEWEST_FOR_ASSURANCE} points.",
        "One good month says nothing of the next. The range between the limits does, as long as nothing changes.",
        _READ,
        "Where it will miss, effort does not help: the process itself must change. Where it is hit or miss, good and bad periods "
        "are chance, and to ask after a bad one finds nothing. While the process is changing, wait for what it becomes.",
    ),
    laid_out(
        "act-on-the-process",
        "A steady process that is not good enough. It carries no signal, and it will miss its target; or it is hit or miss, or its "
        f"limits reach beyond an end of a target with two, and one of its latest {PERIODS_TO_TIGHTEN} points did not keep it.",
        "Good and bad periods come from the same causes, day by day. To ask what happened last month finds nobody's fault and "
        "changes nothing.",
        "handoff report pareto --of findings --by cause\nhandoff action open STANDARD …",
        "Ask what the process itself would need: another step, tool, order, agreement. Predict what it will change, try it, and "
        "hold what follows against what you predicted (`handoff action`).",
    ),
    laid_out(
        "investigate",
        "The latest point carries a signal, and not one for the better. See `handoff explain variation` for what a signal is.",
        "Something has probably changed. Its cause can be found while people remember, and seldom later.",
        "handoff show STANDARD\nhandoff finding open STANDARD …",
        "Ask what was different since the day that the report names. Where a cause is found, write it down as a finding and act on "
        "it; where none is, go on measuring: some signals are chance.",
    ),
    laid_out(
        "celebrate",
        "The latest point carries a signal for the better. See `handoff explain variation` for what a signal is.",
        "What made it better can be kept, and used elsewhere, if somebody knows what it was.",
        _READ,
        "Find out what changed, keep it, and thank those who did it. Where the new level lasts, the report proposes a new baseline "
        "for both sides to agree on.",
    ),
    laid_out(
        "leave-alone",
        "A steady process that gives no reason to act. It will meet its target, or kept it in each of its latest "
        f"{PERIODS_TO_TIGHTEN} points, or too little is known to promise anything.",
        "To react to the latest number of a steady process adds noise to it.",
        _READ,
        f"Do nothing. After {PERIODS_TO_TIGHTEN} points that kept the target both sides are asked whether a tighter one would "
        f"help, after {PERIODS_TO_MEASURE_LESS} whether it would do to measure it less often.",
    ),
    laid_out(
        "too-few-points",
        f"Fewer than {FEWEST_FOR_VARIATION} points, of which nobody can tell anything from chance. A point is a period that has "
        "ended and was measured.",
        "Limits from few points move with each new one.",
        "handoff due      # what is still to be measured",
        f"Go on measuring. From {FEWEST_FOR_VARIATION} points on there are limits, from {FEWEST_FOR_ASSURANCE} on they promise "
        "something.",
    ),
    laid_out(
        "change",
        "By how much the latest points differ from earlier ones, with a 95 % interval. The latest twelve are held against the "
        "first twelve, or those up to the standard's baseline; points since an action against those before it. Shares and rates "
        f"whose variance is at most {MOST_BY_CHANCE} times that of chance are pooled, all others are compared by their ranks:\n\n"
        "```\n"
        "shares   p2 - p1, Newcombe's interval from the two of Wilson\n"
        "rates    rate2 / rate1, exact interval (Clopper and Pearson) of the share of events since\n"
        "others   the median of all differences, one value since less one before (Hodges and Lehmann)\n"
        "```\n\n"
        f"It is improved, or worse, where the whole interval lies on that side of no change and each side has {LEAST_POINTS} "
        "points; too early with fewer since; else there is no evidence yet.",
        "Last month against this month is one number against another, and noise.",
        _READ,
        "Believe the interval, not the number. `handoff chart FILE.csv --rebase AT` shows Welch's t, chi-squared and Fisher's test "
        "of the same points beside it, for whoever asks.",
    ),
)
