"""What changed in the meaning of one standard: a change for each part of it."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import structs

from handoff.analysis.changes._reaching import reaching, without
from handoff.analysis.changes.changed import Change, Kind, Placed
from handoff.analysis.strictness import Strictness, compare
from handoff.analysis.terms import Terms, read_terms, terms_text
from handoff.analysis.terms_changed import ChangedTerm, differences
from handoff.model.standard import MeasureKind, Promise
from handoff.model.target import Target

_KINDS: dict[str, Kind] = {"output": "reworded", "statement": "reworded", "measure every": "rescheduled"}
_WORDS: dict[Strictness, Kind] = {
    "same": "restated",
    "tightened": "tightened",
    "loosened": "loosened",
    "changed": "retargeted",
}
_FROM_NOTHING: frozenset[MeasureKind] = frozenset({"proportion", "check", "count", "duration"})
_SHARES: frozenset[MeasureKind] = frozenset({"proportion", "check"})
_NOTHING = Promise(Target("", "between", None, None))


def served(placed: Placed) -> tuple[str, ...]:
    """For whom a standard is there: its customers; of a guardrail, whom it protects."""
    guardrail = placed.standard.guardrail
    return guardrail.protects if guardrail else customers(placed)


def customers(placed: Placed) -> tuple[str, ...]:
    """The customers of a standard, each once."""
    return tuple(dict.fromkeys(placed.output.customers_of(placed.standard)))


def promise_text(placed: Placed) -> str:
    """What a standard promises, in a line: its target, else its statement."""
    promises = placed.standard.promises
    return promises[0].target.text if promises else " ".join(placed.standard.statement.split())


def standard_changes(old: Placed, new: Placed) -> Iterator[Change]:
    """What differs between a standard before and after, part by part; nothing where it means the same."""
    if old.standard.name != new.standard.name:
        yield _change("renamed", new, "name", old.standard.name, new.standard.name)
    yield from _terms_changes(old, new)
    if old.standard.critical != new.standard.critical:
        yield _change("regraded", new, "critical", *("yes" if one.standard.critical else "no" for one in (old, new)))
    yield from reaching(_change("moved", new, "customers"), customers(old), customers(new))


def _change(kind: Kind, placed: Placed, part: str = "", was: str = "", now: str = "") -> Change:
    standard = placed.standard
    return Change(kind=kind, about="standard", name=standard.name, place=standard.place, part=part, was=was, now=now)


def _terms_changes(old: Placed, new: Placed) -> Iterator[Change]:
    before, after = _terms(old), _terms(new)
    wholes = {
        key: (was, now)
        for key, was, now in (("measure", before.measure, after.measure), ("guardrail", before.guardrail, after.guardrail))
        if (was is None) != (now is None)
    }
    differing = differences(before, after)
    for difference in differing:
        if difference.key.partition(" ")[0] not in wholes:
            yield _part_change(old, new, difference)
    for key in wholes:
        parts = [one for one in differing if one.key.startswith(f"{key} ")]
        was, now = ("; ".join(f"{one.key.partition(' ')[2]} {text}" for one, text in some) for some in _both(parts))
        yield _whole_change(old, new, key, was, now)


def _both(parts: list[ChangedTerm]) -> Iterator[list[tuple[ChangedTerm, str]]]:
    yield [(one, one.before) for one in parts if one.before]
    yield [(one, one.after) for one in parts if one.after]


def _terms(placed: Placed) -> Terms:
    standard = placed.standard
    terms = read_terms(terms_text(standard, placed.output.name, standard.promises[0] if standard.promises else _NOTHING))
    if terms is None:
        raise TypeError("terms that were just written can be read")
    return terms


def _part_change(old: Placed, new: Placed, difference: ChangedTerm) -> Change:
    key, was, now = difference.key, difference.before, difference.after
    if key in {"target", "limit"}:
        return _target_change(old, new, difference)
    kind = _KINDS.get(key) or ("re-guarded" if key.startswith("guardrail ") else "re-measured")
    change = _change(kind, new, key, was, now)
    if key == "guardrail protects":
        return structs.replace(change, loses=without(served(old), served(new)), gains=without(served(new), served(old)))
    return change


def _whole_change(old: Placed, new: Placed, key: str, was: str, now: str) -> Change:
    """A measure or a guardrail that is there on one side only."""
    if key == "measure":
        return _change("re-measured", new, key, was, now)
    if new.standard.guardrail is None:
        return structs.replace(_change("unguarded", new, key, was, now), loses=served(old))
    return structs.replace(_change("re-guarded", new, key, was, now), gains=served(new))


def _target_change(old: Placed, new: Placed, difference: ChangedTerm) -> Change:
    before, after = (_targets(one, difference.key) for one in (old, new))
    kind = _WORDS[_strictness(before, after, old, new)]
    part = "attain" if before and after and _only_attain(before, after) else difference.key
    change = _change(kind, new, part, difference.before, difference.after)
    both = tuple(one for one in served(new) if one in served(old)) or served(new)
    if kind == "loosened":
        return structs.replace(change, loses=both)
    return structs.replace(change, gains=both) if kind == "tightened" else change


def _targets(placed: Placed, key: str) -> Target | None:
    """A standard's target or limit; without a limit nothing but the target itself is acceptable."""
    promise = next(iter(placed.standard.promises), None)
    if promise is None:
        return None
    return promise.target if key == "target" else promise.limit or promise.target


def _only_attain(before: Target, after: Target) -> bool:
    return before.attain != after.attain and structs.replace(before, attain=after.attain, text=after.text) == after


def _strictness(before: Target | None, after: Target | None, old: Placed, new: Placed) -> Strictness:
    if before is None or after is None:
        return "tightened" if before is None else "loosened"
    measures = (old.standard.measure, new.standard.measure)
    first, second = (measure.kind if measure else None for measure in measures)
    if first is None or second is None or first == second:
        kind = first or second
        return compare(_possible(before, kind), _possible(after, kind))
    return "changed"


def _possible(target: Target, kind: MeasureKind | None) -> Target:
    """A target within the numbers that a kind of measure can give: no count is below 0, so `exactly 0` is `at most 0`."""
    low = Fraction(0) if target.low is None and kind in _FROM_NOTHING else target.low
    high = Fraction(1) if target.high is None and kind in _SHARES else target.high
    return structs.replace(target, low=low, high=high)
