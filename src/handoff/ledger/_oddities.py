"""What is odd about the entries of a large ledger, kept for the next time: late, personal, unproved, the same, recorded twice.

Files of rows of imports alone are asked for their contents, unless a correction replaced what they are asked for.  The others, what
people typed in, are read line by line in their order; files that come after all of these are added to what was noted.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, msgpack
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings, Personal, Repeated
from handoff.ledger import _repeats
from handoff.ledger._contents import Contents
from handoff.ledger._corrections import NONE, Corrections, corrections_in, made_in, mentions_correction
from handoff.ledger._holdings import Counting
from handoff.ledger._kept_contents import KeptContents
from handoff.ledger._keys import Fetch, Keys, again, has_one, keys_in, merged_keys
from handoff.ledger._lines import ID_AT
from handoff.ledger._meaning import meaning_of
from handoff.ledger._proofs import Newest
from handoff.ledger._read import Read
from handoff.ledger._remarks import Noted, Remarks, nothing_noted
from handoff.ledger._repeats import confirmed, digest_of, found_in
from handoff.ledger._stamps import Stamp, Stamped
from handoff.ledger._state import LARGEST
from handoff.ledger._summing import Summing
from handoff.ledger._walk import ActFile
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source

_NAME = "oddities"


class _Typed(Struct, frozen=True, array_like=True):
    """Files that are read line by line, in order; how many entries they hold, what was noted of them, and their keys.

    ``is_waiting``: a correction is of what no file has.
    """

    files: tuple[Stamp, ...]
    entries: int
    noted: Noted
    keys: bytes
    is_waiting: bool


class _Kept(Struct, frozen=True, array_like=True):
    """What was found in the files that it covers: what people typed in, and so many ``rows`` in others.

    ``suspects`` are keys that came more than once, whatever was behind it.
    """

    meaning: bytes
    covered: tuple[Stamp, ...]
    typed: _Typed
    rows: int
    noted: Noted
    suspects: frozenset[int]
    repeated: tuple[Repeated, ...]


class Oddities:
    """One look at a large ledger, with what was kept of earlier ones."""

    def __init__(self, workspace: Path, organisation: Organisation, summing: Summing) -> None:
        """Begin; sums say which files hold sound measurements, none of them twice."""
        self._workspace, self._organisation, self._summing = workspace, organisation, summing
        self._base = summing.base()
        self._files, self._apart = summing.files, summing.apart(self._base)
        self._contents = KeptContents(summing.private, summing.heard)
        late = organisation.settings.thresholds.days_until_late
        self._meaning = sha256(meaning_of(organisation) + str(late).encode()).digest()[:16]

    def everything(self) -> tuple[Holdings, tuple[Problem, ...]] | None:
        """What the ledger holds with what is odd; None where that has to be counted anew: files change, or very many are alike."""
        kept = self._load()
        if kept is None or set(kept.covered) != {one.stamp for one in self._files}:
            try:
                kept = self._made(kept)
            except ValueError:
                return None
        holdings, problems = self._summing.answer(self._base)
        remarks = Remarks(self._organisation, kept.noted)
        return remarks.added_to(replace(holdings, repeated=kept.repeated), self._workspace), problems

    def _made(self, old: _Kept | None) -> _Kept:
        """What was kept brought up to date, or made anew; kept, where nothing may change unseen."""
        try:
            kept = self._grown(old) if old else None
        except ValueError:
            kept = None  # keys of rows are gone
        kept = kept or self._anew()
        if all(one.is_settled for one in self._files) and all(one.source.line for one in self._base.summed.problems):
            self._summing.private.keep(_NAME, msgpack.encode(kept))
        return kept

    def _anew(self) -> _Kept:
        apart = dict(self._untouched(self._contents.of(self._apart)))
        rows = sum(contents.entries for contents in apart.values())
        exact = tuple(one for one in self._files if one not in apart)
        typed = self._typed(exact, self._base.summed.entries - rows)
        suspects = again((), (partial(keys_in, typed.keys), *map(self._keys, apart)))
        self._contents.forget(tuple(apart))
        noted = self._noted(typed.noted, nothing_noted(), apart)
        return self._kept(typed, rows, noted, suspects, self._confirmed(suspects, frozenset(apart)))

    def _untouched(self, contents: Iterable[tuple[Stamped, Contents]]) -> Iterator[tuple[Stamped, Contents]]:
        """Those of which no correction replaces anything that they are asked for."""
        whole, apart = frozenset(self._base.units), frozenset(self._apart)
        made = made_in(one.file for one in self._files if one not in apart)
        corrected = frozenset((correction.standard, correction.observed_on) for _, correction, _ in made)
        for one, held in contents:
            asked = {(rows.standard, rows.newest_on) for rows in held.rows}
            if self._summing.whole(one) in whole or not (held.personal or asked & corrected):
                yield one, held

    def _grown(self, old: _Kept) -> _Kept | None:
        """What was kept with the files that came since; None where they are not all that changed."""
        before = frozenset(old.covered) - frozenset(old.typed.files)
        known = frozenset(one for one in self._apart if one.stamp in before)
        if len(known) < len(before):
            return None
        fresh = dict(self._contents.of([one for one in self._apart if one.stamp not in old.covered]))
        rows = old.rows + sum(contents.entries for contents in fresh.values())
        exact = tuple(one for one in self._files if one not in known and one not in fresh)
        more = self._more(old.typed, exact, self._base.summed.entries - rows)
        if more is None:
            return None
        keys: tuple[Fetch, ...] = (partial(keys_in, old.typed.keys), *map(self._keys, known))
        found = again(keys, (partial(keys_in, more.keys), *map(self._keys, fresh)))
        suspects = old.suspects | found
        repeated = self._confirmed(suspects, known.union(fresh)) if found else old.repeated
        return self._kept(_both(old.typed, more), rows, self._noted(more.noted, old.noted, fresh), suspects, repeated)

    def _kept(self, typed: _Typed, rows: int, noted: Noted, suspects: frozenset[int], repeated: tuple[Repeated, ...]) -> _Kept:
        return _Kept(self._meaning, tuple(one.stamp for one in self._files), typed, rows, noted, suspects, repeated)

    def _more(self, old: _Typed, exact: tuple[Stamped, ...], entries: int) -> _Typed | None:
        """What was noted, with that of the files that came after; None where one came before, or has to do with others."""
        known = len(old.files)
        rest = exact[known:]
        if tuple(one.stamp for one in exact[:known]) != old.files or any(mentions_correction(one.file) for one in rest):
            return None
        if old.is_waiting:
            return None  # what it waits for may have come now
        more = self._counted(rest, NONE, old.noted)
        return more if old.entries + more.entries == entries else None  # else they have some in common

    def _typed(self, exact: tuple[Stamped, ...], entries: int) -> _Typed:
        typed = self._counted(exact, self._corrections(exact), nothing_noted())
        if typed.entries != entries:
            raise ValueError("files have changed since they were summed")
        return typed

    def _counted(self, files: tuple[Stamped, ...], corrections: Corrections, noted: Noted) -> _Typed:
        keys, remarks = Keys(), Remarks(self._organisation, noted)

        def note(read: Read, place: Source) -> None:
            digest = digest_of(read)
            if digest is not None:
                keys.hear(digest)
            remarks.note(read, place)

        counting = Counting(tuple(one.file for one in files), date.max, noted=note)
        summed = counting.summed(self._organisation, corrections)
        return _Typed(tuple(one.stamp for one in files), summed.entries, remarks.noted, keys.in_order(), bool(corrections.awaited))

    def _noted(self, typed: Noted, before: Noted, fresh: dict[Stamped, Contents]) -> Noted:
        """What was noted of all files: of those that are read line by line, of all before, and of more files of rows."""
        personal = list(dict.fromkeys((*typed.personal, *before.personal)))
        remarks = Remarks(self._organisation, Noted(dict(typed.late), personal, dict(before.newest), dict(typed.last)))
        for standard, newest in typed.newest.items():
            remarks.note_newest(standard, newest)
        for one, contents in fresh.items():
            for rows in contents.rows:
                if rows.newest_on is not None:
                    place = Source(one.file.shown, rows.line, 1)
                    remarks.note_newest(rows.standard, Newest(rows.newest_on, place, by_hand=False, evidence=rows.evidence))
            for line, standard, what in contents.personal:
                remarks.note_personal(Personal(standard, Source(one.file.shown, line, 1), what))
        return remarks.noted

    def _keys(self, one: Stamped) -> Fetch:
        return partial(self._contents.keys, one)

    def _corrections(self, exact: Iterable[Stamped]) -> Corrections:
        """Those in files that are read line by line, whichever files have what they correct."""
        files = frozenset(exact)
        others = [one for one in self._apart if one not in files]

        def holding(ids: frozenset[bytes]) -> Iterator[ActFile]:
            numbers = {int(name[:16], 16) for name in ids}
            return (one.file for one in others if any(True for _ in self._summing.ids(one).among(numbers)))

        return corrections_in(tuple(one.file for one in self._files if one in files), holding)

    def _confirmed(self, suspects: frozenset[int], apart: frozenset[Stamped]) -> tuple[Repeated, ...]:
        """What was recorded more than once; only files that have a suspect are read, and those that people typed in."""
        if not suspects:
            return ()
        if len(suspects) > _repeats.MOST_SUSPECTS:
            raise ValueError("so many would be told apart in memory")
        passed_over = self._corrections(one for one in self._files if one not in apart).passed_over
        files = (one.file for one in self._files if one not in apart or has_one(self._contents.keys(one), suspects))
        return confirmed(suspects, found_in(files, lambda line: line[ID_AT] not in passed_over), self._organisation)

    def _load(self) -> _Kept | None:
        raw = self._summing.private.load(_NAME, LARGEST)
        try:
            kept = None if raw is None else msgpack.decode(raw, type=_Kept)
        except ValueError:
            return None
        return kept if kept and kept.meaning == self._meaning else None


def _both(old: _Typed, more: _Typed) -> _Typed:
    """Files that come one after the other; what was noted of the first was added to."""
    keys = merged_keys(old.keys, more.keys)
    return _Typed((*old.files, *more.files), old.entries + more.entries, more.noted, keys, is_waiting=False)
