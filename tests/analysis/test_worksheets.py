from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.worksheets import Line, worksheet
from handoff.model.organisation import Organisation, Output
from handoff.model.standard import Standard

AS_OF = date(2026, 11, 10)
Make = Callable[..., Standard]


@pytest.fixture
def lines(an_output: Callable[..., Output], an_organisation: Callable[..., Organisation]) -> Callable[..., tuple[Line, ...]]:
    def of(*standards: Standard, buckets: tuple[Bucket, ...] = ()) -> tuple[Line, ...]:
        organisation = an_organisation(an_output(*standards))
        return worksheet(organisation, Holdings(buckets), {standard.name for standard in standards}, AS_OF)

    return of


def with_measure(standard: Standard, **keys: str) -> Standard:
    assert standard.measure is not None
    return replace(standard, measure=replace(standard.measure, **keys))


def test_a_line_says_how_it_is_measured_and_what_came_of_it_last(
    lines: Callable[..., tuple[Line, ...]], a_standard: Make, a_bucket: Callable[..., Bucket]
) -> None:
    standard = with_measure(
        replace(a_standard(), statement="Parts are on time."),
        counts="parts on time",
        of="parts",
        method="by hand.",
        source="the log",
        by="sales",
        sample="ten",
    )
    buckets = tuple(a_bucket(standard, day, written) for day, written in (("2026-09-03", "1/10"), ("2026-10-03", "95/100")))
    assert lines(standard, buckets=buckets) == (
        Line(
            "works/parts/on-time",
            "Parts are on time.",
            "proportion: parts on time, out of parts. How: by hand. From: the log. By: sales",
            "ten",
            "at least 90 %",
            "2026-10: 95 %, met",
            "",
            "97/104",
            "share",
        ),
    )


def test_where_nothing_was_measured_the_last_result_says_so(
    lines: Callable[..., tuple[Line, ...]], a_standard: Make, a_bucket: Callable[..., Bucket]
) -> None:
    standard = a_standard()
    assert lines(standard)[0].last == ""
    assert lines(standard)[0].due.endswith("2026-10")
    closed = a_bucket(standard, "2026-10-03", nothing="closed")
    assert lines(standard, buckets=(closed,))[0].last == "2026-10: no-opportunity"


def test_a_standard_for_which_nothing_can_be_recorded_has_no_line(lines: Callable[..., tuple[Line, ...]], a_standard: Make) -> None:
    whole = a_standard()
    for standard in (replace(whole, measure=None), replace(whole, promises=()), replace(whole, until=date(2026, 11, 9))):
        assert lines(standard) == ()
    assert len(lines(replace(whole, until=AS_OF))) == 1


@pytest.mark.parametrize(
    ("measure", "goal", "blank"),
    [
        (("proportion", {}), "at least 90 %", "share"),
        (("count", {}), "at most 3", "whole"),
        (("count", {"per": "orders"}), "at most 3", "text"),
        (("check", {}), "exactly 100 %", "verdict"),
        (("check", {"points": "20 points"}), "at least 90 %", "text"),
        (("value", {}), "at most 3", "text"),
        (("duration", {}), "at most 3 h", "text"),
        (("rating", {"scale": "1 to 5"}), "at least 4", "text"),
    ],
)
def test_what_may_be_typed_depends_on_the_measure(
    lines: Callable[..., tuple[Line, ...]], a_standard: Make, measure: tuple[str, dict[str, str]], goal: str, blank: str
) -> None:
    kind, keys = measure
    standard = with_measure(a_standard(kind=kind, promised=((goal, "", "", ""),)), **keys)
    (found,) = lines(standard)
    assert found.blank == blank
    assert found.example
