from collections.abc import Callable

from handoff.checks.no_leadership import find


def test_departments_that_nobody_leads_are_told_once(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\nkind: core", "department: sales") == [
        "standards:0 No department of kind management is described."
    ]


def test_one_department_of_kind_management_is_enough(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service", "department: leadership\nkind: management") == []


def test_without_departments_nobody_is_led(look: Callable[..., list[str]]) -> None:
    assert look(find, "parties: {buyers: {kind: customer}}") == []
