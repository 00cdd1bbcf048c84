"""What lies in the ledger's folder, looks like an act, and is none that handoff wrote: reports warn of it, verifying names it."""

from pathlib import Path

import pytest

from handoff.ledger._verify import Demand, verify_ledger
from handoff.ledger._walk import act_files
from handoff.model.problem import Problem

NAME = "20261120T160211Z-3f9c2a7e51b04d88"
GENUINE = b'{"id":"' + b"0" * 64


def put(workspace: Path, name: str, held: bytes) -> str:
    path = workspace / "ledger" / "2026" / "11" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(held)
    return f"ledger/2026/11/{name}"


def told(workspace: Path) -> set[tuple[str, str, str]]:
    return {
        (one.check, one.source.path, one.severity)
        for one in verify_ledger(workspace, "ledger", Demand()).problems
        if not one.source.line
    }


@pytest.mark.parametrize(
    ("name", "held"),
    [
        (f"{NAME}.jsonl.bak", b""),
        (f"{NAME}.jsonl.orig", b""),
        (f"{NAME}.jsonl~", b""),
        (f"{NAME}.txt", b""),
        (NAME, b""),
        (f"{NAME}.JSONL.old", b""),
        ("x.txt", GENUINE),
        ("notes.md", GENUINE),
    ],
)
def test_what_looks_like_an_act_and_is_not_read_is_told(tmp_path: Path, name: str, held: bytes) -> None:
    path = put(tmp_path, name, held)
    (warning,) = act_files(tmp_path, "ledger")
    assert isinstance(warning, Problem)
    assert (warning.severity, warning.source.path) == ("warning", path)
    assert "not counted" in warning.message
    assert told(tmp_path) == {("NOT-AN-ENTRY", path, "error")}


@pytest.mark.parametrize(
    "name",
    [f"{NAME} (1).jsonl", f"{NAME} (Ada's conflicted copy).jsonl", f"{NAME}.JSONL", f"{NAME.upper()}.jsonl", f"{NAME}-2.jsonl"],
)
def test_a_copy_that_is_read_is_named_when_verifying(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, b"x")
    assert told(tmp_path) == {("NOT-AN-ENTRY", path, "error")}


@pytest.mark.parametrize("name", ["x.jsonl", f"{NAME}.jsonl", f"{NAME}.parts copy"])
def test_a_folder_with_the_name_of_an_act_is_told_and_looked_into(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, f"{name}/0001.jsonl", b"x")
    assert told(tmp_path) == {("NOT-AN-ENTRY", path.removesuffix("/0001.jsonl"), "error")}
    assert verify_ledger(tmp_path, "ledger", Demand()).files == 1


@pytest.mark.parametrize(
    "name", ["README.md", ".gitkeep", f".{NAME}.jsonl-1.tmp", f"{NAME}.jsonl", f"{NAME}.parts/0001.jsonl", "any.jsonl"]
)
def test_nothing_is_said_of_notes_of_hidden_files_and_of_acts(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, b"x")
    assert told(tmp_path) == set()
    assert not [one for one in act_files(tmp_path, "ledger") if isinstance(one, Problem)]
