"""The project's own promises: the lower bounds that CI tests are those that the package names."""

import re
import tomllib
from pathlib import Path

from handoff.workspace.library import TEMPLATES

ROOT = Path(__file__).parents[1]


def test_the_oldest_dependencies_that_ci_installs_are_the_lower_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = dict(re.fullmatch(r"([a-z0-9-]+)>=([0-9.]+)", text.split(";")[0]).groups() for text in project["dependencies"])
    pinned = dict(line.split("==") for line in (ROOT / ".ci" / "oldest.txt").read_text(encoding="utf-8").split() if "==" in line)
    bounds.pop("tzdata")
    assert {name: tuple(map(int, version.split("."))) for name, version in bounds.items()} == {
        name: tuple(map(int, version.split(".")))[: len(bounds[name].split("."))] for name, version in pinned.items()
    }


def test_the_wheel_has_every_folder_that_a_command_writes_from() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    shipped = settings["force-include"]
    folders = {"examples/pump-maker", *(f"standards/{name}" for name in TEMPLATES)}
    for folder in folders:
        inside = next(target + folder.removeprefix(source) for source, target in shipped.items() if folder.startswith(source))
        assert inside == f"handoff/{folder}"
        assert (ROOT / folder / "handoff.toml").is_file()
