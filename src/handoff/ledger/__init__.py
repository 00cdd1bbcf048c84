"""The room of ledgers: where entries are kept."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

from handoff.analysis.judged import Holdings
from handoff.model.entry import Act, Kept, Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem

Novelty = Literal["new", "known", "changed", "repeated"]


class Published(Struct, frozen=True):
    """A new act: its file relative to the workspace, how many entries it holds, and the id of the first."""

    path: str
    entries: int
    first_id: str


class Draft(Protocol):
    """An act being written, hidden until it is whole; leaving it unpublished leaves nothing behind."""

    def add(self, measurement: Measurement) -> Novelty:
        """Add one measurement; a row of an import that the ledger has is ``known``, with another value ``changed``: neither is added."""
        ...

    def publish(self) -> Published:
        """Make the act appear, whole and durable.  OSError where the disk or a permission is in the way."""
        ...


class Ledger(Protocol):
    """Where entries are kept, whatever keeps them."""

    def draft(self, act: Act) -> AbstractContextManager[Draft]:
        """Begin an act."""
        ...

    def holdings(self, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """Sum up what was observed up to a day, by standard, cadence period, target and limit; and what cannot be read or trusted."""
        ...

    def measurements(self, standards: tuple[str, ...]) -> Iterator[Kept]:
        """The readable measurements of some standards (by full name as recorded), in order of day and id."""
        ...


class Keeper(Protocol):
    """A member is a module with these names."""

    NAME: str

    def open_ledger(self, workspace: Path, folder: str) -> Ledger:
        """Open the ledger in a workspace's folder; nothing is created before the first act."""
        ...
