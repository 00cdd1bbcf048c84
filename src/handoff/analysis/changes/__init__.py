"""Every change of meaning between two states of the definitions, worst first; layout, notes and owners are none."""

from collections.abc import Iterable, Iterator
from typing import get_args

from msgspec import structs

from handoff.analysis.chains import party_of
from handoff.analysis.changes._consent import Consent, consent, words_of
from handoff.analysis.changes._pairs import Pair, pairs
from handoff.analysis.changes._standards import promise_text, served, standard_changes
from handoff.analysis.changes._structure import structure_changes
from handoff.analysis.changes.changed import Change, Compared, Kind, Placed, Side
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.settings import SETTINGS_FILE

KINDS: tuple[Kind, ...] = get_args(Kind)


def compared(old: Side, new: Side, agreements: Iterable[Agreed]) -> Compared:
    """Compare two states.  ``agreements`` are all that the ledger has, oldest first, under whatever names."""
    found = changes(old.organisation, new.organisation, agreements)
    before, after = ({file.path: file.digest for file in side.files} for side in (old, new))
    settings = before.pop(SETTINGS_FILE, ""), after.pop(SETTINGS_FILE, "")
    departments = {one.place.path: one.id for one in old.organisation.departments}
    kept = {one.id for one in new.organisation.departments}
    differing = {path for path, digest in after.items() if before.get(path) != digest}
    differing |= {path for path in before if path not in after and departments.get(path) not in kept}
    text_only = differing - {change.place.path for change in found}
    return Compared(old, new, found, tuple(sorted(text_only)), settings[0] != settings[1])


def changes(old: Organisation, new: Organisation, agreements: Iterable[Agreed]) -> tuple[Change, ...]:
    """Every change of meaning from one organisation to another, worst first, then by name and part."""
    found = pairs(old, new)
    words = words_of(found, old, new, agreements)
    changed = [
        *structure_changes(found, old, new),
        *(change for pair in found for change in _pair_changes(pair, words.get(pair.name, ()), new)),
    ]
    return tuple(sorted(changed, key=_worst_first))


def concerning(found: Compared, department: str) -> Compared:
    """The same for one department: what it promises, and what it or its stations lose or gain."""

    def concerns(change: Change) -> bool:
        names = (change.name, *change.loses, *change.gains, change.was if change.part == "name" else "")
        return any(party_of(name) == department for name in names)

    own = {one.place.path for side in (found.old, found.new) for one in side.organisation.departments if one.id == department}
    return structs.replace(
        found,
        changes=tuple(change for change in found.changes if concerns(change)),
        text_only=tuple(path for path in found.text_only if path in own),
    )


def _worst_first(change: Change) -> tuple[bool, int, str, str]:
    return not change.removes, KINDS.index(change.kind), change.name, change.part


def _pair_changes(pair: Pair, words: Iterable[Agreed], new: Organisation) -> Iterator[Change]:
    old, now = pair.old, pair.new
    if old is None and now is not None:
        change = Change(
            kind="added",
            about="standard",
            name=now.standard.name,
            place=now.standard.place,
            now=promise_text(now),
            gains=served(now),
        )
        yield structs.replace(change, lacks=consent(pair, words).lacking)
    elif old is not None and now is None:
        yield structs.replace(_gone(old, new), voids=consent(pair, words).voided)
    elif old is not None and now is not None:
        differing = tuple(standard_changes(old, now))
        agreed = consent(pair, words) if differing else Consent((), ())
        yield from (_with_consent(change, agreed) for change in differing)


def _gone(old: Placed, new: Organisation) -> Change:
    """A standard that is promised no longer: retired, if its department says so, or just not there."""
    standard = old.standard
    change = Change(
        kind="removed", about="standard", name=standard.name, place=standard.place, was=promise_text(old), loses=served(old)
    )
    for department in new.departments:
        for retired in department.retired if department.id == standard.department else ():
            if retired.name == f"{standard.output}/{standard.id}":
                place, because = retired.place, " ".join(retired.because.split())
                return structs.replace(change, kind="retired", place=place, because=because, until=retired.until)
    return change


def _with_consent(change: Change, agreed: Consent) -> Change:
    """The change with the agreements that it voids, and those that it still needs."""
    if change.kind == "regraded":
        return change
    asked = {standing.seat.party for standing in agreed.after}
    left = {standing.seat for standing in agreed.before if standing.seat.party not in asked}
    if change.kind == "moved":  # who is asked no longer, and who is new; for everybody else nothing has changed
        out, into = change.loses, change.gains
    elif change.kind == "renamed":  # another department may hand it over now
        suppliers = tuple(standing.seat for standing in (*agreed.before, *agreed.after) if standing.seat.side == "supplier")
        out = into = tuple(seat.party for seat in suppliers) if left.intersection(suppliers) else ()
    else:
        customers = {seat.party for seat in left if seat.side == "customer"}
        out, into = tuple(word.party for word in agreed.voided if word.party not in customers), agreed.lacking
    return structs.replace(
        change,
        voids=tuple(word for word in agreed.voided if word.party in out),
        lacks=tuple(party for party in agreed.lacking if party in into),
    )
