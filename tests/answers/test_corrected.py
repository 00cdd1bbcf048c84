from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from handoff.analysis.corrected import Corrected
from handoff.analysis.judged import Pooled
from handoff.analysis.periods import period_of
from handoff.answers.corrected import corrected_page
from handoff.model.entry import Act, Correction, Granted, Measurement, Waiver
from handoff.model.problem import Source
from handoff.model.standard import Standard
from handoff.model.summary import Summary
from handoff.page import Text

HERE = Source("standards/works.yaml", 1, 1)
DAY = date(2026, 11, 20)
OF = {"observed_on": DAY, "standard": "works/parts/on-time", "terms": "5" * 64, "target": "at least 90 %", "limit": "at least 80 %"}
WAS = Measurement(**OF, numerator=Decimal(97), denominator=Decimal(104))
NOW = Correction(**OF, corrects="c" * 64, act="a" * 64, because="misread", numerator=Decimal(83), denominator=Decimal(104))
ALONE = Pooled("missed", value=Fraction(83, 104), shown="79.8 %", n=Fraction(104), summary=Summary(entries=1))
MADE = Corrected(
    standard=Standard("works", "parts", "on-time", HERE),
    was=WAS,
    correction=NOW,
    path="ledger/2026/11/x.jsonl",
    id="d" * 64,
    alone=ALONE,
    period=period_of(DAY, "month"),
    so_far=ALONE,
    uncommitted=None,
)
TAKEN_BACK = replace(MADE, correction=replace(NOW, numerator=None, denominator=None), alone=None, so_far=Pooled("not-due"))
CLOSED = replace(
    MADE,
    correction=replace(TAKEN_BACK.correction, no_opportunity="closed"),
    alone=Pooled("no-opportunity", reason="closed"),
    so_far=Pooled("no-opportunity", reason="closed"),
)
WAIVER = Waiver(waived_on=DAY, standard=WAS.standard, since=DAY, until=date(2026, 12, 31), because="x", approved_by="M. Director")
WAIVED = replace(MADE, waived=Granted("e" * 64, Act(recorded_at="", recorded_by="", program=""), WAIVER, HERE))


def said(made: Corrected) -> list[str]:
    return [block.text for block in corrected_page(made).blocks if isinstance(block, Text)]


@pytest.mark.parametrize(
    ("made", "title", "verdict", "so_far"),
    [
        (
            MADE,
            "97/104 is now 83/104",
            "missed: 79.8 % against at least 90 %, limit at least 80 % (n 104).",
            "2026-11 now: missed, 79.8 % (n 104; 1 measurement).",
        ),
        (
            TAKEN_BACK,
            "97/104 is now nothing",
            "Taken back: it is counted in no result any more.",
            "2026-11 now: not-due, nothing that was measured in it counts.",
        ),
        (
            CLOSED,
            "97/104 is now no opportunity: closed",
            "no-opportunity: nothing to measure (closed).",
            "2026-11 now: no-opportunity, nothing that was measured in it counts.",
        ),
        (
            WAIVED,
            "97/104 is now 83/104",
            "missed: 79.8 % against at least 90 %, limit at least 80 % (n 104).",
            "2026-11 is waived until 2026-12-31 (approved by M. Director): reports show it as waived, never as met.",
        ),
    ],
)
def test_it_says_what_it_was_what_it_is_and_how_the_period_stands(made: Corrected, title: str, verdict: str, so_far: str) -> None:
    assert corrected_page(made).title == f"works/parts/on-time on 2026-11-20: {title}"
    assert said(made)[:3] == [verdict, so_far, "Because: misread"]
    assert "Recorded as dddddddd, instead of cccccccc. Both stay" in said(made)[3]


def test_machines_get_both_values_and_null_for_none() -> None:
    facts = to_builtins(corrected_page(MADE).facts)
    assert (facts["was"], facts["written"], facts["result"], facts["period_result"]) == ("97/104", "83/104", "missed", "missed")
    void = to_builtins(corrected_page(TAKEN_BACK).facts)
    assert (void["written"], void["result"], void["value"], void["period_value"]) == (None, None, None, None)
    assert to_builtins(corrected_page(WAIVED).facts)["period_result"] == "waived"
