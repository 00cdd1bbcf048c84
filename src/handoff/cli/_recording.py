"""Keeping one entry: published, committed where that is asked for, and answered with care that nobody records it twice."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from handoff.cli._answer import recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoff.cli._options import Recorder
    from handoff.ledger import Published
    from handoff.model.entry import Entry
    from handoff.workspace.opening import Workspace


@contextmanager
def recording(workspace: "Workspace", recorder: "Recorder", entry: "Entry") -> "Iterator[Published]":
    """Record an entry and do with its act what is to be done; where then only the answer fails, say that it is kept."""
    from handoff.workspace.recording import record

    published = record(workspace, recorder.act, entry)
    with recorded(published.path):
        recorder.keep(workspace, published)
        yield published
