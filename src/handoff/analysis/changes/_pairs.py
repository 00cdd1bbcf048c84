"""Which standard, output and department of one state is which of another: by its name, or by the one it had before."""

from collections.abc import Mapping

from msgspec import Struct

from handoff.analysis.changes.changed import Placed
from handoff.analysis.names import former_names
from handoff.model.organisation import Organisation


class Pair(Struct, frozen=True):
    """One standard before and after; None where it is not promised."""

    old: Placed | None
    new: Placed | None

    @property
    def name(self) -> str:
        """The full name that it has now; of what is gone, the one that it had."""
        placed = self.new or self.old
        return placed.standard.name if placed else ""


def pairs(old: Organisation, new: Organisation) -> tuple[Pair, ...]:
    """Every standard that is promised before or after, in the order of the files; what is gone comes last."""
    before, after = _promised(old), _promised(new)
    taken: set[str] = set()
    found: list[Pair] = []
    for name, placed in after.items():
        names = (name, *(former for former in former_names(placed.standard) if former not in after))
        known = next((one for one in names if one in before and one not in taken), "")
        taken.add(known)
        found.append(Pair(before.get(known), placed))
    return (*found, *(Pair(placed, None) for name, placed in before.items() if name not in taken))


def renamed_outputs(found: tuple[Pair, ...], old: Organisation, new: Organisation) -> Mapping[str, str]:
    """The outputs that have another name now, old to new: their standards say what they were called before."""
    before, after = {output.path for output in old.outputs}, {output.path for output in new.outputs}
    moved = ((pair.old.output.path, pair.new.output.path) for pair in found if pair.old and pair.new)
    return {was: now for was, now in moved if was not in after and now not in before}


def renamed_departments(outputs: Mapping[str, str], old: Organisation, new: Organisation) -> Mapping[str, str]:
    """The departments that have another name now, old to new: so have their outputs."""
    before, after = {one.id for one in old.departments}, {one.id for one in new.departments}
    moved = ((was.partition("/")[0], now.partition("/")[0]) for was, now in outputs.items())
    return {was: now for was, now in moved if was not in after and now not in before}


def _promised(organisation: Organisation) -> dict[str, Placed]:
    return {
        standard.name: Placed(output, standard)
        for output in organisation.outputs
        for standard in output.standards
        if standard.until is None
    }
