from collections.abc import Callable

import pytest

from handoff.checks.impossible_limit import find


def service(kind: str, promise: str) -> str:
    lines = "".join(f"        {line.strip()}\n" for line in promise.split(";"))
    return f"department: service\noutputs:\n  orders:\n    standards:\n      good:\n        measure: {{{kind}}}\n{lines}"


@pytest.mark.parametrize(
    ("kind", "promise"),
    [
        ("kind: proportion", "target: at least 90 %; limit: at least 80 %; stretch: at least 95 %"),
        ("kind: proportion", "target: at most 5 %; limit: at most 5 %; stretch: at most 2 %"),
        ("kind: proportion", "target: at least 900 per 1000; limit: at least 80 %"),
        ("kind: count", "target: exactly 0; limit: at most 2"),
        ("kind: value, unit: mm", "target: between 19.5 and 20.5 mm; limit: 20 +- 1 mm; stretch: exactly 20 mm"),
        ("kind: value, unit: '%'", "target: at most 120 %"),
        ("kind: duration", "target: at most 2 h; limit: at most 150 min"),
        ("kind: duration", "target: {value: at most 4 h, attain: 95 %}; limit: at most 6 h"),
        ("kind: duration", "target: {value: at most 4 h, attain: 95 %}; limit: {value: at most 4 h, attain: 90 %}"),
    ],
)
def test_promises_in_order(look: Callable[..., list[str]], kind: str, promise: str) -> None:
    assert look(find, service(kind, promise)) == []


@pytest.mark.parametrize(
    ("kind", "promise", "message"),
    [
        (
            "kind: proportion",
            "target: at least 90 %; limit: at least 95 %",
            "the limit `at least 95 %` is stricter than the target",
        ),
        ("kind: proportion", "target: at most 5 %; limit: at most 4 %", "the limit `at most 4 %` is stricter than the target"),
        ("kind: proportion", "target: at least 90 %; limit: at most 95 %", "the limit `at most 95 %` is stricter than the target"),
        ("kind: duration", "target: at most 2 h; limit: at most 90 min", "the limit `at most 90 min` is stricter than the target"),
        (
            "kind: proportion",
            "target: at least 90 %; stretch: at least 85 %",
            "the stretch `at least 85 %` is easier than",
        ),
        (
            "kind: value, unit: mm",
            "target: at least 3 mm; stretch: at most 9 mm",
            "the stretch `at most 9 mm` is easier than",
        ),
        (
            "kind: duration",
            "target: {value: at most 4 h, attain: 95 %}; limit: {value: at most 4 h, attain: 98 %}",
            "the limit `at most 4 h, attain 98 %` is stricter than the target",
        ),
    ],
)
def test_promises_that_contradict_themselves(look: Callable[..., list[str]], kind: str, promise: str, message: str) -> None:
    (found,) = look(find, service(kind, promise))
    assert found.startswith(f"0.yaml:5 service/orders/good: {message}")


def test_earlier_targets_are_held_to_the_same(look: Callable[..., list[str]]) -> None:
    promise = "target: at least 95 %; since: 2026-01-01; was: [{target: at least 90 %, limit: at least 92 %, since: 2025-01-01}]"
    (found,) = look(find, service("kind: proportion", promise))
    assert "the limit `at least 92 %` is stricter than the target `at least 90 %`" in found
