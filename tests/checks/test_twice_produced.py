from collections.abc import Callable

from handoff.checks.twice_produced import find

SERVICE = "department: service\noutputs:\n  dates: {name: Delivery dates}"
SALES = "department: sales\noutputs:\n  due: {name: delivery   DATES}"


def test_one_output_of_two_departments_however_it_is_written(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE, SALES) == ['1.yaml:3 service and sales produce the same: "Delivery dates". (also 0.yaml:3)']


def test_one_output_of_five_departments_is_told_once(look: Callable[..., list[str]]) -> None:
    more = [SALES.replace("sales", f"sales-{number}") for number in range(4)]
    (found,) = look(find, SERVICE, *more)
    assert found.startswith('1.yaml:3 service, sales-0, sales-1 and 2 more produce the same: "Delivery dates". (also 0.yaml:3')
    assert found.endswith("2.yaml:3, 3.yaml:3, 4.yaml:3)")


def test_an_output_without_a_name_is_called_by_its_id(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: service\noutputs: {dates: {}}", "department: sales\noutputs: {dates: {}}") == [
        '1.yaml:2 service and sales produce the same: "dates". (also 0.yaml:2)'
    ]


def test_other_names_and_the_same_name_within_one_department(look: Callable[..., list[str]]) -> None:
    assert look(find, f"{SERVICE}\n  again: {{name: Delivery dates}}", SALES.replace("delivery", "confirmed")) == []
