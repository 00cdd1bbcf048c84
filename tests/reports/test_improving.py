"""The process behind a standard: drawn for whoever asks about it, small among many, and complete for machines."""

from datetime import date

import pytest
from msgspec import structs

from handoff.analysis.assessing import assessed, improving_subject
from handoff.analysis.charts.chart import Design
from handoff.analysis.holdings import Holdings
from handoff.analysis.improvement import improvement
from handoff.analysis.judged import Judged, Question
from handoff.analysis.judging import judge
from handoff.analysis.process import Charting
from handoff.model.organisation import Organisation
from handoff.page import Chart, Page, Spark, Table, Text
from handoff.reports import improvement as improvement_report
from handoff.reports import show
from handoff.reports._show_facts import ShowFacts

from .conftest import STANDS_ON, Read, _bucket

NAME = "desk/orders/in-time"
DEFINED = """
department: desk
outputs:
  orders:
    name: Orders
    customers: {{sales: {{used_for: selling}}}}
    standards:
      in-time:
        statement: Orders are entered in time.
        measure: {{kind: {kind}, every: month, {more}}}
        target: {target}
"""
KINDS = {
    "proportion": DEFINED.format(kind="proportion", more="counts: in time, of: orders", target="at least 90 %"),
    "duration": DEFINED.format(kind="duration", more="clock: calendar", target="{value: at most 4 h, judged_by: mean}"),
    "unmeasured": DEFINED.format(kind="proportion", more="counts: in time, of: orders", target="at least 90 %").replace(
        "measure:", "note:"
    ),
}


