"""The quick look at a file finds what the close look at each of its lines finds."""

import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handoff.ledger import _scan, _walk
from handoff.ledger._lines import entry_line
from handoff.ledger._scan import Scanned, scan
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Measurement
from handoff.model.evidence import Evidence

Make = Callable[..., Measurement]
SPLICES = st.tuples(
    st.integers(0, 5000), st.integers(0, 400), st.sampled_from((b"", b"\n", b"\r", b"0", b"\\", b"<<<<<<< a\n", b"\xff"))
)


@pytest.fixture
def lines(act: Act, measured: Make) -> list[bytes]:
    proof = Evidence("audits/1.pdf", "0" * 64)
    noted = ("plain", "Gr\N{LATIN SMALL LETTER O WITH DIAERESIS}\N{LATIN SMALL LETTER SHARP S}e", 'quote "', "<<<<<<< a")
    entries = [measured(str(number), nonce=str(number), denominator=Decimal(104)) for number in range(6)]
    entries += [measured(note=note) for note in noted] + [measured(evidence=(proof,))]
    return [entry_line(act)[1], *(entry_line(one)[1] for one in entries)]


def closely(file: ActFile, patch: pytest.MonkeyPatch) -> Scanned:
    patch.setattr(_scan, "_LOOK_CLOSER", (b"",))
    return scan(file)


FILES = st.tuples(st.permutations(range(12)), st.integers(0, 12), st.lists(SPLICES, max_size=3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FILES, st.sampled_from((64, 700, 1 << 18)))
@example(([1, 7, 2, 3, 4, 5, 6, 0, 8, 9, 10, 11], 3, [(829, 1, b"\r")]), 64)
def test_a_quick_look_finds_what_a_close_one_finds(
    lines: list[bytes], tmp_path: Path, damaged: tuple[list[int], int, list[tuple[int, int, bytes]]], size: int
) -> None:
    order, kept, damages = damaged
    # Chance alone would seldom begin with the act, as files do.
    content = b"".join([lines[at] for at in ((0, *order) if kept % 2 else order)][:kept])
    for start, length, instead in damages:
        content = content[:start] + instead + content[start + length :]
    file = ActFile(str(tmp_path / "a.jsonl"), "ledger/a.jsonl")
    Path(file.path).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_walk, "_BLOCK", size)
        found = scan(file)
        assert found == closely(file, patch)
    assert found.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("at", range(64, 300, 7))
def test_a_bit_that_is_turned_in_the_second_piece_is_found_on_its_line(
    at: int, lines: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_walk, "_BLOCK", 1000)
    content = bytearray(b"".join(lines[:7]))
    content[sum(map(len, lines[:5])) + at] ^= 1
    (tmp_path / "a.jsonl").write_bytes(content)
    found = scan(ActFile(str(tmp_path / "a.jsonl"), "ledger/a.jsonl"))
    assert [(problem.severity, problem.source.line) for problem in found.problems] == [("error", 6)]
    assert found.entries == 5
