"""The entries of the newest acts, found without reading the others."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from handoff.ledger._filed import filed_in
from handoff.ledger._walk import SUFFIX, ActFile, leads_out
from handoff.model.entry import Filed


def newest_entries(workspace: Path, folder: str, acts: int, each: int) -> Iterator[Filed]:
    """The readable entries of so many of the newest files, the newest file first, and so many of each at most."""
    if leads_out(workspace, folder):
        return
    for file in islice(_newest_files(workspace / folder, folder), acts):
        yield from islice(filed_in(file, lambda _: True), each)


def _newest_files(here: Path, shown: str) -> Iterator[ActFile]:
    """Files of entries, in the order of their names from the last to the first: acts and folders are named by their time."""
    try:
        with os.scandir(here) as found:
            entries = sorted(found, key=lambda entry: entry.name, reverse=True)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _newest_files(Path(entry.path), f"{shown}/{entry.name}")
        elif entry.name.endswith(SUFFIX):
            yield ActFile(entry.path, f"{shown}/{entry.name}")
