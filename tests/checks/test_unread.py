from collections.abc import Callable

import pytest

from handoff.checks import fold_unread
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source

SERVICE = "department: service\noutputs: {orders: {customers: {sales: {used_for: prices}}}}"
PARTIES = "parties: {buyers: {name: Buyers, kind: customer}}"
UNKNOWN = Problem("unknown-party", "error", Source("standards/0.yaml", 2, 1), "No department or party is called sales.")
HEADLESS = Problem("no-head", "warning", Source("standards/0.yaml", 1, 1), "Nobody answers for service.")


def fault(path: str, line: int = 1) -> Problem:
    return Problem("syntax", "error", Source(path, line, 1), f"{path} is broken.")


def test_what_may_stand_in_an_unread_file_is_told_under_its_first_fault(described: Callable[..., Organisation]) -> None:
    faults = (fault("standards/sales.yaml"), fault("standards/sales.yaml", 2))
    told = fold_unread(faults, (HEADLESS, UNKNOWN), described(SERVICE, PARTIES))
    assert [(problem.check, problem.source.line, problem.follows) for problem in told] == [
        ("syntax", 1, ("No department or party is called sales.",)),
        ("syntax", 2, ()),
        ("no-head", 1, ()),
    ]


@pytest.mark.parametrize(
    "path", ["standards/0.yaml", "standards/parties.yaml", "handoff.toml", "ledger/act.jsonl", "standards-old/a.yaml"]
)
def test_a_file_that_was_read_for_the_greater_part_hides_nothing(described: Callable[..., Organisation], path: str) -> None:
    told = fold_unread((fault(path),), (HEADLESS, UNKNOWN), described(SERVICE, PARTIES))
    assert told == (fault(path), HEADLESS, UNKNOWN)
