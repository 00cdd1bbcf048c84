"""What the ledger has of a mapping's rows, what became of them, and where a source says otherwise or the same once more."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from handoff.analysis.imported import Changed, Double, Hindrance
from handoff.ledger._chains import Chains, Fate
from handoff.ledger._decode import read_entry
from handoff.ledger._filed import filed_corrections, filed_in
from handoff.ledger._known import Corrected, KnownRows, about_of, content_of, day_key, key_digest
from handoff.ledger._read import act_of
from handoff.ledger._typed import said_before
from handoff.ledger._walk import ActFile, act_files
from handoff.model.entry import Act, Correction, Filed, Measurement

_Said = TypeVar("_Said", Measurement, Correction)


class _Kept(Struct, frozen=True, gc=False):
    """A row of the ledger, under its standard's name of now, and what became of it (None: nobody corrected it)."""

    filed: Filed
    row: Measurement
    fate: Fate | None


class Imports:
    """The acts of one mapping in a ledger, and what corrections have made of their rows."""

    def __init__(self, workspace: Path, folder: str, mapping: str, renamed: Mapping[str, str]) -> None:
        """Look for corrections; memory grows with them alone.  ``renamed`` are former names of standards, each with that of now."""
        self._workspace, self._folder, self._mapping, self._renamed = workspace, folder, mapping, renamed
        filed = filed_corrections(workspace, folder)
        self._chains = Chains((one.id, self._now(one.entry)) for one in filed if isinstance(one.entry, Correction))

    def teach(self, rows: KnownRows) -> None:
        """Let the known rows learn what the ledger has, as far as it can be trusted."""
        corrected: list[Corrected] = []

        def untouched() -> Iterator[Measurement]:
            for kept in self._kept():
                if kept.fate is None:
                    yield kept.row
                else:
                    corrected.append(_corrected(kept.row, kept.fate))

        rows.learn(untouched())
        for row in corrected:
            rows.learn_corrected(row)

    def changed(self, rows: KnownRows) -> Iterator[Changed]:
        """Each changed row that the known rows remember, once, with the entry that stands in the ledger; in no order."""
        of_corrections: dict[str, list[Changed]] = {}
        for kept in self._kept():
            found = rows.remembered(kept.row)
            row = None if found is None else read_entry(found[1].removesuffix(b"\n"))
            if found is None or not isinstance(row, Measurement):
                continue
            changed = Changed(found[0], row, kept.filed, _hindrance(rows, row, kept))
            if kept.fate is None:
                yield changed
            else:
                of_corrections.setdefault(kept.fate.standing[-1].id, []).append(changed)
        for one in filed_corrections(self._workspace, self._folder) if of_corrections else ():
            yield from (Changed(was.line, was.row, one, was.hindrance) for was in of_corrections.pop(one.id, ()))

    def doubles(self, rows: KnownRows, days: set[date], importing: Act, most: int) -> tuple[int, tuple[Double, ...]]:
        """How many new rows of these days say what was said before by hand, or by the same file under another mapping; the first.

        They come in order of their lines.  What was corrected or taken back is no twin.
        """

        def typed() -> Iterator[tuple[bytes, Filed]]:
            for one, row in said_before(self._workspace, self._folder, days, importing):
                if not self._chains.is_corrected(one.id):
                    yield content_of(self._now(row)), one

        rows.learn_typed(content for content, _ in typed())
        count, first = rows.twins(most)
        wanted = {content for _, content in first}
        twins: dict[bytes, Filed] = {}
        for content, one in typed() if wanted else ():
            if content in wanted:
                twins.setdefault(content, one)
        return count, tuple(Double(line, twins[content]) for line, content in first if content in twins)

    def _kept(self) -> Iterator[_Kept]:
        """The rows of the ledger; those that a person took back come last, for another row may have their key since."""
        gone: list[_Kept] = []
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, ActFile) and self._is_mine(file):
                for one in filed_in(file, lambda _line: True):
                    if isinstance(one.entry, Measurement) and one.entry.import_ == self._mapping:
                        row = self._now(one.entry)
                        fate = self._chains.fate(one.id, row)
                        if fate is not None and fate.is_gone:
                            gone.append(_Kept(one, row, fate))
                        else:
                            yield _Kept(one, row, fate)
        yield from gone

    def _now(self, entry: _Said) -> _Said:
        """An entry under the name that its standard has now: a row stays the same row when its standard is renamed."""
        name = self._renamed.get(entry.standard)
        if name is None:
            return entry
        was = day_key(entry)
        renamed = structs.replace(entry, standard=name)
        if entry.key is None or not entry.key.startswith(f"{was}|"):
            return renamed
        return structs.replace(renamed, key=day_key(renamed) + entry.key.removeprefix(was))

    def _is_mine(self, file: ActFile) -> bool:
        act = act_of(file)
        return act is not None and act.import_ == self._mapping


def _corrected(row: Measurement, fate: Fate) -> Corrected:
    stands = fate.standing[0].content if len(fate.standing) == 1 else None
    return Corrected(key_digest(row.key or ""), fate.said, stands, about_of(row) if fate.is_gone else b"")


def _hindrance(rows: KnownRows, row: Measurement, kept: _Kept) -> Hindrance:
    """Why an import may not correct what the ledger has."""
    if kept.fate is not None and (len(kept.fate.standing) > 1 or kept.fate.same):
        return "rivals"
    if kept.fate is not None and not kept.fate.standing[0].by_import:
        return "by-hand"
    if rows.is_one_of_several(row):
        return "several"
    return "moved" if about_of(row) != about_of(kept.row) else ""