def months(*values: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((NAME, f"{2025 + at // 12}-{at % 12 + 1:02}-15", value) for at, value in enumerate(values))


def asked(organisation: Organisation, *measured: tuple[str, str, str]) -> tuple[Judged, Holdings]:
    holdings = Holdings(tuple(_bucket(organisation, *one) for one in measured), entries=len(measured))
    question = Question(date(2026, 11, 10), subject=NAME)
    return judge(organisation, holdings, question, STANDS_ON), holdings


def shown(organisation: Organisation, *measured: tuple[str, str, str]) -> Page:
    judged, holdings = asked(organisation, *measured)
    (standard,) = organisation.standards
    return show.page(structs.replace(judged, improving=improving_subject(judged, holdings, standard)))


STEADY = ("90/100", "94/100") * 9
RISING = (*("70/100", "74/100") * 6, *("95/100", "96/100") * 5)


def test_a_standard_is_drawn_in_the_unit_of_its_target(read: Read) -> None:
    page = shown(read(desk=KINDS["proportion"]), *months(*RISING))
    (chart,) = (block for block in page.blocks if isinstance(block, Chart))
    assert (chart.unit, chart.target, chart.need, chart.tone) == ("%", pytest.approx(90), "always", "good")
    assert [point.value for point in chart.points[:2]] == [pytest.approx(70), pytest.approx(74)]
    assert {point.tone for point in chart.points} == {"good", "bad"}
    assert chart.says.startswith("Improving since 2026-01: ")
    texts = [block.text for block in page.blocks if isinstance(block, Text)]
    assert texts.index("Are we getting better?") < texts.index("What is promised?")
    # By hand: (6 x 70 + 6 x 74 + 5 x 95 + 5 x 96) / 22.
    assert any(text.startswith("pp chart of 22 months, rules mdc. At 2026-10: mean 82.68 %, limits ") for text in texts)
    (signals,) = (block for block in page.blocks if isinstance(block, Table) and block.name == "signals")
    assert (len(signals.rows), signals.title) == (6, "Points that chance seldom explains, the latest 6 of 22")


def test_hours_are_drawn_as_hours_and_a_steady_process_has_no_signal(read: Read) -> None:
    page = shown(read(desk=KINDS["duration"]), *months(*("3h", "2h") * 9))
    (chart,) = (block for block in page.blocks if isinstance(block, Chart))
    assert (chart.unit, chart.target, chart.points[0].value) == ("h", 4.0, 3.0)
    assert isinstance(page.facts, ShowFacts)
    assert page.facts.process is not None
    assert (page.facts.process.unit, page.facts.process.target, page.facts.process.points[0].value) == ("s", 14400.0, 10800.0)
    assert not [block for block in page.blocks if isinstance(block, Table) and block.name == "signals"]


def test_too_few_points_are_drawn_without_limits_and_none_is_said_so(read: Read) -> None:
    organisation = read(desk=KINDS["proportion"])
    said = [block.text for block in shown(organisation, *months("9/10", "8/10")).blocks if isinstance(block, Text)]
    assert (
        "pp chart of 2 months, rules mdc. At 2025-02: mean 85 %, no limits yet; provisional, because it rests on few points."
        in said
    )
    nothing = shown(organisation)
    assert not [block for block in nothing.blocks if isinstance(block, Chart)]
    assert Text("No period that has ended was measured: there is nothing to chart yet.") in nothing.blocks


def test_machines_get_all_points(read: Read) -> None:
    organisation = read(desk=KINDS["proportion"])
    facts = shown(organisation, *months(*STEADY)).facts
    assert isinstance(facts, ShowFacts)
    assert facts.process is not None
    assert (facts.process.variation, facts.process.assurance, facts.process.target) == ("steady", "hit-or-miss", 0.9)
    assert (len(facts.process.points), facts.process.unit) == (18, "share")


def test_a_standard_that_cannot_be_charted_is_shown_without_a_chart(read: Read) -> None:
    organisation = read(desk=KINDS["unmeasured"])
    facts = shown(organisation).facts
    assert isinstance(facts, ShowFacts)
    assert facts.process is None
    judged, holdings = asked(organisation)
    assert [(one.variation, one.assurance) for one in assessed(judged, holdings).results] == [(None, None)]


@pytest.mark.parametrize(("values", "said"), [(STEADY, ("steady", "hit-or-miss")), (STEADY[:5], ("too-few-points", "none"))])
def test_results_tell_the_variation_and_assurance_of_their_process(
    read: Read, values: tuple[str, ...], said: tuple[str, str]
) -> None:
    judged, holdings = asked(read(desk=KINDS["proportion"]), *months(*values))
    assert [(one.variation, one.assurance) for one in judged.results] == [(None, None)]
    assert [(one.variation, one.assurance) for one in assessed(judged, holdings).results] == [said]


def test_the_improvement_report_has_the_latest_values_and_a_small_chart_for_the_worst_12_of_each_sort(read: Read) -> None:
    one = KINDS["proportion"]
    body = one[one.index("      in-time:") :]
    many = one + "".join(body.replace("in-time", f"s{number:02}") for number in range(30))
    organisation = read(desk=many)
    buckets = tuple(
        _bucket(organisation, standard.name, f"2026-0{month}-15", f"8{month}/100")
        for standard in organisation.standards
        for month in range(1, 10)
    )
    page = improvement_report.page(
        improvement(organisation, Holdings(buckets), Question(date(2026, 11, 10)), Charting(), STANDS_ON)
    )
    charts = [block for block in page.blocks if isinstance(block, Chart)]
    assert (len(charts), {chart.need for chart in charts}) == (12, {"spare"})
    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert [cell for cell in tables[0].rows[0] if isinstance(cell, Spark)] == [
        Spark(tuple(float(80 + month) for month in range(1, 10)))
    ]


@pytest.mark.parametrize(
    ("goal", "values", "says"),
    [
        ("4 h", ("3h", "2h") * 9, "Does not fit its target: Cpk 0.56 (n 18, 95 % interval "),
        ("6 h", ("3h", "2h") * 9, "Fits its target: Cpk 1.32 (n 18, 95 % interval "),
        ("{value: 4 h, attain: 90 %}", ("3h", "2h") * 9, "Cpk 0.56 (n 18, 95 % interval "),
        (
            "4 h",
            (*("3h", "2h") * 9, "9h"),
            "Capability is not assessed: the process changes, so its readings are not of one. Looking back: Ppk ",
        ),
        (
            "4 h",
            (*("3h", "2h") * 9, "9h", *("3h", "2h") * 9),
            "Capability is not assessed: the process is steady now, but has points beyond its limits. Looking back: Ppk ",
        ),
        (
            "20 h",
            (*("3h 2h", "2h 3h") * 9, "9h 8h"),
            "Capability is not assessed: the share of readings inside is steady, but their mean is not. Looking back: Ppk ",
        ),
        ("4 h", ("3h", "2h") * 2, "Capability is not assessed: there are too few periods yet. Looking back: Ppk "),
    ],
)
def test_whether_a_standard_fits_its_target_is_said_in_a_phrase(read: Read, goal: str, values: tuple[str, ...], says: str) -> None:
    target = goal.replace("{value: ", "{value: at most ") if goal.startswith("{") else f"at most {goal}"
    page = shown(read(desk=DEFINED.format(kind="duration", more="clock: calendar", target=target)), *months(*values))
    # By hand: the mean is 2.5 h, the mean moving range 1 h, so that sigma is 1 / 1.128 h.
    (said,) = (block.text for block in page.blocks if isinstance(block, Text) and says in block.text)
    assert ("lets 10 % of the readings lie outside" in said) == goal.startswith("{")
    assert ("Few readings" in said) == (len(values) == 18)


def test_a_share_keeps_its_target_in_the_long_run(read: Read) -> None:
    organisation = read(desk=KINDS["proportion"])
    steady, rising = (shown(organisation, *months(*one)).blocks for one in (("95/100", "97/100") * 9, RISING))
    kept = "In the long run 96 % (n 1800, 95 % interval 94.99 % to 96.81 %): keeps its target."
    missed = "Looking back 82.68 % (n 2200, 95 % interval 81.04 % to 84.21 %): missed the target that holds now."
    assert (Text(kept) in steady, Text(missed) in rising) == (True, True)


@pytest.mark.parametrize(
    ("above", "proposed"), [("", ("tighten", "measure-less-often")), ("        critical: true\n", ("tighten",))]
)
def test_a_target_kept_steadily_may_be_tightened_and_only_what_is_not_critical_be_measured_less_often(
    read: Read, above: str, proposed: tuple[str, ...]
) -> None:
    organisation = read(desk=KINDS["proportion"] + above)
    buckets = tuple(_bucket(organisation, *one) for one in months(*("97/100", "98/100") * 12))
    page = improvement_report.page(improvement(organisation, Holdings(buckets), Question(date(2027, 1, 10)), Charting(), STANDS_ON))
    assert isinstance(page.facts, improvement_report.ImprovementFacts)
    assert page.facts.standards[0].proposals == proposed
    said = [block.text for block in page.blocks if isinstance(block, Text) and block.text.startswith("in-time: ")]
    asks = ("Would a tighter one help? That is for desk and sales to agree.", "Would it be enough to measure it less often?")
    assert [text.partition("months. ")[2] for text in said] == list(asks[: len(proposed)])
    assert all("its target was kept in each of the last 24 months." in text for text in said)


@pytest.mark.parametrize(
    ("more", "usual", "says"),
    [("counts: falls", "0", True), ("counts: falls", "1", False), ("counts: falls, per: 1000 bed days", "0/1000", False)],
)
def test_rare_events_are_sent_to_a_chart_of_the_days_between_them(read: Read, more: str, usual: str, says: object) -> None:
    organisation = read(desk=DEFINED.format(kind="count", more=more, target="at most 2"))
    last = "9" if usual == "1" else usual.replace("0", "1", 1)
    page = shown(organisation, *months(*[usual] * 20, last))
    (chart,) = (block for block in page.blocks if isinstance(block, Chart))
    assert chart.says.startswith("Getting worse since 2026-09: ")
    assert chart.says.endswith("told better by the days between them: `handoff chart --chart t`.") is says


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (20, "Steady. It has no limits, so nothing can be promised."),
        (10, "Steady. Its limits are provisional: too few points to promise anything."),
    ],
)
def test_without_an_assurance_it_says_why(read: Read, count: int, says: str) -> None:
    organisation = read(desk=KINDS["duration"])
    _, holdings = asked(organisation, *months(*["3h"] * count))
    screened = Charting(Design(ranges="screened"))
    found = improvement(organisation, holdings, Question(date(2027, 1, 10)), screened, STANDS_ON)
    facts = improvement_report.page(found).facts
    assert isinstance(facts, improvement_report.ImprovementFacts)
    assert facts.standards[0].sentence == says


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (RISING, "the last 10 months are steady, at a better level. Where desk and sales agree that this is how it runs now,"),
        (RISING[::-1], "the last 12 months are steady, at a worse level. Find out why first. Where desk and sales agree that"),
    ],
)
def test_a_new_level_that_lasts_is_worth_agreeing_on_and_nothing_is_charted_anew_of_itself(
    read: Read, values: tuple[str, ...], says: str
) -> None:
    organisation = read(desk=KINDS["proportion"])
    buckets = tuple(_bucket(organisation, *one) for one in months(*values))
    page = improvement_report.page(improvement(organisation, Holdings(buckets), Question(date(2027, 1, 10)), Charting(), STANDS_ON))
    (said,) = [block.text for block in page.blocks if isinstance(block, Text) and block.text.startswith("in-time: ")]
    day = "2026-01-01" if values is RISING else "2025-11-01"
    assert said.startswith(f"in-time: {says}")
    assert said.endswith(f"begin a new baseline: `handoff rebase {NAME} --on {day} --because TEXT`.")
    assert isinstance(page.facts, improvement_report.ImprovementFacts)
    (facts,) = page.facts.standards
    assert (str(facts.settled), facts.proposals, facts.phases) == (day, ("rebase",), ())
