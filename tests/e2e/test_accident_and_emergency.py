"""Real input: three years of four-hour waits of seven English accident-and-emergency departments, against what awk computes."""

import csv
import json
import os
import subprocess
from pathlib import Path

import forked
import pytest

ROOT = Path(__file__).parents[2]
DATA = (
    Path(os.environ.get("HANDOFF_REFERENCE_DATA", ROOT.parent / "shared" / "reference")) / "spc" / "dev" / "ae_attendances_dev.csv"
)
pytestmark = pytest.mark.skipif(
    not DATA.is_file(), reason=f"no reference data ({DATA.name}); HANDOFF_REFERENCE_DATA names its folder"
)

SETTINGS = """\
[organisation]
name = "Seven accident and emergency departments"
timezone = "Europe/London"
fiscal_year_starts = "04-01"
"""
PARTIES = """\
parties:
  patients:
    name: Patients
    kind: end-user
"""
DEPARTMENT = """\
department: {id}
name: Accident and emergency {code}
kind: core
outputs:
  emergency-care:
    name: Emergency care
    kind: service
    customers:
      patients:
        used_for: be seen, treated and know what happens next
    standards:
      within-four-hours:
        statement: 95 % of patients are admitted, transferred or discharged within four hours of arrival.
        measure:
          kind: proportion
          counts: attendances admitted, transferred or discharged within four hours
          of: attendances
          method: all attendances in the department's system
          every: month
        target: at least 95 %
        basis: regulation
"""


def handoff(*words: str, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    done = forked.run(forked.COMMAND, *words, folder=folder, environment=environment | {"PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 0, done.stderr
    return forked.as_text(done.stdout)


def rows_for_import(data: Path, rows: Path) -> int:
    """The small loader: attendances and breaches become numerator and denominator of each month."""
    with data.open(encoding="utf-8", newline="") as source, rows.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["standard", "observed_on", "numerator", "denominator"])
        written = 0
        for row in csv.DictReader(source):
            kept = int(row["n"]) - int(row["defects"])
            writer.writerow([f"{row['series'].lower()}/emergency-care/within-four-hours", row["at"], kept, row["n"]])
            written += 1
    return written


def sums_by_awk(start: str, end: str) -> dict[str, tuple[int, int]]:
    """Attendances and breaches of each department between two days, as awk adds them up."""
    script = f'NR>1 && $2>="{start}" && $2<="{end}" {{n[$1]+=$4; d[$1]+=$3}} END {{for (k in n) print tolower(k), n[k], d[k]}}'
    lines = subprocess.run(["awk", "-F,", script, str(DATA)], capture_output=True, text=True, check=True).stdout.split("\n")
    return {code: (int(n), int(d)) for code, n, d in (line.split() for line in lines if line)}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("emergency")
    (folder / "standards").mkdir()
    (folder / "handoff.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    for code in sums_by_awk("2016-04-01", "2019-03-31"):
        text = DEPARTMENT.format(id=code, code=code.upper())
        (folder / "standards" / f"{code}.yaml").write_text(text, encoding="utf-8")
    assert rows_for_import(DATA, folder / "rows.csv") == 252
    handoff("check", folder=folder)
    assert "252 of 252 rows recorded" in handoff("record", "--from", "rows.csv", "--by", "A. Auditor", folder=folder)
    return folder


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("FY2016", "2016-04-01", "2017-03-31"),
        ("FY2017", "2017-04-01", "2018-03-31"),
        ("FY2018", "2018-04-01", "2019-03-31"),
        ("2017", "2017-01-01", "2017-12-31"),
    ],
)
def test_each_department_s_yearly_proportion_is_what_awk_computes(workspace: Path, period: str, start: str, end: str) -> None:
    report = json.loads(handoff("report", "compliance", "--period", period, "--format", "json", folder=workspace))
    expected = sums_by_awk(start, end)
    assert len(report["results"]) == len(expected) == 7
    for result in report["results"]:
        n, breaches = expected[result["standard"].split("/")[0]]
        assert result["n"] == n
        assert result["value"] == (n - breaches) / n
        assert result["result"] == ("met" if (n - breaches) * 100 >= 95 * n else "missed")
        assert result["periods"]["due"] == result["periods"]["measured"] == 12


def test_the_totals_are_what_awk_counts(workspace: Path) -> None:
    words = ["report", "compliance", "--since", "2016-04-01", "--until", "2019-03-31", "--format", "json"]
    report = json.loads(handoff(*words, folder=workspace))
    kept = subprocess.run(
        ["awk", "-F,", "NR>1 {due++; if (($4-$3)*100 >= 95*$4) met++} END {print due, met}", str(DATA)],
        capture_output=True,
        text=True,
        check=True,
    )
    due, met = (int(number) for number in kept.stdout.split())
    assert report["totals"] == {"due": due, "measured": due, "met": met}
    assert report["stands_on"]["entries"] == 252


def test_importing_the_same_rows_again_adds_nothing(workspace: Path) -> None:
    before = sorted(path.name for path in (workspace / "ledger").rglob("*.jsonl"))
    said = handoff("record", "--from", "rows.csv", "--by", "Somebody Else", folder=workspace)
    assert "252 were in the ledger already" in said
    assert sorted(path.name for path in (workspace / "ledger").rglob("*.jsonl")) == before


# NHSRplotthedots' words for what we call variation and assurance.
VARIATION = {
    "common_cause": "steady",
    "special_cause_improvement": "improving",
    "special_cause_concern": "deteriorating",
}
ASSURANCE = {"inconsistent": "hit-or-miss", "consistent_pass": "will-meet", "consistent_fail": "will-miss"}


@pytest.mark.parametrize(
    ("words", "block"), [((), "unscreened"), (("--rules", "ptd"), "unscreened"), (("--rules", "ptd", "--screened"), "screened")]
)
def test_improvement_agrees_with_nhsrplotthedots(workspace: Path, words: tuple[str, ...], block: str) -> None:
    told = json.loads(DATA.with_suffix(".json").read_text(encoding="utf-8"))["expected"]
    asked = ("report", "improvement", "--as-of", "2019-04-30", "--chart", "xmr", "--format", "json", *words)
    ours = {
        one["standard"].split("/")[0].upper(): (one["variation"], one["assurance"])
        for one in json.loads(handoff(*asked, folder=workspace))["standards"]
    }
    theirs = {code: told[code]["pct_target95"][block] for code in ours}
    assert len(ours) == 7
    assert ours == {code: (VARIATION[one["variation"]], ASSURANCE[one["assurance"]]) for code, one in theirs.items()}


def test_where_p_prime_says_otherwise_than_xmr(workspace: Path) -> None:
    """docs/statistics.md explains both: months that count by their patients, and a limit that a few hundredths move."""
    answers = []
    for chart in ("xmr", "pp"):
        asked = ("report", "improvement", "--as-of", "2019-04-30", "--chart", chart, "--format", "json")
        told = json.loads(handoff(*asked, folder=workspace))["standards"]
        answers.append({one["standard"].split("/")[0].upper(): (one["variation"], one["assurance"]) for one in told})
    xmr, p_prime = answers
    assert {code: (xmr[code], p_prime[code]) for code in xmr if xmr[code] != p_prime[code]} == {
        "RDD": (("improving", "hit-or-miss"), ("steady", "hit-or-miss")),
        "RD3": (("steady", "hit-or-miss"), ("steady", "will-miss")),
    }
