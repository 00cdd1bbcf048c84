"""Definitions as YAML text, read as any workspace is, and what one check finds in them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from handoff.analysis.judged import Holdings
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.reading import read_organisation, read_settings

Find = Callable[[Organisation, Holdings], Iterator[Problem]]


@pytest.fixture
def described(tmp_path: Path) -> Callable[..., Organisation]:
    """Read documents as files 0.yaml, 1.yaml and so on, parties.yaml where one begins so; all must be readable."""

    def read(*documents: str, settings: str = "") -> Organisation:
        (tmp_path / "handoff.toml").write_text(f'[organisation]\nname = "Test"\n{settings}', encoding="utf-8")
        folder = tmp_path / "standards"
        rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for number, document in enumerate(documents):
            text = document.lstrip("\n")
            name = "parties" if text.startswith("parties:") else str(number)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        changed, faults = read_settings(tmp_path)
        assert changed is not None
        organisation, problems = read_organisation(tmp_path, changed)
        assert (faults, problems) == ((), ())
        return organisation

    return read


@pytest.fixture
def look(described: Callable[..., Organisation]) -> Callable[..., list[str]]:
    """Read documents and list what one check finds: ``file:line message``, with further places and what follows."""

    def find_in(find: Find, *documents: str, holdings: Holdings | None = None) -> list[str]:
        return [shown(problem) for problem in find(described(*documents), holdings or Holdings())]

    return find_in


def shown(problem: Problem) -> str:
    first, *others = (f"{place.path.removeprefix('standards/')}:{place.line}" for place in (problem.source, *problem.also))
    also = f" (also {', '.join(others)})" if others else ""
    return f"{first} {problem.message}{also}" + "".join(f" | {message}" for message in problem.follows)
