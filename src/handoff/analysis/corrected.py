"""What correcting gives: what an entry said, what counts instead, and how its period stands with that."""

from msgspec import Struct

from handoff.analysis.judged import Pooled
from handoff.analysis.periods import Period
from handoff.model.entry import Correction, Granted, Measurement
from handoff.model.standard import Standard


class Corrected(Struct, frozen=True):
    """A correction just recorded, with what it replaces.

    ``alone`` is its value judged by itself (None where the measurement was taken back), ``so_far`` its period as it stands now.
    ``uncommitted`` is how many entries no commit has yet (None outside git), ``waived`` what covers the period, if anything does.
    """

    standard: Standard
    was: Measurement | Correction
    correction: Correction
    path: str
    id: str
    alone: Pooled | None
    period: Period
    so_far: Pooled
    uncommitted: int | None
    waived: Granted | None = None
