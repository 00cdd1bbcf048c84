"""Flags that several commands share, and how their words are read."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from handoff.model.day import DAY_RULE, parse_day
from handoff.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoff.ledger import Published
    from handoff.model.entry import Act
    from handoff.workspace.opening import Workspace

Project = Annotated[
    str, typer.Option("--project", metavar="DIR", help="The workspace, when it is not the current folder.", show_default=False)
]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="Judge as on this day (YYYY-MM-DD); today by default.", show_default=False)
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the terminal.", show_default=False)
]
Commit = Annotated[
    bool | None, typer.Option("--commit/--no-commit", help="Commit the new act, and nothing else.", show_default=False)
]


class Recorder(Struct, frozen=True):
    """Who records in which act, which day it is for them, and what is done with an act once it is published."""

    act: "Act"
    today: date
    keep: "Callable[[Workspace, Published], None]"


def now_utc() -> datetime:
    """This moment; the command line is the only place that asks."""
    return datetime.now(UTC)


def today_in(zone: str) -> date:
    """Today where the workspace is."""
    if zone == "UTC":
        return now_utc().date()
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(zone)).date()


def day_or_usage(text: str, flag: str, default: date) -> date:
    """Read a day as YYYY-MM-DD; anything else is a usage error that says so."""
    if not text:
        return default
    day = parse_day(text)
    if day is None:
        raise typer.BadParameter(f"{quoted(text)} is no day. Write it as {DAY_RULE}.", param_hint=flag)
    return day
