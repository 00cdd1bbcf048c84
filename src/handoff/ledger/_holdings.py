"""Counting a ledger: every file read once, every entry counted once."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.ledger._corrections import Corrections, corrections_in
from handoff.ledger._flaws import Flaws
from handoff.ledger._lines import ID_AT
from handoff.ledger._read import Read, read_act
from handoff.ledger._remarks import Remarks
from handoff.ledger._repeats import Found, Repeats
from handoff.ledger._seen import Seen
from handoff.ledger._sums import Sums
from handoff.ledger._walk import ActFile, act_files
from handoff.model.entry import day_of
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source

MOST_HELD = 20_000
_Place = tuple[str, int]


class Counting:
    """One count of what a ledger holds up to a day, in memory that does not grow with the entries, and without writing anything.

    An entry met twice (on two branches, in a copied file, on a copied line) counts once, where it stands first.  An id that
    ``Seen`` has surely not met is counted at once.  The few others are held back with their places; then the files are
    looked through for the first place of each: if that is its own, it was new after all and is counted now.
    """

    def __init__(self, workspace: Path, folder: str, as_of: date, wanted: Callable[[bytes], bool] | None = None) -> None:
        """Prepare to count the entries observed up to a day; with ``wanted``, only those on such lines, as ``read_act`` does."""
        self._workspace, self._folder, self._as_of, self._wanted = workspace, folder, as_of, wanted
        self._seen = Seen()
        self._held: dict[bytes, _Place] = {}
        self._problems: list[Problem] = []
        self._repeats: Repeats | None = None
        self._remarks: Remarks | None = None
        self._corrections = Corrections()

    def everything(self, organisation: Organisation) -> tuple[Holdings, tuple[Problem, ...]]:
        """The same with what was typed in twice, and what is odd about entries."""
        self._repeats, self._remarks = Repeats(self._again), Remarks(organisation)
        holdings, problems = self.holdings(organisation)
        return self._remarks.added_to(replace(holdings, repeated=self._repeats.found()), self._workspace), problems

    def holdings(self, organisation: Organisation) -> tuple[Holdings, tuple[Problem, ...]]:
        """The sums and the problems, in order of their places."""
        sums = Sums(organisation)
        self._corrections = corrections_in(self._workspace, self._folder)
        self._problems.extend(self._corrections.problems)
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, Problem):
                self._problems.append(file)
                continue
            flaws = Flaws(file.shown)
            for read in read_act(file, flaws, self._wanted):
                if day_of(read.entry) <= self._as_of:
                    self._count(sums, file, read, flaws)
            self._problems.extend(flaws.problems())
        self._settle(sums)
        return sums.holdings(), tuple(sorted(self._problems, key=lambda problem: (problem.source, problem.check)))

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
        for file in act_files(self._workspace, self._folder) if self._held else ():
            if isinstance(file, ActFile):
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
        if read.line[ID_AT] in self._corrections.passed_over:
            sums.pass_over(number)
            return
        place = Source(file.shown, read.number, 1)
        flaw = sums.add(number, read, place)
        if flaw is not None:
            flaws.add(flaw, read.number, read.line)
        elif self._repeats is not None and self._remarks is not None:
            self._repeats.note(read)
            self._remarks.note(read, place)

    def _again(self) -> Iterator[Found]:
        """Every entry once more, with its place."""
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, ActFile):
                for read in read_act(file, Flaws(file.shown), self._counted):
                    yield Found(read, Source(file.shown, read.number, 1))

    def _counted(self, line: bytes) -> bool:
        """Whether a line is wanted and was not corrected."""
        return line[ID_AT] not in self._corrections.passed_over and (self._wanted is None or self._wanted(line))
