"""A ledger of files: one act of recording, one new file, never touched again."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from handoff.analysis.holdings import Holdings
from handoff.analysis.names import former_names
from handoff.ledger._corrections import corrections_in
from handoff.ledger._decode import is_time
from handoff.ledger._draft import FileDraft, Rehearsal
from handoff.ledger._filed import filed_about, filed_beginning, filed_corrections
from handoff.ledger._flaws import Flaws
from handoff.ledger._holdings import Counting, by_place_and_check
from handoff.ledger._left_out import LeftOut, left_out_problems, nothing
from handoff.ledger._lines import genuine_body
from handoff.ledger._marked import UNSURE
from handoff.ledger._newest import newest_entries
from handoff.ledger._read import read_act
from handoff.ledger._summing import Summing
from handoff.ledger._waiting import Heard, unheard
from handoff.ledger._walk import ActFile, act_files
from handoff.model.entry import Act, Agreed, Asked, Filed, Kept, Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source
from handoff.model.standard import Standard

NAME = "files"
_ACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z-[0-9a-f]{16}\.(?:jsonl|parts)")
_NONE: Mapping[str, str] = MappingProxyType({})


def open_ledger(workspace: Path, folder: str, left_out: LeftOut = nothing, heard: Heard = unheard) -> "FileLedger":
    """Open the ledger in a workspace's folder; nothing is created before the first act."""
    return FileLedger(workspace, folder, left_out, heard)


