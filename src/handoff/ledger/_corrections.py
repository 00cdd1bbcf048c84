"""Which entries were corrected: known before anything is counted, and so before any sum could be wrong."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.figures import counted
from handoff.ledger._chains import Chains
from handoff.ledger._flaws import Flaws, excerpt_of
from handoff.ledger._lines import ID_AT
from handoff.ledger._read import Read, read_act
from handoff.ledger._walk import ActFile, mentions
from handoff.model.entry import Correction, Measurement
from handoff.model.problem import Fault, Problem, Source, at

OF_NOTHING = "correction-of-nothing"
TWICE = "corrected-twice"
CORRIGIBLE = (Measurement, Correction)
_MARK = b'"correction"'
_FEW = 20  # of more than these, looking at each line's id is faster than looking for each id
_NO_RESULT = "Neither value is counted until one of them is taken back, so a result may be missing."


class _Placed(Struct, frozen=True):
    """A correction with its id, its place and its line."""

    id: str
    correction: Correction
    place: Source
    line: bytes


class Corrections(Struct, frozen=True):
    """The ids of entries that do not count: those that were corrected, and corrections that cannot be followed; and why.

    ``awaited`` are ids that corrections name and no file has: where one comes, more is corrected than was.
    """

    passed_over: frozenset[bytes] = frozenset()
    problems: tuple[Problem, ...] = ()
    awaited: frozenset[bytes] = frozenset()


NONE = Corrections()


def _nowhere(_ids: frozenset[bytes]) -> tuple[ActFile, ...]:
    return ()


def corrections_in(files: tuple[ActFile, ...], others: Callable[[frozenset[bytes]], Iterable[ActFile]] = _nowhere) -> Corrections:
    """Find all corrections in some files, and what they correct there or in ``others`` (asked which of them may have some ids).

    Files without any are looked through once, unread.  A correction counts where it is of an entry of the same standard and day,
    and the last word on it.  Of two that say different things neither is chosen in silence, wherever their ways parted: what they
    correct does not count, nor do they.  Two that say the same are one.
    """
    placed = {read.id: _Placed(read.id, correction, place, read.line) for read, correction, place in made_in(files)}
    if not placed:
        return Corrections()
    ids = frozenset(one.correction.corrects.encode() for one in placed.values())
    corrected = dict(_of_ids((*files, *others(ids)), ids))
    chains = Chains((one.id, one.correction) for one in placed.values())
    sound = {name for name, one in placed.items() if _is_of(one.correction, corrected.get(one.correction.corrects))}
    of = {placed[name].correction.corrects for name in sound}
    counting, forks = set(), []
    for name in of - sound:  # the first entries of all chains
        fate = chains.fate(name, corrected[name])
        rivals = [placed[link.id] for link in fate.standing] if fate else []
        if len(rivals) == 1:
            counting.add(rivals[0].id)
        else:
            forks.append((name, rivals))
    lost = [one for name, one in placed.items() if name not in sound and name not in of]
    passed_over = (of | placed.keys()) - counting
    problems = (*(_of_nothing(one, corrected.get(one.correction.corrects)) for one in lost), *(_twice(*fork) for fork in forks))
    awaited = ids - {name.encode() for name in corrected}
    return Corrections(frozenset(name.encode() for name in passed_over), problems, awaited)


def made_in(files: Iterable[ActFile]) -> Iterator[tuple[Read, Correction, Source]]:
    """All corrections in some files, whether or not they count."""
    for file in files:
        if mentions_correction(file):
            for read in read_act(file, Flaws(file.shown), may_correct):
                if isinstance(read.entry, Correction):
                    yield read, read.entry, Source(file.shown, read.number, 1)


def _of_ids(files: Iterable[ActFile], ids: frozenset[bytes]) -> Iterator[tuple[str, Measurement | Correction]]:
    """The entries of some ids that can be corrected."""
    for file in files:
        if len(ids) > _FEW or mentions(file, *ids):
            for read in read_act(file, Flaws(file.shown), lambda line: line[ID_AT] in ids):
                if isinstance(read.entry, CORRIGIBLE):
                    yield read.id, read.entry


def may_correct(line: bytes) -> bool:
    """Whether a line has to be read to find the corrections and their acts: an escape may hide the word."""
    return _MARK in line or b"\\" in line or b'"act"' in line


def mentions_correction(file: ActFile) -> bool:
    """Whether a file may hold a correction, by its bytes alone."""
    return mentions(file, _MARK)


def _is_of(correction: Correction, corrected: Measurement | Correction | None) -> bool:
    return corrected is not None and (correction.standard, correction.observed_on) == (corrected.standard, corrected.observed_on)


def _of_nothing(one: _Placed, corrected: Measurement | Correction | None) -> Problem:
    correction = one.correction
    if corrected is None:
        message = f"The correction is of the entry {correction.corrects[:8]}, which is not in the ledger. It is not counted."
    else:
        message = (
            f"The correction of {correction.standard} on {correction.observed_on} names the entry {correction.corrects[:8]}, "
            f"which is of {corrected.standard} on {corrected.observed_on}. It is not counted."
        )
    fix = "See in git who added it and whether the act that it corrects was lost: `git log -- FILE`; then correct the right entry."
    fault = Fault(message, "A correction that changed another entry than it says could hide anything.", fix)
    return at(one.place, fault, OF_NOTHING, excerpt_of(one.line))


def _twice(name: str, rivals: list[_Placed]) -> Problem:
    first, *others = sorted(rivals, key=lambda one: (one.place, one.id))
    correction = first.correction
    names = " and ".join(one.id[:8] for one in (first, *others))
    message = (
        f"The entry {name[:8]} of {correction.standard} on {correction.observed_on} has "
        f"{counted(len(rivals), 'correction')}, {names}: nobody can tell which one holds."
    )
    fix = f"Ask who made them, and take back the wrong one:\nhandoff correct {others[-1].id[:8]} --void --because TEXT"
    found = at(first.place, Fault(message, _NO_RESULT, fix), TWICE, excerpt_of(first.line))
    return replace(found, also=tuple(one.place for one in others))
