from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.unread_information import find
from handoff.model.organisation import Organisation

REPORT = "department: service\noutputs:\n  report: {kind: information, customers: {sales: {%s}, buyers: {}}}"


def test_information_of_which_nobody_says_what_it_is_for(look: Callable[..., list[str]]) -> None:
    assert look(find, REPORT % "channel: mail") == ["0.yaml:3 Nobody is known to read service/report."]


@pytest.mark.parametrize(
    "report",
    [
        REPORT % "used_for: plans",
        (REPORT % "").replace("information", "goods"),
        (REPORT % "").replace("kind: information, ", ""),
        "department: service\noutputs: {report: {kind: information}}",
    ],
)
def test_information_that_one_customer_uses_other_outputs_and_what_nobody_receives(
    look: Callable[..., list[str]], report: str
) -> None:
    assert look(find, report) == []


def test_it_follows_from_no_use(described: Callable[..., Organisation]) -> None:
    found = run(described(REPORT % ""), Holdings(), Inspection(level="agreed", select=("no-use", "unread-information"))).problems
    assert [(problem.check, problem.follows) for problem in found] == [("no-use", ("Nobody is known to read service/report.",))]
