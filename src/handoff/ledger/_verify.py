"""Verifying a ledger as it lies there: every line's id, every seal, every signature, every file of evidence; all that is found."""

from datetime import timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff.ledger._against_seals import expected, held_against, late
from handoff.ledger._evidence import EvidenceFiles, Past, untold
from handoff.ledger._findings import finding
from handoff.ledger._foreign import misnamed
from handoff.ledger._left_out import LeftOut, left_out_findings, nothing
from handoff.ledger._scan import Scanned, scan
from handoff.ledger._seal_signatures import Signers, judged
from handoff.ledger._sealed import Seals, read_seals
from handoff.ledger._seals import FOLDER
from handoff.ledger._walk import act_files
from handoff.model.problem import Problem, by_place


class Demand(Struct, frozen=True):
    """What a verifier brings: a seal id kept outside ('': none), who may sign (None: nobody was named), and how late is late."""

    expect: str = ""
    signers: Signers | None = None
    grace: timedelta = timedelta(0)


class Verification(Struct, frozen=True):
    """What was looked at and what was found, in order of place.

    ``evidence`` counts the entries' references to files; ``signed`` has the id of each seal that an allowed signer signed, and who.
    """

    files: int
    entries: int
    evidence: int
    seals: int
    tips: tuple[str, ...]
    newest: str | None
    unsealed: int
    signed: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


class Reading(Struct, frozen=True):
    """Every file of a ledger as it was read, by path, and its seals; ``problems`` are those of lines, names and evidence."""

    scanned: dict[str, Scanned]
    seals: Seals
    evidence: int
    problems: tuple[Problem, ...]


def read_whole(workspace: Path, folder: str, past: Past = untold, left_out: LeftOut = nothing) -> Reading:
    """Read every file of a ledger once, in memory that grows with the files and not with the entries.

    ``past`` tells which files of evidence were ever shared, where they are not here; ``left_out`` which files of the ledger git
    has, and not here.
    """
    proofs = EvidenceFiles(workspace)
    scanned: dict[str, Scanned] = {}
    problems = [*left_out_findings(left_out(), folder)]
    evidence = 0
    for file in act_files(workspace, folder):
        if isinstance(file, Problem):
            if f"{file.source.path}/".startswith(f"{folder}/{FOLDER}/"):
                continue  # reading the seals tells it
            problems.append(finding("NOT-AN-ENTRY", file.source, file.message, file.fix, why=file.why))
            continue
        problems += [finding("NOT-AN-ENTRY", odd.source, odd.message, odd.fix, why=odd.why) for odd in misnamed(file.shown)]
        one = scan(file)
        problems += (*one.problems, *proofs.problems(one.proofs))
        evidence += len(one.proofs)
        scanned[file.shown] = replace(one, proofs=(), problems=())
    problems += proofs.absent(past)
    return Reading(scanned, read_seals(workspace, folder), evidence, tuple(problems))


def verify_ledger(workspace: Path, folder: str, demand: Demand, past: Past = untold, left_out: LeftOut = nothing) -> Verification:
    """Hold a ledger against its own ids and seals, and against what the verifier brings."""
    reading = read_whole(workspace, folder, past, left_out)
    return verified_reading(reading, folder, demand)


def verified_reading(reading: Reading, folder: str, demand: Demand) -> Verification:
    """The same of a ledger that was read already."""
    scanned, seals = reading.scanned, reading.seals
    signatures = judged(seals, demand.signers, folder)
    problems = (
        *reading.problems,
        *seals.problems,
        *held_against(seals, scanned),
        *signatures.problems,
        *expected(seals, demand.expect, folder),
        *late(seals, scanned, demand.grace),
    )
    covered = {row.path for one in seals.all for row in one.seal.rows}
    return Verification(
        files=len(scanned),
        entries=sum(one.entries for one in scanned.values()),
        evidence=reading.evidence,
        seals=len(seals.all),
        tips=tuple(tip.id for tip in seals.tips),
        newest=max((tip.seal.time, tip.id) for tip in seals.tips)[1] if seals.tips else None,
        unsealed=len(scanned.keys() - covered),
        signed=signatures.signers,
        problems=tuple(sorted(problems, key=by_place)),
    )
