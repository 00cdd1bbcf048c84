"""``handoff record`` at a terminal: standard after standard by keyboard, what is due first."""

import sys
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from handoff.cli._open import refuse_fault
from handoff.cli._talk import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoff.analysis.offering import Offer
    from handoff.cli._options import Recorder
    from handoff.cli._record_step import Sitting
    from handoff.workspace.opening import Workspace


def is_terminal() -> bool:
    """Whether somebody sits there: what is asked can be read, and answered."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Asked(Struct, frozen=True):
    """What a sitting is about: what is due in a department, or ('') whatever is chosen; whose standards come first, and the day
    on which everything was observed (None: on the day it is typed).
    """

    department: str
    owner: str
    on: date | None


def record_at_terminal(workspace: "Workspace", recorder: "Recorder", asked: Asked) -> None:
    """Ask for values and record them; leaves where nobody can be asked."""
    from handoff.analysis.agenda import unknown_owner
    from handoff.workspace.asking import unknown_filter
    from handoff.workspace.recording import future_fault

    if not is_terminal():
        raise typer.BadParameter(
            "name a standard and its value, or a file with --from FILE. Alone, or with --due DEPARTMENT, it asks for each value at "
            "a terminal, and this is none.",
            param_hint="--due" if asked.department else "STANDARD",
        )
    organisation, today = workspace.organisation, recorder.today
    fault = unknown_filter(organisation, asked.department, "") or unknown_owner(organisation, asked.owner)
    fault = fault or future_fault(asked.on or today, today)
    if fault is not None:
        refuse_fault(fault)
    from handoff.cli._keyboard import typing_ahead

    with typing_ahead(), _sitting(workspace, recorder, asked) as (sitting, offers):
        if asked.department:
            _walk(sitting, offers, asked.department)
        else:
            _choose(sitting, offers)


def _choose(sitting: "Sitting", offered: "tuple[Offer, ...]") -> None:
    """Ask which standard, and for its value, again and again; the next one that is due is proposed."""
    from handoff.analysis.offering import renewed

    offers, skipped = {offer.standard.name: offer for offer in offered}, set[str]()
    while (offer := _chosen(sitting, tuple(offers.values()), skipped)) is not None:
        name = offer.standard.name
        done = sitting.measure(offer)
        if done is None or (done.unmeasured and done.period.end >= sitting.today):
            skipped.add(name)  # what is owed was passed over: it is not proposed twice in one sitting
        if done is not None:
            offers[name] = renewed(offer, done, sitting.today)


def _walk(sitting: "Sitting", offered: "tuple[Offer, ...]", department: str) -> None:
    """Ask for the value of every standard whose measurement is due, worst first."""
    from handoff.analysis.figures import counted
    from handoff.analysis.offering import owed

    due = owed(offered)
    for number, offer in enumerate(due, start=1):
        sitting.measure(offer, f" ({number} of {len(due)})")
    left = len(due) - sitting.recorded
    skipped = f"; {counted(left, 'standard was', 'standards were')} skipped" if left else ""
    say(f"\nThat was all that is due in {department}{skipped}.")


@contextmanager
def _sitting(workspace: "Workspace", recorder: "Recorder", asked: Asked) -> "Iterator[tuple[Sitting, tuple[Offer, ...]]]":
    """Sit down before what can be recorded, and say at the end, whatever ended it, how much was."""
    from handoff.analysis.figures import counted
    from handoff.answers.sitting import ending, opening_page
    from handoff.cli._record_step import Sitting, show
    from handoff.workspace.offering import offered

    found = offered(workspace, (recorder.act.recorded_by, asked.owner), recorder.today)
    offers = tuple(one for one in found.offers if asked.department in {"", one.standard.department})
    sitting = Sitting(workspace, recorder, asked.on)
    try:
        show(opening_page(workspace.organisation, offers, recorder.act.recorded_by, recorder.today))
        faults = len(workspace.problems) + len(found.problems)
        if faults:
            say(f"The definitions or the ledger have {counted(faults, 'fault')}; `handoff check` lists them.")
        yield sitting, offers
    except EOFError:
        pass
    finally:
        say(f"\n{ending(sitting.recorded)}")


def _chosen(sitting: "Sitting", offers: "tuple[Offer, ...]", skipped: set[str]) -> "Offer | None":
    """The standard that somebody chooses; None where they leave."""
    from handoff.analysis.offering import find_offer, owed
    from handoff.answers.sitting import choosing_page, several_page, suggested
    from handoff.cli._record_step import show, tell
    from handoff.model.problem import Fault

    proposed = next((one for one in owed(offers) if one.standard.name not in skipped), None)
    show(choosing_page(proposed, sitting.today))
    text = ""
    while True:
        text = sitting.ask("Standard", lambda typed: suggested(offers, typed, sitting.today), text)
        if not text:
            return proposed
        match find_offer(sitting.workspace.organisation, offers, text):
            case Fault() as fault:
                tell(fault)
            case tuple() as several:
                show(several_page(several))
            case offer:
                return offer
