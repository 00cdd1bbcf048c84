"""JSON Schemas of the files that people write, made from their forms: editors complete and check with them while one types."""

import msgspec

from handoff.reading.forms import Department, Form
from handoff.reading.forms_shared import Parties, Settings

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FORMS: tuple[tuple[str, type[Form]], ...] = (("department", Department), ("parties", Parties), ("settings", Settings))
SCHEMAS: tuple[str, ...] = tuple(name for name, _ in _FORMS)


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of a department's file, of parties.yaml or of handoff.toml, indented."""
    form = next(form for known, form in _FORMS if known == name)
    schema = {"$schema": _DIALECT, **msgspec.json.schema(form)}
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
