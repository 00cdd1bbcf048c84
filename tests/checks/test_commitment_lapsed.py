from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.commitment_lapsed import find
from handoff.model.organisation import Organisation

SIGNED = "parties:\norganisation: {commitment: We promise., review_by: 2026-09-30}"


@pytest.mark.parametrize(("today", "found"), [(date(2026, 9, 30), 0), (date(2026, 10, 1), 1), (date.max, 1)])
def test_a_commitment_lapses_on_the_day_after_its_review(described: Callable[..., Organisation], today: date, found: int) -> None:
    problems = list(find(described(SIGNED), Holdings(), min(today, date(2200, 1, 1))))
    assert [problem.message for problem in problems] == [
        "The commitment of top management was to be reviewed by 2026-09-30."
    ] * found


@pytest.mark.parametrize("text", ["parties:", "parties:\norganisation: {commitment: We promise.}"])
def test_what_was_never_to_be_reviewed_does_not_lapse(described: Callable[..., Organisation], text: str) -> None:
    assert list(find(described(text), Holdings(), date(2099, 1, 1))) == []
