"""Who records, when and in which act: what every command that adds to the ledger asks first."""

import time
from typing import TYPE_CHECKING

import typer

from handoff.cli._exit import EXIT_UNREADABLE
from handoff.cli._open import refuse_fault
from handoff.cli._options import Recorder, now_utc, today_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoff.ledger import Published
    from handoff.workspace.opening import Workspace


def later_recorder_of(workspace: "Workspace", by: str, keep: "Callable[[Workspace, Published], None]") -> Recorder:
    """The same where the last word counts: acts tell seconds apart, so no word shares its second with an earlier one."""
    recorder = recorder_of(workspace, by, keep)
    if workspace.ledger.newest() != recorder.act.recorded_at:
        return recorder
    time.sleep(1)
    return recorder_of(workspace, by, keep)


def recorder_of(workspace: "Workspace", by: str, keep: "Callable[[Workspace, Published], None]") -> Recorder:
    """Who records (git's user without ``by``), when, and what is done with the act; leaves where nothing should be recorded."""
    from handoff import git
    from handoff.workspace.keepable import name_fault
    from handoff.workspace.recording import act_of, clock_fault

    person = by.strip() or git.user(workspace.root)
    if not person:
        raise typer.BadParameter("git does not know your name here; give it with --by NAME.", param_hint="--by")
    fault = name_fault(person)
    if fault is not None:
        refuse_fault(fault)
    now = now_utc()
    fault = clock_fault(workspace, now)
    if fault is not None:
        refuse_fault(fault, EXIT_UNREADABLE)
    return Recorder(act_of(now, person), today_in(workspace.settings.timezone), keep)
