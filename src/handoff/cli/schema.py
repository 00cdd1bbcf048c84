"""``handoff schema``: JSON Schemas of the files that people write, for editors and other checkers."""

from typing import Annotated, Literal

import typer

from handoff.cli._answer import put
from handoff.cli._options import Output


def command(
    name: Annotated[
        Literal["department", "parties", "settings"], typer.Argument(help="A department's file, parties.yaml, or handoff.toml.")
    ] = "department",
    output: Output = "",
) -> None:
    """Print the JSON Schema of a file of definitions, made from the keys that handoff reads.

    Editors with the YAML language server complete and check with it when a file begins with
    `# yaml-language-server: $schema=../schemas/department.json`.

    Example: handoff schema department --output schemas/department.json
    """
    from handoff.reading.schemas import schema_text

    put(schema_text(name), output)
