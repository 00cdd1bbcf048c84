"""From a decision that a process has changed to a rebase in the ledger, or why it is refused."""

from datetime import date

from msgspec import Struct

from handoff.analysis.holdings import Holdings
from handoff.analysis.names import find_standard
from handoff.analysis.process import Charting, Process, process_of
from handoff.analysis.rebasing import Rebasing, living, new_phases
from handoff.ledger import Published
from handoff.model.entry import Act
from handoff.model.improving import Rebase
from handoff.model.person import folded
from handoff.model.problem import Fault, Source
from handoff.model.standard import Standard
from handoff.model.stated import Rebased
from handoff.model.text import listed, quoted
from handoff.workspace.answering import uncommitted_entries
from handoff.workspace.keepable import text_fault
from handoff.workspace.opening import Workspace

_FEWEST_DIGITS = 8
_WHY = "Limits say what to expect of a process as it runs now, so a phase needs points on both sides."


class Wish(Struct, frozen=True):
    """What someone decides: from which day on (None: only that ``instead_of`` counts no more), and why."""

    standard: str
    since: date | None
    because: str
    instead_of: str = ""


class Decided(Struct, frozen=True):
    """A rebase that may be recorded, with the process as it is charted without it."""

    standard: Standard
    rebase: Rebase
    process: Process
    superseded: Rebased | None


def rebase_of(workspace: Workspace, wish: Wish, today: date) -> Decided | Fault:
    """The rebase that is decided on, or why it is refused."""
    standard = _words_fault(wish, today) or find_standard(workspace.organisation, wish.standard)
    if isinstance(standard, Fault):
        return standard
    holdings, _ = workspace.ledger.holdings_of(standard, workspace.organisation, today)
    process = process_of(standard, holdings.buckets, today, Charting(), holdings.rebases)
    if process is None:
        why = "It has no measure or no target, so it is not charted."
        return Fault(f"{standard.name} cannot be rebased.", why, f"Complete it in {standard.place.path}, and measure it.")
    old = _superseded(standard, holdings, wish.instead_of) if wish.instead_of else None
    if isinstance(old, Fault):
        return old
    others = tuple(one for one in living(holdings.rebases) if one is not old)
    refused = _no_phase(process, others, wish.since) if wish.since is not None else None
    if refused is not None:
        return refused
    rebase = Rebase(
        decided_on=today, standard=standard.name, since=wish.since, supersedes=old.id if old else None, because=wish.because
    )
    return Decided(standard, rebase, process, old)


def rebasing(workspace: Workspace, decided: Decided, act: Act, published: Published) -> Rebasing:
    """What a rebase that was just recorded does to the chart."""
    rebased = Rebased(published.first_id, act, decided.rebase, Source(published.path, 2, 1), decided.standard.name)
    periods = decided.process.periods
    begins = [phase.at for phase in new_phases(periods, (rebased,))]
    labels = [period.label for period in periods]
    before = labels.index(begins[0]) if begins else len(labels)
    return Rebasing(
        decided.standard,
        rebased,
        begins[0] if begins else "",
        before,
        len(labels) - before,
        published.path,
        uncommitted_entries(workspace),
    )


def _words_fault(wish: Wish, today: date) -> Fault | None:
    if not folded(wish.because):
        why = "Without a reason nobody can tell a new process from one that somebody wants to look better."
        return Fault("A rebase needs --because TEXT.", why, 'Say what has changed: --because "a second order desk".')
    if wish.since is not None and wish.since > today:
        why = "Nobody knows yet whether the process will have changed."
        return Fault(f"{wish.since} is in the future.", why, "Rebase when the change has been made, from the day on which it was.")
    return text_fault((wish.because,))


def _superseded(standard: Standard, holdings: Holdings, text: str) -> Rebased | Fault:
    """The one living rebase whose id begins so."""
    start, known = text.strip().lower(), living(holdings.rebases)
    found = tuple(one for one in known if len(start) >= _FEWEST_DIGITS and one.id.startswith(start))
    if len(found) == 1:
        return found[0]
    counting = listed(f"{one.id[:_FEWEST_DIGITS]} (from {one.rebase.since} on)" for one in known) if known else "none"
    why = "A rebase that counts is named by the first eight characters of its id, or more."
    return Fault(f"{quoted(text)} is no rebase of {standard.name} that counts.", why, f"Those that count: {counting}.")


def _no_phase(process: Process, others: tuple[Rebased, ...], since: date) -> Fault | None:
    """Why no new phase begins on a day: there is no point on one side of it, or one begins there already."""
    name, periods = process.standard.name, process.periods
    first = next((period for period in periods if period.end >= since), None)
    if first is None or first == periods[0]:
        side = "after" if first is None else "before"
        measured = f"It was measured from {periods[0].label} to {periods[-1].label}." if periods else "It was not measured yet."
        fix = f"{measured} Rebase once a period {side} the change has ended and was measured, or give another --on."
        return Fault(f"{name} has no point {side} {since}.", _WHY, fix)
    taken = next((phase.rebased for phase in new_phases(periods, others) if phase.at == first.label), None)
    if taken is None:
        return None
    fix = f"For another reason or day: handoff rebase {name} --on DATE --because TEXT --instead-of {taken.id[:_FEWEST_DIGITS]}"
    return Fault(
        f"A new phase of {name} begins with {first.label} already.", f"It was decided because: {taken.rebase.because}", fix
    )
