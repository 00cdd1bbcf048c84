from collections.abc import Callable
from pathlib import Path

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.undefined_clock import find
from handoff.reading import read_organisation, read_settings

SERVICE = """
department: service
outputs:
  answers:
    standards:
      quick:
        measure: {kind: KIND}
"""


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("duration", "`start`, `stop` and `clock`"),
        ("duration, start: asked", "`stop` and `clock`"),
        ("duration, start: asked, stop: answered", "`clock`"),
        ("duration, stop: answered, clock: working", "`start`"),
    ],
)
def test_a_duration_without_its_ends_or_its_clock(look: Callable[..., list[str]], keys: str, missing: str) -> None:
    assert look(find, SERVICE.replace("KIND", keys)) == [f"0.yaml:6 service/answers/quick measures a duration without {missing}."]


def test_a_whole_clock_and_kinds_that_need_none(look: Callable[..., list[str]]) -> None:
    for keys in ("duration, start: asked, stop: answered, clock: calendar", "proportion", "value"):
        assert look(find, SERVICE.replace("KIND", keys)) == []


def test_a_clock_that_could_not_be_read_is_not_missing(look: Callable[..., list[str]], tmp_path: Path) -> None:
    look(find, SERVICE.replace("KIND", "duration, start: asked, stop: answered, clock: calendar"))
    path = tmp_path / "standards" / "0.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("calendar", "lunar"), encoding="utf-8")
    settings, _ = read_settings(tmp_path)
    assert settings is not None
    organisation, problems = read_organisation(tmp_path, settings)
    assert [problem.check for problem in problems] == ["unknown-choice"]
    assert list(find(organisation, Holdings())) == []
