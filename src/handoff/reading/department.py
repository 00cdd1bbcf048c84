"""A department from the mapping of its file."""

from msgspec.structs import replace

from handoff.model.organisation import Department, Output, Retired, Station
from handoff.reading.fields import Fields, block_of
from handoff.reading.log import Log
from handoff.reading.naming import id_fault, pair_fault
from handoff.reading.nodes import EMPTY, Block, Entry, Scalar
from handoff.reading.output import read_output
from handoff.reading.words import DEPARTMENT_KINDS

_KEYS = frozenset(["department", "name", "kind", "head", "promise", "stations", "outputs", "retired", "note"])
_RETIRED = frozenset(["until", "because"])
_BELONGS = "Write `department: its-id` as the first line; what everyone shares (`parties`, `organisation`) belongs in parties.yaml."


def read_department(log: Log, block: Block) -> Department | None:
    """Read a department; None without an id that can be used, when everything else has been looked at all the same."""
    fields = Fields(log, block, "a department file", _KEYS)
    name = _department_id(fields, block)
    outputs = [read_output(log, name, output, entry) for output, entry in fields.named("outputs")]
    retired = _retired(fields)
    department = Department(
        id=name,
        name=fields.text("name") or name,
        place=log.place(fields.entries.get("department", block)),
        kind=fields.choice("kind", DEPARTMENT_KINDS),
        head=fields.text("head"),
        promise=fields.text("promise"),
        stations=_stations(fields),
        outputs=tuple(_ended(output, retired) for output in outputs if output.id),
        retired=retired,
        note=fields.paragraphs("note"),
        unreadable=tuple(fields.unreadable),
    )
    return department if name else None


def _ended(output: Output, retired: tuple[Retired, ...]) -> Output:
    """The output with the last day of each standard that is retired but still described."""
    last = {one.name: one.until for one in retired if one.until is not None}
    if not any(f"{output.id}/{standard.id}" in last for standard in output.standards):
        return output
    standards = (replace(standard, until=last.get(f"{output.id}/{standard.id}")) for standard in output.standards)
    return replace(output, standards=tuple(standards))


def _department_id(fields: Fields, block: Block) -> str:
    entry = fields.entries.get("department")
    if entry is None:
        fields.missing("department", block, _BELONGS)
        return ""
    if not isinstance(entry.value, Scalar):
        fields.wrong_type("department", entry.value, "an id")
        return ""
    # The id rule sees the text with its blanks: `"abc "` is another key than `abc`.
    wrong = id_fault(entry.value.text)
    if wrong:
        fields.fault("department", "bad-id", entry.value, wrong)
    return "" if wrong else entry.value.text


def _stations(department: Fields) -> tuple[Station, ...]:
    found = []
    for name, entry in department.named("stations"):
        if isinstance(entry.value, Scalar):
            if name:
                found.append(Station(name, " ".join(entry.value.text.split()) or name))
        else:
            department.wrong_type("stations", entry.value, "the name of the station")
    return tuple(found)


def _retired(department: Fields) -> tuple[Retired, ...]:
    found = []
    for name, entry in (department.block("retired") or EMPTY).entries.items():
        wrong = pair_fault(name)
        if wrong:
            department.fault("retired", "bad-name", entry, wrong)
        found.append(_retired_standard(department.log, name, entry))
    return tuple(retired for retired in found if not pair_fault(retired.name))


def _retired_standard(log: Log, name: str, entry: Entry) -> Retired:
    fields = Fields(log, block_of(log, name, entry), "a retired standard", _RETIRED)
    return Retired(name, fields.day("until"), fields.text("because"), log.place(entry))
