"""What people decide and do to get better, as it stands on the ledger's lines: rebases.

Field order is the order of the keys on a line (specification: integrity, "Entries: named by their content").
"""

from datetime import date

from msgspec import Struct


class Rebase(Struct, frozen=True, omit_defaults=True, kw_only=True, tag="rebase", tag_field="entry"):
    """Somebody's decision that a standard's process has changed: from ``since`` on it is charted as a new phase.

    ``supersedes`` is the id of an earlier rebase that counts no more; without ``since`` that is all it says.
    """

    decided_on: date
    standard: str
    since: date | None = None
    supersedes: str | None = None
    because: str
    nonce: str | None = None
