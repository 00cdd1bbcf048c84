from collections.abc import Callable
from datetime import date

import pytest

from handoff.checks._waiving import NEVER_WAIVED, covers, excused_by
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source

Grant = Callable[..., Granted]
SERVICE = """
department: service
outputs:
  orders:
    standards:
      in-time: {target: at least 90 %}
      safe: {guardrail: {protects: [patients]}}
"""


@pytest.fixture
def organisation(described: Callable[..., Organisation]) -> Organisation:
    return described(SERVICE)


@pytest.fixture
def of_check(permission: Grant) -> Grant:
    """Make a waiver of a check about a name, for a reason by which it is known again."""

    def make(check: str = "no-method", about: str | None = None, because: str | None = "why", **more: object) -> Granted:
        return permission(standard=None, check=check, about=about, because=because, **more)

    return make


def problem(about: str, check: str = "no-method") -> Problem:
    return Problem(check, "error", Source("standards/a.yaml", 1, 1), f"{check} of {about}", about=about)


@pytest.mark.parametrize(
    ("named", "parts", "others"),
    [
        (None, ("", "service", "service/orders/in-time"), ()),
        ("service", ("service", "service/orders", "service/orders/in-time"), ("service-desk", "sales", "")),
        ("service/orders", ("service/orders", "service/orders/in-time"), ("service", "service/orders-by-fax")),
    ],
)
def test_a_waiver_covers_a_name_and_its_parts(
    of_check: Grant, named: str | None, parts: tuple[str, ...], others: tuple[str, ...]
) -> None:
    granted = of_check(about=named)
    assert all(covers(granted, about) for about in parts)
    assert not any(covers(granted, about) for about in others)


def test_what_is_covered_is_excused_with_reason_approver_and_end(organisation: Organisation, of_check: Grant) -> None:
    found = (problem("service/orders/in-time"), problem("sales"), problem("service", "no-head"))
    excused, others = excused_by((of_check(about="service"),), found, organisation)
    assert others == [found[1], found[2]]
    assert [(one.problem, one.because, one.approved_by, one.until) for one in excused] == [
        (found[0], "why", "Quality director", date(2026, 12, 31))
    ]


def test_the_newest_of_several_speaks(organisation: Organisation, of_check: Grant) -> None:
    waivers = (of_check(because="first"), of_check(about="sales", because="other"), of_check(because="last"))
    for known, reason in ((waivers, "last"), (waivers[:2], "first")):
        (excused,), _ = excused_by(known, (problem("service"),), organisation)
        assert excused.because == reason


@pytest.mark.parametrize(
    "lack", [{"until": None}, {"because": None}, {"approved_by": None}, {"because": " "}, {"requested_by": "quality director"}]
)
def test_a_waiver_that_is_not_whole_or_approved_by_who_asked_covers_nothing(
    organisation: Organisation, of_check: Grant, lack: dict[str, object]
) -> None:
    found = problem("service")
    assert excused_by((of_check(**lack),), (found,), organisation) == ((), [found])


def test_a_standards_waiver_excuses_no_finding(organisation: Organisation, permission: Grant) -> None:
    assert excused_by((permission(),), (problem("service/orders/in-time"),), organisation)[0] == ()


@pytest.mark.parametrize("check", NEVER_WAIVED)
def test_some_checks_are_never_waived(organisation: Organisation, of_check: Grant, check: str) -> None:
    found = problem("service", check)
    assert excused_by((of_check(check), of_check(check, "service")), (found,), organisation) == ((), [found])


def test_what_is_about_a_guardrail_is_covered_by_its_own_name_only(organisation: Organisation, of_check: Grant) -> None:
    found = problem("service/orders/safe")
    wide = (of_check(), of_check(about="service"), of_check(about="service/orders"))
    assert excused_by(wide, (found,), organisation) == ((), [found])
    (excused,), others = excused_by((of_check(about=found.about, because="named"), *wide), (found,), organisation)
    assert (excused.because, others) == ("named", [])
