"""The contents of large files, each kept for the next time with the keys of its rows."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from msgspec import Struct, msgpack

from handoff.ledger._contents import Contents, Listing
from handoff.ledger._cores import on_all_cores
from handoff.ledger._keys import keys_in
from handoff.ledger._stamps import Stamped
from handoff.ledger._units import LARGEST
from handoff.ledger._waiting import Heard
from handoff.ledger._walk import ActFile
from handoff.private import PrivateFolder

PREFIX, _KEYS = "rows-", ".keys"


class _Made(Struct, frozen=True):
    """Contents on their way from the process that made them; None where a file has anything but rows."""

    contents: Contents | None
    keys: bytes


class _File(Struct, frozen=True, array_like=True):
    """Contents as they are kept, of files without any too: they need not be looked through again."""

    contents: Contents | None


class KeptContents:
    """Finds the contents of files of which only sound measurements are known to be there, as kept or made anew on all cores."""

    def __init__(self, folder: PrivateFolder, heard: Heard) -> None:
        """Begin; ``heard`` is told how far making them is."""
        self._folder, self._heard = folder, heard

    def of(self, files: Sequence[Stamped]) -> Iterator[tuple[Stamped, Contents]]:
        """Files of rows with what they hold; of others nothing comes."""
        unmade: list[Stamped] = []
        for one in files:
            kept = self._kept(one)
            if kept is None:
                unmade.append(one)
            elif kept.contents is not None:
                yield one, kept.contents
        done, total = 0, sum(one.stamp.size for one in unmade)
        for one, made in zip(unmade, on_all_cores(_made, [one.file for one in unmade], total), strict=True):
            done += one.stamp.size
            self._heard(done, total)
            if self._keep(one, made) and made.contents is not None:
                yield one, made.contents

    def known(self, one: Stamped) -> Contents | None:
        """What a file holds, where that was found out before."""
        kept = self._kept(one)
        return kept.contents if kept else None

    def keys(self, one: Stamped) -> Sequence[int]:
        """The keys of a file's rows.  ValueError where they are no longer there."""
        raw = self._folder.load(_name(one) + _KEYS, LARGEST)
        if raw is None:
            self._folder.shrink(_name(one), 0)  # or they would never be made again
            raise ValueError("the keys of rows are gone")
        return keys_in(raw)

    def forget(self, used: Sequence[Stamped]) -> None:
        """Remove the oldest where there are more than twice as many as those in use."""
        names = frozenset(f"{_name(one)}{end}" for one in used for end in ("", _KEYS))
        self._folder.shrink(PREFIX, 2 * len(names), names)

    def _kept(self, one: Stamped) -> _File | None:
        raw = self._folder.load(_name(one), LARGEST)
        try:
            return None if raw is None else msgpack.decode(raw, type=_File)
        except ValueError:
            return None

    def _keep(self, one: Stamped, made: _Made) -> bool:
        is_kept = made.contents is None or self._folder.keep(_name(one) + _KEYS, made.keys)
        return is_kept and self._folder.keep(_name(one), msgpack.encode(_File(made.contents)))


def _name(one: Stamped) -> str:
    return f"{PREFIX}{sha256(repr(one.stamp).encode()).hexdigest()[:32]}"


def _made(file: ActFile) -> _Made:
    listing = Listing()
    contents = listing.contents(file)
    return _Made(contents, listing.keys.in_order() if contents else b"")
