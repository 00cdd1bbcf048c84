from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.contradiction import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
outputs:
  orders:
    customers: {buyers: {used_for: plans}, sales: {used_for: prices}, wards: {used_for: care}}
    standards:
      one: {ONE}
      two: {TWO}
"""
PARTIES = "parties: {wards: {name: Wards, kind: group, members: [east]}}"
ENTERED = "measure: {kind: proportion, counts: entered in 4 h, of: orders, every: month}, target: at least"
LASTS = "measure: {kind: duration, start: asked, stop: answered, clock: calendar}, target:"
THICK = "statement: The plate is 20 mm thick., measure: {kind: value, unit: mm, method: gauge}, target:"


def both(one: str, two: str) -> str:
    return SERVICE.replace("ONE", one).replace("TWO", two)


def test_two_targets_for_one_measure(look: Callable[..., list[str]]) -> None:
    (found,) = look(find, both(f"{ENTERED} 90 %", f"{ENTERED} 80 %"))
    first, second = found.split(", and ")
    assert first == "0.yaml:7 service/orders/two promises `at least 80 %`"
    assert second == "one promises the same customer `at least 90 %` for the same measure. (also 0.yaml:6)"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"{LASTS} at most 4 h", f"{LASTS} at most 300 min"),
        (f"{LASTS} at least 6 h", f"{LASTS} at most 4 h"),
        (f"{THICK} between 19 and 21 mm", f"{THICK} between 19.5 and 20.5 mm".replace("20 mm thick", "19 mm thick")),
        ("measure: {kind: count, counts: errors}, target: exactly 0", "measure: {kind: count, counts: Errors}, target: exactly 1"),
        (f"{ENTERED} 90 %, customers: [wards]", f"{ENTERED} 80 %, customers: [east]"),
    ],
)
def test_targets_that_cannot_both_be_meant(look: Callable[..., list[str]], one: str, two: str) -> None:
    assert len(look(find, both(one, two), PARTIES)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"{ENTERED} 90 %", f"{ENTERED} 90 %"),
        (f"{ENTERED} 90 %", f"{ENTERED} 80 %".replace("4 h", "8 h")),
        (f"{ENTERED} 90 %", f"{ENTERED} 95 %".replace("month", "year")),
        (f"{ENTERED} 90 %, customers: [buyers]", f"{ENTERED} 80 %, customers: [sales]"),
        (f"{LASTS} {{value: at most 4 h, attain: 90 %}}", f"{LASTS} {{value: at most 8 h, attain: 99 %}}"),
        (f"{LASTS} {{value: at most 4 h, judged_by: mean}}", f"{LASTS} at most 8 h"),
        (f"{THICK} at least 19 mm", f"{THICK} at most 21 mm"),
        (f"{THICK} at least 19 mm", f"{THICK} at least 30 mm".replace("thick", "wide")),
        (
            "measure: {kind: proportion, method: report}, target: at least 90 %",
            "measure: {kind: proportion}, target: at least 80 %",
        ),
        ("measure: {kind: value, unit: mm}, target: at least 1 mm", "measure: {kind: value, unit: mm}, target: at least 2 mm"),
    ],
)
def test_targets_that_complete_each_other_or_are_for_something_else(look: Callable[..., list[str]], one: str, two: str) -> None:
    assert look(find, both(one, two)) == []


@pytest.mark.parametrize(
    ("one", "two", "limit"),
    [
        (f"{ENTERED} 80 %", f"{ENTERED} 90 %", "limit: at least 80 %"),
        (f"{ENTERED} 90 %", f"{ENTERED} 80 %", "limit: at least 80 %"),
        (f"{ENTERED} 90 %", f"{ENTERED} 0 %", "limit: at least 0 %"),
        (f"{LASTS} at most 4 h", f"{LASTS} at most 300 min", "limit: at most 300 min"),
        (f"{LASTS} at most 300 min", f"{LASTS} at most 4 h", "limit: at most 300 min"),
        (f"{LASTS} at least 6 h", f"{LASTS} at most 4 h", "delete the other."),
    ],
)
def test_the_easier_of_two_is_offered_as_a_limit(described: Callable[..., Organisation], one: str, two: str, limit: str) -> None:
    (problem,) = find(described(both(one, two)), Holdings())
    assert problem.fix.endswith(limit)


def test_an_earlier_standard_that_is_retired_contradicts_nothing(look: Callable[..., list[str]]) -> None:
    retired = "retired: {orders/one: {until: 2026-06-30, because: the customer asked for less}}"
    assert look(find, both(f"{ENTERED} 90 %", f"{ENTERED} 80 %") + retired) == []


def test_three_are_told_twice_and_not_three_times(look: Callable[..., list[str]]) -> None:
    three = both(f"{ENTERED} 90 %", f"{ENTERED} 80 %") + f"      three: {{{ENTERED} 70 %}}\n"
    assert [line.split()[1] for line in look(find, three)] == ["service/orders/two", "service/orders/three"]
