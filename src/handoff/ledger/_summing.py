"""Summing a ledger with what was kept of it: only what came since is read, and whatever is odd is counted from the files again."""

from datetime import date
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.ledger._corrections import Corrections, corrections_in, mentions_correction
from handoff.ledger._holdings import Counting, by_place_and_check
from handoff.ledger._ids import Holder, Ids, ids_of, merged_ids, shared
from handoff.ledger._meaning import meaning_of
from handoff.ledger._stamps import Stamped, settled, stamped
from handoff.ledger._state import Base, State
from handoff.ledger._statements import held
from handoff.ledger._summed import merged
from handoff.ledger._units import WORTH, Unit, Units, ids_kept, ids_name
from handoff.ledger._waiting import Heard, unheard
from handoff.ledger._walk import ActFile, act_files
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.private import PrivateFolder

_MADE_BY = ("model", "measures", "analysis", "ledger")
# Fewer bytes of entries than this are read sooner than what was kept of them.
SMALL = 1_000_000


class _Whole(Struct, frozen=True):
    """A base with the ids of everything that it covers."""

    base: Base
    holders: tuple[Holder, ...]


class Summing:
    """One sum of a ledger up to a day.

    What is kept is a sum of whole files that have no entry in common and correct nothing in each other.  Files that came since are
    added where that holds for them too; else all is put together again from the units of large files and the other files' entries.
    Where a file changed only now, nothing that rests on it is kept: it may change once more and look the same.
    """

    def __init__(self, workspace: Path, folder: str, organisation: Organisation, as_of: date, heard: Heard = unheard) -> None:
        """Look at what there is; ``heard`` is told how far the first reading of large files is."""
        files = tuple(act_files(workspace, folder))
        self._irregular = tuple(file for file in files if isinstance(file, Problem))
        self.files = stamped(file for file in files if isinstance(file, ActFile))
        self.private = PrivateFolder(workspace, _MADE_BY)
        self._organisation, self._as_of, self.heard = organisation, as_of, heard
        self.is_large = sum(one.stamp.size for one in self.files) >= SMALL

    def holdings(self) -> tuple[Holdings, tuple[Problem, ...]]:
        """The answer, and what is wrong."""
        return self.answer(self.base())

    def answer(self, base: Base) -> tuple[Holdings, tuple[Problem, ...]]:
        """The answer that a base gives."""
        return held(base.summed, self._organisation), by_place_and_check((*self._irregular, *base.summed.problems))

    def apart(self, base: Base) -> tuple[Stamped, ...]:
        """The large files that hold sound measurements alone, none of them in another file too; some may have been corrected."""
        kept = frozenset(map(ids_name, base.units))
        return tuple(one for one in self.files if one.stamp.size >= WORTH and ids_name(self._units.whole(one)) in kept)

    def whole(self, one: Stamped) -> str:
        """The name of the unit of a large file of which nothing was corrected."""
        return self._units.whole(one)

    def ids(self, one: Stamped) -> Holder:
        """The ids that one of these files holds."""
        return ids_kept(self.private, self._units.whole(one))

    def base(self) -> Base:
        """What all files add up to."""
        if not self.is_large:
            return self._exactly(self.files)
        meaning = meaning_of(self._organisation)
        self._state = State(self.private, meaning, self._as_of)
        self._units = Units(self.private, meaning, self._organisation, self._as_of, self.heard)
        base = None
        for kept in self._state.bases():
            rest = self._rest(kept)
            if rest == ():
                return kept
            if rest is not None and (base is None or len(kept.covered) > len(base.covered)):
                base = kept
        self.files = settled(self.files, self.private.now())
        old = tuple(one for one in self.files if one.is_settled)
        whole = self._brought_up_to_date(base, old) or self._put_together(old)
        if len(old) == len(self.files):
            return whole.base
        fresh = tuple(one for one in self.files if not one.is_settled)
        return (self._extended(whole, fresh) or self._put_together(self.files)).base

    def _rest(self, base: Base) -> tuple[Stamped, ...] | None:
        """The files that a base does not cover; None where it covers one that is not there as it was."""
        rest = tuple(one for one in self.files if one.stamp not in base.covered)
        return rest if len(self.files) - len(rest) == len(base.covered) else None

    def _brought_up_to_date(self, base: Base | None, old: tuple[Stamped, ...]) -> _Whole | None:
        """A base with what came since, kept for the next time; None where it has to be put together again."""
        if base is None:
            return None
        whole = _Whole(base, self._state.holders(base))
        rest = tuple(one for one in old if one.stamp not in base.covered)
        if not rest:
            return whole
        both = self._extended(whole, rest)
        if both is not None:
            self._keep(both.base)
        return both

    def _extended(self, whole: _Whole, rest: tuple[Stamped, ...]) -> _Whole | None:
        """A base with some more files; None where they have to do with what it covers."""
        apart = self._apart(rest)
        if any(mentions_correction(one.file) for one in rest if one not in apart):
            return None
        more = self._with(rest, apart)
        base, holders = whole.base, (*whole.holders, *more.holders)
        is_awaited = any(_among(base.awaited, holder) for holder in more.holders)
        if is_awaited or shared(holders, range(len(whole.holders))):
            return None
        both = Base(
            base.cut or more.base.cut,
            base.covered | more.base.covered,
            merged((base.summed, more.base.summed)),
            merged_ids(base.ids, more.base.ids),
            base.units + more.base.units,
            base.awaited,
        )
        return _Whole(both, holders)

    def _apart(self, files: tuple[Stamped, ...]) -> dict[Stamped, Unit]:
        """The large ones among some files that have units."""
        units = self._units.of(tuple(one for one in files if one.stamp.size >= WORTH))
        return {one: unit for one, unit in units if unit is not None}

    def _put_together(self, files: tuple[Stamped, ...]) -> _Whole:
        """Everything from the units of large files and the entries of the others; kept, where all files have settled."""
        apart, known = self._apart(files), self._state.apart()
        while True:
            whole = self._with(files, apart)
            units = tuple(apart.items())
            entangled = shared(whole.holders, [at for at, (_, unit) in enumerate(units, start=1) if ids_name(unit.name) in known])
            if not entangled - {0}:
                break
            for one, unit in (units[place - 1] for place in entangled - {0}):
                self._units.forget_damaged(unit)
                del apart[one]
        if all(one.is_settled for one in files):
            self._keep(whole.base)
        self._units.forget(sum(one.stamp.size >= WORTH for one in self.files), (*whole.base.units, *self._state.units()))
        return whole

    def _with(self, files: tuple[Stamped, ...], apart: dict[Stamped, Unit]) -> _Whole:
        """The sum of the units of files that stand apart and of the other files' entries, which may correct some of theirs."""
        others = tuple(one for one in files if one not in apart)
        exact_files = tuple(one.file for one in others)
        corrections = corrections_in(exact_files, lambda ids: (one.file for one, unit in apart.items() if _among(ids, unit.ids)))
        exact = self._counted(others, corrections)
        for one, unit in tuple(apart.items()):
            passed_over = _among(corrections.passed_over, unit.ids)
            if passed_over:
                again = dict(self._units.of((one,), Corrections(passed_over)))[one]
                if again is None:  # the file has changed since it was summed
                    del apart[one]
                    return self._with(files, apart)
                apart[one] = again
        units = tuple(apart.values())
        base = Base(
            exact.cut or next((self._as_of for unit in units if unit.is_cut), None),
            exact.covered | {one.stamp for one in apart},
            merged(chain((exact.summed,), (unit.summed for unit in units))),
            exact.ids,
            tuple(unit.name for unit in units),
            exact.awaited,
        )
        return _Whole(base, (ids_of(exact.ids), *(unit.ids for unit in units)))

    def _exactly(self, files: tuple[Stamped, ...]) -> Base:
        """What the entries of some files add up to, each read, and corrected by each other alone."""
        return self._counted(files, corrections_in(tuple(one.file for one in files)))

    def _counted(self, files: tuple[Stamped, ...], corrections: Corrections) -> Base:
        ids = Ids()
        counting = Counting(tuple(one.file for one in files), self._as_of, heard=ids.hear)
        summed = counting.summed(self._organisation, corrections)
        told = replace(summed, problems=by_place_and_check((*corrections.problems, *summed.problems)))
        cut = self._as_of if counting.is_cut else None
        covered = frozenset(one.stamp for one in files)
        return Base(cut, covered, told, ids.in_order(), awaited=corrections.awaited)

    def _keep(self, base: Base) -> None:
        """Keep a base, unless a file could not be read: it may be tomorrow, and its stamp would be the same."""
        if all(problem.source.line for problem in base.summed.problems):
            self._state.keep(base)


def _among(ids: frozenset[bytes], holder: Holder) -> frozenset[bytes]:
    """Those of some whole ids that a holder may have."""
    found = frozenset(holder.among({int(one[:16], 16) for one in ids}))
    return frozenset(one for one in ids if int(one[:16], 16) in found)
