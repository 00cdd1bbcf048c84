"""Entries as they stand, whether or not they count: what is looked up by its id, and what is read as a history."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from handoff.ledger._corrections import may_correct, mentions_correction
from handoff.ledger._flaws import Flaws
from handoff.ledger._lines import BEFORE_ID, BODY_FROM, ID_AT
from handoff.ledger._marked import about, beginning
from handoff.ledger._read import read_act
from handoff.ledger._walk import ActFile, Lines, act_files, mentions, numbered_lines
from handoff.model.entry import Correction, Filed, Waiver
from handoff.model.improving import Finding
from handoff.model.problem import Source

_ACT = b'"entry":"act"'


class _Acts:
    """Remembers the id of the act that was read last: an entry belongs to the act above it."""

    def __init__(self, wanted: Callable[[bytes], bool]) -> None:
        """Begin before the first act; ``wanted`` says which other lines are read."""
        self.id, self._wanted = "", wanted

    def wanted(self, line: bytes) -> bool:
        """Whether a line has to be read; acts always are."""
        if line.startswith(_ACT, BODY_FROM):
            self.id = line[ID_AT].decode("ascii", "backslashreplace")
            return True
        return self._wanted(line)


def filed_about(file: ActFile, names: tuple[str, ...]) -> Iterator[Filed]:
    """The readable entries of a file, or those about some names, in order, one for each place: the same id may come twice."""
    if not names:
        yield from filed_in(file, lambda _line: True)
        return
    yield from (one for one in filed_in(file, lambda _line: True, about(names).lines) if is_about(one, names))


def filed_beginning(file: ActFile, digits: str) -> Iterator[Filed]:
    """The readable entries of a file whose id begins with some digits; no other line is decoded."""
    first = digits.encode()
    if mentions(file, BEFORE_ID + first):
        yield from filed_in(file, lambda line: line[ID_AT].startswith(first), beginning(first).lines)


def filed_corrections(workspace: Path, folder: str, without: Collection[str] = ()) -> Iterator[Filed]:
    """All readable corrections; files that mention none are not decoded, those that are known to be ``without`` not even read."""
    for file in act_files(workspace, folder):
        if isinstance(file, ActFile) and file.shown not in without and mentions_correction(file):
            yield from (one for one in filed_in(file, may_correct) if isinstance(one.entry, Correction))


def is_about(one: Filed, names: tuple[str, ...]) -> bool:
    """Whether an entry is about one of some names: its standard's, its output's, or what a check is waived about."""
    entry = one.entry
    if isinstance(entry, Finding) and entry.output in names:
        return True
    return entry.standard in names or (isinstance(entry, Waiver) and entry.about in names)


def filed_in(file: ActFile, wanted: Callable[[bytes], bool], lines: Lines = numbered_lines) -> Iterator[Filed]:
    """The readable entries on wanted lines of one file; ``lines`` as for ``read_act``."""
    acts = _Acts(wanted)
    for read in read_act(file, Flaws(file.shown), acts.wanted, lines):
        yield Filed(read.id, read.act, acts.id, read.entry, Source(file.shown, read.number, 1))
