from collections.abc import Callable
from datetime import date

import pytest

from handoff.analysis.holdings import Holdings, Unproved
from handoff.checks.evidence_missing import find
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

from .remedies import NAME, SERVICE

Look = Callable[..., list[str]]
NONE = Unproved(NAME, Source("ledger/act.jsonl", 2, 1), date(2026, 11, 20))
GONE = Unproved(NAME, NONE.place, NONE.observed_on, "gone", "The evidence x.pdf is not here.")
CHANGED = Unproved(NAME, NONE.place, NONE.observed_on, "changed", "The evidence x.pdf was changed.")
CHECKLIST = SERVICE.replace("kind: proportion, counts: orders in time, of: orders", "kind: check, points: the list")
CRITICAL = "        critical: true\n        target"


def by(method: str) -> str:
    return SERVICE.replace("every: month", f"method: {method}, every: month")


@pytest.mark.parametrize("text", [by("monthly audit"), by("Audits of ten orders"), CHECKLIST.replace("        target", CRITICAL)])
def test_an_audit_without_evidence_is_told(look: Look, text: str) -> None:
    (said,) = look(find, text, holdings=Holdings(unproved=(NONE,)))
    assert said == "ledger/act.jsonl:2 The audit of service/orders/in-time on 2026-11-20 was recorded without evidence."


@pytest.mark.parametrize(
    "text", [SERVICE, SERVICE.replace("        target", CRITICAL), CHECKLIST, by("auditorium log"), by("inspection log")]
)
def test_what_is_no_audit_needs_none(look: Look, text: str) -> None:
    assert look(find, text, holdings=Holdings(unproved=(NONE,))) == []


def test_a_file_is_told_whatever_it_proves(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=Holdings(unproved=(GONE,)))
    assert said == f"ledger/act.jsonl:2 The evidence x.pdf is not here. It proves the newest measurement of {NAME}, of 2026-11-20."


def test_of_what_nobody_describes_any_more_nothing_is_said(look: Look) -> None:
    assert look(find, SERVICE.replace("in-time:", "later:"), holdings=Holdings(unproved=(NONE, GONE, CHANGED))) == []
    assert look(find, SERVICE) == []


def test_of_a_critical_standard_all_are_errors_but_a_file_that_may_be_kept_elsewhere(
    described: Callable[..., Organisation],
) -> None:
    organisation = described(by("audit").replace("        target", CRITICAL))
    graver = find(organisation, Holdings(unproved=(NONE, GONE, CHANGED)))
    assert [problem.severity for problem in graver] == ["error", "warning", "error"]
    assert [problem.severity for problem in find(described(by("audit")), Holdings(unproved=(NONE, CHANGED)))] == [
        "warning",
        "warning",
    ]
