"""A draft: the entries of one act, each told apart from what the ledger knows, until they are published or given up."""

import errno
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct, structs

from handoff.ledger._flaws import Flaws
from handoff.ledger._known import KnownRows, Novelty, content_of
from handoff.ledger._lines import entry_line
from handoff.ledger._publish import HiddenAct
from handoff.ledger._read import act_of, read_act
from handoff.ledger._walk import ActFile, act_files, leads_out
from handoff.model.entry import Act, Entry, Measurement


class Published(Struct, frozen=True):
    """A new act: its file relative to the workspace, how many entries it holds, and the id of the first."""

    path: str
    entries: int
    first_id: str


NOTHING = Published("", 0, "")


class FileDraft:
    """An act being written beside the others.  Nothing is created before its first entry; leaving it leaves nothing."""

    def __init__(self, workspace: Path, folder: str, act: Act) -> None:
        """Begin an act in a workspace's ledger."""
        self._workspace, self._folder, self._act = workspace, folder, act
        self._hidden: HiddenAct | None = None
        self._rows: KnownRows | None = None
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

    def add(self, entry: Entry) -> Novelty:
        """Add one entry, unless it is a row of an import that is ``known``, ``changed`` or ``repeated``.

        OSError where the disk is in the way, ValueError for an entry that ``entry_line`` refuses.
        """
        if self._act.import_ is None or not isinstance(entry, Measurement):
            self._write(structs.replace(entry, nonce=entry.nonce or os.urandom(8).hex()))
            return "new"
        return self._add_row(entry, self._act.import_)

    def _add_row(self, measurement: Measurement, mapping: str) -> Novelty:
        if self._rows is None:
            self._rows = self._known_rows(mapping)
        content = content_of(measurement)
        key = self._rows.next_key(measurement, content) if measurement.key is None else measurement.key
        novelty = "repeated" if key is None else self._rows.novelty(key, content)
        if novelty == "new":
            self._write(structs.replace(measurement, import_=mapping, key=key, nonce=None))
        return novelty

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

    def _known_rows(self, mapping: str) -> KnownRows:
        """The rows that the ledger's acts of the same mapping hold, as far as they can be trusted."""
        rows = KnownRows(self._workspace)
        for file in act_files(self._workspace, self._folder):
            if isinstance(file, ActFile) and _is_of(file, mapping):
                entries = (read.entry for read in read_act(file, Flaws(file.shown)))
                rows.learn(entry for entry in entries if isinstance(entry, Measurement) and entry.import_ == mapping)
        return rows


def _is_of(file: ActFile, mapping: str) -> bool:
    act = act_of(file)
    return act is not None and act.import_ == mapping
