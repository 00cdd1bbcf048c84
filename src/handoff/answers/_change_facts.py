"""What ``handoff diff`` found, for machines: both sides and every change, complete."""

from datetime import date

from msgspec import Struct

from handoff.analysis.changes.changed import Compared, Side, Voided


class SideFacts(Struct, frozen=True):
    """One side; ``revision`` and ``commit`` are null for the definitions as they lie here."""

    revision: str | None
    commit: str | None
    passed_over: tuple[str, ...]


class ChangeFacts(Struct, frozen=True):
    """One change; what it does not have is null or empty.  ``path`` and ``line`` are those of the new side, or of what is gone."""

    kind: str
    about: str
    name: str
    part: str | None
    was: str | None
    now: str | None
    because: str | None
    until: date | None
    loses: tuple[str, ...]
    gains: tuple[str, ...]
    voids: tuple[Voided, ...]
    lacks: tuple[str, ...]
    path: str
    line: int


class Totals(Struct, frozen=True):
    """How many changes there are of the sorts that ``--fail-on`` knows."""

    changes: int
    removed: int
    loosened: int
    unagreed: int


class DiffFacts(Struct, frozen=True, rename={"from_": "from"}):
    """The whole comparison.  ``text_only`` are files that differ and change no meaning."""

    version: int
    report: str
    from_: SideFacts
    to: SideFacts
    totals: Totals
    changes: tuple[ChangeFacts, ...]
    text_only: tuple[str, ...]
    settings_differ: bool


def diff_facts(found: Compared) -> DiffFacts:
    """The comparison in full."""
    return DiffFacts(
        version=1,
        report="diff",
        from_=_side(found.old),
        to=_side(found.new),
        totals=Totals(
            changes=len(found.changes),
            removed=sum(change.removes for change in found.changes),
            loosened=sum(change.loosens for change in found.changes),
            unagreed=sum(change.is_unagreed for change in found.changes),
        ),
        changes=tuple(
            ChangeFacts(
                kind=change.kind,
                about=change.about,
                name=change.name,
                part=change.part or None,
                was=change.was or None,
                now=change.now or None,
                because=change.because or None,
                until=change.until,
                loses=change.loses,
                gains=change.gains,
                voids=change.voids,
                lacks=change.lacks,
                path=change.place.path,
                line=change.place.line,
            )
            for change in found.changes
        ),
        text_only=found.text_only,
        settings_differ=found.settings_differ,
    )


def _side(side: Side) -> SideFacts:
    return SideFacts(side.revision or None, side.commit or None, side.passed_over)
