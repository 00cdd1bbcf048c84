from collections.abc import Callable

from handoff.checks.no_customer import find

UNHEARD = """
department: service
outputs:
  orders: {name: Orders}
  answers: {name: Answers}
"""
SUPPLIER = "department: supplier\noutputs: {parts: {customers: {service: {used_for: nothing yet}}}}"
HEARD = """
department: service
outputs:
  orders: {customers: {service: {used_for: filing}}}
  answers: {name: Answers}
"""


def test_a_department_that_serves_nobody_is_told_once_with_its_outputs(look: Callable[..., list[str]]) -> None:
    assert look(find, UNHEARD) == [
        (
            "0.yaml:1 service serves nobody: none of its outputs reaches a customer. (also 0.yaml:3, 0.yaml:4)"
            " | Nobody receives service/orders. | Nobody receives service/answers."
        )
    ]


def test_whoever_is_cut_off_by_it_stands_under_it(look: Callable[..., list[str]]) -> None:
    (found,) = look(find, UNHEARD, SUPPLIER)
    assert found.endswith("| The chain of supplier ends here too.")


def test_one_customer_of_one_output_is_enough(look: Callable[..., list[str]]) -> None:
    assert look(find, HEARD) == []


def test_a_department_without_outputs_is_told_by_no_output_alone(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service") == []
