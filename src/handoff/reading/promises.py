"""Targets with their limits and stretches: the ones in force now, and those that came before."""

from datetime import date
from functools import lru_cache

from msgspec import Struct

from handoff.measures import compose_target, kind_named
from handoff.model.problem import Fault
from handoff.model.standard import Measure, Promise
from handoff.model.target import Target
from handoff.reading import field_faults
from handoff.reading.fields import Fields
from handoff.reading.nodes import Block, Entry, Items, Scalar

_PARTS = frozenset(["value", "attain", "judged_by"])
_EARLIER = frozenset(["target", "limit", "stretch", "since", "attain", "judged_by"])
_WORKING = {"working-hours", "working-days"}
_FOLDED = Fault(
    "A target cannot begin with a bare `>` or `|`: in YAML these begin a text over several lines.",
    "The number may be lost on the way.",
    'Put it in quotes, `">= 98 %"`, or write `at least 98 %`.',
)


class _Manner(Struct, frozen=True):
    """How readings are held against a target: which share must meet it, and whether each, their mean or their total does."""

    attain: str = ""
    judged_by: str = ""


class _Words(Struct, frozen=True):
    """A target as it is written, with its place."""

    value: Scalar
    manner: _Manner


def read_promises(standard: Fields, measure: Measure | None) -> tuple[Promise, ...]:
    """Read the target in force and the earlier ones, newest first; nothing where the one in force cannot be read."""
    current = _promise(standard, measure)
    earlier = _earlier(standard, measure, current)
    if current is None:
        return ()
    if earlier and current.since is None:
        standard.missing(
            "since", standard.entries["was"], "Write `since: YYYY-MM-DD` beside `target`, the day from which it counts."
        )
    return (current, *sorted(earlier, key=lambda promise: promise.since or date.min, reverse=True))


def _earlier(standard: Fields, measure: Measure | None, current: Promise | None) -> tuple[Promise, ...]:
    entry = standard.entries.get("was")
    if entry is None or (isinstance(entry.value, Scalar) and not entry.value.text):
        return ()
    if not isinstance(entry.value, Items):
        standard.wrong_type("was", entry.value, "a list of `{target: …, since: …}`")
        return ()
    later = current.since if current else None
    found: dict[date, Promise] = {}
    for item in entry.value.items:
        if not isinstance(item, Block):
            standard.wrong_type("was", item, "a mapping with `target` and `since`")
            continue
        fields = Fields(standard.log, item, "an earlier target", _EARLIER)
        promise = _promise(fields, measure)
        if promise is None:
            fields.missing("target", item, "Write `target:` as it was then.")
        elif promise.since is None:
            fields.missing("since", item, "Write `since: YYYY-MM-DD`, the day from which it counted.")
        elif promise.since in found or (later and promise.since >= later):
            fields.fault("since", "bad-date", fields.entries["since"].value, field_faults.not_earlier(str(promise.since)))
        else:
            found[promise.since] = promise
        standard.unreadable.extend(["was"] if fields.unreadable else [])
    return tuple(found.values())


def _promise(fields: Fields, measure: Measure | None) -> Promise | None:
    """Read one target with its limit, stretch and first day; None where there is no target that can be read."""
    words = _words(fields, "target")
    beside = _Manner(fields.text("attain"), fields.text("judged_by"))
    manner = words.manner if words else _Manner()
    for key in ("attain", "judged_by"):
        if getattr(beside, key) and getattr(manner, key):
            fields.fault(key, "given-twice", fields.entries[key], field_faults.twice(key, "this target"))
    manner = _Manner(manner.attain or beside.attain, manner.judged_by or beside.judged_by)
    target = _composed(fields, "target", words, manner, measure)
    limit = _alike(fields, "limit", target, _composed(fields, "limit", _words(fields, "limit"), manner, measure))
    stretch = _alike(fields, "stretch", target, _composed(fields, "stretch", _words(fields, "stretch"), manner, measure))
    since = fields.day("since")
    return Promise(target, limit, stretch, since) if target else None


def _words(fields: Fields, key: str) -> _Words | None:
    entry = fields.entries.get(key)
    if entry is None:
        return None
    value = entry.value
    if isinstance(value, Block):
        return _spelt_out(fields, key, entry, value)
    if not isinstance(value, Scalar):
        fields.wrong_type(key, value, "text such as `at least 90 %`")
        return None
    return _Words(value, _Manner()) if _is_usable(fields, key, value) else None


def _spelt_out(fields: Fields, key: str, entry: Entry, block: Block) -> _Words | None:
    inner = Fields(fields.log, block, f"a {key}", _PARTS)
    manner = _Manner(inner.text("attain"), inner.text("judged_by"))
    below = inner.entries.get("value")
    if below is None or (isinstance(below.value, Scalar) and not below.value.text):
        inner.missing("value", entry, f"Write `{key}: {{value: at most 4 h, attain: 95 %}}`.")
    elif not isinstance(below.value, Scalar):
        inner.wrong_type("value", below.value, "text such as `at most 4 h`")
    elif _is_usable(inner, key, below.value) and not inner.unreadable:
        return _Words(below.value, manner)
    fields.unreadable.append(key)
    return None


def _is_usable(fields: Fields, key: str, value: Scalar) -> bool:
    """Whether there is a target to read; a block text is a sign without quotes, and may have lost its number."""
    if value.style in (">", "|"):
        fields.fault(key, "bad-target", value, _FOLDED)
        return False
    return bool(value.text)


def _composed(fields: Fields, key: str, words: _Words | None, inherited: _Manner, measure: Measure | None) -> Target | None:
    if words is None:
        return None
    own = words.manner if words.manner != _Manner() else inherited
    target = _compose(words.value.text, own.attain, own.judged_by)
    if isinstance(target, Fault):
        fields.fault(key, "bad-target", words.value, target)
        return None
    unsuited = kind_named(measure.kind).suits(target, measure) if measure else None
    if unsuited:
        fields.fault(key, "bad-target", words.value, unsuited)
        return None
    return target


def _alike(fields: Fields, key: str, target: Target | None, other: Target | None) -> Target | None:
    """A limit or stretch that the readings of its target can be held against; None for working days beside working hours."""
    if target is None or other is None or {target.unit.family, other.unit.family} != _WORKING:
        return other
    fields.fault(key, "bad-target", fields.entries[key].value, field_faults.other_working_unit(other.text, target))
    return None


@lru_cache(maxsize=10_000)
def _compose(value: str, attain: str, judged_by: str) -> Target | Fault:
    """Read a target once however many standards have it."""
    return compose_target(value, attain, judged_by)
