"""Figures in words and in units, the same in every answer: counts, percentages, intervals and judged numbers."""

from fractions import Fraction

from handoff.model.unit import Unit


def in_own_unit(value: Fraction | None, unit: Unit) -> float | None:
    """A judged number for machines: a share of one for ratios, else in its target's own unit (4 for ``4 h``); None without any."""
    if value is None:
        return None
    return float(value if unit.family == "ratio" else value / unit.factor)


def count_text(n: Fraction) -> str:
    """A number of cases: whole ones with thousands marked, others as decimals."""
    return f"{int(n):,}" if n.denominator == 1 else f"{float(n):,.6f}".rstrip("0")


def percent_text(share: float) -> str:
    """An end of an interval; 0 % and 100 % only where it is that."""
    return f"{share * 100:.0f} %" if share in {0, 1} else f"{min(max(share * 100, 0.1), 99.9):.1f} %"


def interval_text(interval: tuple[float, float] | None, n: Fraction) -> str:
    """Wilson's 95 % interval (``84.9 to 98.7 %``); a single case has none worth showing."""
    if interval is None or n <= 1:
        return ""
    low, high = interval
    return f"{percent_text(low).removesuffix(' %')} to {percent_text(high)}"
