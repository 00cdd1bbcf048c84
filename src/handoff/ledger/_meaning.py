"""What sums of entries depend on in the definitions: names, former names, measures; nothing else that people edit daily."""

from hashlib import sha256

from msgspec.structs import replace

from handoff.analysis.names import former_names
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.model.standard import Measure


def meaning_of(organisation: Organisation) -> bytes:
    """A digest of it, sixteen bytes: sums made under another one are not believed."""
    from msgspec import msgpack  # noqa: PLC0415 -- only large ledgers are kept

    standards = [(one.name, former_names(one), _unplaced(one.measure)) for one in organisation.standards]
    retired = [(department.id, one.name) for department in organisation.departments for one in department.retired]
    return sha256(msgpack.encode((standards, retired))).digest()[:16]


def _unplaced(measure: Measure | None) -> Measure | None:
    """A measure without the line on which it stands, which an edit above it changes."""
    return None if measure is None else replace(measure, source_place=Source(""))
