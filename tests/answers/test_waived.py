from datetime import date

import pytest
from msgspec import to_builtins
from msgspec.structs import replace

from handoff.analysis.periods import Period, periods_ending_in
from handoff.analysis.waiving import Permission
from handoff.answers.waived import waived_page
from handoff.model.entry import Waiver
from handoff.model.standard import Cadence
from handoff.page import Note, Text

OF_STANDARD = Waiver(
    waived_on=date(2026, 11, 22),
    standard="works/parts/on-time",
    since=date(2026, 11, 22),
    until=date(2026, 12, 31),
    because="new press",
    requested_by="Ada Auditor",
    approved_by="M. Director",
    role="Managing director",
)
OF_CHECK = replace(OF_STANDARD, standard=None, check="no-head", about="sales", role=None)


def permission(waiver: Waiver, cadence: Cadence | None = "month") -> Permission:
    assert waiver.until is not None
    span = Period(waiver.since, waiver.until, "")
    periods = periods_ending_in(span, cadence) if waiver.standard and cadence not in {None, "event"} else ()
    return Permission(waiver, "ledger/2026/11/x.jsonl", "a" * 64, cadence if waiver.standard else None, periods, 1)


def said(given: Permission) -> list[str]:
    return [block.text for block in waived_page(given).blocks if isinstance(block, Text | Note)]


@pytest.mark.parametrize(
    ("cadence", "since", "until", "text"),
    [
        ("month", "2026-11-22", "2026-12-31", "Deviation permit: 2026-11 and 2026-12 are shown as waived, never as met."),
        ("month", "2026-10-01", "2026-10-31", "Concession: 2026-10 is shown as waived, never as met."),
        ("month", "2026-10-01", "2026-11-30", "Deviation permit: 2026-10 and 2026-11 are shown as waived, never as met."),
        ("day", "2026-11-23", "2026-11-30", "Deviation permit: 2026-11-23 to 2026-11-30 (8 periods) are shown as waived"),
        ("event", "2026-11-23", "2026-11-30", "Deviation permit: what is measured from 2026-11-23 until 2026-11-30 is shown"),
        ("quarter", "2026-11-23", "2026-11-30", "Deviation permit, but no quarter ends from 2026-11-23 until 2026-11-30, so no"),
        (None, "2026-11-23", "2026-11-30", "Deviation permit from 2026-11-23 until 2026-11-30. But nothing says how often"),
    ],
)  # fmt: skip
def test_a_standard_s_waiver_says_which_periods(cadence: Cadence | None, since: str, until: str, text: str) -> None:
    waiver = replace(OF_STANDARD, since=date.fromisoformat(since), until=date.fromisoformat(until))
    assert said(permission(waiver, cadence))[0].startswith(text)


def test_it_says_who_allowed_it_and_what_to_do_before_it_ends() -> None:
    page = waived_page(permission(OF_STANDARD))
    assert page.title == "works/parts/on-time is waived until 2026-12-31"
    _, who, step, recorded = said(permission(OF_STANDARD))
    assert who == "Approved by M. Director (Managing director), asked for by Ada Auditor, because: new press"
    assert step.startswith("Before it ends: make it possible to keep the standard again, or change it with its customers.")
    assert "2027-01-01" in step
    assert recorded.startswith("Recorded as aaaaaaaa. 1 entry is not committed yet: commit ledger/")


def test_of_days_that_are_gone_the_cause_is_what_is_left_to_find() -> None:
    gone = replace(OF_STANDARD, since=date(2026, 10, 1), until=date(2026, 10, 31))
    assert said(permission(gone))[2].startswith("These days are gone. Next: find out why")


@pytest.mark.parametrize(("about", "named"), [("sales", " about sales"), (None, "")])
def test_a_check_s_waiver_says_what_it_covers_and_what_fails_after_it(about: str | None, named: str) -> None:
    given = permission(replace(OF_CHECK, about=about))
    assert waived_page(given).title == f"The check no-head{named} is waived until 2026-12-31"
    what, who, step, _ = said(given)
    assert what == f"What the check finds{named} is listed as waived, and `handoff check` does not fail on it."
    assert "(" not in who
    assert "From 2027-01-01 on `handoff check --due` fails." in step


def test_machines_get_the_whole_waiver() -> None:
    facts = to_builtins(waived_page(permission(OF_STANDARD)).facts)
    assert facts == {
        "version": 1,
        "id": "a" * 64,
        "act": "ledger/2026/11/x.jsonl",
        "sort": "deviation permit",
        "standard": "works/parts/on-time",
        "check": None,
        "about": None,
        "since": "2026-11-22",
        "until": "2026-12-31",
        "because": "new press",
        "approved_by": "M. Director",
        "role": "Managing director",
        "requested_by": "Ada Auditor",
        "periods": ("2026-11", "2026-12"),
        "uncommitted": 1,
    }
    assert to_builtins(waived_page(permission(OF_CHECK)).facts)["sort"] == "waiver of a check"
