"""What proves an entry: a file with its hash, or where something else is to be found."""

from msgspec import Struct


class Evidence(Struct, frozen=True, omit_defaults=True):
    """A file in the workspace with its hash, or an address or document number kept as text."""

    ref: str
    sha256: str | None = None
