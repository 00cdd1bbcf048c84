"""Whether the files that entries name as evidence are still those that were recorded."""

from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path

from handoff.ledger._findings import finding
from handoff.ledger._scan import Proof
from handoff.ledger._walk import ActFile, open_act
from handoff.model.evidence import Evidence
from handoff.model.problem import Problem
from handoff.model.text import quoted

_LONGEST_PATH = 200
_NOT = "is not"
_FIX = (
    "Restore the file from git or from its source; where it was never shared, whoever recorded it has it. If it was changed for a "
    "reason, record the new one with `handoff correct`."
)


class EvidenceFiles:
    """Looks at each file of evidence once, however many entries name it."""

    def __init__(self, workspace: Path) -> None:
        """Begin with the workspace that the files lie in."""
        self._workspace = workspace
        self._hashes: dict[str, str] = {}

    def problems(self, proofs: Iterable[Proof]) -> Iterator[Problem]:
        """A finding for each entry whose evidence is gone or is another file than it was."""
        for proof in proofs:
            found, shown = self._hash_of(proof.evidence), quoted(proof.evidence.ref, _LONGEST_PATH)
            if found.startswith(_NOT):
                yield finding("MISSING", proof.place, f"The evidence {shown} {found}.", _FIX)
            elif found != proof.evidence.sha256:
                message = f"The evidence {shown} was changed after it was recorded: it has another hash."
                yield finding("CHANGED", proof.place, message, _FIX)

    def _hash_of(self, evidence: Evidence) -> str:
        """The hash of a file of evidence; where there is none inside the workspace that can be read, what it is instead."""
        if evidence.ref not in self._hashes:
            self._hashes[evidence.ref] = self._read(evidence.ref)
        return self._hashes[evidence.ref]

    def _read(self, ref: str) -> str:
        try:
            path = (self._workspace / ref).resolve(strict=True)
            if not path.is_relative_to(self._workspace.resolve()):
                return f"{_NOT} in this workspace: a link leads out of it"
            with open_act(ActFile(str(path), ref)) as opened:
                return file_digest(opened, "sha256").hexdigest()
        except FileNotFoundError:
            return f"{_NOT} in this workspace"
        except (OSError, RuntimeError, ValueError) as error:
            return f"{_NOT} to be read ({getattr(error, 'strerror', None) or 'its links lead in a circle'})"
