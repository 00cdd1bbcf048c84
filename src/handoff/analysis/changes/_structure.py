"""Which departments, parties and outputs came, went, have another name or reach others than before."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from handoff.analysis.changes._pairs import Pair, renamed_departments, renamed_outputs
from handoff.analysis.changes._reaching import reaching
from handoff.analysis.changes.changed import About, Change
from handoff.model.organisation import Department, Organisation, Output, Party
from handoff.model.problem import Source


def structure_changes(found: tuple[Pair, ...], old: Organisation, new: Organisation) -> Iterator[Change]:
    """The changes of everything but standards; ``found`` are the pairs of standards, which say what was renamed."""
    outputs = renamed_outputs(found, old, new)
    departments = renamed_departments(outputs, old, new)
    before, after = ({one.id: one for one in side.departments} for side in (old, new))
    yield from _came_and_went("department", _places(before), _places(after), departments)
    parties = tuple({one.id: one for one in side.parties} for side in (old, new))
    yield from _came_and_went("party", _places(parties[0]), _places(parties[1]), {})
    yield from _members(*parties)
    yield from _outputs({one.path: one for one in old.outputs}, {one.path: one for one in new.outputs}, outputs)


def _places(known: Mapping[str, Department] | Mapping[str, Party] | Mapping[str, Output]) -> dict[str, Source]:
    return {name: one.place for name, one in known.items()}


def _came_and_went(
    about: About, before: Mapping[str, Source], after: Mapping[str, Source], renamed: Mapping[str, str]
) -> Iterator[Change]:
    for was, now in renamed.items():
        yield Change(kind="renamed", about=about, name=now, place=after[now], part="name", was=was, now=now)
    gone = (name for name in before if name not in after and name not in renamed)
    come = (name for name in after if name not in before and name not in renamed.values())
    yield from (Change(kind="removed", about=about, name=name, place=before[name], was=name) for name in gone)
    yield from (Change(kind="added", about=about, name=name, place=after[name], now=name) for name in come)


def _members(before: Mapping[str, Party], after: Mapping[str, Party]) -> Iterator[Change]:
    """Groups that others belong to now: whatever reaches the group reaches them, or no longer does."""
    for name, party in after.items():
        if name in before:
            change = Change(kind="moved", about="party", name=name, place=party.place, part="members")
            yield from reaching(change, before[name].members, party.members)


def _outputs(before: Mapping[str, Output], after: Mapping[str, Output], renamed: Mapping[str, str]) -> Iterator[Change]:
    for change in _came_and_went("output", _places(before), _places(after), renamed):
        output = (before if change.kind == "removed" else after)[change.name]
        who = _customers(output)
        if change.kind == "removed":
            yield structs.replace(change, loses=who)
        else:
            yield structs.replace(change, gains=who) if change.kind == "added" else change
    for name, output in before.items():
        now = after.get(renamed.get(name, name))
        if now is not None:
            change = Change(kind="moved", about="output", name=now.path, place=now.place, part="customers")
            yield from reaching(change, _customers(output), _customers(now))


def _customers(output: Output) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handoff.customer for handoff in output.handoffs))
