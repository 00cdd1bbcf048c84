from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handoff.model.organisation import Commitment, Party
from handoff.model.problem import Source

FULL = """\
organisation:
  commitment: |
    We keep our promises.

    All of us.
  signed_by: R. Harrow
  role: Managing director
  signed_on: 2026-01-31
  review_by: 2027-01-31
parties:
  buyers: {name: Buyers, kind: customer, represented_by: Sales, note: five firms}
  staff:
    kind: group
    members: [sales, production/packing]
"""


def place(line: int, column: int) -> Source:
    return Source("standards/parties.yaml", line, column)


def test_parties_and_the_commitment_are_what_everyone_shares(read: Callable[..., Any]) -> None:
    reading = read({"parties.yaml": FULL})
    assert reading.problems == ()
    assert reading.organisation.commitment == Commitment(
        text="We keep our promises.\n\nAll of us.",
        place=place(1, 1),
        signed_by="R. Harrow",
        role="Managing director",
        signed_on=date(2026, 1, 31),
        review_by=date(2027, 1, 31),
    )
    assert reading.organisation.parties == (
        Party("buyers", "Buyers", "customer", place(11, 3), "Sales"),
        Party("staff", "staff", "group", place(12, 3), "", ("sales", "production/packing")),
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("parties: {Buyers: {kind: customer}}", [("bad-id", 1, 11)]),
        ("parties: {a: {name: A}}", [("missing-key", 1, 11)]),
        ("parties: {a: }", [("missing-key", 1, 11)]),
        ("parties: {a: {kind: client}}", [("unknown-choice", 1, 21)]),
        ("parties: {a: {kind: group, members: [All]}}", [("bad-name", 1, 38)]),
        ("parties: [a]", [("wrong-type", 1, 10)]),
        ("partys: {a: {kind: owner}}", [("unknown-key", 1, 1)]),
        ("department: a", [("unknown-key", 1, 1)]),
        ("organisation: We care.", [("wrong-type", 1, 15)]),
        ("organisation: {signed_by: me}", [("missing-key", 1, 1)]),
        ("organisation: {commitment: x, signed_on: May}", [("bad-date", 1, 42)]),
        ("organisation: {comitment: x}", [("unknown-key", 1, 16)]),
    ],
)
def test_what_cannot_be_read_is_said_once_at_its_place(
    read: Callable[..., Any], text: str, places: list[tuple[str, int, int]]
) -> None:
    reading = read({"parties.yml": text})
    assert reading.places == places
    assert reading.organisation.parties == () or reading.organisation.parties[0].kind == "group"


def test_a_party_that_cannot_be_read_is_left_out_and_named(read: Callable[..., Any]) -> None:
    reading = read({"parties.yaml": "parties: {a: {kind: client}, b: {kind: owner}}"})
    assert [party.id for party in reading.organisation.parties] == ["b"]
    assert reading.organisation.unreadable == ("a",)


def test_two_files_of_parties_add_up_and_only_one_may_commit(read: Callable[..., Any]) -> None:
    second = "organisation: {commitment: y}\nparties: {b: {kind: owner}}"
    reading = read({"parties.yaml": "organisation: {commitment: x}\nparties: {a: {kind: owner}}", "parties.yml": second})
    assert [party.id for party in reading.organisation.parties] == ["a", "b"]
    assert reading.organisation.commitment.text == "x"
    assert (reading.only.check, reading.only.source.path) == ("given-twice", "standards/parties.yml")
    assert "standards/parties.yaml has it too" in reading.only.message


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("organisation: We care.", ("organisation",)),
        ("organization: {commitment: x}", ("organisation",)),
        ("organisation: {comitment: x}", ("commitment",)),
        ("organisation: {commitment: x, signed_on: May}", ("signed_on",)),
        ("organisation: {commitment: x, sined_by: me}", ("signed_by",)),
    ],
)
def test_a_commitment_that_is_there_but_cannot_be_read_names_its_keys(
    read: Callable[..., Any], text: str, unreadable: tuple[str, ...]
) -> None:
    assert read({"parties.yaml": text}).organisation.commitment.unreadable == unreadable


def test_no_commitment_is_none(read: Callable[..., Any]) -> None:
    assert read({"parties.yaml": "organisation:"}).organisation.commitment is None


def test_a_misspelt_commitment_in_a_second_file_is_told_once(read: Callable[..., Any]) -> None:
    reading = read({"parties.yaml": "organisation: {commitment: x}", "parties.yml": "organization: {commitment: y}"})
    assert reading.only.check == "unknown-key"


def test_a_party_names_its_keys_that_cannot_be_read(read: Callable[..., Any]) -> None:
    (party,) = read({"parties.yaml": "parties: {a: {kind: group, member: [b], represented_by: [c]}}"}).organisation.parties
    assert sorted(party.unreadable) == ["members", "represented_by"]
