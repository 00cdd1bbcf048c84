"""Fixtures of those tests that sit down at a terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .terminal import PROGRAM, typed


@pytest.fixture
def at_terminal(environment: dict[str, str], git_demo: Path) -> Callable[..., Any]:
    """Somebody before a terminal in which ``handoff`` runs with some words, in the committed example."""

    def sit_down(*words: str, rows: int = 50, columns: int = 100, first: str = "", **changes: str) -> Any:
        return typed.Typist(first + PROGRAM, *words, folder=git_demo, environment=environment | changes, rows=rows, columns=columns)

    return sit_down
