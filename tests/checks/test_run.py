import re
from collections.abc import Callable

import msgspec
import pytest
import yaml

from handoff.analysis.holdings import Holdings, Unknown
from handoff.checks import CHECKS, REFERS_TO_NOTHING, manual, run
from handoff.model.organisation import Organisation
from handoff.model.problem import Source
from handoff.model.settings import SeverityChange

NAMES = [check.NAME for check in CHECKS]
SERVICE = """
department: service
outputs:
  orders:
    customers: {finance: {used_for: invoices}}
    standards:
      in-time: {target: at least 90 %}
"""
PARTIES = "parties: {finance: {name: Finance, kind: department}}"
# What the two documents above are looked at for: other checks find other things in them.
WATCHED = ("chain-ends-inside", "no-head", "no-measure")
WHOLE = """
department: leadership
name: Leadership
kind: management
head: Managing director
outputs:
  decisions:
    name: Decisions on escalated questions
    kind: decision
    customers:
      service:
        used_for: answer a buyer who is waiting
        channel: daily stand-up
        talk: {every: year, last: 2026-10-06}
        needs_back: [options with each question]
      buyers:
        used_for: plan their own work
        channel: mail
        talk: {every: year, last: 2026-10-06}
        needs_back: ["none, because the question came from them"]
    standards:
      decided-in-time:
        statement: We decide an escalated question within 5 working days.
        owner: Managing director
        measure:
          kind: proportion
          counts: questions decided within 5 working days
          of: questions asked
          method: all entries of the decision log
          every: month
        target: at least 90 %
        basis: customer need
"""
SHARED = """
parties:
  buyers: {name: Buyers, kind: customer, represented_by: Buyer council}
organisation: {commitment: We keep our promises., signed_by: R. Harrow, signed_on: 2026-01-31}
"""


def found(organisation: Organisation, *changes: SeverityChange, level: str = "defined") -> list[tuple[str, str]]:
    settings = msgspec.structs.replace(organisation.settings, severities=changes, level=level)
    inspected = run(msgspec.structs.replace(organisation, settings=settings), Holdings())
    return [(problem.check, problem.severity) for problem in (*inspected.problems, *inspected.later) if problem.check in WATCHED]


def test_each_problem_has_the_severity_of_its_check(described: Callable[..., Organisation]) -> None:
    assert found(described(SERVICE, PARTIES)) == [("chain-ends-inside", "info"), ("no-head", "warning"), ("no-measure", "error")]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("off", [("chain-ends-inside", "info"), ("no-measure", "error")]),
        ("info", [("chain-ends-inside", "info"), ("no-head", "info"), ("no-measure", "error")]),
        ("error", [("chain-ends-inside", "info"), ("no-head", "error"), ("no-measure", "error")]),
    ],
)
def test_the_settings_change_a_severity(
    described: Callable[..., Organisation], severity: str, expected: list[tuple[str, str]]
) -> None:
    assert found(described(SERVICE, PARTIES), SeverityChange("no-head", severity)) == expected


def test_what_a_check_softens_itself_stays_so_and_can_be_switched_off(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE, PARTIES)
    assert ("chain-ends-inside", "info") in found(organisation, SeverityChange("chain-ends-inside", "warning"))
    assert "chain-ends-inside" not in dict(found(organisation, SeverityChange("chain-ends-inside", "off")))


def test_below_its_level_a_check_informs(described: Callable[..., Organisation], monkeypatch: pytest.MonkeyPatch) -> None:
    organisation = described(SERVICE, PARTIES)
    monkeypatch.setattr(next(check for check in CHECKS if check.NAME == "no-measure"), "LEVEL", "measured")
    for level, severity in (("defined", "info"), ("agreed", "info"), ("measured", "error"), ("improving", "error")):
        assert dict(found(organisation, level=level))["no-measure"] == severity
    assert dict(found(organisation, SeverityChange("no-measure", "warning")))["no-measure"] == "warning"


def test_problems_stand_in_order_of_their_places(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE, SERVICE.replace("service", "planning").replace("orders", "plans"), PARTIES)
    holdings = Holdings(unknown=(Unknown("a/b/c", Source("ledger/act.jsonl", 2, 1), 1),))
    places = [problem.source for problem in run(organisation, holdings).problems]
    assert len(places) > len(WATCHED)
    assert places == sorted(places)


def test_an_organisation_without_faults_has_no_problems(described: Callable[..., Organisation]) -> None:
    service = WHOLE.replace("service:", "leadership:").replace("department: leadership", "department: service")
    service = service.replace("management", "core").replace("Leadership", "Service").replace("Decisions on", "Answers to")
    assert run(described(WHOLE, service, SHARED), Holdings()).problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_manual_page_says_what_why_and_how_in_that_order(name: str) -> None:
    page = manual(name) or ""
    first, rest = page.split("\n", 1)
    assert first.endswith(".")
    assert re.findall("^## (.*)$", rest, re.MULTILINE) == ["What it finds", "Why it matters", "Example", "Remedy"]
    examples = re.findall(r"^```(yaml|toml)\n(.*?)^```$", rest, re.MULTILINE | re.DOTALL)
    assert len(examples) == 1
    for language, example in examples:
        assert language == "toml" or isinstance(yaml.safe_load(example), dict)


def test_only_checks_have_manual_pages() -> None:
    assert manual("no-such-check") is None
    assert manual("_folded") is None


def test_names_are_used_once_and_the_gravest_are_among_them() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert set(REFERS_TO_NOTHING) < set(NAMES)
