from collections.abc import Callable
from datetime import date

from msgspec import structs

from handoff.analysis.holdings import Holdings, Late
from handoff.checks.late_entry import find
from handoff.model.problem import Source

from .remedies import SERVICE

Look = Callable[..., list[str]]
LATE = Late("service/orders/in-time", Source("ledger/act.jsonl", 2, 1), date(2026, 8, 1), 111, 1)


def test_a_late_entry_is_told_at_its_place(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=Holdings(late=(LATE,)))
    assert said == "ledger/act.jsonl:2 What was observed of service/orders/in-time on 2026-08-01 was recorded 111 days later."


def test_others_are_counted(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=Holdings(late=(structs.replace(LATE, entries=3),)))
    assert said.endswith("111 days later, and 2 other ones late too.")


def test_of_what_nobody_describes_any_more_nothing_is_said(look: Look) -> None:
    assert look(find, SERVICE, holdings=Holdings(late=(structs.replace(LATE, standard="a/b/c"),))) == []
    assert look(find, SERVICE) == []
