"""A single SQL text computes what handoff's buckets hold, to the last byte; only where DuckDB is installed."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
Run = Callable[..., subprocess.CompletedProcess[str]]
BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
ENTRIES = 2_000
OUTPUT = "department-00001/output-1"
ACT = '{"entry":"act","recorded_at":"2026-11-20T16:02:11Z","recorded_by":"Benchmark","program":"handoff 0.1"}'
ENTRY = '{{"entry":"measurement","observed_on":"2026-11-{day:02}","standard":"{standard}","terms":"00","target":"{target}",{rest}}}'
# What the company does not have: other forms of targets and units, the longest numbers, no limit, nothing to measure.
ODD = (
    (f"{OUTPUT}/standard-1", "exactly 100 %", '"numerator":0.000001,"denominator":999999999.999999'),
    (f"{OUTPUT}/standard-1", "exactly 100 %", '"no_opportunity":"stock-taking"'),
    (f"{OUTPUT}/standard-3", "at most 4 h, attain 90 %", '"limit":"at most 1.5 d","readings":[240,240.000001,90.5],"unit":"min"'),
    (f"{OUTPUT}/standard-3", "at most 4 h, attain 90 %", '"limit":"at most 1.5 d","readings":[1.5,0],"unit":"d"'),
    (f"{OUTPUT}/standard-3", "at least 30 s", '"readings":[29.999999,30,30.000001],"unit":"s"'),
    (f"{OUTPUT}/standard-3", "between 1 and 2 wd, judged by mean", '"readings":[1,2,2.5],"unit":"wd"'),
    (f"{OUTPUT}/standard-5", "between -0.5 and 0.5 mm", '"readings":[-0.5,-0.500001,0.5,999999999.999999,-999999999.999999]'),
    (f"{OUTPUT}/standard-5", "exactly 20 mm", '"limit":"at least -1 mm","readings":[20.0,19.999999,-1,-1.000001]'),
)


def _same(folder: Path) -> str:
    words = [sys.executable, str(BENCHMARKS / "same_sums.py"), str(folder)]
    return subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    folder = tmp_path / "x"
    words = [sys.executable, str(BENCHMARKS / "make_company.py"), str(folder), "--entries", str(ENTRIES)]
    subprocess.run(words, check=True)
    return folder


def test_corrections_and_repeated_entries_are_the_same_in_sql(company: Path, handoff: Run) -> None:
    files = sorted((company / "ledger").rglob("*.jsonl"))
    shutil.copy(files[0], files[0].with_name("20231201T040000Z-00000000000000aa.jsonl"))
    one, other = (line[7:15].decode() for line in files[0].read_bytes().splitlines()[1:7:5])
    for words in ((one, "30/60"), (other, "--void")):
        corrected = handoff("correct", *words, "--because", "misread", "--by", "Benchmark", cwd=company)
        assert corrected.returncode == 0, corrected.stderr
    counted = int(_same(company).split()[0])
    assert counted > ENTRIES / 2


def test_what_is_odd_is_the_same_in_sql(company: Path) -> None:
    line = import_module("make_ledger").line
    lines = [
        line(ENTRY.format(day=day, standard=standard, target=target, rest=rest))
        for day, (standard, target, rest) in enumerate(ODD, start=1)
    ]
    month = company / "ledger" / "2026" / "11"
    before = int(_same(company).split()[0])
    (month / "20261120T160211Z-00000000000000ab.jsonl").write_bytes(b"".join((line(ACT), *lines)))
    scales = {(standard, target, '"limit"' in rest) for standard, target, rest in ODD}
    assert int(_same(company).split()[0]) == before + len(scales)


def test_a_difference_is_told(company: Path) -> None:
    in_sql = import_module("sums_in_sql").canonical
    assert in_sql(("a", None, 1)) == "a\t\t1\n"
    text = (BENCHMARKS / "summary.sql").read_text(encoding="utf-8")
    others = company / "benchmarks"
    shutil.copytree(BENCHMARKS, others)
    (others / "summary.sql").write_text(text.replace("sum(total)", "sum(total) + 1"), encoding="utf-8")
    words = [sys.executable, str(others / "same_sums.py"), str(company)]
    told = subprocess.run(words, capture_output=True, check=False, encoding="utf-8")
    assert told.returncode == 1
    assert "the SQL: department-00001/output-1/standard-1" in told.stderr
