from collections.abc import Callable

from handoff.checks.no_cadence import find

SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time:
        measure: {kind: proportion, counts: in time, of: orders, method: report}
      complete: {statement: Orders are complete.}
"""


def test_a_measure_that_is_due_at_no_time(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == ["0.yaml:6 service/orders/in-time does not say how often it is measured."]


def test_any_cadence_will_do(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("method: report", "method: report, every: event")) == []
