"""Every room of the house: members registered, documented and named after their module; each check with its broken example."""

import importlib
import pkgutil
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from handoff.checks import CHECKS, DUE_CHECKS
from handoff.cli.main import COMMANDS
from handoff.ledger import KEEPERS
from handoff.measures import KINDS
from handoff.rendering import FORMATS
from handoff.reports import REPORTS

ROOMS = {"measures": KINDS, "ledger": KEEPERS, "checks": (*CHECKS, *DUE_CHECKS), "reports": REPORTS, "rendering": FORMATS}
HERE = Path(__file__).parent


def modules_in(room: str) -> list[str]:
    package = importlib.import_module(f"handoff.{room}")
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_of_a_room_is_a_registered_member(room: str) -> None:
    registered = sorted(member.__name__.rpartition(".")[2] for member in ROOMS[room])
    assert registered == modules_in(room)


@pytest.mark.parametrize(("room", "member"), [(room, member) for room, members in ROOMS.items() for member in members])
def test_a_member_is_documented(room: str, member: object) -> None:
    assert (member.__doc__ or "").strip(), f"{room} has a member without a sentence"


@pytest.mark.parametrize("check", [*CHECKS, *DUE_CHECKS], ids=lambda check: check.NAME)
def test_a_check_is_named_after_its_module_and_has_its_broken_example(check) -> None:  # noqa: ANN001 -- a module
    assert check.__name__.rpartition(".")[2].replace("_", "-") == check.NAME
    assert (HERE / "museum" / check.NAME / "expected.txt").is_file()
    assert "\n## Remedy\n" in check.__doc__


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.NAME)
def test_every_report_has_a_golden_file_in_every_format_that_shows_it(report) -> None:  # noqa: ANN001 -- a module
    names = {path.name for path in (HERE / "golden").glob(f"{report.NAME}*")}
    for form in ("text", "json", "markdown", "html", "xlsx"):
        assert any(name.endswith(f".{form}.txt") for name in names), f"no golden file for {report.NAME} in {form}"


def choices(hint: object) -> list[str]:
    """The words that a flag takes."""
    return [word for arg in get_args(hint) for word in ([arg] if isinstance(arg, str) else choices(arg))]


def offered() -> list[tuple[str, str]]:
    """Each command with each format it offers; a recording answers in text and JSON, with ids of its own."""
    found = []
    for entry in COMMANDS:
        module = importlib.import_module(f"handoff.cli.{entry.module}")
        registered = getattr(getattr(module, "app", None), "registered_commands", ())
        functions = {info.name: info.callback for info in registered} or {entry.name: module.command}
        for name, function in functions.items():
            forms = choices(get_type_hints(function, include_extras=True).get("form"))
            found += [(name, form) for form in forms if set(forms) != {"text", "json"}]
    return found


@pytest.mark.parametrize(("command", "form"), offered())
def test_every_format_that_a_command_offers_has_a_golden_file(command: str, form: str) -> None:
    assert list((HERE / "golden").glob(f"{command}*.{form}.txt"))


def test_every_format_is_offered_by_a_command() -> None:
    assert {form for _, form in offered()} == {member.NAME for member in FORMATS}


def test_every_golden_file_is_the_answer_of_a_command_in_one_of_its_formats() -> None:
    kept = {tuple(path.name.split(".")[:2]) for path in (HERE / "golden").glob("*.txt")}
    assert {(name, form) for name, form in kept if (name.partition("-")[0], form) not in offered()} == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_module_of_its_own_with_an_example(command) -> None:  # noqa: ANN001 -- an entry
    module = importlib.import_module(f"handoff.cli.{command.module}")
    texts = [
        getattr(module, "command", None),
        *(info.callback for info in getattr(getattr(module, "app", None), "registered_commands", ())),
    ]
    assert all("Example: handoff " in (function.__doc__ or "") for function in texts if function is not None)


def test_every_module_says_in_a_sentence_what_lives_there() -> None:
    source = Path(importlib.import_module("handoff").__file__ or "").parent
    silent = [path.name for path in source.rglob("*.py") if not path.read_text(encoding="utf-8").lstrip().startswith('"""')]
    assert silent == []
