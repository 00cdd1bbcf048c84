"""A draft: the entries of one act, each told apart from what the ledger knows, until they are published or given up."""

import errno
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct, structs

from handoff.analysis.imported import Changed, Double, Novelty
from handoff.ledger._imports import Imports
from handoff.ledger._known import KnownRows
from handoff.ledger._lines import entry_line
from handoff.ledger._publish import HiddenAct
from handoff.ledger._walk import leads_out
from handoff.model.entry import Act, Correction, Entry, Measurement
from handoff.private import PRIVATE, unmake_private

if TYPE_CHECKING:
    import tempfile


class Published(Struct, frozen=True):
    """A new act: its file relative to the workspace, how many entries it holds, and the id of the first."""

    path: str
    entries: int
    first_id: str


NOTHING = Published("", 0, "")


class FileDraft:
    """An act being written beside the others.  Nothing is created before its first entry; leaving it leaves nothing."""

    def __init__(self, workspace: Path, folder: str, act: Act, renamed: Mapping[str, str]) -> None:
        """Begin an act in a workspace's ledger; ``renamed`` are former names of standards, each with that of now."""
        self._workspace, self._folder, self._act, self._renamed = workspace, folder, act, renamed
        self._hidden: HiddenAct | None = None
        self._rows: KnownRows | None = None
        self._imports: Imports | None = None
        self._days: set[date] = set()
        self._entries = 0
        self._first = ""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Give up what was not published, whatever the reason."""
        if self._hidden is not None:
            self._hidden.discard()
            self._hidden = None
        if self._rows is not None:
            self._rows.close()
            self._rows = None

    def add(self, entry: Entry, line: int = 1) -> Novelty:
        """Add one entry, unless it is a row of an import that is not ``new``; ``line`` is where a row stands in its source.

        OSError where the disk is in the way, ValueError for an entry that ``entry_line`` refuses.
        """
        if self._act.import_ is not None and isinstance(entry, Measurement):
            return self._add_row(entry, self._act.import_, line)
        if not (isinstance(entry, Correction) and entry.import_):
            entry = structs.replace(entry, nonce=entry.nonce or os.urandom(8).hex())
        self._write(entry)
        return "new"

    def _add_row(self, measurement: Measurement, mapping: str, line: int) -> Novelty:
        if self._rows is None:
            self._rows = self._known_rows()
            self._imports = Imports(self._workspace, self._folder, mapping, self._renamed)
            self._imports.teach(self._rows)
        novelty, key = self._rows.meet(measurement, line)
        if novelty in {"new", "changed"}:
            row = structs.replace(measurement, import_=mapping, key=key, nonce=None)
            if novelty == "new":
                self._write(row)
                self._days.add(row.observed_on)
            else:
                self._rows.remember(row, line, entry_line(row)[1])
        return novelty

    def _known_rows(self) -> KnownRows:
        return KnownRows(self._workspace)

    def changed(self) -> Iterator[Changed]:
        """The changed rows so far, each given once, with what the ledger has instead; in no order."""
        if self._rows is not None and self._imports is not None:
            yield from self._imports.changed(self._rows)

    def doubles(self, most: int) -> tuple[int, tuple[Double, ...]]:
        """How many new rows say the same as somebody typed in, or as their file said under another mapping; and the first."""
        if self._rows is None or self._imports is None or not self._days:
            return 0, ()
        return self._imports.doubles(self._rows, self._days, self._act, most)

    def publish(self) -> Published:
        """Make the act appear, whole and durable; without any entry there is nothing to publish.  OSError as in ``add``."""
        if self._hidden is None:
            return NOTHING
        path = self._hidden.publish()
        self._hidden = None
        return Published(path.relative_to(self._workspace).as_posix(), self._entries, self._first)

    def _write(self, entry: Entry) -> None:
        name, line = entry_line(entry)
        if self._hidden is None:
            if leads_out(self._workspace, self._folder):
                raise NotADirectoryError(errno.ENOTDIR, "This is a link that leads out of the workspace", self._folder)
            self._hidden = HiddenAct(self._workspace / self._folder, self._act.recorded_at, entry_line(self._act)[1])
        self._hidden.write(line)
        self._first = self._first or name
        self._entries += 1


class Rehearsal(FileDraft):
    """A draft of which nothing is kept: neither an act nor a folder that was not there."""

    def __init__(self, workspace: Path, folder: str, act: Act, renamed: Mapping[str, str]) -> None:
        """Begin; the private folder is remembered as it was."""
        super().__init__(workspace, folder, act, renamed)
        self._was_there = (workspace / PRIVATE).exists()
        self._elsewhere: tempfile.TemporaryDirectory[str] | None = None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave everything as it was."""
        super().__exit__(kind, error, trace)
        if self._elsewhere is not None:
            self._elsewhere.cleanup()
        if not self._was_there:
            unmake_private(self._workspace)

    def _known_rows(self) -> KnownRows:
        """Kept elsewhere where nothing may be written here: to look first needs no right to record."""
        try:
            return super()._known_rows()
        except OSError:
            import tempfile  # noqa: PLC0415 -- few look at what they may not write

            self._elsewhere = tempfile.TemporaryDirectory(prefix="handoff-")
            return KnownRows(Path(self._elsewhere.name))

    def publish(self) -> Published:
        """What would be published, without a path."""
        return Published("", self._entries, self._first)

    def _write(self, entry: Entry) -> None:
        self._first = self._first or entry_line(entry)[0]
        self._entries += 1
