"""The vital few are marked where there are few; where there are none, nothing says so in one place and otherwise in another."""

from datetime import date

import pytest

from handoff.analysis.few import vital_few
from handoff.analysis.holdings import Holdings
from handoff.analysis.judged import Judged, Question
from handoff.analysis.judging import judge
from handoff.page import Cell, Table, Text
from handoff.reports import pareto

from .conftest import STANDS_ON, Read, _bucket

STANDARD = """\
      {name}:
        statement: We are right.
        measure: {{kind: proportion, counts: right ones, of: all, every: month}}
        target: at least 90 %
"""
DEPARTMENT = "department: desk\noutputs:\n  goods:\n    name: Goods\n    customers: {ship: {used_for: go on}}\n    standards:\n"


@pytest.mark.parametrize(("missed", "marked"), [("a", 1), ("abcd", 0), ("abc", 0), ("ab", 2)])
def test_few_are_marked_where_the_sentence_says_that_they_stand_out(read: Read, missed: str, marked: int) -> None:
    organisation = read(desk=DEPARTMENT + "".join(STANDARD.format(name=name) for name in "abcd"))
    buckets = [
        _bucket(organisation, f"desk/goods/{name}", "2026-10-05", "50/100" if name in missed else "99/100") for name in "abcd"
    ]
    judged: Judged = judge(organisation, Holdings(tuple(buckets)), Question(date(2026, 11, 10)), STANDS_ON)
    page = pareto.page(vital_few(judged, "standard", "misses"))
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    yes = [row for row in table.rows if isinstance(row[-1], Cell) and row[-1].text == "yes"]
    assert len(yes) == marked
    said = " ".join(block.text for block in page.blocks if isinstance(block, Text))
    assert ("No few stand out" in said) is (marked == 0)
