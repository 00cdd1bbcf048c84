"""A measure from its mapping: the keys that every kind has, and those of its own kind."""

from handoff.model.problem import Source
from handoff.model.standard import Measure, MeasureKind
from handoff.reading import field_faults
from handoff.reading.fields import Fields
from handoff.reading.words import CADENCES, MEASURE_KINDS

_COMMON = frozenset(["kind", "method", "source", "every", "by", "sample"])
_OWN: dict[MeasureKind, frozenset[str]] = {
    "proportion": frozenset(["counts", "of"]),
    "count": frozenset(["counts", "per"]),
    "value": frozenset(["unit"]),
    "duration": frozenset(["start", "stop", "clock"]),
    "rating": frozenset(["scale"]),
    "check": frozenset(["points"]),
}
_ALL = _COMMON.union(*_OWN.values())
_CLOCKS = {"calendar": "calendar", "working": "working"}


def read_measure(standard: Fields) -> Measure | None:
    """Read the measure of a standard; None where it is missing, or its kind is."""
    block = standard.block("measure")
    if block is None:
        return None
    fields = Fields(standard.log, block, "a measure", _ALL)
    kind = fields.choice("kind", MEASURE_KINDS)
    if kind is None:
        fields.missing("kind", standard.entries["measure"], f"Write `kind:` and one of {', '.join(MEASURE_KINDS)}.")
    elif not (_COMMON | _OWN[kind]).issuperset(fields.entries):
        _report_other_kinds(fields, kind)
    measure = _with_keys(fields, kind or "value", standard.log.place(standard.entries["measure"]))
    standard.unreadable.extend(fields.unreadable)
    if kind is None:
        standard.unreadable.append("measure")
        return None
    return measure


def _with_keys(fields: Fields, kind: MeasureKind, place: Source) -> Measure:
    text = fields.text
    return Measure(
        kind=kind,
        source_place=place,
        counts=text("counts"),
        of=text("of"),
        per=text("per"),
        unit=text("unit"),
        start=text("start"),
        stop=text("stop"),
        clock=fields.choice("clock", _CLOCKS) or "",
        scale=text("scale"),
        points="; ".join(point.text for point in fields.texts("points")),
        method=text("method"),
        source=text("source"),
        every=fields.choice("every", CADENCES),
        by=text("by"),
        sample=text("sample"),
    )


def _report_other_kinds(fields: Fields, kind: MeasureKind) -> None:
    for key, entry in fields.entries.items():
        owners = [other for other, keys in _OWN.items() if key in keys]
        if owners and kind not in owners:
            fields.fault(key, "key-of-another-kind", entry, field_faults.of_another_kind(key, kind, owners))
