"""A key that is misspelt, or whose value cannot be read, is told by the reader; no check calls it missing too."""

from datetime import date
from pathlib import Path

import pytest

from handoff.analysis.holdings import Holdings, Unknown
from handoff.checks import Inspection, run
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source
from handoff.reading import read_organisation, read_settings

SERVICE = """
department: service
kind: management
head: Service manager
stations: {desk: Order desk}
outputs:
  orders:
    name: Orders
    kind: information
    from: desk
    customers:
      buyers:
        used_for: their plans
        channel: mail
        talk: {every: year, last: 2026-09-15}
        needs_back: [service/orders/in-time]
      staff: {used_for: their work, channel: mail, needs_back: a plan}
    standards:
      in-time:
        measure: {kind: proportion, counts: in time, of: all, method: report, every: month}
        target: at least 90 %
"""
PARTIES = """
organisation:
  commitment: We promise.
  signed_by: R. Harrow
  signed_on: 2026-01-31
parties:
  buyers: {kind: customer, represented_by: Sales}
  staff: {kind: group, members: [planning], represented_by: Works council}
  planning: {kind: department, represented_by: Planner}
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("head:", "haed:"),
        ("outputs:", "output:"),
        ("outputs:", "outputs: none\nnote: |"),
        ("stations:", "station:"),
        ("customers:", "customer:"),
        ("customers:\n", "customers: 12 3\n    note: |\n"),
        ("standards:", "standard:"),
        ("measure:", "mesure:"),
        ("kind: proportion", "kind: ratio"),
        ("target:", "traget:"),
        ("at least 90 %", "90 %"),
        ("every: month", "every: monthly"),
        (" every: month", " evry: month"),
        ("{every: year", "{evry: year"),
        ("method:", "metod:"),
        ("kind: customer", "kind: custmer"),
        ("kind: management", "kind: managment"),
        ("kind: information", "kind: informations"),
        ("used_for: their plans", "used_fro: their plans"),
        ("channel: mail\n", "chanel: mail\n"),
        ("last:", "lsat:"),
        ("last: 2026-09-15", "last: 15 September"),
        ("needs_back: a plan", "needs_bak: a plan"),
        ("needs_back: [service/orders/in-time]", "needs_back: {service: orders}"),
        ("{used_for: their work, channel: mail, needs_back: a plan}", "for their work"),
        ("members:", "membres:"),
        ("members: [planning]", "members: [Planning]"),
        ("represented_by: Sales", "represented: Sales"),
        ("represented_by: Works council", "represented_by: [Works council]"),
        ("organisation:", "organization:"),
        ("commitment:", "comitment:"),
        ("signed_by: R. Harrow", "signed_by: [R. Harrow]"),
        ("signed_on: 2026-01-31", "signed_on: January"),
    ],
)
def test_one_fault_is_told_once(tmp_path: Path, right: str, wrong: str) -> None:
    assert (SERVICE + PARTIES).count(right) == 1
    whole, faults = read(tmp_path, SERVICE, PARTIES)
    assert faults == ()
    broken, faults = read(tmp_path, SERVICE.replace(right, wrong), PARTIES.replace(right, wrong))
    assert len(faults) == 1
    assert found_in(broken) <= found_in(whole)


def read(root: Path, service: str, parties: str) -> tuple[Organisation, tuple[Problem, ...]]:
    (root / "standards").mkdir(exist_ok=True)
    (root / "handoff.toml").write_text('[organisation]\nname = "Test"\n', encoding="utf-8")
    (root / "standards" / "service.yaml").write_text(service, encoding="utf-8")
    (root / "standards" / "parties.yaml").write_text(parties, encoding="utf-8")
    settings, _ = read_settings(root)
    assert settings is not None
    return read_organisation(root, settings)


def found_in(organisation: Organisation) -> set[str]:
    known = {standard.name for standard in organisation.standards}
    act = Source("ledger/2026/11/act.jsonl", 2, 1)
    unknown = tuple(Unknown(name, act, 1) for name in ("service/orders/in-time",) if name not in known)
    inspection = Inspection(level="agreed", today=date(2026, 11, 20))
    inspected = run(organisation, Holdings(unknown=unknown), inspection)
    return {problem.check for problem in (*inspected.problems, *inspected.later)}
