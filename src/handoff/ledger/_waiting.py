"""Who waits while a large ledger is read for the first time."""

from collections.abc import Callable

# Told how many bytes of so many have been read.
Heard = Callable[[int, int], None]


def unheard(_done: int, _total: int) -> None:
    """Where nobody waits."""
