"""The vital few: who is counted with what, and that nothing is counted twice where it should not be."""

from datetime import date
from fractions import Fraction

from msgspec import UNSET
from msgspec.structs import replace

from handoff.analysis.few import vital_few
from handoff.analysis.judged import Judged, Question, Result, StandsOn, Tally, Waived
from handoff.analysis.periods import period_of
from handoff.analysis.tallies import total_of
from handoff.model.entry import Act, Granted, Waiver
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard
from handoff.reports import pareto

PLACE = Source("standards/works.yaml", 1, 1)
OCTOBER = period_of(date(2026, 10, 1), "month")
DAY = date(2026, 11, 21)

ACT = Act(recorded_at="2026-10-01T00:00:00Z", recorded_by="Q. Manager", program="handoff 0.1")
GRANTED = Granted("0" * 64, ACT, Waiver(waived_on=DAY, standard="works/goods/dry", since=DAY), PLACE)


def a_result(name: str, due: int, measured: int, met: int, *customers: str) -> Result:
    department, output, own = name.split("/")
    standard = Standard(department, output, own, PLACE)
    tally = Tally(due, measured, met)
    return Result(standard, customers, OCTOBER, "missed", "", "", None, "", Fraction(0), None, False, tally, (), None, None)


def asked(*results: Result, customer: str = "") -> Judged:
    question = Question(DAY, customer=customer)
    organisation = Organisation(Settings("Works"))
    return Judged(organisation, question, OCTOBER, results, total_of(results), StandsOn(corrected=UNSET))


RESULTS = (
    a_result("works/goods/whole", 10, 10, 2, "sales", "stores"),
    a_result("works/goods/dry", 10, 9, 9, "sales"),
    a_result("office/letters/clear", 5, 5, 4, "stores"),
    a_result("office/letters/early", 0, 0, 0, "stores"),
)


def test_misses_are_due_periods_that_were_not_met_largest_first() -> None:
    found = vital_few(asked(*RESULTS), "standard", "misses")
    assert [(bar.name, bar.count, bar.vital) for bar in found.bars] == [
        ("works/goods/whole", 8, True),
        ("office/letters/clear", 1, False),
        ("works/goods/dry", 1, False),
    ]
    assert found.groups == ("works/goods/whole", "works/goods/dry", "office/letters/clear")
    assert found.total == 10


def test_what_is_waived_is_no_miss() -> None:
    waived = replace(RESULTS[1], waived=(Waived(OCTOBER, GRANTED),))
    assert vital_few(asked(waived), "standard", "misses").bars == ()
    assert vital_few(asked(waived), "standard", "unmeasured").bars == ()
    assert vital_few(asked(RESULTS[1]), "standard", "unmeasured").total == 1


def test_groups_are_added_up_and_a_standard_counts_with_each_of_its_customers() -> None:
    by_output = vital_few(asked(*RESULTS), "output", "misses")
    assert [(bar.name, bar.count) for bar in by_output.bars] == [("works/goods", 9), ("office/letters", 1)]
    by_customer = vital_few(asked(*RESULTS), "customer", "misses")
    assert [(bar.name, bar.count) for bar in by_customer.bars] == [("sales", 9), ("stores", 9)]
    assert [bar.name for bar in vital_few(asked(*RESULTS, customer="sales"), "customer", "misses").bars] == ["sales"]


def test_the_sentence_comes_first_and_says_when_there_is_nothing() -> None:
    page = pareto.page(vital_few(asked(*RESULTS), "standard", "misses"))
    assert page.blocks[0].text == "1 of 3 standards makes up 80 % of the 10 misses in 2026-10: works/goods/whole."
    kept = pareto.page(vital_few(asked(a_result("works/goods/dry", 3, 3, 3)), "standard", "misses"))
    assert kept.blocks[0].text == "No misses in 2026-10, of 1 standard."
    nothing = pareto.page(vital_few(asked(RESULTS[3]), "standard", "misses"))
    assert nothing.blocks[0].text == "There is nothing to count in 2026-10: no standard has a number of misses."
