import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handoff.checks import Inspection
from handoff.model.problem import Fault, Problem
from handoff.workspace.checking import check
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.starting import slug_of, starting_files, yaml_text

TODAY = date(2026, 11, 20)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def found_in(workspace: Workspace) -> tuple[Problem, ...]:
    found = check(workspace, Inspection())
    return found.unreadable + found.findings


def begin(root: Path, name: str, department: str) -> Workspace:
    files = starting_files(name, department, "Europe/London", TODAY)
    assert not isinstance(files, Fault), files
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    workspace = open_workspace(root)
    assert isinstance(workspace, Workspace), workspace
    return workspace


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("Harrow Pumps", "Customer Service"),
        ("O'Neill & Söhne", "Qualität / Prüfung"),
        ('He said "no": {it} #1', "- [x] &anchor *alias !tag | > % @ `"),
        ("'", "12:30"),
        ("no", "null"),
        ("Buyers", "Buyers"),
        ("Harrow", "Next department"),
        ("Harrow", "Parties"),
        ("倉庫", "Ward 7"),
        ("Pumps 🔧", "Tests  \t 1"),
        ("x" * 200, "y" * 200),
        ("{id}", "{neighbour} {buyers}"),
    ],
)
def test_a_new_workspace_lacks_only_what_a_beginner_cannot_have(tmp_path: Path, name: str, department: str) -> None:
    workspace = begin(tmp_path, name, department)
    found = [(problem.check, problem.severity) for problem in found_in(workspace)]
    assert found == [("no-leadership", "warning"), ("no-commitment", "warning")]
    assert workspace.settings.name == " ".join(name.split())
    (one,) = workspace.organisation.departments
    assert one.name == " ".join(department.split())
    (standard,) = one.standards
    assert [promise.since for promise in standard.promises] == [TODAY]
    assert {party.kind for party in workspace.organisation.parties} == {"department", "customer"}


def test_the_files_are_named_in_order_and_the_same_each_time() -> None:
    files = starting_files("Harrow Pumps", "Order Desk", "UTC", TODAY)
    assert not isinstance(files, Fault)
    assert [file.path for file in files] == [
        ".gitattributes",
        ".github/workflows/standards.yml",
        ".gitignore",
        "handoff.toml",
        "standards/order-desk.yaml",
        "standards/parties.yaml",
    ]
    assert files == starting_files("Harrow Pumps", "Order Desk", "UTC", TODAY)
    assert files[0].content.splitlines()[-1] == b"ledger/** -text"
    assert b".handoff/" in files[2].content.splitlines()


def test_the_ci_job_installs_and_checks() -> None:
    files = starting_files("Harrow Pumps", "Order Desk", "UTC", TODAY)
    assert not isinstance(files, Fault)
    job = yaml.safe_load(files[1].content)["jobs"]["check"]
    assert [step["run"] for step in job["steps"] if "run" in step] == ["pip install handoff-ledger", "handoff check"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Customer Service", "customer-service"),
        ("  R&D  ", "r-d"),
        ("Qualität", "qualitat"),
        ("Ward 7", "ward-7"),
        ("--x--", "x"),
        ("../../etc/passwd", "etc-passwd"),
        ("\uff26\uff55\uff4c\uff4c", "full"),
        ("a" * 70, "a" * 64),
        ("a" * 63 + " b", "a" * 63),
    ],
)
def test_a_name_becomes_an_id(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("name", "department", "said"),
    [
        ("", "Order Desk", "no name for the organisation"),
        ("Harrow", " \n ", "no name for the department"),
        ("Harrow", "倉庫", "No id can be made"),
        ("Harrow", "!?", "No id can be made"),
        ("Harrow", "Con", "cannot be an id"),
        ("Harrow", "LPT1", "cannot be an id"),
        ("Harrow\x1b[31m", "Order Desk", "nobody can see"),
        ("Harrow", "Order\u202eDesk", "nobody can see"),
        ("Harrow", "Order\udcffDesk", "nobody can see"),
        ("H" * 201, "Order Desk", "201 characters"),
    ],
)
def test_a_name_that_cannot_be_used_is_a_fault_that_says_the_rule(name: str, department: str, said: str) -> None:
    fault = starting_files(name, department, "UTC", TODAY)
    assert isinstance(fault, Fault)
    assert said in fault.message
    assert fault.why
    assert fault.fix


@given(TEXT)
def test_quoted_text_reads_back_the_same(text: str) -> None:
    line = yaml_text(text)
    assert line.isprintable()
    assert yaml.safe_load(f"name: {line}  # note\n") == {"name": text}
    assert yaml.load(f"name: {line}  # note\n", Loader=yaml.CSafeLoader) == {"name": text}


@given(TEXT)
def test_any_name_makes_an_id_or_a_fault(text: str) -> None:
    slug = slug_of(text)
    assert isinstance(slug, Fault) or re.fullmatch(r"(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*", slug)


@given(TEXT, TEXT)
def test_whatever_is_typed_stands_in_the_files_as_data(name: str, department: str) -> None:
    files = starting_files(name, department, "Europe/London", TODAY)
    if isinstance(files, Fault):
        return
    by_path = {file.path: file.content.decode() for file in files}
    assert tomllib.loads(by_path["handoff.toml"])["organisation"]["name"] == " ".join(name.split())
    (mine,) = (path for path in by_path if path.startswith("standards/") and path != "standards/parties.yaml")
    read = yaml.safe_load(by_path[mine])
    assert read["name"] == " ".join(department.split())
    assert list(read) == ["department", "name", "kind", "head", "promise", "outputs"]
