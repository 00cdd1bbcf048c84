from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings, Personal
from handoff.checks.personal_data import find
from handoff.model.problem import Source

from .remedies import SERVICE

Look = Callable[..., list[str]]
PLACE = Source("ledger/act.jsonl", 2, 1)


@pytest.mark.parametrize(
    ("standard", "of"), [("service/orders/in-time", " of service/orders/in-time"), ("", ""), ("a/b/c", " of a/b/c")]
)
def test_it_is_told_by_its_place_and_never_repeated(look: Look, standard: str, of: str) -> None:
    (said,) = look(find, SERVICE, holdings=Holdings(personal=(Personal(standard, PLACE, "a birth date"),)))
    assert said == f"ledger/act.jsonl:2 A text in this entry{of} looks like a birth date."


def test_without_any_nothing_is_said(look: Look) -> None:
    assert look(find, SERVICE) == []
