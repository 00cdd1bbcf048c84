import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handoff.reading.files import LARGEST, Listing, Unopened, list_definitions, read_plain_file

GOOD = "department: a\n"


def placed(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(GOOD, encoding="utf-8")
    return folder


def test_definitions_are_yaml_files_in_order_of_path_and_hidden_ones_are_none(tmp_path: Path) -> None:
    placed(tmp_path, "s/b.yaml", "s/a.yml", "s/sub/deep/c.yaml", "s/D.YAML", "s/notes.md", "s/.#b.yaml", "s/.old/e.yaml", "f.yaml")
    assert list_definitions(tmp_path, "s") == Listing(("s/D.YAML", "s/a.yml", "s/b.yaml", "s/sub/deep/c.yaml"), ())


def test_the_whole_workspace_may_be_the_standards_folder(tmp_path: Path) -> None:
    assert list_definitions(placed(tmp_path, "a.yaml", "b/c.yaml"), ".").paths == ("a.yaml", "b/c.yaml")


@pytest.mark.parametrize(
    ("make", "check"),
    [
        (lambda path: path.mkdir(), "no-plain-file"),
        (os.mkfifo, "no-plain-file"),
        (lambda path: path.symlink_to("/etc/passwd"), "bad-link"),
        (lambda path: path.symlink_to("/dev/zero"), "bad-link"),
        (lambda path: path.symlink_to("../" * 50 + "etc/passwd"), "bad-link"),
        (lambda path: path.symlink_to("x.yaml"), "unreadable-file"),
        (lambda path: path.symlink_to("nowhere.yaml"), "unreadable-file"),
        (lambda path: path.write_bytes(b"#" * (LARGEST + 1)), "too-large"),
    ],
)
def test_what_is_named_like_a_definition_and_is_none_is_one_problem(
    read: Callable[..., Any], tmp_path: Path, make: Callable[[Path], object], check: str
) -> None:
    placed(tmp_path, "standards/a.yaml")
    make(tmp_path / "standards" / "x.yaml")
    reading = read({})
    assert (reading.only.check, reading.only.source.path, reading.only.source.line) == (check, "standards/x.yaml", 0)
    assert "root:" not in str(reading)
    assert [department.id for department in reading.organisation.departments] == ["a"]


def test_a_link_to_a_file_of_the_workspace_is_that_file(tmp_path: Path) -> None:
    placed(tmp_path, "real/a.yaml")
    (tmp_path / "link.yaml").symlink_to("real/a.yaml")
    assert read_plain_file(tmp_path, "link.yaml") == GOOD.encode()


def test_a_workspace_reached_over_a_link_reads_its_own_files(tmp_path: Path) -> None:
    placed(tmp_path, "real/s/a.yaml")
    (tmp_path / "link").symlink_to("real")
    assert read_plain_file(tmp_path / "link", "s/a.yaml") == GOOD.encode()
    assert list_definitions(tmp_path / "link", "s") == Listing(("s/a.yaml",), ())


@pytest.mark.parametrize("target", [".", "..", "/etc"])
def test_a_folder_that_is_a_link_is_named_once_and_not_followed(read: Callable[..., Any], tmp_path: Path, target: str) -> None:
    placed(tmp_path, "standards/a.yaml")
    (tmp_path / "standards" / "loop").symlink_to(target)
    reading = read({})
    assert (reading.only.check, reading.only.source.path) == ("bad-link", "standards/loop")
    assert len(reading.organisation.departments) == 1


def test_a_standards_folder_outside_the_workspace_is_not_read(tmp_path: Path) -> None:
    placed(tmp_path, "other/a.yaml", "w/handoff.toml")
    (tmp_path / "w" / "standards").symlink_to("../other")
    listing = list_definitions(tmp_path / "w", "standards")
    assert (listing.paths, [problem.check for problem in listing.problems]) == ((), ["bad-link"])


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    listing = list_definitions(placed(tmp_path, "standards"), "standards")
    assert [(problem.check, problem.source.path) for problem in listing.problems] == [("unreadable-file", "standards")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_told(read: Callable[..., Any], tmp_path: Path) -> None:
    placed(tmp_path, "standards/a.yaml")
    (tmp_path / "standards" / "a.yaml").chmod(0)
    assert read({}).only.check == "unreadable-file"


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"a\x1b[2J.yaml", "a<U+001B>[2J.yaml"), (b"gr\xfcn.yaml", "gr<U+DCFC>n.yaml"), ("\u202eb.yaml".encode(), "<U+202E>b.yaml")],
)
def test_a_name_that_cannot_be_shown_is_told_and_the_file_is_read(
    read: Callable[..., Any], tmp_path: Path, name: bytes, shown: str
) -> None:
    placed(tmp_path, "standards/z.md")
    try:
        Path(os.fsdecode(bytes(tmp_path / "standards") + b"/" + name)).write_text(GOOD, encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    reading = read({})
    assert reading.only.check == "bad-file-name"
    assert shown in reading.only.message
    assert os.fsencode(reading.only.source.path) == b"standards/" + name
    assert len(reading.organisation.departments) == 1


def test_files_that_are_one_on_other_systems_are_named(tmp_path: Path) -> None:
    placed(tmp_path, "s/A.yaml", "s/a.yaml", "s/sub/b.yaml", "s/Sub/b.yaml")
    if len(list(tmp_path.glob("s/*.yaml"))) == 1:
        pytest.skip("this system takes the two for one")
    problems = list_definitions(tmp_path, "s").problems
    assert [(problem.check, problem.source.path, problem.also[0].path) for problem in problems] == [
        ("clashing-file-names", "s/a.yaml", "s/A.yaml"),
        ("clashing-file-names", "s/sub/b.yaml", "s/Sub/b.yaml"),
    ]


@pytest.mark.parametrize("path", ["gone.yaml", "a\0b.yaml", "a.yaml/b", "x" * 5000])
def test_what_cannot_be_opened_is_a_value(tmp_path: Path, path: str) -> None:
    found = read_plain_file(placed(tmp_path, "a.yaml"), path)
    assert isinstance(found, Unopened)
    assert found.check == "unreadable-file"
