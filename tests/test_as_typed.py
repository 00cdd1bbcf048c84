"""What was typed is taken as it is only where Typer itself would give a command the same."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.core import TyperOption

from handoff.cli._group import load
from handoff.cli.main import COMMANDS

pytestmark = pytest.mark.skipif(not hasattr(TyperOption, "get_runtime_param"), reason="this Typer reads what was typed otherwise")

TYPED = (None, "", "x", "text", "TEXT", "never", "json", "7", "-0.5", "yes", True, False, 7, (), [], ("a", "b"), ["a"])


def commands() -> Iterator[tuple[str, Any]]:
    for entry in COMMANDS:
        built = load(entry)
        yield entry.name, built
        yield from ((f"{entry.name} {name}", inner) for name, inner in getattr(built, "commands", {}).items())


def outcome(coercion: Any, value: object, param: Any, ctx: Any) -> tuple[type, object]:
    try:
        found = coercion.coerce(value, param=param, ctx=ctx)
    except typer.BadParameter as problem:
        return type(problem), str(problem)
    return type(found), found


@pytest.mark.parametrize(("name", "command"), tuple(commands()))
def test_a_command_gets_what_typer_would_give_it(name: str, command: Any) -> None:
    with typer.Context(command) as ctx:
        params = command.get_params(ctx)
        assert {param.name for param in params} >= {"help"}
        for param in params:
            ours, typers = param.get_runtime_param(), type(param).get_runtime_param(param)
            assert type(ours) is not type(typers), name
            for value in (*TYPED, *(param.type_descriptor.choices or ())):
                assert outcome(ours, value, param, ctx) == outcome(typers, value, param, ctx), (name, param.name, value)


def test_whatever_else_typer_asks_of_a_flag_it_is_told() -> None:
    built = load(COMMANDS[0])
    with typer.Context(built) as ctx:
        param = built.get_params(ctx)[0]
        assert param.get_runtime_param().annotation == type(param).get_runtime_param(param).annotation
