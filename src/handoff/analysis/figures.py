"""Figures in words and in units, the same in every answer: counts, percentages, intervals and judged numbers."""

from fractions import Fraction

from handoff.model.unit import Unit

HALF = 0.5


def in_own_unit(value: Fraction | None, unit: Unit) -> float | None:
    """A judged number for machines: a share of one for ratios, else in its target's own unit (4 for ``4 h``); None without any."""
    if value is None:
        return None
    return float(value if unit.family == "ratio" else value / unit.factor)


def count_text(n: Fraction) -> str:
    """A number of cases: whole ones with thousands marked, others as decimals."""
    return f"{int(n):,}" if n.denominator == 1 else f"{float(n):,.6f}".rstrip("0")


def percent_text(share: float) -> str:
    """An end of an interval, with as many digits as keep it from looking like 0 % or 100 % where it is neither."""
    if share in {0, 1}:
        return f"{share * 100:.0f} %"
    texts = (f"{share * 100:.{digits}f}" for digits in range(1, 7))
    return f"{next((text for text in texts if float(text) not in {0, 100}), 'almost 0' if share < HALF else 'almost 100')} %"


def interval_text(interval: tuple[float, float] | None, n: Fraction) -> str:
    """Wilson's 95 % interval (``84.9 to 98.7 %``); a single case has none worth showing."""
    if interval is None or n <= 1:
        return ""
    low, high = interval
    return f"{percent_text(low).removesuffix(' %')} to {percent_text(high)}"
