"""The reference bad inputs, one test a case: nothing crashes, nothing is lost, and every fault is named with its place."""

import csv
import gc
import importlib.util
import os
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from .badinputs_decided import DECIDED, UNREACHED

ROOT = Path(__file__).parents[1]
FOLDER = Path(os.environ.get("HANDOFF_REFERENCE_DATA", ROOT.parent / "shared" / "reference")) / "badinputs"
INDEX = FOLDER / "dev" / "index.tsv"
MAPPING = Path(__file__).with_name("badinputs_mapping.py")
ABSENT = f"no reference bad inputs ({INDEX.name}); HANDOFF_REFERENCE_DATA names the folder above them"

# What a case asks for that handoff does not have yet. A case that holds must not stand here.
WAITING: dict[str, str] = {}
# What was decided otherwise, and where it is held instead.
OTHERWISE = {
    "env-parallel-50": "it counts one line a record, and an act has two: tests/e2e/test_processes.py counts entries",
    "led-before-standard": "what was observed before the first `since` is kept and not judged: tests/analysis/test_judging.py",
}
# They take from ten seconds to minutes: HANDOFF_SLOW=1 runs them.
SLOW = {"csv-1m-rows", "import-kill9", "led-1m-bad-lines", "yaml-scalar-200mb", "fs-10k-files", "env-parallel-50"}


def _cases() -> list[dict[str, str]]:
    if not INDEX.is_file():
        return []
    with INDEX.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = _cases()
SLOW_TOO = bool(os.environ.get("HANDOFF_SLOW"))


def load_runner() -> ModuleType:
    """The reference's own runner with our mapping, asked to run nothing by itself."""
    spec = importlib.util.spec_from_file_location("badinputs_run", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    given = sys.argv
    sys.argv = ["run.py", str(MAPPING), "dev", "none"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves the index open
            with pytest.raises(SystemExit) as left:
                spec.loader.exec_module(module)
            assert left.value.code == 0
            del left
            gc.collect()
    finally:
        sys.argv = given
    return module


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    return load_runner()


def run_case(runner: ModuleType, case: dict[str, str]) -> tuple[str, str]:
    """Run a case; where its expectation leaves a choice, only what was decided counts."""
    decided = DECIDED.get(case["id"])
    if decided is None:
        return runner.one(case)
    others = set(case["exit"].split("|")) - {decided}
    ends = runner.M.CONFIG["EXITS"]
    runner.M.CONFIG["EXITS"] = " ".join(end for end in ends.split() if end.split("=")[0] not in others)
    try:
        return runner.one(case | {"exit": decided})
    finally:
        runner.M.CONFIG["EXITS"] = ends


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of whoever runs the tests leaks into a case."""
    for name in [name for name in os.environ if name.startswith(("HANDOFF_", "GIT_"))]:
        monkeypatch.delenv(name)


@pytest.mark.skipif(not CASES, reason=ABSENT)
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_bad_input(runner: ModuleType, case: dict[str, str]) -> None:
    name = case["id"]
    if name in SLOW and not SLOW_TOO:
        pytest.skip("slow; HANDOFF_SLOW=1 runs it")
    outcome, why = run_case(runner, case)
    if outcome == "skip":
        pytest.skip(why)
    if name in WAITING or name in OTHERWISE:
        assert outcome == "FAIL", f"{name} holds now: take it off the table"
    else:
        assert outcome == "pass", f"{case['expected']}: {why}"


@pytest.mark.skipif(not CASES, reason=ABSENT)
def test_the_tables_name_cases() -> None:
    assert {*WAITING, *OTHERWISE, *SLOW, *DECIDED, *UNREACHED} <= {case["id"] for case in CASES}


@pytest.mark.skipif(not CASES, reason=ABSENT)
def test_every_choice_that_an_expectation_leaves_is_decided() -> None:
    assert {case["id"]: case["exit"] for case in CASES if "|" in case["exit"]}.keys() == DECIDED.keys()
    assert all(decided in case["exit"].split("|") for case in CASES if (decided := DECIDED.get(case["id"])))
