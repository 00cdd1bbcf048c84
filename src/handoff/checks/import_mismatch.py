"""The mapping of an import names a standard that is not there, or gives one a unit that its measure cannot have.

## What it finds

Below `[import.NAME]` in `handoff.toml`: a standard under `standards`, or the constant `standard`, that no definition
has or that could be several; a unit under `units` in which the standard's values cannot be written or held against its
target.

## Why it matters

The mapping reads well until the next export arrives: then every row of that standard is refused, on the day on which
the numbers are needed. After a standard is renamed, its mapping is easily forgotten.

## Example

```toml
[import.erp.standards]
in-tiem = "SO-17"
```

## Remedy

Correct the name, or delete the line where the standard is no longer measured. Write a unit that the measure has.
`handoff record --from FILE --mapping NAME --dry-run` shows how an export is read.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.analysis.names import find_standard
from handoff.measures import kind_named
from handoff.model.import_mapping import ImportMapping, Named
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault, Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "import-mismatch"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_WHY = "Every row of it would be refused, on the day on which the numbers are needed."
# A bare number is no value of theirs, so none of it would ever get a unit.
_NEVER_BARE = ("proportion", "check")


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard and each unit of a mapping that no definition has."""
    for mapping in organisation.settings.imports:
        constant = (Named(named.theirs, named.theirs, named.place) for named in mapping.constants if named.ours == "standard")
        for named in {one.ours: one for one in (*mapping.standards, *constant)}.values():
            standard = find_standard(organisation, named.ours)
            if isinstance(standard, Fault):
                said = f"The mapping {mapping.name}: {standard.message}"
                yield Problem(NAME, SEVERITY, named.place, said, _WHY, standard.fix)
            else:
                yield from _of_unit(mapping, named.ours, standard)


def _of_unit(mapping: ImportMapping, name: str, standard: Standard) -> Iterator[Problem]:
    unit = next((one for said in (name, "value") for one in mapping.units if one.ours == said), None)
    fault = _unit_fault(standard, unit.theirs) if unit is not None else None
    if unit is not None and fault is not None:
        said = f"The mapping {mapping.name} gives {standard.name} the unit {unit.theirs}: {fault.message}"
        own = f" Under `units`, {name} may have a unit of its own." if unit.ours == "value" else ""
        yield Problem(NAME, SEVERITY, unit.place, said, _WHY, f"Correct the unit.{own}")


def _unit_fault(standard: Standard, unit: str) -> Fault | None:
    """Why a bare number with that unit is no value of the standard, or none that its target can be held against."""
    measure, promise = standard.measure, standard.promises[-1] if standard.promises else None
    if measure is None or measure.kind in _NEVER_BARE:
        return None
    kind = kind_named(measure.kind)
    seen = kind.parse((f"1{unit}",), measure)
    if isinstance(seen, Fault) or promise is None:
        return seen if isinstance(seen, Fault) else None
    held = kind.summarise(seen, promise.target, promise.limit, measure)
    return held if isinstance(held, Fault) else None
