"""Flags and arguments that name something of the organisation, which a shell completes; several commands share them."""

from typing import Annotated

import typer

from handoff.cli import _completion

Standard = Annotated[
    str,
    typer.Argument(
        metavar="STANDARD", help="The standard: its full name or any unambiguous tail.", autocompletion=_completion.standards
    ),
]
Department = Annotated[
    str,
    typer.Option(
        "--department",
        metavar="NAME",
        help="Only what concerns this department.",
        show_default=False,
        autocompletion=_completion.departments,
    ),
]
