from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.import_mismatch import find
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

SERVICE = """
department: service
outputs:
  orders:
    customers: {buyers: {used_for: plans}}
    standards:
      in-time: {measure: {kind: proportion, counts: in time, of: orders}, target: at least 90 %}
      reply: {measure: {kind: duration, start: call, stop: reply, clock: working}, target: at most 4 wh}
      wrong: {measure: {kind: count, counts: wrong parts}, target: exactly 0}
      bore: {measure: {kind: value, unit: mm}, target: between 19.5 and 20.5 mm}
"""
GOOD = """[import.erp.standards]
in-time = "A"
"service/orders/reply" = ["B", "C"]
bore = "D"
[import.erp.units]
value = "mm"
"service/orders/reply" = "wh"
"""


def told(described: Callable[..., Organisation], settings: str) -> list[tuple[Source, str]]:
    return [(one.source, one.message) for one in find(described(SERVICE, settings=settings), Holdings())]


@pytest.mark.parametrize("settings", ["", GOOD, '[import.erp.constants]\nstandard = "bore"\n[import.erp.units]\nvalue = "mm"'])
def test_a_mapping_that_fits_the_definitions_is_nothing_to_tell(described: Callable[..., Organisation], settings: str) -> None:
    assert told(described, settings) == []


def test_a_standard_that_is_not_there_is_told_once_with_its_place(described: Callable[..., Organisation]) -> None:
    (problem,) = find(described(SERVICE, settings='[import.erp.standards]\nin-tiem = ["A", "B"]'), Holdings())
    assert problem.source == Source("handoff.toml", 4, 1)
    assert problem.message.startswith("The mapping erp: ")
    assert "service/orders/in-time" in problem.fix


def test_a_constant_standard_that_is_not_there_is_told(described: Callable[..., Organisation]) -> None:
    assert [place for place, _ in told(described, '[import.erp.constants]\nstandard = "elsewhere"')] == [
        Source("handoff.toml", 4, 1)
    ]


@pytest.mark.parametrize(
    ("standard", "own", "unit"),
    [("bore", "bore", "cm"), ("reply", "reply", "min"), ("wrong", "wrong", "mm"), ("reply", "value", "h"), ("bore", "value", "h")],
)
def test_a_unit_that_the_measure_cannot_have_is_told(
    described: Callable[..., Organisation], standard: str, own: str, unit: str
) -> None:
    settings = f'[import.erp.standards]\n{standard} = "A"\n[import.erp.units]\n{own} = "{unit}"'
    ((place, message),) = told(described, settings)
    assert place == Source("handoff.toml", 6, 1)
    assert message.startswith(f"The mapping erp gives service/orders/{standard} the unit {unit}: ")
