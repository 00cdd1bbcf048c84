"""Golden files: every report in every format, byte for byte; HANDOFF_REGENERATE=1 writes them anew."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import forked
import pytest

from handoff.workspace.opening import Workspace, open_workspace

from .museum_acts import ACT, waived
from .readable import readable

GOLDEN = Path(__file__).parent / "golden"
DAY = ["--as-of", "2026-11-10"]
# Minutes by month in two wards: one became better when a year began, one waited long once; their names are data.
WAITING = "at,ward,value\n" + "".join(
    f"{2025 + month // 12}-{month % 12 + 1:02},{ward},{value}\n"
    for ward, values in (
        (
            "A & E",
            (
                251,
                262,
                249,
                258,
                255,
                247,
                261,
                252,
                250,
                263,
                254,
                257,
                *(231, 228, 235, 229, 226, 230, 233, 227, 224, 232, 229, 226),
            ),
        ),
        (
            "<b>Eyes</b>",
            (
                221,
                224,
                219,
                222,
                223,
                220,
                225,
                218,
                221,
                224,
                222,
                219,
                *(223, 221, 220, 224, 262, 222, 219, 225, 221, 223, 220, 222),
            ),
        ),
    )
    for month, value in enumerate(values)
)
QUESTIONS = {
    "compliance": ["report", "compliance", *DAY],
    "compliance-customer": ["report", "compliance", "--customer", "sales", "--period", "2026-Q3", *DAY],
    "show-department": ["show", "customer-service", *DAY],
    "show-party": ["show", "oem-buyers", *DAY],
    "show-standard": ["show", "entered-in-time", *DAY],
    "show-output": ["show", "customer-service/special-order", *DAY],
    "improvement": ["report", "improvement", *DAY],
    "chart": ["chart", "waiting.csv", "--series", "ward", "--better", "lower", "--target", "240", "--rebase", "2026-01"],
    "pareto": ["report", "pareto", "--period", "2026", *DAY],
    "pareto-customer": ["report", "pareto", "--by", "customer", "--of", "defects", "--period", "2026", *DAY],
    "chain": ["report", "chain", "--period", "2026", *DAY],
    "chain-output": ["report", "chain", "procurement/purchased-parts", *DAY],
    "map": ["map"],
    "due": ["due", *DAY],
    "check": ["check"],
}
FORMATS = {
    "compliance": ("text", "json", "markdown", "csv", "html", "xlsx"),
    "compliance-customer": ("text", "json", "markdown", "csv", "html", "xlsx"),
    "improvement": ("text", "json", "markdown", "csv", "html", "xlsx"),
    "chart": ("text", "json", "svg"),
    "pareto": ("text", "json", "markdown", "csv", "html", "xlsx"),
    "pareto-customer": ("text", "json"),
    "chain": ("text", "json", "markdown", "csv", "html", "xlsx"),
    "chain-output": ("text",),
    "map": ("text", "json", "markdown", "mermaid", "html", "xlsx"),
    "due": ("text", "json", "csv", "ics", "html", "xlsx"),
    "check": ("text", "json", "markdown"),
}
CASES = [(name, form) for name in QUESTIONS for form in FORMATS.get(name, ("text", "json", "markdown", "html", "xlsx"))]


def handoff(*words: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    environment = kept | {"PYTHONIOENCODING": "utf-8", "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    return forked.run(forked.COMMAND, *words, folder=folder, environment=environment)


def golden(name: str, said: bytes) -> bytes:
    """What was kept under a name; what is said now, where it is to be written anew."""
    path = GOLDEN / name
    if os.environ.get("HANDOFF_REGENERATE"):
        path.write_bytes(said)
    return path.read_bytes()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    done = handoff("demo", "demo", folder=folder)
    assert done.returncode == 0, done.stderr.decode()
    (folder / "demo" / "waiting.csv").write_text(WAITING, encoding="utf-8")
    return folder / "demo"


@pytest.fixture(scope="module")
def faulty(demo: Path) -> Path:
    """The demo with faults: targets gone, and nobody who answers, which is waived."""
    folder = Path(shutil.copytree(demo, demo.parent / "faulty"))
    file = folder / "standards" / "procurement.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"^head: .*\n", "", re.sub(r"^ +target: .*\n", "", whole, flags=re.MULTILINE), flags=re.MULTILINE), encoding="utf-8"
    )
    who = {"requested_by": "Ada Auditor", "approved_by": "Managing director", "role": None}
    until = date(2027, 1, 31)
    waiver = waived(standard=None, check="no-head", about="procurement", until=until, because="The post is vacant", **who)
    workspace = open_workspace(folder)
    assert isinstance(workspace, Workspace)
    with workspace.ledger.draft(ACT) as draft:
        draft.add(waiver)
        draft.publish()
    return folder


@pytest.mark.parametrize("form", ["text", "json", "markdown", "junit", "sarif", "github"])
def test_findings_in_a_format_are_what_they_were(faulty: Path, form: str) -> None:
    checks = [word for name in ("no-target", "no-head", "one-dimensional", "no-output") for word in ("--select", name)]
    done = handoff("check", *checks, "--format", form, folder=faulty)
    assert done.returncode == 1, done.stderr.decode()
    assert done.stdout == golden(f"check-findings.{form}.txt", done.stdout)


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{name}-{form}" for name, form in CASES])
def test_a_report_in_a_format_is_what_it_was(demo: Path, name: str, form: str) -> None:
    done = handoff(*QUESTIONS[name], "--format", form, folder=demo)
    assert done.returncode == 0, done.stderr.decode()
    said = readable(done.stdout, form)
    assert unfolded(said, form) == unfolded(golden(f"{name}.{form}.txt", said), form)


def unfolded(answer: bytes, form: str) -> bytes:
    """Without the places where a calendar's long lines are folded: older versions of the library fold them elsewhere."""
    return answer.replace(b"\r\n ", b"") if form == "ics" else answer


@pytest.mark.parametrize("form", ["text", "html", "xlsx"])
def test_the_same_inputs_give_the_same_bytes_whatever_the_surroundings(demo: Path, form: str) -> None:
    words = [*QUESTIONS["compliance"], "--format", form]
    plain = handoff(*words, folder=demo).stdout
    environment = os.environ | {
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "7",
        "COLUMNS": "33",
        "PYTHONIOENCODING": "utf-8",
        "GIT_CEILING_DIRECTORIES": str(demo.parent),
    }
    other = subprocess.run([sys.executable, "-m", "handoff", *words], cwd=demo, env=environment, capture_output=True, check=True)
    assert other.stdout == plain
