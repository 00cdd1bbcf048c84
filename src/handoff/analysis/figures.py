"""Results in words, units and tones, the same in every answer: counts, percentages, intervals and judged numbers."""

from fractions import Fraction

from handoff.analysis.judged import Verdict
from handoff.model.unit import Unit
from handoff.page import Tone

HALF = 0.5
TONES: dict[Verdict, Tone] = {
    "met": "good",
    "near": "near",
    "missed": "bad",
    "overdue": "bad",
    "unmeasured": "warn",
    "waived": "quiet",
    "no-opportunity": "quiet",
    "not-due": "quiet",
}


def in_own_unit(value: Fraction | None, unit: Unit) -> float | None:
    """A judged number for machines: a share of one for ratios, else in its target's own unit (4 for ``4 h``); None without any."""
    if value is None:
        return None
    return float(value if unit.family == "ratio" else value / unit.factor)


def counted(count: int, one: str, many: str = "") -> str:
    """So many of something: ``1 entry``, ``1,200 entries``; without ``many`` the plural takes an s."""
    return f"{count:,} {one}" if count == 1 else f"{count:,} {many or one + 's'}"


def count_text(n: Fraction) -> str:
    """A number of cases: whole ones with thousands marked, others as decimals."""
    return f"{int(n):,}" if n.denominator == 1 else f"{float(n):,.6f}".rstrip("0")


def percentage(part: int, whole: int) -> str:
    """A part of a whole in per cent: one decimal, or more where that would say 0 % or 100 % of what is neither; '' of nothing."""
    if not whole:
        return ""
    if part in {0, whole}:
        return "100 %" if part else "0 %"
    decimals, scale = 1, 10
    while not 0 < _rounded(part, whole, scale) < 100 * scale:
        decimals, scale = decimals + 1, scale * 10
    whole_percent, rest = divmod(_rounded(part, whole, scale), scale)
    return f"{whole_percent}.{rest:0{decimals}d} %"


def percent_text(share: float) -> str:
    """An end of an interval, with as many digits as keep it from looking like 0 % or 100 % where it is neither."""
    if share in {0, 1}:
        return f"{share * 100:.0f} %"
    texts = (f"{share * 100:.{digits}f}" for digits in range(1, 7))
    return f"{next((text for text in texts if float(text) not in {0, 100}), 'almost 0' if share < HALF else 'almost 100')} %"


def interval_text(interval: tuple[float, float] | None, n: Fraction) -> str:
    """Wilson's 95 % interval (``84.9 to 98.7 %``); a single case has none worth showing."""
    return share_interval_text(interval) if n > 1 else ""


def share_interval_text(interval: tuple[float, float] | None) -> str:
    """The interval of a share, however few it rests on."""
    if interval is None:
        return ""
    low, high = interval
    return f"{percent_text(low).removesuffix(' %')} to {percent_text(high)}"


def _rounded(part: int, whole: int, scale: int) -> int:
    """Per cent times a scale, halves up."""
    return (2 * part * 100 * scale + whole) // (2 * whole)
