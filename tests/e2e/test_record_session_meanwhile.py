"""Recording at a terminal while something else happens: definitions change, the workspace goes away, odd bytes are typed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .terminal import typed

SitDown = Callable[..., Any]
ENTER, CTRL_D = typed.ENTER, typed.CTRL_D


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def ready(person: Any) -> None:
    person.sees("Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("Value:")
    person.types("97/104" + ENTER)
    person.sees("Record:")


def tightened(folder: Path) -> Path:
    path = folder / "standards" / "customer-service.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("at least 90 %", "at least 99.5 %"), encoding="utf-8")
    return path


@pytest.mark.parametrize("change", [tightened, lambda folder: shutil.move(folder, folder.with_name("elsewhere"))])
def test_nothing_is_recorded_by_a_definition_that_was_changed_or_taken_away_meanwhile(
    at_terminal: SitDown, git_demo: Path, change: Callable[[Path], object]
) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    ready(person)
    change(git_demo)
    person.types(ENTER)
    person.sees("standards/customer-service.yaml was changed, or taken away, since you began", "Leave with Ctrl-D", "Standard:")
    person.types("entered-in-time" + ENTER)
    person.sees("since you began", "Standard:")
    person.types(CTRL_D)
    person.sees("Nothing was recorded.")
    assert person.leaves() == 0
    assert acts(git_demo) <= before
    assert not acts(git_demo.with_name("elsewhere")) - {
        git_demo.with_name("elsewhere") / path.relative_to(git_demo) for path in before
    }


def test_colours_in_typed_text_are_no_mouse(at_terminal: SitDown, git_demo: Path) -> None:
    before = acts(git_demo)
    person = at_terminal("record")
    ready(person)
    person.types("\x1b[31m" + ENTER)
    person.sees("Recorded as ", "Standard:")
    person.types(CTRL_D)
    assert person.leaves() == 0
    assert len(acts(git_demo) - before) == 1
    assert "Unhandled" not in person.raw
