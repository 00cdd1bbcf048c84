"""A seal's bytes: what is written reads back the same, and nothing else is a seal."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.ledger._seals import NotASealError, Row, Seal, can_be_sealed, parsed, root_of, seal_bytes, seal_id, seal_name

ROW = Row("ledger/2026/11/a.jsonl", "a" * 64)
SEAL = Seal("Harrow Pumps", "2026-11-20T16:02:11Z", "Ada", ("b" * 64,), 3, 2, 5, "c" * 64, "d" * 64, (ROW,))
BYTES = f"""handoff-seal-v1
origin: Harrow Pumps
time: 2026-11-20T16:02:11Z
signer: Ada
parent: {"b" * 64}
files: 1
entries: 3
total-files: 2
total-entries: 5
root: {"c" * 64}
definitions: {"d" * 64}

{"a" * 64}  ledger/2026/11/a.jsonl
""".encode()


def read(held: bytes) -> Seal | None:
    try:
        return parsed(held, "ledger")
    except NotASealError:
        return None


def test_a_seal_is_these_bytes_and_is_named_by_them() -> None:
    assert seal_bytes(SEAL) == BYTES
    assert parsed(BYTES, "ledger") == SEAL
    assert seal_name(SEAL, seal_id(BYTES)) == f"20261120T160211Z-{seal_id(BYTES)[:16]}.seal"


printable = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)
hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
counts = st.integers(0, 10**9)
paths = st.text(st.characters(exclude_categories=("C",), exclude_characters="/\\"), min_size=1).filter(
    lambda name: name not in {".", ".."}
)


@given(
    st.builds(
        Seal,
        origin=printable,
        time=st.just("2026-11-20T16:02:11Z"),
        signer=printable,
        parents=st.sets(hashes, max_size=3).map(lambda found: tuple(sorted(found))),
        entries=counts,
        total_files=counts,
        total_entries=counts,
        root=hashes,
        definitions=hashes,
        rows=st.dictionaries(paths, hashes, max_size=4).map(
            lambda held: tuple(Row(f"ledger/{path}", held[path]) for path in sorted(held))
        ),
    )
)
def test_every_seal_that_is_written_reads_back_the_same(seal: Seal) -> None:
    assert parsed(seal_bytes(seal), "ledger") == seal


@given(st.integers(0, len(BYTES) - 1), st.integers(0, 7))
def test_one_bit_makes_it_another_seal_or_none(at: int, bit: int) -> None:
    held = BYTES[:at] + bytes([BYTES[at] ^ 1 << bit]) + BYTES[at + 1 :]
    assert read(held) != SEAL


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"handoff-seal-v1", b"handoff-seal-v2", "it does not begin with handoff-seal-v1"),
        (b"files: 1", b"files: 2", "its header is not in the order and form of one"),
        (b"files: 1", b"files: 01", "this is no line of a seal's header"),
        (b"signer: Ada\n", b"", "its header needs `signer` once"),
        (b"signer: Ada\n", b"signer: Ada\nsigner: Eve\n", "its header needs `signer` once"),
        (b"a.jsonl\n", b"a.jsonl", "it is cut off"),
        (b"\n\n", b"\n", "it is cut off"),
        (b"  ledger/2026/", b"  ledger/../", "this path leads out of the ledger"),
        (b"  ledger/", b"  /etc/ledger/", "this path leads out of the ledger"),
        (b"  ledger/", b" *ledger/", "this is no line of a sha256sum manifest"),
        (b"a.jsonl", b"a\\n.jsonl", "this is no line of a sha256sum manifest"),
        (b"Ada", b"\xff", "it is not UTF-8 text"),
        (b"Ada", b"A\x1bda", "this is no line of a seal's header"),
    ],
)
def test_what_is_no_seal_is_refused_with_the_reason(old: bytes, new: bytes, why: str) -> None:
    with pytest.raises(NotASealError, match="^" + why.replace("*", r"\*") + "$"):
        parsed(BYTES.replace(old, new, 1), "ledger")


def test_rows_stand_in_order_and_once() -> None:
    for rows in ((ROW, ROW), (Row("ledger/b", "a" * 64), ROW)):
        with pytest.raises(NotASealError, match="in order, each once"):
            parsed(seal_bytes(replace(SEAL, rows=rows)), "ledger")
    with pytest.raises(NotASealError, match="parents are not in order"):
        parsed(seal_bytes(replace(SEAL, parents=("b" * 64, "a" * 64))), "ledger")


def test_the_root_is_that_of_sort_and_sha256sum(tmp_path: Path) -> None:
    rows = (Row("ledger/z", "1" * 64), Row("ledger/ä", "0" * 64), Row("ledger/z", "1" * 64))
    file = tmp_path / "rows"
    file.write_bytes(b"".join(row.line for row in rows))
    ordered = subprocess.run(["sort", "-u", file], capture_output=True, check=True, env={"LC_ALL": "C"}).stdout
    named = subprocess.run(["sha256sum"], input=ordered, capture_output=True, check=True).stdout
    assert named.split()[0].decode() == root_of(rows)


def test_names_that_sha256sum_would_write_otherwise_cannot_be_sealed() -> None:
    assert can_be_sealed("ledger/2026/11/ä b.jsonl")
    assert not any(map(can_be_sealed, ("ledger/a\nb", "ledger/a\\b", "ledger/\x7f")))
