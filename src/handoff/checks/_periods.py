"""What was measured of a standard, period by period, for checks that look back without a day."""

from collections.abc import Iterable

from handoff.analysis.judged import Bucket, Holdings, Verdict
from handoff.analysis.periods import Period
from handoff.analysis.pooling import verdict_of
from handoff.model.standard import Standard


def buckets_of(holdings: Holdings) -> dict[str, list[Bucket]]:
    """The buckets of each standard by its name, oldest first."""
    found: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        found.setdefault(bucket.standard, []).append(bucket)
    return found


def newest_verdicts(standard: Standard, buckets: Iterable[Bucket], most: int) -> tuple[tuple[Period, Verdict], ...]:
    """The newest periods in which something was measured, newest first, each with its verdict; so many at most."""
    together: dict[Period, list[Bucket]] = {}
    for bucket in buckets:
        if bucket.summary.base:
            together.setdefault(bucket.period, []).append(bucket)
    newest = sorted(together, reverse=True)[:most]
    return tuple((period, verdict_of(standard, together[period])) for period in newest)
