from collections.abc import Callable

from handoff.checks.circular_dependency import find


def hands(supplier: str, customer: str, need: str) -> str:
    return (
        f"department: {supplier}\noutputs:\n  work:\n    customers:\n      {customer}: {{needs_back: [{need}]}}\n"
        "    standards: {kept: {statement: It is kept.}}\n"
    )


def test_standards_in_a_ring_over_three_departments(look: Callable[..., list[str]]) -> None:
    three = (hands("a", "b", "b/work/kept"), hands("b", "c", "c/work/kept"), hands("c", "a", "a/work/kept"))
    (found,) = look(find, *three)
    ring = "a/work/kept needs b/work/kept, which needs c/work/kept, which needs the first one again."
    assert found == f"0.yaml:5 {ring} (also 1.yaml:5, 2.yaml:5)"


def test_a_standard_that_needs_itself(look: Callable[..., list[str]]) -> None:
    assert look(find, hands("a", "b", "a/work/kept")) == ["0.yaml:5 a/work/kept needs itself."]


def test_supplier_and_customer_give_and_take(look: Callable[..., list[str]]) -> None:
    assert look(find, hands("a", "b", "b/work/kept"), hands("b", "a", "a/work/kept")) == []
    assert look(find, hands("a", "b", "an answer within 2 days")) == []
