import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.private import FOLDER
from handoff.reading import cache, read_organisation, read_settings
from handoff.reading.cache import NAME

SETTINGS = '[organisation]\nname = "Test"\n'
SALES = """
department: sales
outputs:
  offers:
    customers: {buyers: {used_for: deciding}}
    standards:
      on-time:
        measure: {kind: duration, clock: working, every: month}
        target: {value: at most 4 wh, attain: 95.5 %}
        was: [{target: at most 8 wh, since: 2025-01-01}]
        since: 2026-01-01
"""
FAULTY = "department: stores\nnonsense: 1\n"
PARTIES = "parties: {buyers: {name: Buyers, kind: customer}}\norganisation: {commitment: We listen.}\n"
Read = tuple[Organisation, tuple[Problem, ...]]


@pytest.fixture(autouse=True)
def worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every workspace is large enough for a cache."""
    monkeypatch.setattr(cache, "WORTH", 0)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return described(tmp_path / "workspace")


def described(root: Path) -> Path:
    (root / "standards").mkdir(parents=True)
    for name, text in (("sales", SALES), ("stores", FAULTY), ("parties", PARTIES)):
        (root / "standards" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (root / "handoff.toml").write_text(SETTINGS, encoding="utf-8")
    return root


def read(root: Path) -> Read:
    settings, faults = read_settings(root)
    assert settings is not None
    assert faults == ()
    return read_organisation(root, settings)


def kept(root: Path) -> Path:
    return root.joinpath(*FOLDER, NAME)


def never(*_: object) -> None:
    raise AssertionError("a file was read that is known")


def test_a_second_reading_gives_the_same_without_looking_into_the_files(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(workspace)
    assert first[1]
    assert kept(workspace).is_file()
    monkeypatch.setattr("handoff.reading.organisation.read_department", never)
    monkeypatch.setattr("handoff.reading.organisation.read_shared", never)
    assert read(workspace) == first


def test_a_second_commitment_is_told_as_long_as_there_is_a_first(workspace: Path) -> None:
    shutil.copy(workspace / "standards" / "parties.yaml", workspace / "standards" / "parties.yml")
    first = read(workspace)
    assert "given-twice" in {problem.check for problem in first[1]}
    assert read(workspace) == first
    (workspace / "standards" / "parties.yaml").unlink()
    assert "given-twice" not in {problem.check for problem in read(workspace)[1]}
    (workspace / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    assert read(workspace) == first


def test_a_changed_file_is_read_again_and_the_others_are_not(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(workspace)
    path = workspace / "standards" / "sales.yaml"
    path.write_text(SALES.replace("95.5 %", "90 %"), encoding="utf-8")
    changed = read(workspace)
    assert changed[0].standards[0].promises[0].target.text == "at most 4 wh, attain 90 %"
    monkeypatch.setattr("handoff.reading.organisation.read_department", never)
    assert read(workspace) == changed


def test_a_file_that_is_gone_is_forgotten(workspace: Path) -> None:
    read(workspace)
    (workspace / "standards" / "stores.yaml").unlink()
    organisation, problems = read(workspace)
    assert [one.id for one in organisation.departments] == ["sales"]
    assert problems == ()
    assert b"stores" not in kept(workspace).read_bytes()


def test_one_content_under_two_names_keeps_each_place(workspace: Path) -> None:
    shutil.copy(workspace / "standards" / "stores.yaml", workspace / "standards" / "again.yaml")
    first = read(workspace)
    assert {problem.source.path for problem in first[1]} == {"standards/again.yaml", "standards/stores.yaml"}
    assert read(workspace) == first


def test_a_cache_that_came_with_a_copy_is_not_believed(workspace: Path, tmp_path: Path) -> None:
    first = read(workspace)
    genuine = kept(workspace).read_bytes()
    kept(workspace).write_bytes(genuine.replace(b"on-time", b"in-time"))
    assert read(workspace) == first  # its digest says that it was changed
    copy = Path(shutil.copytree(workspace, tmp_path / "copy"))
    assert read(copy) == first


def test_a_cache_that_came_with_a_copy_is_not_even_decoded(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(workspace)  # with `95.5 %`, kept as a fraction; `1e999999999` would take for ever
    copy = Path(shutil.copytree(workspace, tmp_path / "copy"))
    monkeypatch.setattr(cache, "_from_text", never)
    assert read(copy) == first


@pytest.mark.parametrize("put", [lambda path: path.symlink_to("/dev/zero"), os.mkfifo, Path.mkdir])
def test_what_is_no_plain_file_is_no_cache_and_is_not_waited_for(workspace: Path, put: Callable[[Path], None]) -> None:
    first = read(workspace)
    kept(workspace).unlink()
    put(kept(workspace))
    assert read(workspace) == first


def test_a_cache_of_another_program_is_not_believed(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(workspace)
    kept(workspace).write_bytes(kept(workspace).read_bytes().replace(b"on-time", b"in-time"))
    monkeypatch.setattr(cache, "_MADE_BY", ("model", "measures"))
    assert read(workspace) == first


@given(damage=st.binary(max_size=40), at=st.integers(0, 4000), cut=st.integers(0, 4000))
def test_a_damaged_cache_raises_nothing(damage: bytes, at: int, cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = described(tmp_path_factory.mktemp("damaged") / "workspace")
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(cache, "WORTH", 0)
    first = read(root)
    raw = kept(root).read_bytes()
    kept(root).write_bytes(raw[:at] + damage + raw[at + cut :])
    assert read(root) == first
    shutil.rmtree(root / ".handoff")
    assert [one.id for one in read(root)[0].departments] == ["sales", "stores"]
    monkeypatch.undo()
    shutil.rmtree(root)


def test_a_small_workspace_has_no_cache(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "WORTH", 10_000)
    read(workspace)
    assert not (workspace / ".handoff").exists()


def test_nothing_is_kept_through_a_link_out_of_the_workspace(workspace: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (workspace / ".handoff").symlink_to(elsewhere, target_is_directory=True)
    first = read(workspace)
    assert list(elsewhere.iterdir()) == []
    assert read(workspace) == first


@pytest.mark.skipif(os.geteuid() == 0, reason="the super-user may write everywhere")
def test_a_folder_that_cannot_be_written_is_no_fault(workspace: Path) -> None:
    workspace.chmod(0o500)
    try:
        assert read(workspace) == read(workspace)
    finally:
        workspace.chmod(0o700)


def test_a_cache_that_cannot_be_written_is_no_fault(workspace: Path) -> None:
    (workspace / ".handoff").write_text("a file in its place", encoding="utf-8")
    first = read(workspace)
    assert read(workspace) == first
