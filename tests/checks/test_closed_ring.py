from collections.abc import Callable

from handoff.checks.closed_ring import find

PARTIES = "parties: {buyers: {name: Buyers, kind: customer}}"


def serving(name: str, *customers: str) -> str:
    return f"department: {name}\noutputs:\n  work:\n    customers:\n" + "".join(
        f"      {one}: {{used_for: x}}\n" for one in customers
    )


def test_departments_that_serve_only_each_other_and_who_serves_them(look: Callable[..., list[str]]) -> None:
    ring = (serving("sales", "planning"), serving("planning", "stock"), serving("stock", "sales"))
    assert look(find, PARTIES, *ring, serving("purchasing", "stock")) == [
        (
            "1.yaml:1 sales, planning and stock serve only each other. (also 2.yaml:1, 3.yaml:1)"
            " | The chain of purchasing ends here too."
        )
    ]


def test_one_way_out_is_enough(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES, serving("sales", "planning", "buyers"), serving("planning", "sales")) == []


def test_a_single_department_is_no_ring(look: Callable[..., list[str]]) -> None:
    assert look(find, PARTIES, serving("sales", "sales"), "department: idle") == []
