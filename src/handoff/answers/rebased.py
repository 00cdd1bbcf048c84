"""The answer to ``handoff rebase``: since when a standard is charted anew, and how sure its new limits are."""

from msgspec import Struct

from handoff.analysis.charts.chart import FEWEST_FOR_ASSURANCE
from handoff.analysis.figures import counted
from handoff.analysis.rebasing import Rebasing
from handoff.answers._pending import pending_text
from handoff.page import Block, Note, Page, Text


class RebasedFacts(Struct, frozen=True):
    """A rebase for machines; ``at`` is the first point of the new phase, ``since`` and ``at`` are null where one is taken back."""

    version: int
    id: str
    act: str
    standard: str
    since: str | None
    at: str | None
    before: int
    after: int
    provisional: bool
    supersedes: str | None
    because: str
    decided_by: str
    uncommitted: int | None


def rebased_page(made: Rebasing) -> Page:
    """One screen: since when, how many points lie on both sides, why, and the next step."""
    rebased = made.rebased
    rebase, name = rebased.rebase, made.standard.name
    title = f"{name}: a new phase from {rebase.since} on" if rebase.since else f"{name}: a rebase is taken back"
    instead = f" instead of {rebase.supersedes[:8]}" if rebase.supersedes else ""
    blocks: tuple[Block, ...] = (
        *_phase(made),
        Text(f"Decided by {rebased.act.recorded_by}, because: {rebase.because}"),
        Text(f"Next: `handoff report improvement` and `handoff show {name}` say since when and why."),
        Text(f"Recorded as {rebased.id[:8]}{instead}.{pending_text(made.path, made.uncommitted)}"),
    )
    return Page(title, blocks, _facts(made))


def _phase(made: Rebasing) -> tuple[Block, ...]:
    if not made.at:
        return (Text(f"It counts no more; both stay in the ledger. {counted(made.before, 'point')} in all.", "strong"),)
    sides = f"{counted(made.before, 'point')} before it, {made.after:,} in it"
    told = Text(f"Charted anew from {made.at} on: {sides}. What went before keeps its own limits.", "strong")
    if not made.is_provisional:
        return (told,)
    return (
        told,
        Note(
            f"Its limits are provisional until there are {FEWEST_FOR_ASSURANCE} points; nothing is said of its target until then."
        ),
    )


def _facts(made: Rebasing) -> RebasedFacts:
    rebase = made.rebased.rebase
    return RebasedFacts(
        version=1,
        id=made.rebased.id,
        act=made.path,
        standard=made.standard.name,
        since=rebase.since.isoformat() if rebase.since else None,
        at=made.at or None,
        before=made.before,
        after=made.after,
        provisional=bool(made.at) and made.is_provisional,
        supersedes=rebase.supersedes,
        because=rebase.because,
        decided_by=made.rebased.act.recorded_by,
        uncommitted=made.uncommitted,
    )
