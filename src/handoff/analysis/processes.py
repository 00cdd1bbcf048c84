"""What a ledger holds, sorted by standard, so that the process behind each can be charted."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.process import Charting, Process, process_of
from handoff.model.standard import Standard
from handoff.model.stated import Rebased


class Processes(Struct, frozen=True):
    """Buckets and rebases by the names of their standards."""

    buckets: Mapping[str, list[Bucket]]
    rebases: Mapping[str, list[Rebased]]

    def of(self, standard: Standard, as_of: date, charting: Charting) -> Process | None:
        """The process behind a standard as it stands on a day; None where it has no measure or no target."""
        rebases = self.rebases.get(standard.name, ())
        return process_of(standard, self.buckets.get(standard.name, ()), as_of, charting, rebases)


def processes_in(holdings: Holdings) -> Processes:
    """All that was measured and rebased, in its order."""
    buckets: dict[str, list[Bucket]] = {}
    for bucket in holdings.buckets:
        buckets.setdefault(bucket.standard, []).append(bucket)
    rebases: dict[str, list[Rebased]] = {}
    for rebased in holdings.rebases:
        rebases.setdefault(rebased.standard, []).append(rebased)
    return Processes(buckets, rebases)
