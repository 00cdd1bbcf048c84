"""How the command line finds its commands: each module is imported when its command runs, none for ``--help``."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer
from msgspec import Struct
from typer.core import TyperCommand, TyperGroup

from handoff.cli._as_typed import TakesAsTyped

_MINUS_AND_DIGIT = re.compile(r"-\.?[0-9]")
# A null character cannot stand in an argument, so it marks a value that the parser would take for an option.
_VALUE = "\0"


class Entry(Struct, frozen=True):
    """A command: its name, the module of ``handoff.cli`` that holds it as ``command``, and its one line of help."""

    name: str
    module: str
    summary: str


class Group(TakesAsTyped, TyperGroup):
    """A group of commands, such as ``handoff report``."""


class Command(TakesAsTyped, TyperCommand):
    """A command for which a minus followed by a digit begins a value (``record s -0.3``), never an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse with such values marked, and unmark them."""
        marked = [_VALUE + arg if _MINUS_AND_DIGIT.match(arg) else arg for arg in args]
        rest = super().parse_args(ctx, marked)
        for name, value in ctx.params.items():
            ctx.params[name] = _unmarked(value)
        return rest


def _unmarked(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(_VALUE)
    if isinstance(value, list | tuple):
        return type(value)(_unmarked(item) for item in value)
    return value


def lazy_group(entries: tuple[Entry, ...]) -> type[TyperGroup]:
    """A group class whose commands are the entries, imported one at a time."""

    class LazyGroup(Group):
        _listing = False

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- Typer's signature
            return [entry.name for entry in entries]

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 -- Typer's signature
            entry = next((entry for entry in entries if entry.name == cmd_name), None)
            if entry is None:
                return None
            return TyperCommand(entry.name, help=entry.summary) if self._listing else load(entry)

        def format_help(self, ctx: Any, formatter: Any) -> None:
            self._listing = True
            super().format_help(ctx, formatter)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            # Typer suggests from ``commands``, which stays empty here so that nothing is imported to be listed.
            self.commands = {entry.name: TyperCommand(entry.name) for entry in entries}
            return super().resolve_command(ctx, args)

    return LazyGroup


def load(entry: Entry) -> Any:
    """Import a command's module and build the command."""
    module = import_module(f"handoff.cli.{entry.module}")
    if isinstance(getattr(module, "app", None), typer.Typer):
        built = typer.main.get_command(module.app)
    else:
        built = single(entry.name, module.command)
    built.name = entry.name
    _give_variables(built, f"HANDOFF_{entry.name}")
    return built


def _give_variables(command: Any, prefix: str) -> None:
    """Every flag has its variable, named after the command and the flag (``HANDOFF_CHECK_FAIL_ON``)."""
    for param in command.params:
        flags = [flag for flag in getattr(param, "opts", ()) if flag.startswith("--")]
        if flags and param.envvar is None and param.name not in {"help", "project"}:
            param.envvar = f"{prefix}_{flags[0].removeprefix('--')}".replace("-", "_").upper()
    for name, inner in getattr(command, "commands", {}).items():
        _give_variables(inner, f"{prefix}_{name}")


def single(name: str, function: Callable[..., None]) -> Any:
    """Build one command from its function; the function's docstring is its help."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
    app.command(name, cls=Command, help=flowing(function.__doc__ or ""))(function)
    return typer.main.get_command(app)


def flowing(text: str) -> str:
    """A docstring as help: the lines of a paragraph joined, so that they wrap at any width."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
