import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from handoff.checks import Inspection
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault
from handoff.workspace._templates import ATTRIBUTES, CI_JOB, IGNORE
from handoff.workspace.checking import check
from handoff.workspace.from_template import Copy, template_files
from handoff.workspace.library import TEMPLATES, open_template
from handoff.workspace.opening import Workspace, open_workspace

TODAY = date(2026, 11, 20)
DEPARTMENTS = [(name, department.id) for name in TEMPLATES for department in open_template(name).organisation.departments]


def copied(*departments: str, template: str = "manufacturer", name: str = "", timezone: str = "Europe/Berlin") -> dict[str, str]:
    files = template_files(Copy(template, departments, name, timezone, TODAY))
    assert not isinstance(files, Fault), files
    assert [file.path for file in files] == sorted(file.path for file in files)
    return {file.path: file.content.decode() for file in files}


def opened(root: Path, files: dict[str, str]) -> Workspace:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    workspace = open_workspace(root)
    assert isinstance(workspace, Workspace), workspace
    assert workspace.problems == ()
    return workspace


def begun(root: Path, files: dict[str, str]) -> Organisation:
    return opened(root, files).organisation


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_whole_organisation_is_copied_byte_for_byte_but_for_its_time_zone_and_first_day(template: str) -> None:
    root, files = open_template(template).root, copied(template=template)
    assert files.pop(".github/workflows/standards.yml") == CI_JOB
    assert files[".gitattributes"] == ATTRIBUTES
    assert files[".gitignore"] == IGNORE
    shipped = {path: (root / path).read_text(encoding="utf-8") for path in files}
    zone = tomllib.loads(shipped["handoff.toml"])["organisation"]["timezone"]
    shipped["handoff.toml"] = shipped["handoff.toml"].replace(f'timezone = "{zone}"', 'timezone = "Europe/Berlin"')
    assert {path: text.replace("        since: 2026-11-20\n", "") for path, text in files.items()} == shipped
    kept = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert kept == set(files)


def test_every_standard_is_promised_from_the_day_of_the_copy(tmp_path: Path) -> None:
    organisation = begun(tmp_path, copied())
    assert {promise.since for standard in organisation.standards for promise in standard.promises} == {TODAY}
    assert all(len(standard.promises) == 1 for standard in organisation.standards)


def test_name_and_time_zone_go_into_the_settings_and_leave_the_rest(tmp_path: Path) -> None:
    name = 'O\'Neill "& Söhne" \\1 \\g<0>'
    files = copied(name=f"  {name} ", timezone="UTC")
    settings = begun(tmp_path, files).settings
    assert (settings.name, settings.timezone) == (name, "UTC")
    assert (settings.promise, settings.level) == ("The right pump, on the agreed day, that runs first time.", "defined")
    assert files["handoff.toml"].startswith("# Settings of this workspace")


def test_a_department_keeps_its_comments_and_every_line_but_needs_of_what_is_not_copied(tmp_path: Path) -> None:
    whole, part = copied(), copied("sales", "customer-service")
    before, after = (files["standards/sales.yaml"].splitlines() for files in (whole, part))
    changed = [(old.strip(), new.strip()) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        (
            "- finance/product-cost-and-margin-data/refreshed-by-day-8",
            "- Product cost and margin data from Finance. Cost and margin of each product family are refreshed by working day 8.",
        ),
        (
            "- production-line/completed-works-orders/finished-by-date",
            "- Completed works orders from Production line. Works orders are finished by the confirmed date.",
        ),
    ]
    assert "          - customer-service/special-order-processing/entered-in-time" in after
    assert begun(tmp_path, part).departments[1].outputs[0].handoffs[0].needs_back == (
        "customer-service/special-order-processing/entered-in-time",
    )


