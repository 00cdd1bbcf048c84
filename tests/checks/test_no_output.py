from collections.abc import Callable

from handoff.checks.no_output import find

IDLE = "department: idle"
SUPPLIER = "department: supplier\noutputs: {parts: {customers: {idle: {used_for: nothing yet}}}}"
FIRST = "department: first\noutputs: {ore: {customers: {supplier: {used_for: parts}}}}"


def test_a_department_without_an_output(look: Callable[..., list[str]]) -> None:
    assert look(find, IDLE) == ["0.yaml:1 idle hands nothing over: it has no output."]


def test_whoever_is_cut_off_by_it_stands_under_it(look: Callable[..., list[str]]) -> None:
    assert look(find, IDLE, SUPPLIER, FIRST) == [
        (
            "0.yaml:1 idle hands nothing over: it has no output."
            " | The chain of supplier ends here too. | The chain of first ends here too."
        )
    ]


def test_an_output_without_anything_else_is_for_other_checks(look: Callable[..., list[str]]) -> None:
    assert look(find, "department: idle\noutputs: {answers: {name: Answers}}") == []
