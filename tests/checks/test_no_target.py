from collections.abc import Callable

from handoff.checks.no_target import find

SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time:
        measure: {kind: proportion, counts: in time, of: orders, method: report, every: month}
"""


def test_a_standard_without_a_target(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == ["0.yaml:5 service/orders/in-time has no target."]


def test_with_a_target(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE + "        target: at least 90 %") == []


def test_the_remedy_is_a_target_that_suits_the_kind(described: Callable[..., object]) -> None:
    for kind, target in (("proportion", "at least 90 %"), ("duration", "at most 4 h"), ("rating", "at least 4")):
        (problem,) = find(described(SERVICE.replace("proportion, counts: in time, of: orders", kind)), None)
        assert problem.fix.endswith(f"        target: {target}")