def test_departments_that_are_not_copied_become_parties_and_idle_parties_are_left_out(tmp_path: Path) -> None:
    organisation = begun(tmp_path, copied("hr", "Leadership"))
    parties = {party.id: party for party in organisation.parties}
    assert [one.id for one in organisation.departments] == ["hr", "leadership"]
    assert list(parties) == ["shareholders", "neighbours", "employees", "production-line"]
    assert (parties["production-line"].name, parties["production-line"].kind) == ("Production line", "department")
    assert parties["production-line"].represented_by == "Production manager"
    assert parties["employees"].members == ("production-line", "hr", "leadership")
    assert organisation.commitment is not None


def test_a_department_asked_for_twice_by_id_and_by_name_is_copied_once() -> None:
    files = copied("customer-service", "Customer Service")
    assert [path for path in files if path.startswith("standards/")] == [
        "standards/customer-service.yaml",
        "standards/parties.yaml",
    ]


@pytest.mark.parametrize(("template", "department"), DEPARTMENTS)
def test_a_single_department_has_no_error_and_names_nobody_who_is_not_there(tmp_path: Path, template: str, department: str) -> None:
    files = copied(department, template=template)
    workspace = opened(tmp_path, files)
    assert [problem for problem in check(workspace, Inspection(level="defined")).findings if problem.severity == "error"] == []
    organisation = workspace.organisation
    (one,) = organisation.departments
    known = set(organisation.possible_customers)
    named = {handoff.customer for output in one.outputs for handoff in output.handoffs}
    protected = {name for standard in one.standards if standard.guardrail for name in standard.guardrail.protects}
    members = {member for party in organisation.parties for member in party.members}
    assert named | protected | members <= known
    assert {party.id for party in organisation.parties} == {name.partition("/")[0] for name in named | protected} - {one.id}
    own = {standard.name for standard in one.standards}
    assert {need for output in one.outputs for handoff in output.handoffs for need in handoff.needs_back if "/" in need} <= own
    assert [line for line in files[f"standards/{department}.yaml"].splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_department_of_the_library_names_another_ones_station(template: str) -> None:
    for output in open_template(template).organisation.outputs:
        for handoff in output.handoffs:
            department, slash, _ = handoff.customer.partition("/")
            assert not slash or department == output.department, "a neighbour that is a party has no stations"


@pytest.mark.parametrize("template", TEMPLATES)
def test_parties_have_the_layout_that_copying_single_departments_relies_on(template: str) -> None:
    text = open_template(template).parties_text
    blocks = text.partition("\nparties:\n")[2].strip("\n").split("\n\n")
    ids = [block.partition(":")[0].strip() for block in blocks]
    assert ids == list(yaml.safe_load(text)["parties"])


@pytest.mark.parametrize("typed", ["wrad", "", "!?", "\x1b[31m", "../ward"])
def test_an_unknown_department_is_a_fault_that_lists_those_there_are(typed: str) -> None:
    fault = template_files(Copy("hospital", ("ward", typed), "", "UTC", TODAY))
    assert isinstance(fault, Fault)
    assert fault.message.startswith("The template hospital has no department ")
    assert "\x1b" not in fault.message
    assert fault.fix.endswith("It has laboratory, nursing-leadership, pharmacy, transport, ward.")
    assert ("Did you mean ward?" in fault.fix) == (typed in {"wrad", "../ward"})


@pytest.mark.parametrize("name", [" ", "x" * 201, "Harrow\u202ePumps"])
def test_a_name_that_cannot_be_used_is_a_fault(name: str) -> None:
    assert isinstance(template_files(Copy("hospital", (), name, "UTC", TODAY)), Fault)


def test_the_copy_has_no_blanks_of_its_own_where_everything_is_copied() -> None:
    every = tuple(department for template, department in DEPARTMENTS if template == "warehouse")
    assert copied(*every, template="warehouse") == copied(template="warehouse")


def test_the_page_about_templates_names_every_department() -> None:
    page = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = {name: line for name in TEMPLATES for line in page.splitlines() if line.startswith(f"| `{name}` |")}
    for template, department in DEPARTMENTS:
        assert f"`{department}`" in rows[template]
