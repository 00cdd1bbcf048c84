from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.holdings import Holdings, Repeated
from handoff.checks.duplicate_measurement import find
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time: {formerly: [service/orders/quick]}
retired: {orders/by-fax: {until: 2025-12-31, because: nobody faxes}}
"""


def repeated(standard: str = "service/orders/in-time", person: str = "A. Auditor", times: int = 2) -> Holdings:
    places = tuple(Source("ledger/act.jsonl", line, 1) for line in range(2, 2 + times))
    return Holdings(repeated=(Repeated(standard, date(2026, 11, 20), person, places),))


def test_nothing_typed_in_twice_is_nothing_to_say(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == []


def test_it_is_told_once_with_all_its_places(look: Callable[..., list[str]]) -> None:
    said = 'The same value of service/orders/in-time for 2026-11-20 was recorded {} by "A. Auditor".'
    assert look(find, SERVICE, holdings=repeated()) == [
        f"ledger/act.jsonl:2 {said.format('twice')} (also ledger/act.jsonl:3)",
    ]
    assert look(find, SERVICE, holdings=repeated(times=3)) == [
        f"ledger/act.jsonl:2 {said.format('3 times')} (also ledger/act.jsonl:3, ledger/act.jsonl:4)",
    ]


def test_under_a_former_name_it_is_about_the_standard_of_today(described: Callable[..., Organisation]) -> None:
    (problem,) = find(described(SERVICE), repeated("service/orders/quick"))
    assert problem.about == "service/orders/in-time"


@pytest.mark.parametrize("name", ["service/orders/by-fax", "no/such/one"])
def test_of_standards_that_nobody_describes_any_more_it_says_nothing(name: str, look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, holdings=repeated(name)) == []


def test_a_name_is_quoted_and_left_out_where_nobody_knows_it(described: Callable[..., Organisation]) -> None:
    (problem,) = find(described(SERVICE), repeated(person="A\x1b[31m"))
    assert "<U+001B>" in problem.message
    (problem,) = find(described(SERVICE), repeated(person=""))
    assert problem.message.endswith("was recorded twice.")


def test_a_row_in_two_versions_is_told_with_the_way_out(described: Callable[..., Organisation]) -> None:
    (one,) = repeated().repeated
    (problem,) = find(described(SERVICE), Holdings(repeated=(structs.replace(one, mapping="erp", last="3f9c2a7e51b0" + "0" * 52),)))
    assert problem.message.startswith(
        'A row of the import "erp", of service/orders/in-time for 2026-11-20, stands here in 2 versions'
    )
    assert problem.fix.endswith("handoff correct 3f9c2a7e --void --because TEXT")
    assert [place.line for place in problem.also] == [3]
