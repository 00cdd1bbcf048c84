from collections.abc import Callable

import pytest

from handoff.checks.missed_without_finding import find

from .remedies import SERVICE, found, held, measured

Look = Callable[..., list[str]]
CRITICAL = f"{SERVICE}        critical: true\n"
OURS = "The critical standard service/orders/in-time was missed in 2025-02, and nobody has opened a finding."


def test_a_miss_of_a_critical_standard_without_a_finding_is_told(look: Look) -> None:
    assert look(find, CRITICAL, holdings=held(buckets=measured(95, 70, 95))) == [f"0.yaml:6 {OURS}"]


def test_a_guardrail_too(look: Look) -> None:
    (said,) = look(find, f"{SERVICE}        guardrail: {{protects: [x]}}\n", holdings=held(buckets=measured(70)))
    assert "The guardrail service/orders/in-time was missed in 2025-01" in said


@pytest.mark.parametrize(
    ("day", "about", "silent"),
    [("2025-02-01", {}, True), ("2025-06-01", {}, True), ("2025-01-31", {}, False), ("2025-03-01", {"standard": "a/b/c"}, False)],
)
def test_a_finding_since_then_is_enough(look: Look, day: str, about: dict[str, str], silent: bool) -> None:  # noqa: FBT001 -- a table
    assert (look(find, CRITICAL, holdings=held(found(day, **about), buckets=measured(95, 70, 95))) == []) is silent


def test_a_finding_about_its_output_is_enough(look: Look) -> None:
    of_output = found("2025-02-20", standard=None, output="service/orders")
    assert look(find, CRITICAL, holdings=held(of_output, buckets=measured(95, 70, 95))) == []


def test_what_is_ordinary_kept_or_long_ago_is_not(look: Look) -> None:
    assert look(find, SERVICE, holdings=held(buckets=measured(70))) == []
    assert look(find, CRITICAL, holdings=held(buckets=measured(95, 95))) == []
    assert look(find, CRITICAL, holdings=held(buckets=measured(70, *[95] * 12))) == []
    assert look(find, CRITICAL) == []
