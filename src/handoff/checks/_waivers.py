"""Waivers by what they are about: the newest of each thing, and what a check's waiver still covers."""

from collections.abc import Iterable
from datetime import date
from shlex import quote

from msgspec import Struct

from handoff.analysis.holdings import Holdings
from handoff.checks._waiving import NEVER_WAIVED, covers
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.model.text import quoted


class Thing(Struct, frozen=True):
    """What a waiver is about: a standard (``check`` is ''), or what a check finds about a name ('': about anything)."""

    check: str
    about: str

    @property
    def words(self) -> str:
        """The thing in a sentence."""
        if not self.check:
            return quoted(self.about) if not self.about.isprintable() else self.about
        return f"the check {quoted(self.check)}" + (f" about {quoted(self.about)}" if self.about else "")

    @property
    def anew(self) -> str:
        """The command that asks for a waiver of it, whole."""
        named = f"{quote(self.check)} --for {quote(self.about)}" if self.check and self.about else quote(self.check or self.about)
        return f"handoff waive {named} --until DATE --because TEXT --approved-by NAME"


def thing_of(granted: Granted) -> Thing:
    """What a waiver is about."""
    waiver = granted.waiver
    return Thing(waiver.check, waiver.about or "") if waiver.check else Thing("", granted.standard)


def by_thing(waivers: Iterable[Granted]) -> dict[Thing, tuple[Granted, ...]]:
    """The waivers of each thing, oldest first."""
    found: dict[Thing, tuple[Granted, ...]] = {}
    for granted in waivers:
        thing = thing_of(granted)
        found[thing] = (*found.get(thing, ()), granted)
    return found


def newest_of_each(waivers: Iterable[Granted]) -> tuple[Granted, ...]:
    """The newest waiver of each thing: it takes the place of those before."""
    return tuple(granted[-1] for granted in by_thing(waivers).values())


def still_covered(
    granted: Granted, organisation: Organisation, holdings: Holdings, today: date | None = None
) -> tuple[Problem, ...] | None:
    """What a check's waiver still covers, by running that check anew; None where it is a check that needs a day, and there is none.

    A check that is never waived, or that is none, gives nothing to cover.
    """
    from handoff.checks import CHECKS, DUE_CHECKS  # noqa: PLC0415 -- the register imports the members that use this

    name = granted.waiver.check
    if name in NEVER_WAIVED:
        return ()
    for check in CHECKS:
        if name == check.NAME:
            return tuple(problem for problem in check.find(organisation, holdings) if covers(granted, problem.about))
    for due in DUE_CHECKS:
        if name == due.NAME:
            if today is None:
                return None
            return tuple(problem for problem in due.find(organisation, holdings, today) if covers(granted, problem.about))
    return ()
