"""Faults planted in the starter library: each is found, with nothing else reported but what follows from it, folded under it.

The library has been signed by everyone and is checked at level `agreed`.  Most faults are planted after the signing, as in a site
that has come so far; ``before`` are those whose wording or new names people would have signed as they stand.
"""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from handoff.checks import Inspection
from handoff.model.problem import Problem
from handoff.workspace.checking import check
from handoff.workspace.library import TEMPLATES

from .planted_faults import PLANTS, Plant
from .starter_signing import begin, reopened, sign


def seen(root: Path) -> list[Problem]:
    found = check(reopened(root), Inspection(level="agreed"))
    return [*found.unreadable, *found.findings]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """An organisation of the library, signed by everyone."""
    roots: dict[str, Path] = {}

    def of(template: str) -> Path:
        if template not in roots:
            roots[template] = tmp_path_factory.mktemp(template)
            sign(begin(roots[template], template))
        return roots[template]

    return of


def test_there_are_twenty_faults_and_more_in_all_three_organisations() -> None:
    assert len(PLANTS) >= 20
    assert {plant.template for plant in PLANTS} == set(TEMPLATES)
    assert len({plant.check for plant in PLANTS}) >= 20


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.what.replace(" ", "-"))
def test_a_planted_fault_is_found_and_nothing_beside_it(plant: Plant, signed: Callable[[str], Path], tmp_path: Path) -> None:
    root = tmp_path / "planted"
    if plant.signing == "after":
        copytree(signed(plant.template), root)
    else:
        begin(root, plant.template)
    for edit in plant.edits:
        path = root / "standards" / edit.file
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.old) == 1, (edit.file, edit.old)
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")
    if plant.signing == "before":
        sign(reopened(root))
    before = {(problem.check, problem.message) for problem in seen(signed(plant.template))}
    now = seen(root)
    new = [problem for problem in now if (problem.check, problem.message) not in before]
    assert before <= {(problem.check, problem.message) for problem in now}
    assert [problem.check for problem in new] == [plant.check]
    assert new[0].severity != "info"
    assert len(new[0].follows) == plant.folded, new[0].follows
