"""Rebases: which of them count, and at which point of a process each begins a new phase."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from handoff.analysis.charts.chart import FEWEST_FOR_ASSURANCE
from handoff.analysis.periods import Period
from handoff.model.standard import Standard
from handoff.model.stated import Rebased


class NewPhase(Struct, frozen=True):
    """A phase that people decided on: the label of its first point, and by which rebase."""

    at: str
    rebased: Rebased


class Rebasing(Struct, frozen=True):
    """A rebase just recorded: its id and its act's path, how many points lie before the new phase and in it.

    Of one that only takes another back, ``at`` is '' and so many points lie in all.  ``uncommitted`` are the entries that no
    commit has yet (None outside git).
    """

    standard: Standard
    rebased: Rebased
    at: str
    before: int
    after: int
    path: str
    uncommitted: int | None

    @property
    def is_provisional(self) -> bool:
        """Whether the new phase has too few points for limits that hold."""
        return self.after < FEWEST_FOR_ASSURANCE


def living(rebases: Iterable[Rebased]) -> tuple[Rebased, ...]:
    """The rebases that count, in the order given: those with a day that no other of the same standard supersedes."""
    known = tuple(rebases)
    superseded = {(one.standard, one.rebase.supersedes) for one in known if one.rebase.supersedes}
    return tuple(one for one in known if one.rebase.since is not None and (one.standard, one.id) not in superseded)


def new_phases(periods: Sequence[Period], rebases: Iterable[Rebased]) -> tuple[NewPhase, ...]:
    """Where new phases begin, oldest first: each at the first period that ends on its day or later; of two at one period the older.

    A phase that would begin with the first period, or after the last, begins nothing.
    """
    found: dict[str, NewPhase] = {}
    for one in living(rebases):
        since = one.rebase.since
        at = next((period.label for period in periods if since is not None and period.end >= since), "")
        if at and at != periods[0].label:
            found.setdefault(at, NewPhase(at, one))
    return tuple(found[period.label] for period in periods if period.label in found)
