from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handoff.model.organisation import Retired, Station
from handoff.model.problem import Source

FULL = """\
department: customer-service
name: Customer Service
kind: core
head: Customer service
  manager
promise: One call,
  one answer.
stations: {order-desk: Order desk, phones: }
retired:
  special-order/by-fax: {until: 2026-01-31, because: nobody has a fax}
note: |
  First line.
  Second line.
outputs:
  special-order:
"""


def test_a_department_says_what_its_file_says(one: Callable[..., Any]) -> None:
    (department,) = one(FULL).organisation.departments
    assert department.id == "customer-service"
    assert department.name == "Customer Service"
    assert department.place == Source("standards/one.yaml", 1, 1)
    assert department.kind == "core"
    assert department.head == "Customer service manager"
    assert department.promise == "One call, one answer."
    assert department.stations == (Station("order-desk", "Order desk"), Station("phones", "phones"))
    assert department.retired == (
        Retired("special-order/by-fax", date(2026, 1, 31), "nobody has a fax", Source("standards/one.yaml", 10, 3)),
    )
    assert department.note == "First line.\nSecond line."
    assert [(output.id, output.name, output.path) for output in department.outputs] == [
        ("special-order", "special-order", "customer-service/special-order")
    ]


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        (
            "kind: cor",
            [("unknown-choice", 2, 7)],
            "`core`? Known are `core`, `support`, `management` and",
        ),
        ("kind: [core]", [("wrong-type", 2, 7)], "is a list"),
        ("stations: {Desk: x}", [("bad-id", 2, 12)], '"D" (U+0044)'),
        ("stations: {desk: [a]}", [("wrong-type", 2, 18)], "name of the station"),
        ("stations: [desk]", [("wrong-type", 2, 11)], "should be a mapping"),
        ("outputs: x", [("wrong-type", 2, 10)], "should be a mapping"),
        ("outputs: {Goods: {}}", [("bad-id", 2, 11)], '"Goods"'),
        ("outputs: {goods: x}", [("wrong-type", 2, 18)], "mapping"),
        ("outputs: {con: {}}", [("bad-id", 2, 11)], "Windows"),
        ("retired: {goods: {until: 2026-01-01}}", [("bad-name", 2, 11)], "output/standard"),
        ("retired: {a/b: {until: soon}}", [("bad-date", 2, 24)], "YYYY-MM-DD"),
        ("retired: {a/b: {when: x}}", [("unknown-key", 2, 17)], "because and until"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_kept(
    one: Callable[..., Any], text: str, places: list[tuple[str, int, int]], words: str
) -> None:
    reading = one(f"department: sales\n{text}\n")
    assert reading.places == places
    assert words in f"{reading.only.message} {reading.only.why} {reading.only.fix}"
    assert [department.id for department in reading.organisation.departments] == ["sales"]


def test_an_output_whose_id_is_bad_is_looked_at_and_left_out(one: Callable[..., Any]) -> None:
    reading = one("department: sales\noutputs: {Goods: {kind: good}, offers: {}}\n")
    assert reading.places == [("bad-id", 2, 11), ("unknown-choice", 2, 25)]
    assert [output.id for output in reading.organisation.outputs] == ["offers"]


@pytest.mark.parametrize("first", ["department: [a]", "department:", "department: A", "name: A"])
def test_without_an_id_there_is_no_department_and_its_other_faults_are_told(one: Callable[..., Any], first: str) -> None:
    reading = one(f"{first}\nkind: cor\n")
    assert reading.organisation.departments == ()
    assert [check for check, line, _ in reading.places if line == 1] in (["wrong-type"], ["bad-id"], ["missing-key"])
    assert [check for check, line, _ in reading.places if line == 2] == ["unknown-choice"]
