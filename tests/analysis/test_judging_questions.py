"""Whose standards a question is about, and the order of the results."""

from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.judged import Judged, Question, StandsOn, Tally
from handoff.analysis.judging import judge
from handoff.model.organisation import Organisation, Output, Party
from handoff.model.problem import Source
from handoff.model.standard import Standard

Make = Callable[..., Standard]
Write = Callable[..., Bucket]
NINETY = "at least 90 %"
DAY = date(2026, 11, 21)
PLACE = Source("standards/parties.yaml", 1, 1)
PARTIES = (
    Party("buyers", "Buyers", "customer", PLACE),
    Party("everyone", "Everyone", "group", PLACE, members=("buyers", "works")),
)


@pytest.fixture
def organisation(a_standard: Make, an_output: Callable[..., Output], an_organisation: Callable[..., Organisation]) -> Organisation:
    """Two departments; each standard is promised to what it is called after."""
    works = an_output(
        a_standard("works/parts/to-buyers", customers=("buyers",)),
        a_standard("works/parts/to-everyone", customers=("everyone",)),
        a_standard("works/parts/to-desk", customers=("office/desk",)),
        a_standard("works/parts/to-all"),
        customers=("buyers", "everyone", "office/desk", "office"),
    )
    office = an_output(a_standard("office/papers/to-works", customers=("works",)), customers=("works",))
    return an_organisation(works, office, parties=PARTIES, stations=("desk",))


def ask(organisation: Organisation, *buckets: Bucket, department: str = "", customer: str = "") -> Judged:
    return judge(organisation, Holdings(buckets), Question(DAY, department=department, customer=customer), StandsOn(entries=3))


@pytest.mark.parametrize(
    ("department", "customer", "names"),
    [
        ("", "", "to-all to-buyers to-desk to-everyone to-works"),
        ("office", "", "to-works"),
        ("works", "", "to-all to-buyers to-desk to-everyone"),
        ("", "office", "to-all to-desk"),
        ("", "office/desk", "to-all to-desk"),
        ("", "buyers", "to-all to-buyers to-everyone"),
        ("", "everyone", "to-all to-everyone"),
        ("", "works", "to-all to-everyone to-works"),
        ("office", "works", "to-works"),
        ("office", "buyers", ""),
        ("nowhere", "", ""),
    ],
)
def test_a_question_may_be_about_one_department_or_customer(
    organisation: Organisation, department: str, customer: str, names: str
) -> None:
    judged = ask(organisation, department=department, customer=customer)
    assert " ".join(sorted(result.standard.id for result in judged.results)) == names


def test_results_stand_worst_first_and_what_protects_before_others(
    a_standard: Make, a_bucket: Write, an_output: Callable[..., Output], an_organisation: Callable[..., Organisation]
) -> None:
    standards = {
        "missed-b": a_standard("works/parts/missed-b", critical=True),
        "missed-c": a_standard("works/parts/missed-c", protects="users"),
        "missed-a": a_standard("works/parts/missed-a"),
        "overdue": a_standard("works/parts/overdue"),
        "near": a_standard("works/parts/near", promised=((NINETY, "at least 10 %", "", ""),)),
        "met": a_standard("works/parts/met"),
        "closed": a_standard("works/parts/closed"),
        "event": a_standard("works/parts/event", every="event"),
    }
    written = {"missed-a": "5/10", "missed-b": "5/10", "missed-c": "5/10", "near": "5/10", "met": "10/10"}
    buckets = [a_bucket(standards[name], "2026-10-05", value) for name, value in written.items()]
    buckets.append(a_bucket(standards["closed"], "2026-10-05", nothing="closed"))
    judged = ask(an_organisation(an_output(*standards.values())), *buckets)
    assert [result.standard.id for result in judged.results] == [
        "missed-b",
        "missed-c",
        "missed-a",
        "overdue",
        "near",
        "met",
        "closed",
        "event",
    ]
    assert judged.totals == Tally(due=6, measured=5, met=1)
    assert (judged.span.label, judged.stands_on.entries) == ("2026-10", 3)
