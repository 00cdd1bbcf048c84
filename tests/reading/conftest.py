"""A workspace of definitions given as text, and what reading it gives; with either parser of YAML where a test asks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.model.settings import Settings
from handoff.reading import FAULTS, read_organisation, yaml_nodes


class Reading(Struct, frozen=True):
    organisation: Organisation
    problems: tuple[Problem, ...]

    @property
    def places(self) -> list[tuple[str, int, int]]:
        return [(problem.check, problem.source.line, problem.source.column) for problem in self.problems]

    @property
    def only(self) -> Problem:
        (problem,) = self.problems
        return problem


Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read files given by path below the standards folder; every problem has its manual page, reasons and remedy."""

    def read_files(files: dict[str, str | bytes]) -> Reading:
        for path, text in files.items():
            file = tmp_path / "standards" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        reading = Reading(*read_organisation(tmp_path, Settings("Test")))
        assert {problem.check for problem in reading.problems} <= {page.name for page in FAULTS}
        assert all(problem.message and problem.why and problem.fix for problem in reading.problems)
        return reading

    return read_files


@pytest.fixture
def one(read: Read) -> Callable[[str | bytes], Reading]:
    """Read one department's file."""
    return lambda text: read({"one.yaml": text})


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with PyYAML's compiled parser and with the one in Python; both must find the same."""
    if request.param == "python":
        monkeypatch.setattr(yaml_nodes, "open_parser", yaml_nodes.open_python_parser)
    return str(request.param)
