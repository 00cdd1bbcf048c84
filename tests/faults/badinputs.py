"""The reference bad inputs as a table: what was expected of each case, how the command ended, and what it said."""

import re
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from .. import test_badinputs as cases
from ..badinputs_decided import DECIDED, UNREACHED
from ..badinputs_mapping import CONFIG, placeholder
from .page import cell

# Stands in for the command and notes how it ended; what it printed goes on to where it was to go.
NOTING = """\
#!/bin/bash
"{command}" "$@" >"{folder}/out" 2>"{folder}/err"; code=$?
/bin/cat "{folder}/out"; /bin/cat "{folder}/err" >&2
/bin/cp "{folder}/out" "{folder}/last.out"; /bin/cp "{folder}/err" "{folder}/last.err"; echo $code >"{folder}/last.code"
exit $code
"""
LONGEST = 160
# The time that a case allows, and the one fault of a run that took longer than the runner allows any.
ALLOWED = re.compile(r"< ([0-9]+) min")
TOOK = re.compile(r"([0-9]+) s")
PLACEHOLDER = re.compile(r"@@([A-Z_]+)@@")
DRAWN = re.compile(r"\b([0-9a-f]{8}(?=[ ,])|[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16})")
AREAS = {
    "cli": "The command line",
    "env": "The machine around it",
    "import": "Files of rows",
    "ledger": "Lines of the ledger",
    "yaml": "Definitions",
    "yaml-fs": "Files and folders of definitions",
}


class Ending(NamedTuple):
    """How a case ended: the verdict in a word or two, the exit code of its last command, the first line that it said."""

    verdict: str
    code: str
    said: str


def table() -> str:
    """The page's part on bad inputs; '' where the reference is not here."""
    if not cases.CASES:
        return ""
    runner = cases.load_runner()
    folder = Path(tempfile.mkdtemp())
    noting = folder / "handoff"
    real = CONFIG["H"]
    noting.write_text(NOTING.format(command=real, folder=folder), encoding="utf-8")
    noting.chmod(0o755)
    try:
        endings = [(case, _ending(runner, case, noting, real)) for case in cases.CASES]
    finally:
        shutil.rmtree(folder)
    return "".join(_area(area, endings) for area in AREAS)


def _ending(runner: ModuleType, case: dict[str, str], noting: Path, real: str) -> Ending:
    direct = case["kind"] == "script" and "$H " in (cases.FOLDER / "dev" / case["file"]).read_text(encoding="utf-8")
    for name in ("out", "err", "code"):
        noting.with_name(f"last.{name}").unlink(missing_ok=True)
    runner.M.CONFIG["H"] = runner.M.H = real if direct else str(noting)
    outcome, why = cases.run_case(runner, case)
    code, said = _last(noting.parent)
    return Ending(_verdict(case, outcome, why), code, said)


def _verdict(case: dict[str, str], outcome: str, why: str) -> str:
    name = case["id"]
    allowed, took = ALLOWED.search(case["expected"]), TOOK.fullmatch(why)
    if allowed and took and int(took[1]) < int(allowed[1]) * 60:
        return f"held, in {why}; the runner itself allows a minute"
    if name in cases.OTHERWISE and outcome == "FAIL":
        return f"decided otherwise: {cases.OTHERWISE[name]}"
    if name in cases.WAITING and outcome == "FAIL":
        return f"waits for {cases.WAITING[name]}"
    if outcome == "skip":
        return "not tried: " + (why.removeprefix("SKIP:").strip() or "not on this system")
    if name in UNREACHED:
        return f"not reached: {UNREACHED[name]}"
    return "held" if outcome == "pass" else f"{outcome}: {why}"


def _last(folder: Path) -> tuple[str, str]:
    if not (folder / "last.code").exists():
        return "", ""
    texts = [(folder / f"last.{name}").read_text(encoding="utf-8", errors="replace") for name in ("err", "out")]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    telling = next((line for line in lines if ": error [" in line), lines[0] if lines else "")
    return (folder / "last.code").read_text(encoding="utf-8").strip(), _plain(telling.strip())


def _plain(line: str) -> str:
    """A line without names that are drawn anew in each run, and not longer than a row of the table bears."""
    short = re.sub(re.escape(tempfile.gettempdir()) + r"/[^/\s:\"']+/(repo/)?", "", line)
    short = DRAWN.sub("…", short)
    return short if len(short) <= LONGEST else f"{short[:LONGEST]}…"


def _area(area: str, endings: list[tuple[dict[str, str], Ending]]) -> str:
    rows = "".join(_row(case, ending) for case, ending in endings if case["area"] == area)
    return f"\n### {AREAS[area]}\n\n| case | expected | exit | said | outcome |\n|---|---|---:|---|---|\n{rows}"


def _row(case: dict[str, str], ending: Ending) -> str:
    decided = DECIDED.get(case["id"])
    choice = f" ({case['exit']}; decided: {decided})" if decided else ""
    expected = PLACEHOLDER.sub(lambda found: placeholder(found[1], None), case["expected"])
    cells = (f"{expected}{choice}", ending.code, ending.said, ending.verdict)
    return f"| {case['id']} | " + " | ".join(map(cell, cells)) + " |\n"
