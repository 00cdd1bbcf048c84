"""Lines that are found in blocks are those that are found one by one."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger import _lines, _walk
from handoff.ledger._marked import UNSURE, about
from handoff.ledger._walk import numbered_lines

NAMES = ("a/b/c", "a/b", 'say "x"', "ä+(")
pieces = st.sampled_from(
    (b'"a/b/c"', b'"a/b"', b"a/b/c", b'"a/b/cd"', b"\\", b'"act"', '"ä+("'.encode(), b"x" * 9, b"\n", b"\n", b"\r")
)


@pytest.mark.parametrize("block", [8, 1 << 18])
@given(content=st.lists(pieces, max_size=40).map(b"".join), names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_every_line_about_a_name_is_found_with_its_number(content: bytes, names: list[str], block: int) -> None:
    marks = (*UNSURE, *(f'"{name}"'.encode() for name in names))
    expected = [(number, line) for number, line in numbered_lines(BytesIO(content)) if any(mark in line for mark in marks)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_walk, "_BLOCK", block)
        assert list(about(tuple(names)).lines(BytesIO(content))) == expected


def test_a_line_that_is_too_long_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_lines, "LONGEST_LINE", 20)
    monkeypatch.setattr(_walk, "_BLOCK", 8)
    content = b'first\n"a/b" and so on and on and on\nthird\n"a/b"\n'
    found = dict(about(("a/b",)).lines(BytesIO(content)))
    assert found[4] == b'"a/b"\n'
    assert len(found[2]) > 20
