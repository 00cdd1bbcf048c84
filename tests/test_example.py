import csv
import re
import runpy
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from handoff.analysis.judged import Question
from handoff.checks import Inspection
from handoff.measures import kind_named
from handoff.model.entry import Observation
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.workspace.asking import ask
from handoff.workspace.checking import check
from handoff.workspace.example import MEASUREMENTS, example_files
from handoff.workspace.importing import Imported, Importer, import_act, import_rows
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import act_of

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "examples" / "make_pump_maker.py"
LATER = date(2026, 11, 10)


def found_in(workspace: Workspace) -> tuple[Problem, ...]:
    found = check(workspace, Inspection())
    return found.unreadable + found.findings


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("pump-maker")
    for file in example_files():
        path = root / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.content)
    opened = open_workspace(root)
    assert isinstance(opened, Workspace), opened
    return opened


@pytest.fixture(scope="module")
def organisation(workspace: Workspace) -> Organisation:
    return workspace.organisation


@pytest.fixture(scope="module")
def rows(workspace: Workspace) -> list[dict[str, str]]:
    with (workspace.root / MEASUREMENTS).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_shipped_files_are_those_of_the_repository() -> None:
    folder = ROOT / "examples" / "pump-maker"
    shipped = {file.path: file.content for file in example_files()}
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert shipped == {path: content for path, content in kept.items() if not path.startswith(("ledger/", ".handoff/"))}
    assert list(shipped) == [".gitattributes", ".gitignore", "README.md", "handoff.toml", MEASUREMENTS, *sorted(kept)[-10:]]


def test_the_definitions_pass_every_check(workspace: Workspace) -> None:
    assert found_in(workspace) == ()


@pytest.mark.parametrize("path", [file.path for file in example_files() if file.path != MEASUREMENTS and "/" in file.path])
def test_each_file_tells_learners_what_to_see_and_that_it_is_fictional(path: str) -> None:
    text = next(file.content.decode() for file in example_files() if file.path == path)
    head = text.split("\n\n")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "fictional" in head
    assert "To learn from this file" in head
    assert max(map(len, text.splitlines())) <= 110


def test_it_shows_every_kind_cadence_and_turn_of_a_standard(organisation: Organisation) -> None:
    standards = organisation.standards
    measures = [standard.measure for standard in standards if standard.measure]
    targets = [promise.target for standard in standards for promise in standard.promises]
    assert 25 <= len(standards) == len(measures) <= 40
    assert {measure.kind for measure in measures} == {"proportion", "count", "value", "duration", "rating", "check"}
    assert {measure.every for measure in measures} == {"week", "month", "quarter", "event"}
    assert {bool(measure.per) for measure in measures if measure.kind == "count"} == {True, False}
    assert {target.sense for target in targets} == {"at-least", "at-most", "exactly", "between"}
    assert {target.judged_by for target in targets} == {"each", "mean"}
    assert any(target.attain < 1 for target in targets)
    assert any(promise.stretch for standard in standards for promise in standard.promises)
    assert any(len(standard.promises) > 1 for standard in standards)
    assert any(standard.critical for standard in standards)
    assert any(standard.formerly for standard in standards)
    assert any(standard.customers for standard in standards)
    assert any(department.retired for department in organisation.departments)
    assert organisation.commitment is not None


def test_the_gatekeeper_guards_and_serves(organisation: Organisation) -> None:
    quality = next(department for department in organisation.departments if department.kind == "assurance")
    guardrails = [standard.guardrail for standard in quality.standards if standard.guardrail]
    assert [guardrail.waivable_by for guardrail in guardrails] == ["never", "never"]
    services = {standard.id for standard in quality.standards if not standard.guardrail}
    assert services == {"within-four-hours", "reasons-given", "treated-with-respect"}


def test_sales_and_customer_service_owe_each_other(organisation: Organisation) -> None:
    needs = {
        (output.department, handoff.customer): handoff.needs_back for output in organisation.outputs for handoff in output.handoffs
    }
    assert "sales/special-order-request/complete" in needs["customer-service", "sales"]
    assert "customer-service/special-order/entered-in-time" in needs["sales", "customer-service"]


def test_needs_that_are_written_as_names_are_standards(organisation: Organisation) -> None:
    known = {standard.name for standard in organisation.standards}
    named = {
        need
        for output in organisation.outputs
        for handoff in output.handoffs
        for need in handoff.needs_back
        if re.fullmatch(r"[a-z0-9/-]+", need)
    }
    assert named
    assert named <= known


def test_the_next_station_is_a_customer(organisation: Organisation) -> None:
    line = [
        (output.station, handoff.customer)
        for output in organisation.outputs
        if output.department == "production"
        for handoff in output.handoffs
        if handoff.customer.startswith("production/")
    ]
    assert line == [("machining", "production/assembly"), ("assembly", "production/test-bay")]


def test_the_script_writes_the_measurements_that_are_shipped() -> None:
    script = runpy.run_path(str(SCRIPT))
    written = script["measurements"]()
    assert written == script["measurements"]()
    assert written == (ROOT / "examples" / "pump-maker" / MEASUREMENTS).read_bytes()


def test_every_row_is_a_value_of_its_standard_and_says_that_it_is_synthetic(
    organisation: Organisation, rows: list[dict[str, str]]
) -> None:
    measures = {standard.name: standard.measure for standard in organisation.standards if standard.measure}
    assert 1500 <= len(rows) <= 3000
    assert {row["standard"] for row in rows} == set(measures)
    assert {row["recorded_by"] for row in rows} == {"Synthetic data (seeded script)"}
    assert min(row["observed_on"] for row in rows) == "2024-11-01"
    assert max(row["observed_on"] for row in rows) <= "2026-10-31"
    for row in rows:
        measure = measures[row["standard"]]
        if row["no_opportunity"]:
            assert not row["value"]
        else:
            seen = kind_named(measure.kind).parse(tuple(row["value"].split()), measure)
            assert isinstance(seen, Observation), (row, seen)


def test_october_reads_as_the_readme_says(workspace: Workspace, rows: list[dict[str, str]]) -> None:
    path = workspace.root / MEASUREMENTS
    act = import_act(act_of(datetime(2026, 11, 10, 9, tzinfo=UTC), "Synthetic data"), path)
    outcome = import_rows(Importer(workspace, path, path.name, workspace.root, act, LATER), lambda _: None)
    assert isinstance(outcome, Imported), outcome
    assert outcome.rows == len(rows)
    judged = ask(workspace, Question(LATER)).judged
    verdicts = {result.standard.name: result.verdict for result in judged.results}
    assert verdicts["leadership/night-shift-plan/quiet-nights"] == "missed"
    assert verdicts["maintenance/clean-workplace/workplace-walk"] == "overdue"
    assert verdicts["customer-service/complaint-handling/acknowledged"] == "no-opportunity"
    assert verdicts["customer-service/special-order/entered-in-time"] == "met"
    assert verdicts["procurement/purchased-parts/arrive-on-date"] == "near"
    tally = Counter(verdicts.values())
    assert tally["met"] > len(verdicts) / 2
    assert found_in(workspace) == ()
