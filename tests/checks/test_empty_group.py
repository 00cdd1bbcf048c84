from collections.abc import Callable

from handoff.checks.empty_group import find


def test_a_group_without_members(look: Callable[..., list[str]]) -> None:
    assert look(find, "parties:\n  staff: {kind: group}\n  club: {kind: group, members: []}") == [
        "parties.yaml:2 The group staff has no members.",
        "parties.yaml:3 The group club has no members.",
    ]


def test_a_group_with_a_member_and_a_party_that_is_no_group(look: Callable[..., list[str]]) -> None:
    assert look(find, "parties:\n  staff: {kind: group, members: buyers}\n  buyers: {kind: customer}") == []
