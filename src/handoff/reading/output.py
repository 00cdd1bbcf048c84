"""An output from its mapping: what is handed over, to whom, and the standards for it."""

from handoff.model.organisation import Handoff, Output, Talk
from handoff.reading import field_faults
from handoff.reading.fields import Fields, block_of
from handoff.reading.log import Log
from handoff.reading.naming import customer_fault, id_fault
from handoff.reading.nodes import Block, Entry, Items, Placed, Scalar
from handoff.reading.standard import read_standard
from handoff.reading.words import CADENCES, OUTPUT_KINDS

_KEYS = frozenset(["name", "kind", "from", "customers", "standards", "note"])
_HANDOFF = frozenset(["used_for", "channel", "talk", "needs_back", "note"])
_TALK = frozenset(["every", "last"])


def read_output(log: Log, department: str, name: str, entry: Entry) -> Output:
    """Read an output of a department from its entry."""
    fields = Fields(log, block_of(log, name, entry), "an output", _KEYS)
    standards = [read_standard(log, (department, name), standard, place) for standard, place in fields.named("standards")]
    return Output(
        department=department,
        id=name,
        name=fields.text("name") or name,
        place=log.place(entry),
        kind=fields.choice("kind", OUTPUT_KINDS),
        station=_station(fields),
        handoffs=_handoffs(fields),
        standards=tuple(standard for standard in standards if standard.id),
        note=fields.paragraphs("note"),
        unreadable=tuple(fields.unreadable),
    )


def _station(output: Fields) -> str:
    station = output.text("from")
    wrong = id_fault(station) if station else None
    if wrong:
        output.fault("from", "bad-name", output.entries["from"].value, wrong)
    return "" if wrong else station


def _handoffs(output: Fields) -> tuple[Handoff, ...]:
    """Read the customers: a mapping with what is known of each, or as a shorthand a name or a list of names."""
    entry = output.entries.get("customers")
    if entry is None:
        return ()
    if isinstance(entry.value, Block):
        return tuple(
            _handoff(output.log, name, below) for name, below in entry.value.entries.items() if _is_customer(output, name, below)
        )
    if not isinstance(entry.value, Items | Scalar):
        output.wrong_type("customers", entry.value, "a mapping of customers")
        return ()
    found: dict[str, Handoff] = {}
    for item in output.texts("customers"):
        if item.text in found:
            output.fault("customers", "given-twice", item, field_faults.twice(item.text, "one output"))
        elif _is_customer(output, item.text, item):
            found[item.text] = Handoff(item.text, output.log.place(item))
    return tuple(found.values())


def _is_customer(output: Fields, name: str, where: Placed) -> bool:
    wrong = customer_fault(name)
    if wrong:
        output.fault("customers", "bad-name", where, wrong)
    return wrong is None


def _handoff(log: Log, customer: str, entry: Entry) -> Handoff:
    fields = Fields(log, block_of(log, customer, entry), "a customer of an output", _HANDOFF)
    fields.paragraphs("note")
    talk = _talk(fields)
    return Handoff(
        customer=customer,
        place=log.place(entry),
        used_for=fields.text("used_for"),
        channel=fields.text("channel"),
        talk=talk,
        needs_back=tuple(" ".join(need.text.split()) for need in fields.texts("needs_back")),
        unreadable=tuple(fields.unreadable) if _is_mapping(entry) else tuple(sorted(_HANDOFF)),
    )


def _is_mapping(entry: Entry) -> bool:
    """Whether the keys below an entry could be looked for; an empty value has none."""
    return isinstance(entry.value, Block) or (isinstance(entry.value, Scalar) and not entry.value.text)


def _talk(handoff: Fields) -> Talk | None:
    block = handoff.block("talk")
    if block is None:
        return None
    fields = Fields(handoff.log, block, "`talk`", _TALK)
    talk = Talk(fields.choice("every", CADENCES), fields.day("last"))
    handoff.unreadable.extend(["talk"] if fields.unreadable else [])
    return talk
