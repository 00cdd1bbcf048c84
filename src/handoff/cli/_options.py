"""Flags that several commands share, and how their words are read."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

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
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who records it; git's user by default.", show_default=False)]
Evidence = Annotated[list[str] | None, typer.Option("--evidence", metavar="PATH|URL", help="What proves it; may be repeated.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark for readers.", show_default=False)]
NoOpportunity = Annotated[
    str, typer.Option("--no-opportunity", metavar="REASON", help="There was nothing to measure, and why.", show_default=False)
]
HoldsUntil = Annotated[str, typer.Option("--until", metavar="DATE", help="The last day on which it holds.", show_default=False)]
Since = Annotated[str, typer.Option("--since", metavar="DATE", help="The first day that counts.", show_default=False)]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="The last day that counts.", show_default=False)]
Sign = Annotated[bool, typer.Option("--sign", help="Sign it with an SSH key.")]
Key = Annotated[
    str, typer.Option("--key", metavar="FILE", help="The SSH key; the one that git signs with by default.", show_default=False)
]
RulesName = Literal["mdc", "ptd", "western-electric", "nelson", "anhoej"]
Rules = Annotated[RulesName, typer.Option("--rules", help="What counts as a signal.")]
Screened = Annotated[bool | None, typer.Option("--screened", help="Leave out moving ranges that are signals themselves.")]
Plain = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the answer.")]
# For the commands that write files too, each with its own formats: Annotated[Form | None, FORMAT].
FORMAT = typer.Option("--format", help="How to print it; else as the output's name says, or text.")


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


def day_as_of(text: str, zone: str) -> date:
    """The day to judge on: as it was typed, or today."""
    return day_or_usage(text, "--as-of", today_in(zone))


def day_or_usage(text: str, flag: str, default: date) -> date:
    """Read a day as YYYY-MM-DD; anything else is a usage error that says so."""
    if not text:
        return default
    day = parse_day(text)
    if day is None:
        raise typer.BadParameter(f"{quoted(text)} is no day. Write it as {DAY_RULE}.", param_hint=flag)
    return day
