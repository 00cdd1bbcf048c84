"""A file of entries as a verifier reads it: the hash of its bytes, and each line's id held against the line's bytes."""

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from handoff.ledger import _lines
from handoff.ledger._decode import read_entry
from handoff.ledger._examine import examine
from handoff.ledger._findings import Found, finding
from handoff.ledger._flaws import ALTERED, excerpt_of
from handoff.ledger._lines import genuine_body
from handoff.ledger._strict import RESTORE
from handoff.ledger._walk import ActFile, blocks, open_act
from handoff.model.entry import Act, Correction, Measurement
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, Finding
from handoff.model.problem import Problem, Source

MOST_A_FILE = 1_000
_MARKERS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_ACT = b'"entry":"act"'
_MAY_NAME_EVIDENCE = (b'"evidence"', b"\\")
# Where none of them stands, a genuine line after the first is an entry, and there is nothing else to do with it.
_LOOK_CLOSER = (_ACT, *_MAY_NAME_EVIDENCE)


class Proof(Struct, frozen=True):
    """A piece of evidence with a hash, the place of the entry that names it, and who recorded that, on which day ('': unknown)."""

    evidence: Evidence
    place: Source
    recorded_by: str = ""
    recorded_on: str = ""


class Scanned(Struct, frozen=True):
    """A file of entries: the hash of its bytes ('': it cannot be read), how many entries it holds, when its act says it was."""

    path: str
    sha256: str = ""
    entries: int = 0
    recorded_at: str = ""
    proofs: tuple[Proof, ...] = ()
    problems: tuple[Problem, ...] = ()


def scan(file: ActFile) -> Scanned:
    """Hold every line's id against its bytes.  The first thousand findings of a file are told, the others counted."""
    try:
        with open_act(file) as opened:
            return _Scan(file.shown).read(opened)
    except OSError as error:
        message = f"The file cannot be read ({error.strerror})."
        return Scanned(file.shown, problems=(finding("NOT-AN-ENTRY", Source(file.shown), message, RESTORE),))


class _Scan:
    """One file being read."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._problems: list[Problem] = []
        self._more = self._entries = 0
        self._proofs: list[Proof] = []
        self._act: Act | None = None
        self._earliest = ""

    def read(self, opened: BinaryIO) -> Scanned:
        """Everything that there is to say of the file."""
        whole = sha256()
        number, line = 0, b""
        for block in blocks(opened, whole.update):
            closer = not number or len(block) > _lines.LONGEST_LINE or not block.endswith(b"\n")
            closer = closer or any(mark in block for mark in _LOOK_CLOSER)
            for line in BytesIO(block):
                number += 1
                # What `_line` does, without calls and copies for each of a million lines.
                named = closer or sha256(_HASHED_BEFORE + line[73:-1]).hexdigest().encode()
                if named != line[7:71] or line[:7] != b'{"id":"' or line[71:73] != b'",':
                    self._line(number, line)
                else:
                    self._entries += 1
        if number == 0:
            self._add("TORN", 0, "The file is empty: what was recorded in it is gone.")
        elif not line.endswith(b"\n") and not self._problems:
            self._add("UNENDED", number, "The last line has no newline. It is whole and counts.", line)
        if number and not self._entries and not self._problems:
            self._add("TORN", number, "No entry follows the line that says who recorded it: what was recorded is gone.", line)
        if self._more:
            self._problems.append(_rest(self._shown, self._more))
        return Scanned(self._shown, whole.hexdigest(), self._entries, self._earliest, tuple(self._proofs), tuple(self._problems))

    def _line(self, number: int, line: bytes) -> None:
        """Look at one line closely."""
        if len(line) > _lines.LONGEST_LINE or genuine_body(line.removesuffix(b"\n")) is None:
            self._not_genuine(number, line)
        elif line.startswith(_ACT, _lines.BODY_FROM):
            self._take_act(line)
        else:
            self._entries += 1
            if any(mark in line for mark in _MAY_NAME_EVIDENCE):
                self._take_proofs(number, line)
        if number == 1 and self._act is None and not self._problems:
            self._add("TORN", 1, "The file does not begin with its act: the line that says who recorded it, and when, is gone.")

    def _take_act(self, line: bytes) -> None:
        entry = read_entry(line.removesuffix(b"\n")) or examine(line.removesuffix(b"\n")).entry
        if isinstance(entry, Act):
            self._act = entry  # handoff writes one a file; of several the earliest claim is the one to judge
            self._earliest = min(filter(None, (self._earliest, entry.recorded_at)), key=datetime.fromisoformat)

    def _take_proofs(self, number: int, line: bytes) -> None:
        entry = read_entry(line.removesuffix(b"\n")) or examine(line.removesuffix(b"\n")).entry
        if isinstance(entry, (Measurement, Correction, Finding, Action)):
            place = Source(self._shown, number, 1)
            who = (self._act.recorded_by, self._act.recorded_at[:10]) if self._act else ("", "")
            self._proofs.extend(Proof(evidence, place, *who) for evidence in entry.evidence if evidence.sha256)

    def _not_genuine(self, number: int, line: bytes) -> None:
        """Say what a line is whose id is not the hash of its bytes."""
        if not line.strip():
            self._add("NOT-AN-ENTRY", number, "The line is blank; handoff writes none, so something was done to the file.")
        elif line.startswith(_MARKERS):
            self._add("CONFLICT", number, "An unresolved git merge conflict: this line is one of its markers.", line)
        elif len(line) > _lines.LONGEST_LINE:
            self._add("NOT-AN-ENTRY", number, f"The line is longer than {_lines.LONGEST_LINE:,} bytes.")
        else:
            flaw = examine(line.removesuffix(b"\n"), "\n" if line.endswith(b"\n") else "").flaw
            torn = not line.endswith(b"\n") and not line.rstrip().endswith(b"}")
            found: Found = "ALTERED" if flaw and flaw.check == ALTERED else "TORN" if torn else "NOT-AN-ENTRY"
            self._add(found, number, flaw.fault.message if flaw else "The line's id is not that of its bytes.", line)

    def _add(self, found: Found, number: int, message: str, line: bytes = b"") -> None:
        if len(self._problems) >= MOST_A_FILE:
            self._more += 1
        else:
            place = Source(self._shown, number, 1 if number else 0)
            fix = "Nothing needs to be done." if found == "UNENDED" else _FIXES.get(found, RESTORE)
            self._problems.append(replace(finding(found, place, message, fix), excerpt=excerpt_of(line)))


def _rest(shown: str, more: int) -> Problem:
    return finding("NOT-AN-ENTRY", Source(shown), f"{more:,} more lines of this file are not genuine.", RESTORE)


_HASHED_BEFORE = _lines.HASHED_BEFORE + b"{"
_FIXES: dict[Found, str] = {
    "ALTERED": "See who changed it (`git log -p -- FILE`) and restore it; a wrong value is set right by `handoff correct`.",
    "CONFLICT": "Delete the marker lines and keep the entries of both sides, each line unchanged.",
}
