"""The words for settings that cannot be used."""

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.problem import Fault
from handoff.model.text import quoted

TOO_DEEP = Fault(
    "The values are nested too deep to be settings.",
    "Such files are made to break programs.",
    "Write the settings as `handoff init` does.",
)
OUTSIDE = "What a workspace says must be inside it, so that its history holds everything."


def no_toml(words: str) -> Fault:
    """The fault of a file that is not TOML; the words are those of TOML's reader."""
    return Fault(
        f"This is not valid TOML: {words[:1].lower()}{words[1:]}.",
        "Until the settings can be read, nothing else can.",
        'Write `key = "text"`, `key = true` or `[table]`, one a line, with texts in quotes.',
    )


def unknown_zone(zone: str, known: set[str]) -> Fault:
    """The fault of a time zone that this computer does not know; ``known`` are those it does, none without a database."""
    why = "Days begin at midnight in the workspace's time zone; another zone would move results between periods."
    if not known:
        return Fault(
            f"The time zone {quoted(zone)} cannot be looked up: this computer has no list of time zones.",
            why,
            'Install one with `pip install tzdata`, or write `timezone = "UTC"`.',
        )
    lower = {name.lower(): name for name in known}
    near = did_you_mean(f"`{lower[name]}`" for name in nearest(zone, lower, 1))
    return Fault(
        f"{quoted(zone)} is no time zone.",
        why,
        f"{near} Write the IANA name, such as `Europe/London` or `America/Chicago`.".lstrip(),
    )


def no_month_day(text: str) -> Fault:
    """The fault of a first day of the fiscal year that does not come every year."""
    return Fault(
        f"{quoted(text)} is no day in the form MM-DD that every year has.",
        "Fiscal quarters and years are counted from that day.",
        'Write month and day, such as `fiscal_year_starts = "04-01"`.',
    )


def hidden_path(text: str) -> Fault:
    """The fault of a folder that is hidden, or whose name cannot be shown."""
    return Fault(
        f"{quoted(text)} is a hidden folder, or its name cannot be shown.",
        "Hidden folders are skipped, ignored by git or deleted as caches, and what was recorded there with them.",
        "Write a folder whose name people see, such as `ledger`.",
    )


def bad_path(text: str) -> Fault:
    """The fault of a path that leads, or could lead, out of the workspace."""
    return Fault(
        f"{quoted(text)} is no folder or file inside the workspace.",
        OUTSIDE,
        "Write a path from the workspace's root with `/`, such as `standards`, without `..`.",
    )
