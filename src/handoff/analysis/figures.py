"""Figures in words, the same in every answer: counts, percentages and intervals."""

from fractions import Fraction


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
