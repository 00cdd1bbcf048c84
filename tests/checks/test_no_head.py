from collections.abc import Callable

from handoff.checks.no_head import find


def test_a_department_that_nobody_answers_for(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service") == ["0.yaml:1 Nobody answers for service."]


def test_a_head_answers_for_it(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\nhead: Service manager") == []
