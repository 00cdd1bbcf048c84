from collections.abc import Callable

from handoff.checks.no_departments import find

PARTIES = "parties: {buyers: {name: Buyers, kind: customer}}"


def test_a_workspace_without_departments_is_told_with_its_folder(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES) == ["standards:0 No department is described in standards."]


def test_one_department_is_enough(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES, "department: service") == []
