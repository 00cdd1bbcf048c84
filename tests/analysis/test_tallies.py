from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import VERDICTS, Question, StandsOn, Tally, Verdict
from handoff.analysis.judging import judge
from handoff.analysis.tallies import by_customer, by_department, tally_of, total_of
from handoff.model.organisation import Organisation, Output
from handoff.model.standard import Standard


@pytest.mark.parametrize(
    ("verdicts", "tally"),
    [
        ((), Tally(0, 0, 0)),
        (("met",), Tally(1, 1, 1)),
        (("near",), Tally(1, 1, 0)),
        (("missed",), Tally(1, 1, 0)),
        (("overdue",), Tally(1, 0, 0)),
        (("unmeasured",), Tally(1, 0, 0)),
        (("waived",), Tally(1, 0, 0)),
        (("no-opportunity", "not-due"), Tally(0, 0, 0)),
        (("met", "met", "near", "overdue", "no-opportunity"), Tally(4, 3, 2)),
    ],
)
def test_verdicts_are_counted_in_the_three_numbers(verdicts: tuple[Verdict, ...], tally: Tally) -> None:
    assert tally_of(verdicts) == tally


@given(st.lists(st.sampled_from(VERDICTS)))
def test_met_never_exceeds_measured_nor_measured_due(verdicts: list[Verdict]) -> None:
    tally = tally_of(verdicts)
    assert 0 <= tally.met <= tally.measured <= tally.due <= len(verdicts)
    assert sum((tally_of((verdict,)) for verdict in verdicts), Tally()) == tally


def test_departments_and_customers_have_their_own_three_numbers(
    a_standard: Callable[..., Standard],
    a_bucket: Callable[..., Bucket],
    an_output: Callable[..., Output],
    an_organisation: Callable[..., Organisation],
) -> None:
    parts, crates = a_standard("works/goods/parts"), a_standard("works/goods/crates", customers=("office/desk",))
    papers = a_standard("office/forms/papers")
    works = an_output(parts, crates, customers=("office", "office/desk"))
    organisation = an_organisation(works, an_output(papers, customers=("works", "unheard-of")), stations=("desk",))
    buckets = (a_bucket(parts, "2026-10-05", "5/10"), a_bucket(crates, "2026-10-05", "10/10"))
    judged = judge(organisation, Holdings(buckets), Question(date(2026, 11, 21)), StandsOn())
    departments = {line.id: (line.name, line.standards, line.periods) for line in by_department(judged)}
    assert departments == {"works": ("Works", 2, Tally(2, 2, 1)), "office": ("Office", 1, Tally(1, 0, 0))}
    customers = {line.id: (line.name, line.standards, line.periods) for line in by_customer(judged)}
    assert customers == {
        "office": ("Office", 1, Tally(1, 1, 0)),
        "office/desk": ("Desk (Office)", 2, Tally(2, 2, 1)),
        "works": ("Works", 1, Tally(1, 0, 0)),
        "unheard-of": ("unheard-of", 1, Tally(1, 0, 0)),
    }
    assert total_of(judged.results) == judged.totals == Tally(3, 2, 1)
    asked = judge(organisation, Holdings(buckets), Question(date(2026, 11, 21), customer="office"), StandsOn())
    assert [line.id for line in by_customer(asked)] == ["office", "office/desk"]
    asked = judge(organisation, Holdings(buckets), Question(date(2026, 11, 21), customer="office/desk"), StandsOn())
    assert [line.id for line in by_customer(asked)] == ["office/desk"]
