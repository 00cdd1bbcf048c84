"""What was recorded twice: by hand with the same words, or a row of an import in two versions; in memory that does not grow."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256

from msgspec import Struct
from msgspec.json import Encoder

from handoff.analysis.holdings import Repeated
from handoff.ledger._flaws import Flaws
from handoff.ledger._keys import key_of, row_digest
from handoff.ledger._known import content_of
from handoff.ledger._read import Read, read_act
from handoff.ledger._seen import Seen
from handoff.ledger._sums import Sums
from handoff.ledger._walk import ActFile
from handoff.model.entry import Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

MOST_SUSPECTS = 20_000
MOST_FOUND = 1_000
MOST_PLACES = 20
_ENCODER = Encoder()


class Found(Struct, frozen=True):
    """An entry that was read a second time, and where it stands."""

    read: Read
    place: Source


class _Alike(Struct):
    """Entries that are the same: where each stands, by its id; ``mapping`` is that of rows, else ''."""

    standard: str
    day: date
    person: str
    mapping: str
    places: dict[str, Source]

    def repeated(self) -> Repeated:
        """The finding, its places in order."""
        placed = sorted(self.places.items(), key=lambda one: (one[1], one[0]))
        places = tuple(place for _, place in placed)
        return Repeated(self.standard, self.day, self.person, places, self.mapping, placed[-1][0])


class Repeats:
    """Collects what may have been typed before while a ledger is counted, and looks at it again to be sure.

    Two measurements by hand say the same when standard, day, value and person are the same, and neither a note nor evidence
    tells them apart.  Rows of one mapping are the same when their keys are; whatever else they say made them two entries.
    """

    def __init__(self, again: Callable[[], Iterator[Found]], organisation: Organisation) -> None:
        """Begin; ``again`` reads the whole ledger anew, also what is unsound by the definitions."""
        self._again, self._organisation = again, organisation
        self._seen = Seen()
        self._suspects: set[bytes] = set()
        self._found: dict[bytes, _Alike] = {}

    def note(self, read: Read) -> None:
        """Take note of an entry that counts, each given once."""
        digest = digest_of(read)
        if digest is None or len(self._found) >= MOST_FOUND:
            return
        if self._seen.maybe(int.from_bytes(digest)) and digest not in self._found:
            self._suspects.add(digest)
            if len(self._suspects) >= MOST_SUSPECTS:
                self._settle()

    def found(self) -> tuple[Repeated, ...]:
        """What was typed in more than once, in order of standard, day and place; no more than ``MOST_FOUND`` of them."""
        self._settle()
        return _in_order(self._found)

    def _settle(self) -> None:
        """Keep the suspects that two entries or more stand behind."""
        if self._suspects:
            self._found.update(_alike(self._again(), self._suspects.__contains__, self._organisation))
        self._suspects.clear()


def found_in(files: Iterable[ActFile], wanted: Callable[[bytes], bool]) -> Iterator[Found]:
    """Every entry on a wanted line of some files, with its place."""
    for file in files:
        for read in read_act(file, Flaws(file.shown), wanted):
            yield Found(read, Source(file.shown, read.number, 1))


def confirmed(suspects: frozenset[int], again: Iterator[Found], organisation: Organisation) -> tuple[Repeated, ...]:
    """What was recorded more than once among entries of which the keys (``_keys.key_of``) came more than once."""
    return _in_order(_alike(again, lambda digest: key_of(digest) in suspects, organisation))


def digest_of(read: Read) -> bytes | None:
    """What is the same for all that may be one thing recorded twice: of a row its key, else what an entry says and who says it.

    None for what was neither typed in nor is a row with a key.
    """
    entry = read.entry
    if not isinstance(entry, Measurement):
        return None
    mapping = _mapping(entry)
    if mapping:
        return row_digest(f'{mapping}","key":"{entry.key}'.encode())
    if entry.nonce is None:
        return None
    told_apart = _ENCODER.encode((entry.recorded_by or read.act.recorded_by, entry.evidence, entry.note))
    return sha256(content_of(entry) + told_apart).digest()


def _alike(again: Iterator[Found], is_suspect: Callable[[bytes], bool], organisation: Organisation) -> dict[bytes, _Alike]:
    """The suspects that two sound entries or more stand behind, by their digests."""
    alike: dict[bytes, _Alike] = {}
    sums = Sums(organisation)
    for found in again:
        digest, entry = digest_of(found.read), found.read.entry
        if digest is None or not is_suspect(digest) or not isinstance(entry, Measurement):
            continue
        if sums.add(int(found.read.id, 16), found.read, found.place) is None:
            person = entry.recorded_by or found.read.act.recorded_by
            one = alike.setdefault(digest, _Alike(entry.standard, entry.observed_on, person, _mapping(entry), {}))
            if len(one.places) < MOST_PLACES:
                one.places.setdefault(found.read.id, found.place)
    return {digest: one for digest, one in alike.items() if len(one.places) > 1}


def _in_order(found: dict[bytes, _Alike]) -> tuple[Repeated, ...]:
    kept = list(found.values())[:MOST_FOUND]
    return tuple(sorted((one.repeated() for one in kept), key=lambda one: (one.standard, one.observed_on, one.places)))


def _mapping(entry: Measurement) -> str:
    """The mapping of a row that has a key; '' for what was typed in."""
    return entry.import_ or "" if entry.key is not None and entry.nonce is None else ""
