"""What a standard's process says, in a plain sentence, and what to do about each sort of standard."""

from handoff.analysis.charts.signals import SignalName
from handoff.analysis.charts.verdict import Assurance
from handoff.analysis.improvement import Advice, Improving
from handoff.model.standard import Cadence

HEADINGS: tuple[tuple[Advice, str, str], ...] = (
    (
        "act-on-the-process",
        "Act on the process",
        "Steady, and not good enough: good and bad periods are chance. Ask what would change the process, not what happened last.",
    ),
    ("investigate", "Investigate this point", "Something has changed. Find out what, while people still remember."),
    ("celebrate", "Celebrate", "Something has changed for the better. Find out what, keep it, and say thank you."),
    ("leave-alone", "Leave alone", "Steady, with no reason to act; to react to the latest number would only add noise."),
    ("too-few-points", "Too few points", "Nothing can be told from chance yet. Go on measuring."),
)
_ASSURED: tuple[tuple[Assurance, str], ...] = (
    ("will-meet", "will keep its target"),
    ("hit-or-miss", "meets its target or misses it by chance"),
    ("will-miss", "will miss its target: the process itself must change"),
    ("none", ""),
)
_PERIODS: tuple[tuple[Cadence, str], ...] = (
    ("day", "days"),
    ("week", "weeks"),
    ("month", "months"),
    ("quarter", "quarters"),
    ("half-year", "half-years"),
    ("year", "years"),
    ("event", "points"),
)


def sentence(one: Improving) -> str:
    """One sentence: whether the process changes, since when and how that is seen, and what it means for its target."""
    chart = one.process.chart
    assured = dict(_ASSURED)[chart.assurance]
    match chart.variation:
        case "too-few-points":
            return f"Too few points: {len(chart.points)} so far."
        case "steady":
            return f"Steady, and {assured}.{_record(one)}" if assured else f"Steady.{_why_unassured(one)}"
        case _:
            how = {"improving": "Improving", "deteriorating": "Getting worse"}.get(chart.variation, "Changing")
            return f"{how} since {one.since}: {_seen(one)}.{_record(one)}{_rarely(one)}"


def periods_of(one: Improving, count: int) -> str:
    """So many cadence periods: ``1 month``, ``8 months``."""
    word = dict(_PERIODS)[one.standard.cadence or "event"]
    return f"{count} {word.removesuffix('s') if count == 1 else word}"


def _record(one: Improving) -> str:
    """How often the target that holds now was missed, which is what chance means here."""
    missed, n = one.process.missed, len(one.process.points)
    if not missed:
        return f" Not missed in {periods_of(one, n)}."
    lately = one.process.kept_in_a_row
    last = (
        ", but not in the last one" if lately == 1 else f", but not in the last {lately}" if lately else ", the last one among them"
    )
    return f" Missed in {missed} of {periods_of(one, n)}{last}."


def _rarely(one: Improving) -> str:
    """Where events are so rare that a single one may lie beyond the limit: what tells more of them."""
    measure, rare = one.standard.measure, one.process.chart.points[-1].centre < 1
    if not rare or measure is None or measure.kind != "count" or measure.per:
        return ""
    return " Events as rare as these are told better by the days between them: `handoff chart --chart t`."


def _seen(one: Improving) -> str:
    """How the latest signal is seen."""
    latest = one.process.chart.points[-1]
    side = "above" if latest.value is not None and latest.value > latest.centre else "below"
    label: SignalName | None = latest.label
    match label:
        case "shift":
            return f"{periods_of(one, one.lasting)} in a row {side} the mean"
        case "trend":
            return f"{periods_of(one, one.lasting)} in a row in one direction"
        case "two-of-three":
            return f"two of three near the {'upper' if side == 'above' else 'lower'} limit"
        case "limit":
            return f"{latest.at} lies {'above the upper' if side == 'above' else 'below the lower'} limit"
        case _:
            return f"{latest.at} completes a pattern that chance seldom makes"


def _why_unassured(one: Improving) -> str:
    if one.advice == "act-on-the-process":
        return f" Its limits reach beyond an end of its target: the process itself must change.{_record(one)}"
    if one.process.design.better == "neutral":
        return " A target with two ends is judged by capability, not by a line."
    if one.process.chart.phases[-1].provisional:
        return " Its limits are provisional: too few points to promise anything."
    return " It has no limits, so nothing can be promised."
