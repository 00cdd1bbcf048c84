"""The room of ledgers: where entries are kept."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol

from handoff.analysis.holdings import Holdings
from handoff.analysis.imported import Changed, Double, Novelty
from handoff.ledger import files
from handoff.ledger._draft import Published
from handoff.ledger._finding_manuals import FINDINGS
from handoff.ledger._findings import finding
from handoff.ledger._flaws import INTEGRITY
from handoff.ledger._lines import entry_line
from handoff.ledger._manuals import FAULTS
from handoff.ledger._named import evidence_named
from handoff.ledger._seal_signatures import SEAL_NAMESPACE, Signers, signer_of
from handoff.ledger._sealed import genuine_seals, newest_seal
from handoff.ledger._sealing import Occasion, definitions_root, publish_seal, seal_over
from handoff.ledger._seals import Seal, seal_bytes, seal_id
from handoff.ledger._signatures import NobodyKnown, signature_of, signed, verified
from handoff.ledger._verify import Demand, Verification, read_whole, verified_reading, verify_ledger
from handoff.ledger._who import recorded_by
from handoff.model.entry import Act, Agreed, Asked, Entry, Filed, Kept
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.model.standard import Standard

__all__ = [
    "FAULTS",
    "FINDINGS",
    "INTEGRITY",
    "KEEPERS",
    "SEAL_NAMESPACE",
    "Demand",
    "Draft",
    "Keeper",
    "Ledger",
    "NobodyKnown",
    "Occasion",
    "Published",
    "Seal",
    "Signers",
    "Verification",
    "definitions_root",
    "entry_line",
    "evidence_named",
    "finding",
    "genuine_seals",
    "newest_seal",
    "publish_seal",
    "read_whole",
    "recorded_by",
    "seal_bytes",
    "seal_id",
    "seal_over",
    "signature_of",
    "signed",
    "signer_of",
    "verified",
    "verified_reading",
    "verify_ledger",
]


class Draft(Protocol):
    """An act being written, hidden until it is whole; leaving it unpublished leaves nothing behind."""

    def add(self, entry: Entry, line: int = 1) -> Novelty:
        """Add one entry; of an import, a row that the ledger has (``known``), has with another value (``changed``), or that
        stands twice in this act with the same value (``repeated``) or another one (``contrary``) is not added.

        A typed entry gets a nonce; a row without a key gets one from its standard, day and occurrence in this act.  ``line`` is
        where a row stands in its source.
        OSError where the disk is in the way; ValueError for an entry of more than a megabyte or with text that is no Unicode.
        """
        ...

    def changed(self) -> Iterator[Changed]:
        """The changed rows so far, each given once, with what the ledger has instead; in no order."""
        ...

    def doubles(self, most: int) -> tuple[int, tuple[Double, ...]]:
        """How many new rows say the same as a measurement that somebody typed in, and the first of them in order of their lines."""
        ...

    def publish(self) -> Published:
        """Make the act appear, whole and durable (no entries: no act, no path).  OSError where the disk is in the way."""
        ...


class Ledger(Protocol):
    """Where entries are kept, whatever keeps them."""

    def draft(self, act: Act, renamed: Mapping[str, str] = ...) -> AbstractContextManager[Draft]:
        """Begin an act; its ``recorded_at`` is UTC in whole seconds (``2026-11-20T16:02:11Z``), else ValueError.

        With ``renamed``, former full names of standards with those of now, rows of an import are known under both.
        """
        ...

    def rehearsal(self, act: Act, renamed: Mapping[str, str] = ...) -> AbstractContextManager[Draft]:
        """The same, of which nothing is kept: what ``publish`` gives has no path."""
        ...

    def holdings(self, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """Sum up what was observed up to a day, by standard, period, target and limit; and what cannot be read or trusted."""
        ...

    def everything(self, organisation: Organisation) -> tuple[Holdings, tuple[Problem, ...]]:
        """What ``holdings`` has of every day, and what was typed in twice, which takes longer to find out."""
        ...

    def holdings_of(self, standard: Standard, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """What ``holdings`` has of one standard, sooner; and what is wrong with its entries, or
        with any id.
        """
        ...

    def agreements(self, organisation: Organisation) -> tuple[tuple[Agreed, ...], tuple[Problem, ...]]:
        """All agreements as ``holdings`` has them, sooner, their signatures not verified; and what is wrong on their lines."""
        ...

    def remedies(self, organisation: Organisation, as_of: date) -> tuple[Holdings, tuple[Problem, ...]]:
        """The steps of all findings and actions up to a day, as ``holdings`` has them, sooner; and what is wrong on their lines."""
        ...

    def measurements(self, standards: tuple[str, ...]) -> Iterator[Kept]:
        """The readable measurements of some standards (by full name as recorded), in order of day and id."""
        ...

    def beginning(self, start: str, organisation: Organisation) -> tuple[Filed, ...]:
        """The readable entries whose id begins with some hex digits, each once, in order of id."""
        ...

    def corrections(self, organisation: Organisation) -> tuple[Filed, ...]:
        """All readable corrections, each once, whether or not they count."""
        ...

    def history(self, names: tuple[str, ...]) -> Iterator[Filed]:
        """Every readable entry, or those about some names (standards as recorded, what a check is waived about), unsorted; none
        is held, and an id that stands in two places comes twice.
        """
        ...

    def newest_about(self, asked: Asked, organisation: Organisation) -> tuple[Iterator[Filed], int]:
        """As ``history``, at least all that may be asked for; and how many entries more there are that would be asked for if they
        were not older than the newest.
        """
        ...

    def newest_entries(self, acts: int, each: int) -> Iterator[Filed]:
        """The readable entries of so many of the newest acts, and so many of each at most; no other act is read."""
        ...

    def newest(self) -> str | None:
        """When the newest act was recorded, as ``recorded_at`` has it; None without any act.  A clock before that is wrong."""
        ...


class Keeper(Protocol):
    """A member is a module with these names."""

    NAME: str

    def open_ledger(self, workspace: Path, folder: str) -> Ledger:
        """Open the ledger in a workspace's folder; nothing is created before the first act."""
        ...


KEEPERS: tuple[Keeper, ...] = (files,)
