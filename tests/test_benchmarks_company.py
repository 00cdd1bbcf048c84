"""The company that large ledgers are measured on is one like any other, and its journals hold the same entries."""

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
ENTRIES = 2_000


def _company(folder: Path, *flags: str) -> Path:
    words = [sys.executable, str(BENCHMARKS / "make_company.py"), str(folder), "--entries", str(ENTRIES), *flags]
    folder.mkdir()
    subprocess.run(words, check=True)
    return folder


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _company(tmp_path_factory.mktemp("company") / "x")


def test_a_company_is_genuine_and_all_its_entries_count(company: Path, handoff: Run) -> None:
    verified = handoff("verify", "--verbose", cwd=company)
    assert verified.returncode == 0, verified.stdout
    assert "the ids of 2,000 entries in 308 files" in " ".join(verified.stdout.split())
    counted = handoff("report", "compliance", "--as-of", "2026-11-20", "--format", "json", cwd=company)
    assert (counted.returncode, counted.stderr) == (0, "")
    assert '"entries":2000,' in counted.stdout.replace(" ", "")


def test_a_company_is_the_same_on_every_run(company: Path, tmp_path: Path) -> None:
    assert _digests(_company(tmp_path / "again")) == _digests(company)


def test_journals_hold_as_many_transactions_as_the_ledger_has_entries(tmp_path: Path) -> None:
    folder = _company(tmp_path / "journals", "--journals")
    hledger, beancount = ((folder / name).read_text(encoding="utf-8") for name in ("company.journal", "company.beancount"))
    assert hledger.count("    (measured:Department-") == hledger.count(" round ") == ENTRIES
    assert beancount.count("  Equity:Count  -") == beancount.count(' * "round ') == ENTRIES


def _digests(folder: Path) -> dict[str, str]:
    ledger = folder / "ledger"
    return {str(path.relative_to(ledger)): sha256(path.read_bytes()).hexdigest() for path in ledger.rglob("*.jsonl")}
