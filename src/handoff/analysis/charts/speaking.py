"""What a chart says of the process, in a sentence that advises against reacting to noise."""

from handoff.analysis.charts.chart import FEWEST_FOR_ASSURANCE, FEWEST_FOR_VARIATION, Chart
from handoff.analysis.charts.verdict import Assurance, Variation
from handoff.analysis.statistics.comparison import Proof

_VARIATION: tuple[tuple[Variation, str], ...] = (
    ("improving", "Improving: the latest point carries a signal in the better direction"),
    ("deteriorating", "Getting worse: the latest point carries a signal in the worse direction"),
    ("changing", "Changing: the latest point carries a signal"),
    ("steady", "Steady: the latest point carries no signal, so asking why it is what it is would be chasing noise"),
    ("too-few-points", f"Too few points to tell anything from chance; charts begin at {FEWEST_FOR_VARIATION}"),
)
_ASSURANCE: tuple[tuple[Assurance, str], ...] = (
    ("will-meet", "as it runs, it will keep its target"),
    ("hit-or-miss", "as it runs, it meets its target or misses it by chance"),
    ("will-miss", "as it runs, it will miss its target: the process itself must change"),
    ("none", ""),
)
_PROOF: tuple[tuple[Proof, str], ...] = (
    ("improved", "better by more than chance explains"),
    ("worse", "worse by more than chance explains"),
    ("changed", "other than before by more than chance explains"),
    ("no evidence yet", "no evidence yet that anything changed"),
    ("too early", "too early to tell from chance"),
)


def sentence(chart: Chart) -> str:
    """One sentence: whether the process changes, and what that means for its target; another where its limits need a caution."""
    return f"{_said(chart)}{_caution(chart)}"


def proof_text(proof: Proof) -> str:
    """What a comparison of before and after says, in words."""
    return dict(_PROOF)[proof]


def _said(chart: Chart) -> str:
    changing = dict(_VARIATION)[chart.variation]
    assured = dict(_ASSURANCE)[chart.assurance]
    if not assured:
        return f"{changing}.{_provisional(chart)}"
    doubt = "" if chart.variation == "steady" else ", for now: the process is changing"
    return f"{changing}; {assured}{doubt}."


def _provisional(chart: Chart) -> str:
    if chart.variation == "too-few-points" or not chart.phases[-1].provisional:
        return ""
    return f" Its limits are provisional until there are {FEWEST_FOR_ASSURANCE} points."


def _caution(chart: Chart) -> str:
    if chart.chart != "i-overall":
        return ""
    return " Its limits come from the deviation of all values, which swells with every shift that they should show: see xmr or i."
