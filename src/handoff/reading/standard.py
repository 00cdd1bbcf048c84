"""A standard from its mapping."""

from handoff.model.standard import Baseline, Guardrail, Standard
from handoff.reading.fields import Fields, block_of
from handoff.reading.log import Log
from handoff.reading.measure import read_measure
from handoff.reading.naming import customer_fault, full_name_fault, id_fault
from handoff.reading.nodes import EMPTY, Entry
from handoff.reading.promises import read_promises
from handoff.reading.words import BASES, DIMENSIONS

_KEYS = frozenset(
    [
        *("statement", "owner", "dimension", "measure", "target", "limit", "stretch", "attain", "judged_by", "basis", "baseline"),
        *("since", "was", "customers", "critical", "guardrail", "formerly", "note"),
    ]
)
_GUARDRAIL = frozenset(["protects", "authority", "prevents", "waivable_by"])
_BASELINE = frozenset(["value", "period"])


def read_standard(log: Log, output: tuple[str, str], name: str, entry: Entry) -> Standard:
    """Read the standard of an output (department and id) from its entry; what cannot be read is reported and named in it."""
    fields = Fields(log, block_of(log, name, entry), "a standard", _KEYS)
    measure = read_measure(fields)
    return Standard(
        department=output[0],
        output=output[1],
        id=name,
        place=log.place(entry),
        statement=fields.text("statement"),
        owner=fields.text("owner"),
        dimension=fields.choice("dimension", DIMENSIONS),
        measure=measure,
        promises=read_promises(fields, measure),
        basis=fields.choice("basis", BASES),
        baseline=_baseline(fields),
        customers=fields.names("customers", customer_fault),
        critical=fields.flag("critical"),
        guardrail=_guardrail(fields),
        formerly=fields.names("formerly", full_name_fault),
        note=fields.paragraphs("note"),
        unreadable=tuple(fields.unreadable),
    )


def _baseline(standard: Fields) -> Baseline | None:
    block = standard.block("baseline")
    if block is None:
        return None
    fields = Fields(standard.log, block, "a baseline", _BASELINE)
    baseline = Baseline(fields.text("value"), fields.text("period"))
    standard.unreadable.extend(fields.unreadable)
    return baseline


def _guardrail(standard: Fields) -> Guardrail | None:
    entry = standard.entries.get("guardrail")
    block = standard.block("guardrail")
    if entry is None or (block is None and "guardrail" in standard.unreadable):
        return None
    fields = Fields(standard.log, block or EMPTY, "a guardrail", _GUARDRAIL)
    guardrail = Guardrail(
        protects=fields.names("protects", id_fault),
        authority=fields.text("authority"),
        prevents=fields.text("prevents"),
        waivable_by=fields.text("waivable_by"),
        place=standard.log.place(entry),
    )
    standard.unreadable.extend(fields.unreadable)
    return guardrail
