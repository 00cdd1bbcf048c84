from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.guardrail_incomplete import find
from handoff.model.organisation import Organisation
from handoff.reading import read_organisation

PARTS = {
    "protects": ("protects: [patients]", "whom it protects"),
    "authority": ("authority: Medicines Act", "by whose authority"),
    "prevents": ("prevents: a wrong dose", "what it prevents"),
    "waivable_by": ("waivable_by: never", "who may waive it"),
}


def service(*present: str) -> str:
    guardrail = ", ".join(PARTS[name][0] for name in present)
    return f"department: ward\noutputs: {{care: {{standards: {{checked: {{guardrail: {{{guardrail}}}}}}}}}}}\n"


@pytest.mark.parametrize("missing", [names for size in (1, 2, 4) for names in combinations(PARTS, size)], ids="+".join)
def test_all_that_it_leaves_open_is_told_at_once(missing: tuple[str, ...], look: Callable[..., list[str]]) -> None:
    (told,) = look(find, service(*(name for name in PARTS if name not in missing)))
    assert told.startswith("0.yaml:2 The guardrail ward/care/checked does not say ")
    assert [name for name, (_, words) in PARTS.items() if words in told] == list(missing)


def test_a_whole_one_an_ordinary_standard_and_one_that_has_ended_say_nothing(look: Callable[..., list[str]]) -> None:
    assert look(find, service(*PARTS)) == []
    assert look(find, "department: ward\noutputs: {care: {standards: {checked: {statement: It is checked.}}}}") == []
    assert look(find, f"{service()}retired: {{care/checked: {{until: 2026-01-01, because: new rule}}}}") == []


def test_what_stands_there_and_could_not_be_read_is_not_called_missing(
    described: Callable[..., Organisation], tmp_path: Path
) -> None:
    organisation = described(service())
    file = tmp_path / organisation.departments[0].place.path
    for wrong in ("guardrail: 7", "guardrail: {protects: {}, authority: [], prevents: [], waivable_by: []}"):
        file.write_text(f"department: ward\noutputs: {{care: {{standards: {{checked: {{{wrong}}}}}}}}}", encoding="utf-8")
        read, problems = read_organisation(tmp_path, organisation.settings)
        assert problems
        assert list(find(read, Holdings())) == []
