"""What is odd about the entries of a large ledger, kept for the next time: late, personal, unproved, the same, recorded twice.

Files of which each entry is summed as it stands, and which hold rows of imports alone, are asked for their contents.  The others,
what people typed in, are read line by line in their order; files that come after all of these are added to what was noted.
"""

from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, msgpack
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings, Personal, Repeated
from handoff.ledger import _repeats
from handoff.ledger._contents import Contents
from handoff.ledger._corrections import NONE, Corrections, corrections_in, mentions_correction
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
    """What was found in the files that it covers; ``suspects`` are keys that came more than once, whatever was behind it."""

    meaning: bytes
    covered: tuple[Stamp, ...]
    typed: _Typed
    noted: Noted
    suspects: frozenset[int]
    repeated: tuple[Repeated, ...]


class Oddities:
    """One look at a large ledger, with what was kept of earlier ones."""

    def __init__(self, workspace: Path, organisation: Organisation, summing: Summing) -> None:
        """Begin; sums say which files hold sound measurements, none of them twice."""
        self._workspace, self._organisation, self._summing = workspace, organisation, summing
        self._base = summing.base()
        self._files = summing.files
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
        apart = dict(self._contents.of(self._summing.apart(self._base)))
        exact = tuple(one for one in self._files if one not in apart)
        entries = self._base.summed.entries - sum(contents.entries for contents in apart.values())
        more = self._more(old.typed, exact, entries) if old else None
        if old is None or more is None:
            old, more = None, self._typed(exact, entries)
        typed = _both(old.typed, more) if old else more
        suspects, repeated = self._repeated(old, more, exact, apart)
        covered = tuple(one.stamp for one in self._files)
        kept = _Kept(self._meaning, covered, typed, self._noted(typed, apart), suspects, repeated)
        if all(one.is_settled for one in self._files) and all(one.source.line for one in self._base.summed.problems):
            self._summing.private.keep(_NAME, msgpack.encode(kept))
        self._contents.forget(tuple(apart))
        return kept

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
        typed = self._counted(exact, corrections_in(tuple(one.file for one in exact)), nothing_noted())
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

    def _noted(self, typed: _Typed, apart: dict[Stamped, Contents]) -> Noted:
        """What was noted of all files."""
        noted = typed.noted
        remarks = Remarks(self._organisation, Noted(dict(noted.late), list(noted.personal), dict(noted.newest), dict(noted.last)))
        for one, contents in apart.items():
            for rows in contents.rows:
                if rows.newest_on is not None:
                    place = Source(one.file.shown, rows.line, 1)
                    remarks.note_newest(rows.standard, Newest(rows.newest_on, place, by_hand=False, evidence=rows.evidence))
            for line, standard, what in contents.personal:
                remarks.note_personal(Personal(standard, Source(one.file.shown, line, 1), what))
        return remarks.noted

    def _repeated(
        self, old: _Kept | None, more: _Typed, exact: tuple[Stamped, ...], apart: dict[Stamped, Contents]
    ) -> tuple[frozenset[int], tuple[Repeated, ...]]:
        """The suspects, and those of them that were recorded twice."""
        before = set(old.covered) - set(old.typed.files) if old else set()
        known: list[Fetch] = [self._keys(one) for one in apart if one.stamp in before]
        fresh: list[Fetch] = [partial(keys_in, more.keys), *(self._keys(one) for one in apart if one.stamp not in before)]
        if old is None or len(known) < len(before):
            earlier: frozenset[int] = frozenset()
            known += [partial(keys_in, old.typed.keys)] if old else []
            found = again((), (*known, *fresh))
        else:
            earlier = old.suspects
            found = again((partial(keys_in, old.typed.keys), *known), fresh)
            if not found:
                return earlier, old.repeated
        suspects = earlier | found
        if len(suspects) > _repeats.MOST_SUSPECTS:
            raise ValueError("so many would be told apart in memory")
        return suspects, self._confirmed(suspects, exact, apart) if suspects else ()

    def _keys(self, one: Stamped) -> Fetch:
        return partial(self._contents.keys, one)

    def _confirmed(
        self, suspects: frozenset[int], exact: tuple[Stamped, ...], apart: dict[Stamped, Contents]
    ) -> tuple[Repeated, ...]:
        """What was recorded more than once; only files that have a suspect are read."""
        passed_over = corrections_in(tuple(one.file for one in exact)).passed_over
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
