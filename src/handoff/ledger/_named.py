"""The files that entries name as evidence, by the path of an act."""

from pathlib import Path

from handoff.ledger._decode import read_entry
from handoff.ledger._walk import SUFFIX, ActFile, numbered_lines, open_act
from handoff.model.entry import Correction, Measurement

_NAMES_EVIDENCE = b'"evidence":['


def evidence_named(workspace: Path, path: str) -> frozenset[str]:
    """The files that the entries of an act, or of a folder with its parts, name as evidence; what cannot be read names none."""
    here = workspace / path
    if here.is_dir():
        return frozenset().union(*(_named(one) for one in sorted(here.glob(f"*{SUFFIX}"))))
    return _named(here)


def _named(path: Path) -> frozenset[str]:
    try:
        with open_act(ActFile(str(path), path.name)) as opened:
            lines = [line.removesuffix(b"\n") for _, line in numbered_lines(opened) if _NAMES_EVIDENCE in line]
    except OSError:
        return frozenset()
    entries = (read_entry(line) for line in lines)
    found = (entry.evidence for entry in entries if isinstance(entry, (Measurement, Correction)))
    return frozenset(proof.ref for proofs in found for proof in proofs if proof.sha256)
