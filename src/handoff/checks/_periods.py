"""What was measured of a standard, period by period, for checks that look back without a day."""

from collections.abc import Iterable

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import Verdict
from handoff.analysis.periods import Period
from handoff.analysis.pooling import verdict_of
from handoff.model.standard import Standard


def buckets_of(holdings: Holdings) -> dict[str, list[Bucket]]:
    """The buckets of each standard by its name, oldest first."""
    found: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        found.setdefault(bucket.standard, []).append(bucket)
    return found


def newest_periods(buckets: Iterable[Bucket], most: int) -> tuple[list[Bucket], ...]:
    """The buckets of each of the newest periods in which something was measured, newest first; so many at most."""
    together = _by_period(buckets)
    return tuple(together[period] for period in sorted(together, reverse=True)[:most])


def newest_verdicts(standard: Standard, buckets: Iterable[Bucket], most: int) -> tuple[tuple[Period, Verdict], ...]:
    """The newest periods in which something was measured, newest first, each with its verdict; so many at most."""
    return tuple((own[0].period, verdict_of(standard, own)) for own in newest_periods(buckets, most))


def _by_period(buckets: Iterable[Bucket]) -> dict[Period, list[Bucket]]:
    together: dict[Period, list[Bucket]] = {}
    for bucket in buckets:
        if bucket.summary.base:
            together.setdefault(bucket.period, []).append(bucket)
    return together
