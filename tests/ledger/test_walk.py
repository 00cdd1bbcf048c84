import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger import _lines, _walk
from handoff.ledger._walk import ActFile, act_files, blocks, mentions, numbered_lines, open_act
from handoff.model.problem import Problem


def shown(workspace: Path) -> list[str]:
    return [file.shown for file in act_files(workspace, "ledger") if isinstance(file, ActFile)]


def problems(workspace: Path) -> list[tuple[str, str]]:
    return [(file.source.path, file.message) for file in act_files(workspace, "ledger") if isinstance(file, Problem)]


def put(workspace: Path, *names: str) -> None:
    for name in names:
        path = workspace / "ledger" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert list(act_files(tmp_path, "ledger")) == []


def test_acts_come_in_one_order_wherever_they_are(tmp_path: Path) -> None:
    put(
        tmp_path,
        "2026/11/b.jsonl",
        "2026/11/a.jsonl",
        "2026/02/z.jsonl",
        "2026/11/c.parts/0002.jsonl",
        "2026/11/c.parts/0001.jsonl",
    )
    put(tmp_path, "top.JSONL", "2025/12/y.jsonl")
    assert shown(tmp_path) == [
        "ledger/top.JSONL",
        "ledger/2025/12/y.jsonl",
        "ledger/2026/02/z.jsonl",
        "ledger/2026/11/a.jsonl",
        "ledger/2026/11/b.jsonl",
        "ledger/2026/11/c.parts/0001.jsonl",
        "ledger/2026/11/c.parts/0002.jsonl",
    ]


def test_what_was_never_whole_and_what_is_no_act_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "2026/11/.x.tmp", "2026/11/.x.jsonl", "2026/11/.y.parts/0001.jsonl", "README.md", "seals/a.seal")
    assert list(act_files(tmp_path, "ledger")) == []


def test_links_and_pipes_are_told_and_never_followed(tmp_path: Path) -> None:
    put(tmp_path, "2026/11/a.jsonl")
    outside = tmp_path / "outside.jsonl"
    outside.write_text("secret")
    month = tmp_path / "ledger/2026/11"
    (month / "link.jsonl").symlink_to(outside)
    (month / "loop").symlink_to(month)
    os.mkfifo(month / "pipe.jsonl")
    (month / "folder").mkdir()
    assert shown(tmp_path) == ["ledger/2026/11/a.jsonl"]
    assert problems(tmp_path) == [
        (
            "ledger/2026/11/link.jsonl",
            "ledger/2026/11/link.jsonl is a symbolic link, which is not followed; entries in it are not counted.",
        ),
        ("ledger/2026/11/loop", "ledger/2026/11/loop is a symbolic link, which is not followed; entries in it are not counted."),
        ("ledger/2026/11/pipe.jsonl", "ledger/2026/11/pipe.jsonl is no regular file; entries in it are not counted."),
    ]


def test_a_ledger_that_is_a_link_is_followed_inside_the_workspace_only(tmp_path: Path) -> None:
    outside, workspace = tmp_path / "outside", tmp_path / "workspace"
    workspace.mkdir()
    put(outside, "2026/11/a.jsonl")
    put(workspace, "2026/11/a.jsonl")
    (workspace / "ledger").rename(workspace / "real")
    (workspace / "ledger").symlink_to("real")
    assert shown(workspace) == ["ledger/2026/11/a.jsonl"]
    (workspace / "ledger").unlink()
    (workspace / "ledger").symlink_to(outside / "ledger")
    assert shown(workspace) == []
    assert problems(workspace) == [
        ("ledger", "ledger is a link that leads out of the workspace, which is not followed; entries in it are not counted.")
    ]


def test_a_file_that_has_become_a_link_meanwhile_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("secret")
    (tmp_path / "act.jsonl").symlink_to(tmp_path / "real")
    with pytest.raises(OSError, match="act"):
        open_act(ActFile(str(tmp_path / "act.jsonl"), "act.jsonl"))
    with pytest.raises(OSError, match="regular"):
        open_act(ActFile(str(tmp_path), "folder"))


def test_a_ledger_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("")
    assert [path for path, _ in problems(tmp_path)] == ["ledger"]


def test_a_name_that_is_no_unicode_is_shown_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/ledger/\xff.jsonl")).touch()
    assert shown(tmp_path) == ["ledger/\\xff.jsonl"]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"a\nb", [(1, b"a\n"), (2, b"b")]),
        (b"\n\na\n", [(1, b"\n"), (2, b"\n"), (3, b"a\n")]),
        (b"a\rb\x0bc\x85\n", [(1, b"a\rb\x0bc\x85\n")]),
        ("a\u2028b\n".encode(), [(1, "a\u2028b\n".encode())]),
        (b"12345678\n", [(1, b"12345678\n")]),
        (b"x" * 1000 + b"\nb\n", [(1, b"x" * 10), (2, b"b\n")]),
        (b"x" * 1000, [(1, b"x" * 10)]),
    ],
)
def test_lines_end_at_newlines_alone_and_are_bounded(
    content: bytes, lines: list[tuple[int, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_lines, "LONGEST_LINE", 9)
    assert list(numbered_lines(io.BytesIO(content))) == lines


@given(st.binary(max_size=60) | st.text("ab\n\r", max_size=60).map(str.encode), st.integers(1, 12))
def test_pieces_of_whole_lines_have_the_same_lines_and_every_byte(content: bytes, size: int) -> None:
    heard = bytearray()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_lines, "LONGEST_LINE", 9)
        patch.setattr(_walk, "_BLOCK", size)
        pieces = list(blocks(io.BytesIO(content), heard.extend))
        one_by_one = [line for _, line in numbered_lines(io.BytesIO(content))]
    assert heard == content
    assert [piece.count(b"\n") for piece in pieces[:1]] in ([], [0], [1])
    assert [line[:10] for piece in pieces for line in io.BytesIO(piece)] == one_by_one


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 100])
def test_a_mark_is_seen_wherever_a_file_is_cut(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_walk, "_BLOCK", size)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"one two three")
    file = ActFile(str(path), "a.jsonl")
    assert [mentions(file, mark) for mark in (b"one", b"two", b"ree", b"e t", b"two two", b"four")] == [True] * 4 + [False] * 2
    assert mentions(file, b"four", b"three")
    assert not mentions(ActFile(str(tmp_path / "b.jsonl"), "b.jsonl"), b"one")
