"""`handoff init --template`, as the installed command does it: whole organisations and single departments, checked at once."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from handoff.analysis.agreeing import seats
from handoff.workspace.library import TEMPLATES, open_template

Run = Callable[..., CompletedProcess[str]]

CHOICES = [(name, ()) for name in TEMPLATES] + [(name, (open_template(name).organisation.departments[0].id,)) for name in TEMPLATES]


@pytest.mark.parametrize(
    ("template", "departments"), CHOICES, ids=lambda part: "-".join((part,) if isinstance(part, str) else part)
)
def test_what_is_copied_gives_no_error(handoff: Run, tmp_path: Path, template: str, departments: tuple[str, ...]) -> None:
    words = [word for department in departments for word in ("--department", department)]
    begun = handoff("init", "--template", template, *words, cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    assert all((tmp_path / path).is_file() for path in re.findall("^wrote (.+)$", begun.stdout + begun.stderr, re.MULTILINE))
    checked = handoff("check", "--level", "defined", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_name_and_time_zone_are_the_persons_own(handoff: Run, tmp_path: Path) -> None:
    words = ("--template", "hospital", "--name", "Ours", "--timezone", "Asia/Tokyo")
    assert handoff("init", "new", *words, cwd=tmp_path).returncode == 0
    settings = tomllib.loads((tmp_path / "new" / "handoff.toml").read_text(encoding="utf-8"))
    assert (settings["organisation"]["name"], settings["organisation"]["timezone"]) == ("Ours", "Asia/Tokyo")


def test_nothing_is_written_where_a_file_is_there_already(handoff: Run, tmp_path: Path) -> None:
    mine = tmp_path / "standards" / "ward.yaml"
    mine.parent.mkdir()
    mine.write_text("mine\n", encoding="utf-8")
    done = handoff("init", "--template", "hospital", cwd=tmp_path)
    assert done.returncode == 2
    assert "standards/ward.yaml is there already." in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text(encoding="utf-8") == "mine\n"


def test_an_unknown_department_or_template_writes_nothing_and_names_those_there_are(handoff: Run, tmp_path: Path) -> None:
    done = handoff("init", "--template", "warehouse", "--department", "inbuond", cwd=tmp_path)
    assert done.returncode == 2
    assert "Did you mean inbound? It has client-care, inbound, inventory-control," in " ".join(done.stderr.split())
    done = handoff("init", "--template", "bakery", cwd=tmp_path)
    assert done.returncode == 2
    assert all(name in done.stderr for name in TEMPLATES)
    assert list(tmp_path.iterdir()) == []


def test_several_departments_need_a_template(handoff: Run, tmp_path: Path) -> None:
    done = handoff("init", "--name", "X", "--department", "Sales", "--department", "Desk", cwd=tmp_path)
    assert done.returncode == 2
    assert "--template" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_department_named_in_the_environment_may_have_several_words(handoff: Run, tmp_path: Path) -> None:
    own = {"HANDOFF_INIT_NAME": "X", "HANDOFF_INIT_DEPARTMENT": "Customer Service"}
    assert handoff("init", "own", cwd=tmp_path, env=own).returncode == 0
    assert (tmp_path / "own" / "standards" / "customer-service.yaml").is_file()
    part = {"HANDOFF_INIT_DEPARTMENT": "ward pharmacy"}
    assert handoff("init", "part", "--template", "hospital", cwd=tmp_path, env=part).returncode == 0
    assert sorted(path.name for path in (tmp_path / "part" / "standards").iterdir()) == [
        "parties.yaml",
        "pharmacy.yaml",
        "ward.yaml",
    ]


def test_the_help_lists_the_templates(handoff: Run, tmp_path: Path) -> None:
    done = handoff("init", "--help", cwd=tmp_path, env={"COLUMNS": "200"})
    assert done.returncode == 0
    assert all(name in done.stdout for name in TEMPLATES)
    assert "handoff init my-hospital --template hospital --department ward --department pharmacy" in done.stdout


def test_a_department_that_everyone_signed_passes_at_level_agreed(handoff: Run, tmp_path: Path) -> None:
    assert handoff("init", "--template", "warehouse", "--department", "inbound", cwd=tmp_path).returncode == 0
    gate = ("check", "--level", "agreed")
    assert handoff(*gate, cwd=tmp_path).returncode == 1
    outputs = (output for output in open_template("warehouse").organisation.outputs if output.department == "inbound")
    parties = {seat.party for output in outputs for standard in output.standards for seat in seats(output, standard)}
    for party in sorted(parties):
        words = ("--for", party, "--by", f"Speaker of {party}", "--role", "Speaker")
        done = handoff("agree", "--all", *words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    checked = handoff(*gate, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
