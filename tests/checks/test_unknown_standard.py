from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings, Unknown
from handoff.checks.unknown_standard import find
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

SALES = """
department: sales
outputs:
  requests:
    customers: {service: {used_for: orders}}
    standards:
      complete: {statement: Requests are complete., formerly: [sales/requests/whole]}
"""
SERVICE = """
department: service
outputs:
  orders:
    customers:
      sales: {used_for: prices, needs_back: [NEED]}
"""
ACT = Source("ledger/2026/11/act.jsonl", 2, 1)


def holding(name: str, entries: int = 1) -> Holdings:
    return Holdings(unknown=(Unknown(name, ACT, entries),), entries=entries)


def test_needs_that_name_a_standard_of_today_or_a_former_one_or_none(look: Callable[..., list[str]]) -> None:
    for need in ("sales/requests/complete", "sales/requests/whole", "a named engineer", "yes/no/maybe answers", "a / b / c"):
        assert look(find, SALES, SERVICE.replace("NEED", need)) == []


def test_a_need_that_names_a_standard_nobody_promises(look: Callable[..., list[str]]) -> None:
    again = SERVICE.replace("service", "planning").replace("NEED", "sales/requests/completed")
    assert look(find, SALES, SERVICE.replace("NEED", "sales/requests/completed"), again) == [
        "1.yaml:5 A customer's need names the standard sales/requests/completed, which is not defined. (also 2.yaml:5)"
    ]


def test_entries_for_a_standard_that_is_not_there(look: Callable[..., list[str]]) -> None:
    for entries, words in ((1, "1 entry"), (12, "12 entries")):
        assert look(find, SALES, holdings=holding("sales/requests/compleat", entries)) == [
            f"ledger/2026/11/act.jsonl:2 The ledger holds {words} for sales/requests/compleat, and no such standard is defined."
        ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", '""'),
        ("complete", '"complete"'),
        ("\u202esales/requests/complete", '"<U+202E>sales/requests/complete"'),
        ("sales/requests/" + "x" * 900_000, f'"sales/requests/{"x" * 44}…"'),
    ],
)
def test_a_name_that_no_standard_can_have_is_shown_in_part_and_asked_about(
    name: str, shown: str, described: Callable[..., Organisation]
) -> None:
    (problem,) = find(described(SALES), holding(name))
    assert problem.message == f"The ledger holds 1 entry for {shown}, and no such standard is defined."
    assert problem.fix == "No standard can be called that. Ask git who added the entry: `git log -- FILE`."


def test_the_likeliest_new_name_is_offered_with_the_line_to_write(described: Callable[..., Organisation]) -> None:
    (problem,) = find(described(SALES), holding("sales/enquiries/complete"))
    assert problem.fix == (
        "Did you mean sales/requests/complete? If it was renamed, say so there:\n        formerly: [sales/enquiries/complete]"
    )


def test_where_nothing_is_like_it_the_way_to_retire_it_is_shown(described: Callable[..., Organisation]) -> None:
    (problem,) = find(described(SALES), holding("kitchen/meals/hot"))
    assert problem.fix == (
        "If it is no longer promised, say so in standards/kitchen.yaml:\n"
        "retired:\n  meals/hot: {until: 2026-12-31, because: why it ended}"
    )
