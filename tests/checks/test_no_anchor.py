from collections.abc import Callable

import pytest

from handoff.checks.no_anchor import find

SERVICE = "department: service\noutputs: {orders: {customers: {owners: {used_for: plans}}}}"
PARTIES = "parties:\n  owners: {name: Owners, kind: KIND}"


def test_nobody_outside_is_named(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, PARTIES.replace("KIND", "owner")) == [
        "parties.yaml:0 No customer and no end user outside the organisation is named."
    ]


def test_without_parties_the_file_to_write_is_named(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("owners", "service")) == [
        "parties.yaml:0 No customer and no end user outside the organisation is named."
    ]


@pytest.mark.parametrize("kind", ["customer", "end-user", "department"])
def test_an_anchor_or_the_organisation_around_a_single_team(look: Callable[..., list[str]], kind: str) -> None:
    assert look(find, SERVICE, PARTIES.replace("KIND", kind)) == []


def test_an_unknown_customer_is_told_first_and_a_missing_department_too(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == []


def test_a_workspace_without_departments_is_told_by_its_own_check(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES.replace("KIND", "owner")) == []
