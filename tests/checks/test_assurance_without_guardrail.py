from collections.abc import Callable

import pytest

from handoff.checks.assurance_without_guardrail import find

INSPECTION = """
department: inspection
kind: assurance
outputs:
  release:
    standards:
      no-bad-lot: {statement: No bad lot leaves.}
"""


def test_assurance_that_protects_nobody_is_told(look: Callable[..., list[str]]) -> None:
    assert look(find, INSPECTION) == ["0.yaml:1 inspection is there for assurance, and none of its standards is a guardrail."]
    assert len(look(find, "department: inspection\nkind: assurance")) == 1


@pytest.mark.parametrize("kind", ["core", "support", "management"])
def test_other_departments_need_none(look: Callable[..., list[str]], kind: str) -> None:
    assert look(find, INSPECTION.replace("assurance", kind)) == []


def test_one_guardrail_in_force_is_enough(look: Callable[..., list[str]]) -> None:
    guarded = INSPECTION.replace("leaves.", "leaves., guardrail: {protects: [patients]}")
    assert look(find, guarded) == []
    assert len(look(find, f"{guarded}retired: {{release/no-bad-lot: {{until: 2026-01-01, because: new rule}}}}")) == 1
