from collections.abc import Callable

from handoff.checks.no_measure import find

SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time:
        statement: Orders are entered in time.
        BROKEN
"""


def test_a_standard_without_a_measure(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("BROKEN", "target: at least 90 %")) == ["0.yaml:5 service/orders/in-time has no measure."]


def test_a_value_without_a_unit(look: Callable[..., list[str]]) -> None:
    measure = "measure: {kind: value, method: gauge, every: week}"
    assert look(find, SERVICE.replace("BROKEN", measure)) == ["0.yaml:7 service/orders/in-time measures a value without a unit."]


def test_other_kinds_have_their_units_from_their_kind(look: Callable[..., list[str]]) -> None:
    for measure in ("measure: {kind: value, unit: mm}", "measure: {kind: proportion}", "measure: {kind: duration}"):
        assert look(find, SERVICE.replace("BROKEN", measure)) == []
