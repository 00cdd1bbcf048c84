from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks._wording import wording
from handoff.checks.vague_statement import find
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard

SERVICE = """
department: service
outputs:
  orders:
    standards:
      entered: {statement: "STATEMENT"}
"""


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("Orders are entered promptly.", "promptly"),
        ("Orders are entered AS SOON  AS POSSIBLE.", "as soon as possible"),
        ("We give timely, complete answers.", "timely"),
        ("The machine is serviced regularly and parts are kept.", "regularly"),
        ("A suitable answer is given where possible", "suitable"),
        ("High-quality drawings.", "high-quality"),
        ("A user-friendly form is offered.", "user-friendly"),
        ("Trucks come back in good condition.", "good condition"),
    ],
)
def test_a_vague_word_without_a_number(look: Callable[..., list[str]], statement: str, word: str) -> None:
    assert look(find, SERVICE.replace("STATEMENT", statement)) == [
        f'0.yaml:5 service/orders/entered promises "{word}", and its statement has no number that says what this is.'
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "Orders are entered promptly, within 4 working hours.",
        "Orders are entered promptly in nine of ten cases.",
        "Complaints are answered promptly, on the same day.",
        "Stock is counted regularly: every month.",
        "An adequate supply lasts two weeks.",
        "We order as soon as the request is complete.",  # names a moment
        "Untimely orders are refused with their reason.",
        "The effective date stands on each drawing.",
        "Breakfast is served in the hall.",
        "No pump leaves without a signed release.",
        "",
    ],
)
def test_a_number_a_time_or_a_word_that_only_looks_vague(look: Callable[..., list[str]], statement: str) -> None:
    assert look(find, SERVICE.replace("STATEMENT", statement)) == []


def test_each_word_in_the_file_is_found_and_each_exception_read_over() -> None:
    vague = wording().vague
    assert [word for word in vague.words if not found(f"Orders are {word} entered.")] == []
    assert [phrase for phrase in vague.read_over if found(f"Orders are {phrase} entered.")] == []


def test_a_standard_that_is_retired_needs_no_mending(look: Callable[..., list[str]]) -> None:
    service = SERVICE.replace("STATEMENT", "Orders are entered promptly.")
    assert look(find, f"{service}retired: {{orders/entered: {{until: 2026-06-30, because: new}}}}") == []


def test_a_statement_that_could_not_be_read_is_not_judged() -> None:
    assert found("", "statement") == []


def found(statement: str, *unreadable: str) -> list[str]:
    place = Source("0.yaml", 1, 1)
    standard = Standard("service", "orders", "entered", place, statement=statement, unreadable=unreadable)
    output = Output("service", "orders", "Orders", place, standards=(standard,))
    organisation = Organisation(Settings("Test"), (Department("service", "Service", place, outputs=(output,)),))
    return [problem.about for problem in find(organisation, Holdings())]