class FileLedger:
    """Acts as files below one folder of a workspace, in folders by year and month."""

    def __init__(self, workspace: Path, folder: str, left_out: LeftOut = nothing, heard: Heard = unheard) -> None:
        """Keep in mind where it is, who knows which of its files are elsewhere, and who waits for a long reading."""
        self._workspace, self._folder, self._left_out, self._heard = workspace, folder, left_out, heard

    def draft(self, act: Act, renamed: Mapping[str, str] = _NONE) -> FileDraft:
        """Begin an act; its time must be UTC in whole seconds, for it names the file."""
        return FileDraft(self._workspace, self._folder, act, renamed)

    def rehearsal(self, act: Act, renamed: Mapping[str, str] = _NONE) -> Rehearsal:
        """The same, of which nothing is kept."""
        return Rehearsal(self._workspace, self._folder, act, renamed)

    def holdings(self, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """Sum up what was observed up to a day, each entry once, wherever it was met first; and what cannot be read or trusted."""
        return self._whole(self._summing(organisation, as_of).holdings())

    def everything(self, organisation: Organisation) -> tuple[Holdings, tuple[Problem, ...]]:
        """What ``holdings`` has of every day, and what was typed in twice, which takes longer to find out."""
        summing = self._summing(organisation, date.max)
        if summing.is_large:
            from handoff.ledger._oddities import Oddities  # noqa: PLC0415 -- only large ledgers are kept

            found = Oddities(self._workspace, organisation, summing).everything()
            if found is not None:
                return self._whole(found)
        return self._whole(Counting(self._files(), date.max).everything(organisation, self._workspace))

    def holdings_of(self, standard: Standard, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """What is held of one standard, and what is wrong on its lines or with any id: all are verified, few lines are decoded.

        Of a large ledger it is taken from what was kept of all, with what is wrong anywhere.
        """
        summing = self._summing(organisation, as_of)
        if summing.is_large:
            holdings, problems = self._whole(summing.holdings())
            return _only(holdings, standard.name), problems
        about = _about((standard.name, *former_names(standard)))
        counting = Counting(self._files(), as_of, lambda line: about(line) or genuine_body(line.removesuffix(b"\n")) is None)
        holdings, problems = self._whole(counting.holdings(organisation))
        return _only(holdings, standard.name), problems

    def agreements(self, organisation: Organisation) -> tuple[tuple[Agreed, ...], tuple[Problem, ...]]:
        """All agreements, oldest first, and what is wrong on their lines; no other line of a small ledger is decoded."""
        holdings, problems = self._stated(organisation, date.max, (b'"agreement"',))
        return holdings.agreements, problems

    def remedies(self, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """All findings and actions up to a day, and what is wrong on their lines; no other line of a small ledger is decoded."""
        return self._stated(organisation, as_of, (b'"finding"', b'"action"'))

    def _stated(self, organisation: Organisation, as_of: date, marks: tuple[bytes, ...]) -> tuple[Holdings, tuple[Problem, ...]]:
        def wanted(line: bytes) -> bool:
            return any(mark in line for mark in (*UNSURE, *marks))

        summing = self._summing(organisation, as_of)
        if not summing.is_large:
            return self._whole(Counting(self._files(), as_of, wanted).holdings(organisation))
        holdings, problems = summing.holdings()
        if not problems:
            return self._whole((holdings, ()))
        wrong = {problem.source.path for problem in problems}
        files = tuple(file for file in self._files() if isinstance(file, Problem) or file.shown in wrong)
        corrections = corrections_in(tuple(file for file in self._files() if isinstance(file, ActFile)))
        of_lines = Counting(files, as_of, wanted).summed(organisation, corrections).problems
        return self._whole((holdings, by_place_and_check((*corrections.problems, *of_lines))))

    def _whole(self, counted: tuple[Holdings, tuple[Problem, ...]]) -> tuple[Holdings, tuple[Problem, ...]]:
        """The same, with a warning where not the whole ledger is here."""
        return counted[0], (*left_out_problems(self._left_out(), self._folder), *counted[1])

    def _summing(self, organisation: Organisation, as_of: date) -> Summing:
        return Summing(self._workspace, self._folder, organisation, as_of, self._heard)

    def _files(self) -> tuple[ActFile | Problem, ...]:
        return tuple(act_files(self._workspace, self._folder))

    def measurements(self, standards: tuple[str, ...]) -> Iterator[Kept]:
        """The readable measurements of some standards (by full name as recorded), in order of day and id; only these are held."""
        about = _about(standards)  # other lines are not even hashed
        kept: dict[str, Kept] = {}
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, ActFile):
                for read in read_act(file, Flaws(file.shown), about):
                    if isinstance(read.entry, Measurement) and read.entry.standard in standards:
                        kept.setdefault(read.id, Kept(read.id, read.act, read.entry, Source(file.shown, read.number, 1)))
        yield from sorted(kept.values(), key=lambda entry: (entry.measurement.observed_on, entry.id))

    def beginning(self, start: str, organisation: Organisation) -> tuple[Filed, ...]:
        """The entries whose id begins with some hex digits, each once, in order of id; no other line is decoded."""
        summing, found = self._summing(organisation, date.max), dict[str, Filed]()
        apart = summing.apart(summing.base()) if summing.is_large else ()
        without = {one.file.shown for one in apart if not summing.ids(one).may_begin(start)}
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, ActFile) and file.shown not in without:
                for one in filed_beginning(file, start):
                    found.setdefault(one.id, one)
        return tuple(found[name] for name in sorted(found))

    def newest_entries(self, acts: int, each: int) -> Iterator[Filed]:
        """The readable entries of the newest files, the newest file first."""
        return newest_entries(self._workspace, self._folder, acts, each)

    def corrections(self, organisation: Organisation) -> tuple[Filed, ...]:
        """All readable corrections, each once, in order of their places; only these are held."""
        found: dict[str, Filed] = {}
        for one in filed_corrections(self._workspace, self._folder, self._uncorrecting(organisation)):
            found.setdefault(one.id, one)
        return tuple(found.values())

    def newest_about(self, asked: Asked, organisation: Organisation) -> tuple[Iterator[Filed], int]:
        """The entries that may be asked for, in order of their places, none held; and how many of files that need not be read."""
        from handoff.ledger._outline import outlined, unread  # noqa: PLC0415 -- only the log asks

        passed = unread(outlined(self._summing(organisation, date.max)), asked)
        return self._history(asked.names, passed), sum(passed.values())

    def history(self, names: tuple[str, ...]) -> Iterator[Filed]:
        """Every readable entry, or those about some names, in order of their places; none is held."""
        return self._history(names, ())

    def _history(self, names: tuple[str, ...], passed: Collection[str]) -> Iterator[Filed]:
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, ActFile) and file.shown not in passed:
                yield from filed_about(file, names)

    def _uncorrecting(self, organisation: Organisation) -> frozenset[str]:
        """The large files that are known to hold no correction."""
        summing = self._summing(organisation, date.max)
        return frozenset(one.file.shown for one in summing.apart(summing.base())) if summing.is_large else frozenset()

    def newest(self) -> str | None:
        """When the newest act was recorded, by its file's name, as ``2026-11-20T16:02:11Z``; None without any act.

        A clock that stands before this is wrong.  Only names are looked at, those of the newest month that has an act.
        """
        root = self._workspace / self._folder
        for year in _newest_first(root, "[0-9]{4}"):
            for month in _newest_first(root / year, "[0-9]{2}"):
                for name in _newest_first(root / year / month, _ACT.pattern):
                    match = _ACT.fullmatch(name)
                    moment = "{}-{}-{}T{}:{}:{}Z".format(*match.groups()) if match else ""
                    if is_time(moment):
                        return moment
        return None


def _only(holdings: Holdings, standard: str) -> Holdings:
    """The buckets of one standard, and what was stated of it; an escape on its line may have let in others."""
    return Holdings(
        buckets=tuple(bucket for bucket in holdings.buckets if bucket.standard == standard),
        agreements=tuple(agreed for agreed in holdings.agreements if agreed.standard == standard),
        waivers=tuple(granted for granted in holdings.waivers if granted.standard == standard),
        rebases=tuple(rebased for rebased in holdings.rebases if rebased.standard == standard),
        findings=tuple(found for found in holdings.findings if found.standard == standard),
        actions=tuple(taken for taken in holdings.actions if taken.standard == standard),
    )


def _about(standards: tuple[str, ...]) -> Callable[[bytes], bool]:
    """Which lines have to be read to find the entries of some standards."""
    marks = (*UNSURE, *(name.encode() for name in standards))
    return lambda line: any(mark in line for mark in marks)


def _newest_first(folder: Path, form: str) -> list[str]:
    try:
        return sorted((path.name for path in folder.iterdir() if re.fullmatch(form, path.name)), reverse=True)
    except OSError:
        return []
