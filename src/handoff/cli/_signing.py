"""Which SSH key signs, by what was typed and by what the workspace asks."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from handoff.cli._open import refuse_fault
from handoff.model.problem import Fault

if TYPE_CHECKING:
    from handoff.workspace.opening import Workspace


def key_for(workspace: "Workspace", typed: str) -> str:
    """The key to sign with, or the way out."""
    from handoff.workspace.signing import signing_key

    key = signing_key(workspace, typed, Path.cwd())
    if isinstance(key, Fault):
        refuse_fault(key)
    return key


def no_key(typed: str) -> str:
    """No key, or the way out where one was typed."""
    if typed:
        raise typer.BadParameter("a key is for signing: add --sign.", param_hint="--key")
    return ""


def need_no_key(workspace: "Workspace", typed: str) -> str:
    """No key, or the way out where one was typed, or the workspace asks for one."""
    from handoff.workspace.signing import unsigned

    key = no_key(typed)
    fault = unsigned(workspace)
    if fault is not None:
        refuse_fault(fault)
    return key
