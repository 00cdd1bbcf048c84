from collections.abc import Callable

from handoff.checks.one_dimensional import find

SERVICE = """
department: service
outputs:
  orders: {standards: {entered: {dimension: responsiveness}}}
  answers: {standards: {quick: {DIMENSION}}}
"""


def test_a_department_that_is_about_one_thing(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("DIMENSION", "dimension: responsiveness")) == [
        "0.yaml:1 All 2 standards of service are about responsiveness."
    ]


def test_a_second_dimension_an_open_one_and_a_single_standard(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("DIMENSION", "dimension: empathy")) == []
    assert look(find, SERVICE.replace("DIMENSION", "")) == []
    assert look(find, SERVICE.replace("quick: {DIMENSION}", "")) == []


def test_a_retired_standard_counts_no_more(look: Callable[..., list[str]]) -> None:
    retired = "retired: {answers/quick: {until: 2026-06-30, because: new}}"
    assert look(find, SERVICE.replace("DIMENSION", "dimension: responsiveness") + retired) == []
