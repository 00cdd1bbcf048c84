from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.unknown_check import find
from handoff.model.organisation import Organisation


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", []),
        ('[check.severity]\nno-head = "off"\nno-target = "warning"', []),
        ('[check.severity]\nno-haed = "off"', ['[check.severity] names "no-haed", which is no check.']),
    ],
)
def test_names_in_the_settings(described: Callable[..., Organisation], settings: str, expected: list[str]) -> None:
    assert [problem.message for problem in find(described(settings=settings), Holdings())] == expected


def test_the_likeliest_name_is_offered(described: Callable[..., Organisation]) -> None:
    (problem,) = find(described(settings='[check.severity]\nno-haed = "off"'), Holdings())
    assert problem.fix == "Did you mean no-head?"
