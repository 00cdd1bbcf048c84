"""Something refers to a standard that is not there.

## What it finds

Entries in the ledger for a standard that no definition knows, and a customer's `needs_back:` that names one.
A renamed standard keeps its entries through `formerly:`; one that is no longer promised stands under its
department's `retired:`.

## Why it matters

Entries without a standard are judged by nothing and appear in no report: a history that took years to gather
is lost from sight. A need that points nowhere is a promise that the customer believes in and nobody has made.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers:
      sales:
        used_for: confirm price and date
        needs_back: [sales/special-order-request/complete]   # sales promises no such standard
```

## Remedy

After a rename, write the old name under `formerly:` of the standard. When it is no longer promised, write it
under `retired:` of its department, with the day and the reason. Otherwise correct the name, or write the
standard that is missing.
"""

from collections.abc import Iterator

from handoff.analysis.figures import counted
from handoff.analysis.holdings import Holdings, Unknown
from handoff.analysis.names import standards_by_name
from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.name import is_standard_name
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity, Source
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "unknown-standard"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ("unknown-party",)
_MOST_SUGGESTED = 20  # after a renamed department every entry's name is unknown: a few guesses show the pattern
_WHY_ENTRY = "Nothing judges them and no report shows them: their history is lost from sight."
_WHY_NEED = "The need points nowhere: it is a promise that somebody believes in and nobody has made."


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each unknown standard that the ledger names, then each that a need names, with all its places."""
    unread = _unread(organisation)
    lost = [unknown for unknown in holdings.unknown if not unknown.standard.startswith(unread)]
    needed = _unknown_needs(organisation, unread)
    names = [standard.name for standard in organisation.standards] if lost or needed else []
    for count, unknown in enumerate(lost):
        near = _near(unknown.standard, names) if count < _MOST_SUGGESTED else ()
        yield _of_entries(organisation, unknown, near)
    for count, (need, places) in enumerate(needed.items()):
        near = _near(need, names) if count < _MOST_SUGGESTED else ()
        yield _of_need(need, places, near)


def _unknown_needs(organisation: Organisation, unread: tuple[str, ...]) -> dict[str, list[Source]]:
    """The standards that needs name and nobody defines, each with its places."""
    needed: dict[str, list[Source]] = {}
    for output in organisation.outputs:
        for handoff in output.handoffs:
            for need in handoff.needs_back:
                if is_standard_name(need) and not need.startswith(unread):
                    needed.setdefault(need, []).append(handoff.place)
    known = standards_by_name(organisation) if needed else {}
    return {need: places for need, places in needed.items() if need not in known}


def _unread(organisation: Organisation) -> tuple[str, ...]:
    """How the names begin that may be there, in a department or an output whose keys could not all be read."""
    departments = (f"{one.id}/" for one in organisation.departments if "outputs" in one.unreadable or "retired" in one.unreadable)
    outputs = (f"{output.path}/" for output in organisation.outputs if "standards" in output.unreadable)
    former = (f"{one.department}/" for one in organisation.standards if "formerly" in one.unreadable)
    return tuple(dict.fromkeys((*departments, *outputs, *former)))


def _of_entries(organisation: Organisation, unknown: Unknown, near: tuple[str, ...]) -> Problem:
    entries = counted(unknown.entries, "entry", "entries")
    if not is_standard_name(unknown.standard):
        fix = "No standard can be called that. Ask git who added the entry: `git log -- FILE`."
    elif near:
        fix = f"{did_you_mean(near)} If it was renamed, say so there:\n        formerly: [{unknown.standard}]"
    else:
        department, _, rest = unknown.standard.partition("/")
        fix = (
            f"If it is no longer promised, say so in {organisation.settings.standards}/{department}.yaml:\n"
            f"retired:\n  {rest}: {{until: 2026-12-31, because: why it ended}}"
        )
    name = unknown.standard if is_standard_name(unknown.standard) else quoted(unknown.standard)
    message = f"The ledger holds {entries} for {name}, and no such standard is defined."
    about = unknown.standard if is_standard_name(unknown.standard) else ""
    return Problem(NAME, SEVERITY, unknown.place, message, _WHY_ENTRY, fix, about=about)


def _of_need(need: str, places: list[Source], near: tuple[str, ...]) -> Problem:
    supplier, output, standard = need.split("/")
    fix = f"{did_you_mean(near)} If not, " if near else ""
    fix += f"write the standard {standard} under the output {output} of {supplier}, or say the need in plain words."
    message = f"A customer's need names the standard {need}, which is not defined."
    fix = fix[0].upper() + fix[1:]
    also = tuple(dict.fromkeys(places[1:]))
    return Problem(NAME, SEVERITY, places[0], message, _WHY_NEED, fix, also=also, about=need)


def _near(name: str, names: list[str]) -> tuple[str, ...]:
    """The likeliest names: of all standards, only those that share a part are compared in full."""
    parts = name.split("/")
    shared = [(sum(one == other for one, other in zip(parts, known.split("/"), strict=False)), known) for known in names]
    most = max((count for count, _ in shared), default=0)
    return nearest(name, (known for count, known in shared if count == most), 3) if most else ()
