from collections.abc import Callable
from datetime import date

from handoff.analysis.holdings import Holdings, Same
from handoff.checks.always_the_same import find
from handoff.model.problem import Source

from .remedies import NAME, SERVICE

Look = Callable[..., list[str]]
SAME = Same(NAME, Source("ledger/act.jsonl", 9, 1), date(2026, 1, 31), date(2026, 8, 31), 8)
AT_ONCE = Same(NAME, SAME.place, date(2026, 7, 31), date(2026, 9, 30))


def test_identical_ones_are_counted(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=Holdings(same=(SAME,)))
    assert said == (
        "ledger/act.jsonl:9 The last 8 measurements of service/orders/in-time, from 2026-01-31 to 2026-08-31, are identical."
    )


def test_months_in_one_minute_are_told(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=Holdings(same=(AT_ONCE,)))
    assert said == (
        "ledger/act.jsonl:9 What was observed of service/orders/in-time from 2026-07-31 to 2026-09-30 was entered in one minute."
    )


def test_of_what_nobody_describes_any_more_nothing_is_said(look: Look) -> None:
    assert look(find, SERVICE.replace("in-time:", "later:"), holdings=Holdings(same=(SAME, AT_ONCE))) == []
    assert look(find, SERVICE) == []
