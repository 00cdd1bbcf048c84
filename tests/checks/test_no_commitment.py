from collections.abc import Callable

from handoff.checks.no_commitment import find

SERVICE = "department: service"
BUYERS = "parties:\n  buyers: {kind: customer}\n"
SIGNED = "organisation: {commitment: We promise., signed_by: R. Harrow, signed_on: 2026-01-31}"


def test_a_workspace_in_which_nobody_has_committed_themselves(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, BUYERS) == ["parties.yaml:0 Top management has signed no commitment."]
    assert look(find, SERVICE) == ["parties.yaml:0 Top management has signed no commitment."]
    assert look(find, SERVICE, f"{BUYERS}organisation:") == ["parties.yaml:0 Top management has signed no commitment."]


def test_a_commitment_without_a_name_or_a_day(look: Callable[..., list[str]]) -> None:
    unsigned = SIGNED.replace(", signed_by: R. Harrow", "")
    assert look(find, SERVICE, BUYERS + unsigned) == ["parties.yaml:3 The commitment of top management does not say who signed it."]
    assert look(find, SERVICE, BUYERS + unsigned.replace(", signed_on: 2026-01-31", "")) == [
        "parties.yaml:3 The commitment of top management does not say who signed it and when it was signed."
    ]


def test_a_signed_commitment(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, BUYERS + SIGNED) == []


def test_without_departments_there_is_nothing_to_commit_to(look: Callable[..., list[str]]) -> None:
    assert look(find, BUYERS) == []
