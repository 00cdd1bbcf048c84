"""Which ids may have been met before, in memory of bounded size, however many entries a ledger has."""

BITS = 27
# A set of them takes a third of the bit map's memory, and answers ten times as fast.
FEW = 50_000


class Seen:
    """Tells for sure that an id is new; of the others, nearly all have been met, and a second look at the files decides.

    The first ids are kept as they are.  When they are no longer few, bits stand for them: each id, being a hash, names four at
    random.  Sixteen megabytes of bits take a million entries with hardly a wrong "maybe", and ten million with one in two hundred.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._few: set[int] = set()
        self._bits = bytearray()

    def maybe(self, number: int) -> bool:
        """Whether the id, as a number, may have been met before; it has been from now on."""
        if self._bits:
            return self._marked(number)
        met = number in self._few
        self._few.add(number)
        if len(self._few) > FEW:
            self._bits = bytearray(1 << max(0, BITS - 3))
            while self._few:
                self._marked(self._few.pop())
        return met

    def _marked(self, number: int) -> bool:
        bits, mask, met = self._bits, (1 << BITS) - 1, True
        for place in (number & mask, (number >> 32) & mask, (number >> 64) & mask, (number >> 96) & mask):
            bit = 1 << (place & 7)
            if not bits[place >> 3] & bit:
                bits[place >> 3] |= bit
                met = False
        return met
