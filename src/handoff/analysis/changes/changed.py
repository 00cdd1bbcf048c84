"""What differs in meaning between two states of the definitions: each change, for whom, and whose agreement it voids."""

from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Source
from handoff.model.standard import Standard

About = Literal["department", "party", "output", "standard"]
Kind = Literal[
    "removed",
    "retired",
    "unguarded",
    "loosened",
    "moved",
    "retargeted",
    "re-guarded",
    "re-measured",
    "rescheduled",
    "reworded",
    "regraded",
    "restated",
    "renamed",
    "tightened",
    "added",
]
# What takes something away from somebody for good; what makes a promise smaller, or may: targets that cannot be compared.
REMOVING: frozenset[Kind] = frozenset({"removed", "retired", "unguarded"})
LOOSENING: frozenset[Kind] = frozenset({"loosened", "retargeted"})


class File(Struct, frozen=True):
    """A file by its path in the workspace and a digest of its content."""

    path: str
    digest: str


class Side(Struct, frozen=True):
    """The definitions in one state: at a revision (as typed, with its commit), or as they lie here (both '').

    ``is_workspace`` is false where there were none yet.  ``passed_over`` are links and submodules: a revision is read without.
    """

    revision: str
    commit: str
    organisation: Organisation
    files: tuple[File, ...] = ()
    is_workspace: bool = True
    passed_over: tuple[str, ...] = ()


class Placed(Struct, frozen=True):
    """A standard with its output."""

    output: Output
    standard: Standard


class Voided(Struct, frozen=True):
    """An agreement to terms that are no longer promised: whose, by whom it was given, and when."""

    party: str
    by: str
    agreed_on: date


class Change(Struct, frozen=True, kw_only=True):
    """One change of meaning.

    ``name`` is the one that it has now; of what is gone, the one that it had.  ``part`` says what of it changed (``target``,
    ``measure method``, ``customers``; '' for the whole), ``was`` and ``now`` what it said.  ``because`` and ``until`` are those of
    something retired.  ``voids`` are agreements to the old terms, ``lacks`` parties who have not agreed to the new ones.
    """

    kind: Kind
    about: About
    name: str
    place: Source
    part: str = ""
    was: str = ""
    now: str = ""
    because: str = ""
    until: date | None = None
    loses: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    voids: tuple[Voided, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def removes(self) -> bool:
        """Whether somebody loses a promise, an output or a protection altogether."""
        return self.kind in REMOVING or (self.kind == "moved" and bool(self.loses))

    @property
    def loosens(self) -> bool:
        """Whether less is promised than before, or something that cannot be compared with it."""
        return self.kind in LOOSENING

    @property
    def is_unagreed(self) -> bool:
        """Whether somebody's agreement does not cover it."""
        return bool(self.voids or self.lacks)


class Compared(Struct, frozen=True):
    """Two states of the definitions and every change of meaning between them, worst first.

    ``text_only`` are files that differ and change no meaning; ``settings_differ`` says whether the settings' file does.
    """

    old: Side
    new: Side
    changes: tuple[Change, ...]
    text_only: tuple[str, ...]
    settings_differ: bool
