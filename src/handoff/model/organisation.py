"""Who hands what to whom: departments, their outputs and handoffs, parties, and the whole."""

import re
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Literal

from msgspec import Struct

from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Cadence, Standard

DepartmentKind = Literal["core", "support", "management", "assurance"]
PartyKind = Literal["customer", "end-user", "supplier", "regulator", "owner", "community", "group", "department"]
OutputKind = Literal["goods", "service", "information", "decision"]
ANCHORS: tuple[PartyKind, ...] = ("customer", "end-user")
_NONE = r"\s*none\s*(?:[,;:.(-]|because\b|$)"


class Station(Struct, frozen=True, gc=False):
    """A place on a department's line: the next one is its customer."""

    id: str
    name: str


class Talk(Struct, frozen=True, gc=False, array_like=True):
    """How often supplier and customer talk, and when they last did."""

    every: Cadence | None
    last: date | None


class Handoff(Struct, frozen=True, gc=False, array_like=True):
    """One output reaching one customer: ``customer`` is a department, ``department/station`` or party id, as written.

    ``needs_back`` keeps each need as written: a standard's full name, or plain words.  ``unreadable`` names its keys that are
    there but could not be read.
    """

    customer: str
    place: Source
    used_for: str = ""
    channel: str = ""
    talk: Talk | None = None
    needs_back: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def says_nothing(need: str) -> bool:
    """Whether a need, as written, says that there is none: ``none, because …``."""
    if need.strip()[:4].lower() != "none":  # a pattern takes ten times as long, and nearly every need asks for something
        return False
    return re.match(_NONE, need, re.ASCII | re.IGNORECASE) is not None


class Output(Struct, frozen=True, gc=False, array_like=True):
    """What a department hands over; ``station`` is the one that hands it over ('' for the department).

    ``unreadable`` names the keys that are there but could not be read, so that no check calls them missing.
    """

    department: str
    id: str
    name: str
    place: Source
    kind: OutputKind | None = None
    station: str = ""
    handoffs: tuple[Handoff, ...] = ()
    standards: tuple[Standard, ...] = ()
    note: str = ""
    unreadable: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The output's name among all departments, ``department/output``."""
        return f"{self.department}/{self.id}"

    @property
    def supplier(self) -> str:
        """Who hands it over: the department, or its station (``department/station``)."""
        return f"{self.department}/{self.station}" if self.station else self.department

    def customers_of(self, standard: Standard) -> tuple[str, ...]:
        """The customers a standard promises to: those it names, else all of the output's."""
        return standard.customers or tuple([handoff.customer for handoff in self.handoffs])


class Retired(Struct, frozen=True, gc=False):
    """A standard no longer promised: ``output/standard`` within its department, until when and why."""

    name: str
    until: date | None
    because: str
    place: Source


class Department(Struct, frozen=True, gc=False, array_like=True):
    """An internal party that produces outputs; ``unreadable`` names its keys that are there but could not be read."""

    id: str
    name: str
    place: Source
    kind: DepartmentKind | None = None
    head: str = ""
    promise: str = ""
    stations: tuple[Station, ...] = ()
    outputs: tuple[Output, ...] = ()
    retired: tuple[Retired, ...] = ()
    note: str = ""
    unreadable: tuple[str, ...] = ()

    @property
    def station_names(self) -> tuple[str, ...]:
        """Its stations by the names that customers are given, ``department/station``."""
        return tuple(f"{self.id}/{station.id}" for station in self.stations)

    @property
    def standards(self) -> tuple[Standard, ...]:
        """All its standards, in the order of its file."""
        return tuple(chain.from_iterable([output.standards for output in self.outputs]))


class Party(Struct, frozen=True, gc=False):
    """Anyone who is not a described department: who receives, supplies or is protected; ``unreadable`` as for a department."""

    id: str
    name: str
    kind: PartyKind
    place: Source
    represented_by: str = ""
    members: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def is_anchor(self) -> bool:
        """Whether a chain may end here: a customer or end user outside the organisation."""
        return self.kind in ANCHORS


class Commitment(Struct, frozen=True, gc=False):
    """What top management signed; ``unreadable`` as for a department (``organisation``: all of it)."""

    text: str
    place: Source
    signed_by: str = ""
    role: str = ""
    signed_on: date | None = None
    review_by: date | None = None
    unreadable: tuple[str, ...] = ()


class Organisation(Struct, frozen=True, dict=True):
    """Everything the definitions say, in order of file name and then of the file.

    ``unreadable`` names the parties that are there but could not be read, so that no check calls them unknown.  All outputs and
    all standards are put together once (``dict``), for every check asks for them.
    """

    settings: Settings
    departments: tuple[Department, ...] = ()
    parties: tuple[Party, ...] = ()
    commitment: Commitment | None = None
    unreadable: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[Department | Party, ...]:
        """All departments, then all parties."""
        return (*self.departments, *self.parties)

    @property
    def possible_customers(self) -> tuple[str, ...]:
        """Every name that a customer can have: departments, their stations, parties."""
        stations = (name for department in self.departments for name in department.station_names)
        return (*(one.id for one in self.departments), *stations, *(party.id for party in self.parties))

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """All outputs of all departments."""
        return tuple(chain.from_iterable([department.outputs for department in self.departments]))

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """All standards of all departments."""
        return tuple(chain.from_iterable([output.standards for output in self.outputs]))
