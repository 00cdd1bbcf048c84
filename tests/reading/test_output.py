from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handoff.model.organisation import Handoff, Talk
from handoff.model.problem import Source

FULL = """\
department: production
outputs:
  pumps:
    name: Finished pumps
    kind: goods
    from: test-bay
    note: crated
    customers:
      logistics:
        used_for: load the truck
        channel: line phone
        talk: {every: week, last: 2026-09-15}
        needs_back:
          - logistics/trucks/on-time
          - a free
            dock
        note: ask Jo
      production/packing: {needs_back: none, because we are one team}
      oem-buyers:
"""


def place(line: int, column: int) -> Source:
    return Source("standards/one.yaml", line, column)


def test_an_output_says_what_its_mapping_says(one: Callable[..., Any]) -> None:
    reading = one(
        FULL.replace("{needs_back: none, because we are one team}", "\n        needs_back: none, because we are one team")
    )
    (output,) = reading.organisation.outputs
    assert reading.problems == ()
    assert (output.name, output.kind, output.station, output.note, output.place) == (
        "Finished pumps",
        "goods",
        "test-bay",
        "crated",
        place(3, 3),
    )
    assert output.handoffs == (
        Handoff(
            customer="logistics",
            place=place(9, 7),
            used_for="load the truck",
            channel="line phone",
            talk=Talk("week", date(2026, 9, 15)),
            needs_back=("logistics/trucks/on-time", "a free dock"),
        ),
        Handoff(customer="production/packing", place=place(18, 7), needs_back=("none, because we are one team",)),
        Handoff(customer="oem-buyers", place=place(20, 7)),
    )


def test_a_comma_in_brackets_ends_a_value_and_the_rest_is_said_to_be_no_key(one: Callable[..., Any]) -> None:
    reading = one(FULL)
    assert reading.only.check == "unknown-key"
    assert reading.only.message == '"because we are one team" is no key of a customer of an output.'


@pytest.mark.parametrize("customers", ["[sales, buyers]", "{sales: , buyers: }", "{sales: {}, buyers: {}}"])
def test_customers_may_be_a_list_of_names(one: Callable[..., Any], customers: str) -> None:
    reading = one(f"department: a\noutputs: {{goods: {{customers: {customers}}}}}\n")
    assert reading.problems == ()
    assert [handoff.customer for handoff in reading.organisation.outputs[0].handoffs] == ["sales", "buyers"]


def test_one_customer_may_stand_alone(one: Callable[..., Any]) -> None:
    reading = one("department: a\noutputs: {goods: {customers: sales}}\n")
    assert reading.organisation.outputs[0].handoffs == (Handoff("sales", place(2, 30)),)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{kind: good}", [("unknown-choice", 3, 8)]),
        ("{from: Test Bay}", [("bad-name", 3, 8)]),
        ("{customers: {Sales: {}}}", [("bad-name", 3, 14)]),
        ("{customers: {a/b/c: {}}}", [("bad-name", 3, 14)]),
        ("{customers: [sales, sales]}", [("given-twice", 3, 21)]),
        ("{customers: [[sales]]}", [("wrong-type", 3, 14)]),
        ("{customers: [Sales]}", [("bad-name", 3, 14)]),
        ("{customers: !x y}", [("explicit-tag", 3, 13)]),
        ("{customers: {sales: {talk: weekly}}}", [("wrong-type", 3, 28)]),
        ("{customers: {sales: {talk: {every: fortnight}}}}", [("unknown-choice", 3, 36)]),
        ("{customers: {sales: {talk: {last: May}}}}", [("bad-date", 3, 35)]),
        ("{customers: {sales: {used_fro: x}}}", [("unknown-key", 3, 22)]),
        ("{customers: {sales: {needs_back: {a: b}}}}", [("wrong-type", 3, 34)]),
        ("{customers: {sales: {needs_back: [a, ]}}}", []),
        ("{customers: {sales: {needs_back: [a, '']}}}", [("wrong-type", 3, 38)]),
        ("{customers: {sales: [x]}}", [("wrong-type", 3, 21)]),
        ("{standards: {in_time: {}}}", [("bad-id", 3, 14)]),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place(one: Callable[..., Any], text: str, places: list[tuple[str, int, int]]) -> None:
    reading = one(f"department: a\noutputs: {{goods:\n{text}}}\n")
    assert reading.places == places
    assert [output.id for output in reading.organisation.outputs] == ["goods"]


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("{used_fro: x, chanel: y}", ["channel", "used_for"]),
        ("{talk: weekly}", ["talk"]),
        ("{talk: {every: fortnight}}", ["talk"]),
        ("{talk: {lats: 2026-09-15}}", ["talk"]),
        ("{needs_back: [a, '']}", ["needs_back"]),
        ("[x]", ["channel", "needs_back", "note", "talk", "used_for"]),
        ("", []),
        ("{used_for: x}", []),
    ],
)
def test_a_handoff_names_its_keys_that_cannot_be_read(one: Callable[..., Any], text: str, unreadable: list[str]) -> None:
    (output,) = one(f"department: a\noutputs: {{goods: {{customers: {{sales: {text}}}}}}}\n").organisation.outputs
    assert sorted(output.handoffs[0].unreadable) == unreadable
