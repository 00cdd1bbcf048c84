"""Rows without what serves messages only."""

from collections.abc import Iterable

from msgspec.structs import replace

from handoff.reading.row import Row


def bare(found: Iterable[object]) -> list[object]:
    return [replace(one, excerpt="", labels=()) if isinstance(one, Row) else one for one in found]
