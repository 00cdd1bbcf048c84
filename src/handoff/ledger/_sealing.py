"""Making a seal: everything that no seal covers yet, hashed as it lies there, and put beside the others whole."""

import os
import stat
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path

from msgspec import Struct

from handoff.ledger._durable import make_folders, put_in_place, remove
from handoff.ledger._scan import Scanned
from handoff.ledger._sealed import Seals
from handoff.ledger._seals import (
    FOLDER,
    SIGNATURE_SUFFIX,
    SUFFIX,
    Row,
    Seal,
    can_be_sealed,
    root_of,
    seal_bytes,
    seal_id,
    seal_name,
)
from handoff.model.problem import Fault
from handoff.model.text import quoted


class Occasion(Struct, frozen=True):
    """What a seal says of its making: whose ledger, when (UTC, ``2026-11-20T16:02:11Z``), by whom, and the definitions' hash."""

    origin: str
    time: str
    signer: str
    definitions: str


def seal_over(seals: Seals, scanned: Iterable[Scanned], occasion: Occasion) -> Seal | Fault:
    """The seal of all files that were read and that no seal covers yet, standing on every tip."""
    tips = seals.tips
    covered = seals.covered(*tips)
    there = {one.path: one for one in scanned}
    odd = next((path for path in there if not can_be_sealed(path)), None)
    if odd is not None:
        return Fault(
            f"The name of {quoted(odd)} has a sign in it that a manifest cannot hold.",
            "An auditor checks the manifest with `sha256sum -c`, which writes such names in a way of its own.",
            "Files of the ledger keep the name that handoff gave them: give it back.",
        )
    late = next((one for one in seals.all if one.seal.time > occasion.time), None)
    if late is not None:
        return Fault(
            f"The clock says {occasion.time}, and there is a seal of {late.seal.time} already.",
            "A seal that claims to be older than those that it stands on is worth nothing.",
            "Set the clock right, or ask who sealed with a wrong one.",
        )
    known = {row.path for row in covered}
    rows = tuple(Row(path, there[path].sha256) for path in sorted(there.keys() - known))
    total = {row.path for row in (*covered, *rows)}
    return Seal(
        origin=" ".join(occasion.origin.split()),
        time=occasion.time,
        signer=" ".join(occasion.signer.split()),
        parents=tuple(sorted(tip.id for tip in tips)),
        entries=sum(there[row.path].entries for row in rows),
        total_files=len(total),
        total_entries=sum(there[path].entries for path in total if path in there),
        root=root_of((*covered, *rows)),
        definitions=occasion.definitions,
        rows=rows,
    )


def publish_seal(workspace: Path, folder: str, seal: Seal, signature: bytes | None) -> tuple[str, ...]:
    """Make the seal appear, whole and durable, then its signature; their paths.  OSError: the disk is in the way.

    A seal without its signature (the power failed between the two) is one that is not signed: sealing again signs it.
    """
    held = seal_bytes(seal)
    here = make_folders(workspace / folder, FOLDER)
    name = seal_name(seal, seal_id(held))
    files = {name: held}
    if signature is not None:
        files[name.removesuffix(SUFFIX) + SIGNATURE_SUFFIX] = signature
    for one, content in files.items():
        _put(here, one, content)
    return tuple(f"{folder}/{FOLDER}/{one}" for one in files)


def _put(here: Path, name: str, held: bytes) -> None:
    hidden = here / f".{name}-{os.urandom(8).hex()}.tmp"
    try:
        with hidden.open("xb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(hidden, here / name)
    finally:
        remove(hidden)


def definitions_root(workspace: Path, folder: str) -> str:
    """SHA-256 over the hashes and paths of the definitions' files, as a seal's root is over the ledger's; links are left out."""
    rows = []
    for path in sorted((workspace / folder).rglob("*")):
        shown = path.relative_to(workspace).as_posix()
        if stat.S_ISREG(path.lstat().st_mode) and not any(part.startswith(".") for part in path.relative_to(workspace).parts):
            with path.open("rb") as file:
                rows.append(Row(os.fsencode(shown).decode("utf-8", "backslashreplace"), file_digest(file, "sha256").hexdigest()))
    return root_of(rows)
