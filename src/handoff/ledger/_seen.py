"""Which ids may have been met before: a bit map of fixed size, however many entries a ledger has."""

BITS = 27


class Seen:
    """Tells for sure that an id is new; of the others, nearly all have been met, and a second look at the files decides.

    Each id, being a hash, names four bits at random.  Sixteen megabytes of them take a million entries with hardly a wrong
    "maybe", and ten million with one in two hundred; memory that an ordinary ledger never touches is never used.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._bits = bytearray(1 << max(0, BITS - 3))
        self._mask = (1 << BITS) - 1

    def maybe(self, number: int) -> bool:
        """Whether the id, as a number, may have been met before; it has been from now on."""
        bits, met = self._bits, True
        for shift in (0, 32, 64, 96):
            place = (number >> shift) & self._mask
            bit = 1 << (place & 7)
            if not bits[place >> 3] & bit:
                bits[place >> 3] |= bit
                met = False
        return met
