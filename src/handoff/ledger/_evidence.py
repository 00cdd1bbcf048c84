"""Whether the files that entries name as evidence are still those that were recorded."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import file_digest
from os.path import lexists
from pathlib import Path, PurePosixPath

from handoff.ledger._findings import finding
from handoff.ledger._scan import Proof
from handoff.ledger._walk import ActFile, open_act
from handoff.model.evidence import Evidence
from handoff.model.problem import Fault, Problem
from handoff.model.text import quoted

_LONGEST_PATH = 200
_LONGEST_PERSON = 60
_NOT = "is not"
_NOWHERE = f"{_NOT} in this workspace"
_FIX = (
    "Restore the file from git or from its source; where it was never shared, whoever recorded it has it. If it was changed for a "
    "reason, record the new one with `handoff correct`."
)

_ASK = (
    "Ask them for the file, and put it there: then its hash is checked. What must not be shared need not be; whoever keeps it "
    "verifies it where it is."
)
_WHY_ABSENT = "Nobody here can check evidence that was never shared, nor tell whether it still exists."
# Which of some files were ever shared; a fault whose message ends a sentence about git where nobody can tell.
Past = Callable[[frozenset[str]], frozenset[str] | Fault]


def untold(_: frozenset[str]) -> Fault:
    """The past of files where git is not asked."""
    return Fault("it was not asked", "", "")


class EvidenceFiles:
    """Looks at each file of evidence once, however many entries name it."""

    def __init__(self, workspace: Path) -> None:
        """Begin with the workspace that the files lie in."""
        self._workspace = workspace
        self._hashes: dict[str, str] = {}
        self._absent: list[Proof] = []

    def problems(self, proofs: Iterable[Proof]) -> Iterator[Problem]:
        """A finding for each entry whose evidence is another file than it was, or is not to be read; `absent` tells the rest."""
        for proof in proofs:
            found, shown = self._hash_of(proof.evidence), quoted(proof.evidence.ref, _LONGEST_PATH)
            if found == _NOWHERE:
                self._absent.append(proof)
            elif found.startswith(_NOT):
                yield finding("MISSING", proof.place, f"The evidence {shown} {found}.", _FIX)
            elif found != proof.evidence.sha256:
                message = f"The evidence {shown} was changed after it was recorded: it has another hash."
                yield finding("CHANGED", proof.place, message, _FIX)

    def absent(self, past: Past) -> Iterator[Problem]:
        """What is not here at all: a finding where it was once shared or nobody can tell, advisory where it never was."""
        asked = frozenset(proof.evidence.ref for proof in self._absent if self._may_be_private(proof.evidence.ref))
        shared = past(asked) if asked else frozenset()
        for proof in self._absent:
            ref, shown = proof.evidence.ref, quoted(proof.evidence.ref, _LONGEST_PATH)
            if ref not in asked:
                yield finding("MISSING", proof.place, f"The evidence {shown} {_NOWHERE}.", _FIX)
            elif isinstance(shared, Fault):
                message = f"The evidence {shown} {_NOWHERE}, and git cannot tell whether it ever had it: {shared.message}."
                yield finding("MISSING", proof.place, message, f"{shared.fix} {_FIX}".strip())
            elif ref in shared:
                yield finding("MISSING", proof.place, f"The evidence {shown} {_NOWHERE}, and git once had it.", _FIX)
            else:
                who = f"{quoted(proof.recorded_by, _LONGEST_PERSON)} recorded it on {proof.recorded_on} and may have it"
                message = f"The evidence {shown} is not here, and git has never had it: {who}."
                yield finding("ABSENT", proof.place, message, _ASK, why=_WHY_ABSENT)

    def _may_be_private(self, ref: str) -> bool:
        """Whether it is a path inside the workspace at which there is nothing, not even a link that leads nowhere."""
        path = PurePosixPath(ref)
        return not path.is_absolute() and ".." not in path.parts and not lexists(self._workspace / path)

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
            return _NOWHERE
        except (OSError, RuntimeError, ValueError) as error:
            return f"{_NOT} to be read ({getattr(error, 'strerror', None) or 'its links lead in a circle'})"
