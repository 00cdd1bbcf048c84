"""A key that is misspelt, or whose value cannot be read, is told by the reader; no check calls it missing too."""

from pathlib import Path

import pytest

from handoff.analysis.judged import Holdings, Unknown
from handoff.checks import run
from handoff.model.problem import Source
from handoff.reading import read_organisation, read_settings

SERVICE = """
department: service
head: Service manager
stations: {desk: Order desk}
outputs:
  orders:
    from: desk
    customers:
      buyers: {used_for: their plans, needs_back: [service/orders/in-time]}
    standards:
      in-time:
        measure: {kind: proportion, counts: in time, of: all, method: report, every: month}
        target: at least 90 %
"""
PARTIES = "parties:\n  buyers: {kind: customer}\n"


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
        ("every:", "evry:"),
        ("method:", "metod:"),
        ("kind: customer", "kind: custmer"),
    ],
)
def test_one_fault_is_told_once(tmp_path: Path, right: str, wrong: str) -> None:
    assert right in SERVICE + PARTIES
    (tmp_path / "standards").mkdir()
    (tmp_path / "handoff.toml").write_text('[organisation]\nname = "Test"\n', encoding="utf-8")
    (tmp_path / "standards" / "service.yaml").write_text(SERVICE.replace(right, wrong), encoding="utf-8")
    (tmp_path / "standards" / "parties.yaml").write_text(PARTIES.replace(right, wrong), encoding="utf-8")
    settings, _ = read_settings(tmp_path)
    assert settings is not None
    organisation, faults = read_organisation(tmp_path, settings)
    assert len(faults) == 1
    act = Source("ledger/2026/11/act.jsonl", 2, 1)
    known = {standard.name for standard in organisation.standards}
    unknown = tuple(Unknown(name, act, 1) for name in ("service/orders/in-time",) if name not in known)
    assert run(organisation, Holdings(unknown=unknown)) == ()
