"""Texts and words as they were typed: what Typer makes of them too, without the library that it loads to look at each."""

from collections.abc import Callable
from typing import Any, get_args


class TakesAsTyped:
    """A command or group that lets every value through which already is what its flag takes.

    Since 0.29 Typer loads Pydantic for the first value of all, which takes longer than most commands.  Where it looks at values in
    another way, and at all other values, nothing changes.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """The flags and arguments, that of ``--help`` too."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # what stands beside has it
        for param in params:
            coercion = getattr(param, "get_runtime_param", None)
            if coercion is not None and "get_runtime_param" not in vars(param):
                taken = _AsTyped(param.type_descriptor.annotation, param.multiple or param.nargs == -1, coercion)
                param.get_runtime_param = lambda taken=taken: taken
        return params


class _AsTyped:
    """What Typer coerces a flag's value with: its own way for whatever is no text, or none of the words that are offered."""

    def __init__(self, annotation: Any, are_several: Any, coercion: Callable[[], Any]) -> None:
        self._annotation, self._are_several, self._coercion = annotation, are_several, coercion

    def coerce(self, value: Any, *how: Any, **named: Any) -> Any:
        """The value that the command gets."""
        if value is None:
            return () if self._are_several else None
        if self._are_several:
            if self._annotation == list[str] and isinstance(value, tuple | list) and all(type(one) is str for one in value):
                return list(value)
        elif type(value) is str and (self._annotation is str or value in get_args(self._annotation)):
            return value
        return self._coercion().coerce(value, *how, **named)

    def __getattr__(self, name: str) -> Any:
        """Whatever else Typer may ask of it."""
        return getattr(self._coercion(), name)
