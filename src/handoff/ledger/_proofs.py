"""What the newest measurement of each standard has as evidence, and whether those files are still what they were.

Work and memory grow with the standards, not with the entries: `handoff verify` looks at every file there is.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from handoff.analysis.holdings import Unproved
from handoff.ledger._evidence import EvidenceFiles
from handoff.ledger._scan import Proof
from handoff.model.entry import Correction, Measurement
from handoff.model.evidence import Evidence
from handoff.model.problem import Source
from handoff.model.text import quoted

MOST_HASHED = 64 * 2**20
_LONGEST_PATH = 200


class Newest(Struct, frozen=True, array_like=True):
    """The newest measurement of a standard, by its day and then by its place."""

    observed_on: date
    place: Source
    by_hand: bool
    evidence: tuple[Evidence, ...]


class Proofs:
    """Collects the newest measurement of each standard."""

    def __init__(self, newest: dict[str, Newest]) -> None:
        """Begin with those that are known."""
        self._newest = newest

    def note(self, name: str, entry: Measurement | Correction, place: Source) -> None:
        """Take note of an entry in which something was measured, of a standard by its name of today."""
        known = self._newest.get(name)
        if known is None or entry.observed_on >= known.observed_on:
            self.note_newest(name, Newest(entry.observed_on, place, entry.import_ is None, entry.evidence))

    def note_newest(self, name: str, newest: Newest) -> None:
        """Take note of a measurement of a standard by its name of today."""
        known = self._newest.get(name)
        if known is None or (newest.observed_on, newest.place) > (known.observed_on, known.place):
            self._newest[name] = newest

    def unproved(self, workspace: Path, most: int = MOST_HASHED) -> tuple[Unproved, ...]:
        """What was typed in without evidence, and files that are gone or changed; ``most``: so many bytes are hashed in all."""
        files, left = EvidenceFiles(workspace), most
        found: list[Unproved] = []
        for name, newest in sorted(self._newest.items()):
            if not newest.evidence and newest.by_hand:
                found.append(Unproved(name, newest.place, newest.observed_on))
            for evidence in (one for one in newest.evidence if one.sha256):
                size = _size(workspace / evidence.ref)
                if size is None:
                    shown = quoted(evidence.ref, _LONGEST_PATH)
                    found.append(Unproved(name, newest.place, newest.observed_on, "gone", f"The evidence {shown} is not here."))
                    continue
                left -= size
                if left >= 0:
                    found.extend(_changed(files, name, newest, evidence))
        return tuple(found)


def _changed(files: EvidenceFiles, name: str, newest: Newest, evidence: Evidence) -> Iterator[Unproved]:
    for problem in files.problems((Proof(evidence, newest.place),)):
        yield Unproved(name, newest.place, newest.observed_on, "changed", problem.message)


def _size(path: Path) -> int | None:
    """How long a file is; None where there is none, 0 where that is not to be found out."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return 0
