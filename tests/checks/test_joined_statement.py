from collections.abc import Callable

import pytest

from handoff.checks._requirements import two_requirements
from handoff.checks.joined_statement import find

SERVICE = """
department: service
outputs:
  complaints:
    standards:
      answered: {statement: We answer a complaint within 3 days and close it within 20 days.}
      closed: {statement: We close a complaint within 20 days.}
"""


def test_a_statement_with_two_requirements(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE) == [
        '0.yaml:5 service/complaints/answered holds two requirements: "within 3 days" and "within 20 days".'
    ]


@pytest.mark.parametrize(
    ("statement", "first", "second"),
    [
        ("95 % of orders ship complete and 98 % arrive undamaged.", "95 %", "98 %"),
        ("Orders are entered within 4 hours; at least 99 % of lines are right.", "within 4 hours", "at least 99 %"),
        ("Orders are entered within 4 working hours. At least 95 % are right.", "within 4 working hours", "at least 95 %"),
        ("The driver must check the load and must sign the sheet.", "must", "must"),
        ("90 % or more of calls are answered within 20 seconds and 99 % within 60 seconds.", "90 % or more", "99 %"),
        ("No more than 2 errors per 100 orders and no more than 1 complaint a month.", "no more than 2", "no more than 1"),
        ("Reports are out by 10:00 and corrections by 15:00.", "by 10:00", "by 15:00"),
        ("Samples are drawn within 30 minutes as well as reported within 2 hours.", "within 30 minutes", "within 2 hours"),
        ("95 % of parts arrive in the week, 99 % within 2 weeks", "95 %", "99 %"),
        ("At least 95 % of orders ship and at most 1 % are damaged.", "at least 95 %", "at most 1 %"),
    ],
)
def test_two_limits_of_one_sort_two_duties_or_two_sentences(statement: str, first: str, second: str) -> None:
    assert two_requirements(statement) == (first, second)


@pytest.mark.parametrize(
    "statement",
    [
        "Patient and medicine are both scanned at 95 % or more of bedside administrations.",
        "95 % or more of observed patients are greeted by name, covered and handed over in person.",
        "98 % or more of critical results are phoned and read back within 30 minutes.",
        "The resuscitation trolley and monitors are checked and signed every day.",
        "Seats measure at least 19.98 mm and at most 20.02 mm.",
        "Every bearing seat measures between 19.98 and 20.02 mm.",
        "At least 20 % and at most 30 % of lots are sampled.",
        "The load is at least 2 and at most 4 pallets.",
        "No vehicle moves on site between 23:00 and 06:00.",
        "Pumps are tested at 20 % and 50 % of load.",
        "Pumps are tested at 20 %, 50 % and 100 % of load.",
        "We answer within 2 hours and 30 minutes.",
        "Orders are entered within 4 hours. At least 90 % of them.",
        "98 % of calls are answered within 20 seconds. The time is counted from the second ring.",
        "Deliveries carry at least 2 labels, 3 seals and 4 straps.",
        "1,000 pumps and 2,000 spare parts leave the works each week.",
        "",
    ],
)
def test_lists_ranges_and_a_share_with_its_time_are_one_requirement(statement: str) -> None:
    assert two_requirements(statement) is None


def test_a_statement_without_end_is_looked_at_up_to_its_bound() -> None:
    assert two_requirements("at 20 %" + " and 20 %" * 50_000) is None
    assert two_requirements(f"{'very ' * 50_000} within 3 days and closed within 20 days") is None
