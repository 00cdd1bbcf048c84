"""Whether the files that entries name as evidence are still those that were recorded."""

from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path

from handoff.ledger._findings import finding
from handoff.ledger._scan import Proof
from handoff.ledger._walk import ActFile, open_act
from handoff.model.entry import Evidence
from handoff.model.problem import Problem
from handoff.model.text import quoted

_LONGEST_PATH = 200
_FIX = "Restore the file from git or from its source; if it was changed for a reason, record the new one with `handoff correct`."


class EvidenceFiles:
    """Looks at each file of evidence once, however many entries name it."""

    def __init__(self, workspace: Path) -> None:
        """Begin with the workspace that the files lie in."""
        self._workspace = workspace
        self._hashes: dict[str, str | None] = {}

    def problems(self, proofs: Iterable[Proof]) -> Iterator[Problem]:
        """A finding for each entry whose evidence is gone or is another file than it was."""
        for proof in proofs:
            found, shown = self._hash_of(proof.evidence), quoted(proof.evidence.ref, _LONGEST_PATH)
            if found is None:
                yield finding("MISSING", proof.place, f"The evidence {shown} is not in the workspace any more.", _FIX)
            elif found != proof.evidence.sha256:
                message = f"The evidence {shown} was changed after it was recorded: it has another hash."
                yield finding("CHANGED", proof.place, message, _FIX)

    def _hash_of(self, evidence: Evidence) -> str | None:
        """The hash of a file of evidence; None where there is none inside the workspace."""
        if evidence.ref not in self._hashes:
            path = self._workspace / evidence.ref
            try:
                inside = path.resolve().is_relative_to(self._workspace.resolve())
                with open_act(ActFile(str(path.resolve()), evidence.ref)) as opened:
                    self._hashes[evidence.ref] = file_digest(opened, "sha256").hexdigest() if inside else None
            except (OSError, ValueError, RuntimeError):
                self._hashes[evidence.ref] = None
        return self._hashes[evidence.ref]
