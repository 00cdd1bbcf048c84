from collections.abc import Callable

import pytest

from handoff.checks.no_method import find

SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time:
        measure: {kind: proportion, counts: in time, of: orders, every: month}
      complete: {statement: Orders are complete.}
"""


def test_a_measure_that_says_neither_how_nor_from_where(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == [
        "0.yaml:6 service/orders/in-time does not say how it is measured, nor where its figures come from."
    ]


@pytest.mark.parametrize("key", ["method", "source"])
def test_one_of_the_two_is_enough(look: Callable[..., list[str]], key: str) -> None:
    assert look(find, SERVICE.replace("every: month", f"every: month, {key}: ERP report")) == []
