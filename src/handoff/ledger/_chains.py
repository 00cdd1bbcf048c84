"""What became of entries that were corrected: which correction stands for each, in few bytes."""

from collections.abc import Iterable

from msgspec import Struct

from handoff.ledger._known import about_of, content_of
from handoff.model.entry import Correction, Measurement


class Link(Struct, frozen=True, gc=False):
    """A correction by its id: what it says, about which standard and day, and whether an import made it or takes it all back."""

    id: str
    content: bytes
    about: bytes
    by_import: bool
    is_void: bool


class Fate(Struct, frozen=True):
    """What became of an entry: the corrections that stand for it, and what the source of an import said of it last.

    Without any correction it stands itself.  Several contradict each other, so that none counts; ``same`` are others that say
    the same as the one that stands.
    """

    standing: tuple[Link, ...]
    said: bytes
    same: tuple[Link, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Whether a person took the entry back."""
        return len(self.standing) == 1 and self.standing[0].is_void and not self.standing[0].by_import


class Chains:
    """All corrections by the entries that they correct.  Memory grows with the corrections, not with the entries."""

    def __init__(self, corrections: Iterable[tuple[str, Correction]]) -> None:
        """Take in the corrections of a ledger with their ids, those that stand there twice once."""
        self._of: dict[str, dict[str, Link]] = {}
        for name, made in corrections:
            link = Link(name, content_of(made), about_of(made), bool(made.import_), made.is_void)
            self._of.setdefault(made.corrects, {})[name] = link

    def fate(self, name: str, row: Measurement | Correction) -> Fate | None:
        """What became of an entry, by its id; None where nobody corrected it."""
        if name not in self._of:
            return None
        fate = self._followed(name, content_of(row), about_of(row))
        return fate if fate.standing else None

    def is_corrected(self, name: str) -> bool:
        """Whether a correction names an entry, by its id."""
        return name in self._of

    def _followed(self, name: str, said: bytes, about: bytes) -> Fate:
        standing: tuple[Link, ...] = ()
        while len(links := self._links(name, about)) == 1:
            (link,) = standing = links
            name, said = link.id, link.content if link.by_import else said
        return self._rivals(links, said, about) if links else Fate(standing, said)

    def _rivals(self, links: tuple[Link, ...], said: bytes, about: bytes) -> Fate:
        """Of several corrections of one entry: one that was taken back leaves the others, and those that agree are one."""
        ends = [(link, self._followed(link.id, link.content if link.by_import else said, about)) for link in links]
        fates = [Fate(end.standing or (link,), end.said) for link, end in ends if link.is_void or not _is_void(end)]
        standing = tuple(sorted((link for fate in fates for link in fate.standing), key=lambda link: link.id))
        last = next((fate.said for fate in fates if fate.said != said), said)
        if len({link.content for link in standing}) == 1:
            return Fate(standing[:1], last, standing[1:])
        return Fate(standing or links, last)

    def _links(self, name: str, about: bytes) -> tuple[Link, ...]:
        return tuple(link for link in self._of.get(name, {}).values() if link.about == about)


def _is_void(fate: Fate) -> bool:
    return bool(fate.standing) and all(link.is_void for link in fate.standing)
