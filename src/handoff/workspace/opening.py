"""Opening a workspace: where it is, what its files say, and the ledger beside them."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff.ledger import Ledger
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source
from handoff.model.settings import SETTINGS_FILE, Settings
from handoff.model.text import quoted
from handoff.reading import find_root, read_organisation, read_settings

NO_WORKSPACE = Problem(
    "no-workspace",
    "error",
    Source(SETTINGS_FILE),
    f"There is no {SETTINGS_FILE} here, nor in any folder above.",
    "A workspace is a folder with that file; handoff looks for it from the current folder upwards.",
    "Go to your workspace, name it with --project DIR, begin one with `handoff init`, or look at an example with `handoff demo`.",
)


def no_workspace(project: str) -> Problem:
    """What is said where there is no workspace; of a folder that was named, that it is none."""
    if not project:
        return NO_WORKSPACE
    return replace(
        NO_WORKSPACE,
        message=f"There is no {SETTINGS_FILE} in {quoted(project)}.",
        why="A workspace is a folder with that file; in a folder that is named, handoff looks nowhere else.",
        fix="Name the workspace's own folder with --project DIR (or HANDOFF_PROJECT), or leave it out and go there.",
    )


def _unheard(_done: int, _total: int) -> None:
    """Where nobody waits."""


class Workspace(Struct, frozen=True):
    """An open workspace.  ``problems`` are the faults of its files; what could be read is in ``organisation`` all the same.

    ``heard`` is told how many bytes of how many were read, while a large ledger is read for the first time.
    """

    root: Path
    settings: Settings
    organisation: Organisation
    problems: tuple[Problem, ...]
    heard: Callable[[int, int], None] = _unheard

    @property
    def ledger(self) -> Ledger:
        """The ledger in its folder."""
        from handoff.ledger import files  # noqa: PLC0415 -- check and show may never need it

        return files.open_ledger(self.root, self.settings.ledger, self._left_out, self.heard)

    def _left_out(self) -> tuple[str, ...]:
        """The ledger's files that git has and was told to leave out here; nobody is asked where there is no repository."""
        whole = self.root.absolute()
        if not any((folder / ".git").exists() for folder in (whole, *whole.parents)):
            return ()
        from handoff.git import left_out  # noqa: PLC0415 -- it takes its time

        return left_out(self.root, self.settings.ledger)


def doubles(workspace: Workspace) -> tuple[Problem, ...]:
    """The ids that stand for several departments or parties: a report would count everything about them twice."""
    organisation = workspace.organisation
    ids = [one.id for one in organisation.everyone]
    if len(set(ids)) == len(ids):
        return ()
    from handoff.analysis.holdings import Holdings  # noqa: PLC0415 -- only where something is there twice
    from handoff.checks import duplicate_name  # noqa: PLC0415 -- as above

    return tuple(duplicate_name.find(organisation, Holdings()))


def locate(project: str, start: Path) -> Path | None:
    """The workspace's root: the folder named, or the first one with settings from ``start`` upwards."""
    if not project:
        return find_root(start)
    named = start / project
    return named if (named / SETTINGS_FILE).exists() else None


def open_workspace(root: Path) -> Workspace | tuple[Problem, ...]:
    """Read everything the files say; only settings that cannot be read leave nothing to work with."""
    settings, faults = read_settings(root)
    if settings is None:
        return faults
    organisation, problems = read_organisation(root, settings)
    return Workspace(root, settings, organisation, (*faults, *problems))
