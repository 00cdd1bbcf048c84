"""Counting a ledger: every file read once, every entry counted once."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.ledger._corrections import Corrections, corrections_in
from handoff.ledger._flaws import Flaws
from handoff.ledger._lines import ID_AT
from handoff.ledger._read import Read, read_act
from handoff.ledger._remarks import Remarks
from handoff.ledger._repeats import Found, Repeats, found_in
from handoff.ledger._seen import Seen
from handoff.ledger._statements import held
from handoff.ledger._summed import Summed
from handoff.ledger._sums import Sums
from handoff.ledger._walk import ActFile
from handoff.model.entry import day_of
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source

MOST_HELD = 20_000
_Place = tuple[str, int]


def by_place_and_check(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order in which people look for them."""
    return tuple(sorted(problems, key=lambda problem: (problem.source, problem.check)))


class Counting:
    """One count of what a ledger holds up to a day, in memory that does not grow with the entries, and without writing anything.

    An entry met twice (on two branches, in a copied file, on a copied line) counts once, where it stands first.  An id that
    ``Seen`` has surely not met is counted at once.  The few others are held back with their places; then the files are
    looked through for the first place of each: if that is its own, it was new after all and is counted now.
    """

    def __init__(
        self,
        files: tuple[ActFile | Problem, ...],
        as_of: date,
        wanted: Callable[[bytes], bool] | None = None,
        heard: Callable[[int], object] = int,
        noted: Callable[[Read, Source], object] | None = None,
    ) -> None:
        """Prepare to count the entries observed up to a day; with ``wanted``, only those on such lines, as ``read_act`` does.

        ``heard`` is told the id of each entry as a number, also of those observed later; ``noted`` is given each that is sound
        and was not corrected.
        """
        self._files = tuple(file for file in files if isinstance(file, ActFile))
        self._problems: list[Problem] = [file for file in files if isinstance(file, Problem)]
        self._as_of, self._wanted = as_of, wanted
        self._seen = Seen()
        self._days: tuple[date, date] | tuple[()] = ()
        self.is_cut = False  # whether an entry was left out for its day
        self._heard = heard
        self._held: dict[bytes, _Place] = {}
        self._noted = noted
        self._corrections = Corrections()

    def everything(self, organisation: Organisation, workspace: Path) -> tuple[Holdings, tuple[Problem, ...]]:
        """The same with what was typed in twice, and what is odd about entries."""
        repeats, remarks = Repeats(self._again, organisation), Remarks(organisation)

        def noted(read: Read, place: Source) -> None:
            repeats.note(read)
            remarks.note(read, place)

        self._noted = noted
        holdings, problems = self.holdings(organisation)
        return remarks.added_to(replace(holdings, repeated=repeats.found()), workspace), problems

    def holdings(self, organisation: Organisation) -> tuple[Holdings, tuple[Problem, ...]]:
        """The sums and the problems, in order of their places."""
        corrections = corrections_in(self._files)
        summed = self.summed(organisation, corrections)
        return held(summed, organisation), by_place_and_check((*corrections.problems, *summed.problems))

    def summed(self, organisation: Organisation, corrections: Corrections) -> Summed:
        """What the entries add up to without those that were corrected."""
        sums = Sums(organisation)
        self._corrections = corrections
        for file in self._files:
            flaws = Flaws(file.shown)
            for read in read_act(file, flaws, self._wanted):
                if day_of(read.entry) <= self._as_of:
                    self._count(sums, file, read, flaws)
                else:
                    self.is_cut = True
                    self._heard(int(read.id, 16))
            self._problems.extend(flaws.problems())
        self._settle(sums)
        return sums.summed(by_place_and_check(self._problems), self._days)

    def _count(self, sums: Sums, file: ActFile, read: Read, flaws: Flaws) -> None:
        number = int(read.id, 16)
        if not self._seen.maybe(number):
            self._add(sums, number, file, read, flaws)
            return
        self._held.setdefault(read.line[ID_AT], (file.shown, read.number))
        if len(self._held) >= MOST_HELD:
            self._settle(sums)

    def _settle(self, sums: Sums) -> None:
        """Find the first places of the ids held back, and count those that are new after all."""
        for file in self._files if self._held else ():
            flaws = Flaws(file.shown)
            for read in read_act(file, Flaws(file.shown), lambda line: line[ID_AT] in self._held):
                place = self._held.pop(read.line[ID_AT], None)
                if place == (file.shown, read.number):
                    self._add(sums, int(read.id, 16), file, read, flaws)
            self._problems.extend(flaws.problems())
            if not self._held:
                break
        self._held.clear()

    def _add(self, sums: Sums, number: int, file: ActFile, read: Read, flaws: Flaws) -> None:
        day = day_of(read.entry)
        self._days = (min(self._days[0], day), max(self._days[1], day)) if self._days else (day, day)
        self._heard(number)
        if read.line[ID_AT] in self._corrections.passed_over:
            sums.pass_over(number)
            return
        place = Source(file.shown, read.number, 1)
        flaw = sums.add(number, read, place)
        if flaw is not None:
            flaws.add(flaw, read.number, read.line)
        elif self._noted is not None:
            self._noted(read, place)

    def _again(self) -> Iterator[Found]:
        """Every entry once more, with its place."""
        return found_in(self._files, self._counted)

    def _counted(self, line: bytes) -> bool:
        """Whether a line is wanted and was not corrected."""
        return line[ID_AT] not in self._corrections.passed_over and (self._wanted is None or self._wanted(line))
