"""The source line and its caret."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.problem import Source
from handoff.rendering import Canvas
from handoff.rendering._excerpt import excerpt_lines
from handoff.rendering._wrap import cells

WIDE, ASCII = Canvas(), Canvas(unicode=False)
LONG = "begin " + "x" * 200 + "HERE" + "y" * 200

CASES = {
    "a column": ("kind: wight", 7, 40, WIDE, ["  12 | kind: wight", "     |       ^"]),
    "no column": ("kind: wight", 0, 40, WIDE, ["  12 | kind: wight"]),
    "past the end": ("kind:", 9, 40, WIDE, ["  12 | kind:", "     |      ^"]),
    "a tab": ("\tkind: x", 2, 40, WIDE, ["  12 |     kind: x", "     |     ^"]),
    "a hidden character": ("a\x1bb: x", 3, 40, WIDE, ["  12 | a<U+001B>b: x", "     |          ^"]),
    "wide characters": ("漢字: x", 3, 40, WIDE, ["  12 | 漢字: x", "     |     ^"]),
    "a combining character": ("e\u0301e: x", 3, 40, WIDE, ["  12 | e\u0301e: x", "     |  ^"]),
    "only ASCII": ("ü: x", 2, 40, ASCII, ["  12 | <U+00FC>: x", "     |         ^"]),
    "a long line": (LONG, 207, 40, WIDE, ["  12 | …xxxxxxxxxxxxxxxxxxxxHEREyyyyyyy…", "     |                      ^"]),
    "a long line in ASCII": (LONG, 207, 40, ASCII, ["  12 | ...xxxxxxxxxxxxxxxxxxHEREyyyyy...", "     |                      ^"]),
    "a long line's begin": (LONG, 1, 30, WIDE, ["  12 | begin xxxxxxxxxxxxxxx…", "     | ^"]),
}


@pytest.mark.parametrize(("excerpt", "column", "width", "canvas", "lines"), CASES.values(), ids=CASES)
def test_the_caret_stands_under_the_column(excerpt: str, column: int, width: int, canvas: Canvas, lines: list[str]) -> None:
    assert excerpt_lines(excerpt, Source("x.yaml", 12, column), canvas, width) == lines


@given(st.text(st.sampled_from("ab\t漢\x1b\u202e "), max_size=120), st.integers(1, 121), st.integers(20, 60))
def test_the_sign_above_the_caret_is_the_column_s_and_no_line_is_too_wide(excerpt: str, column: int, width: int) -> None:
    canvas = Canvas()
    shown, caret = excerpt_lines(excerpt, Source("x.yaml", 1, column), canvas, width)
    assert cells(shown) <= width
    before = cells(caret) - 1
    taken, at = 0, 0
    while taken < before and at < len(shown):
        taken += cells(shown[at])
        at += 1
    wanted = {"\t": " ", "\x1b": "<", "\u202e": "<"}.get(excerpt[column - 1], excerpt[column - 1]) if column <= len(excerpt) else ""
    assert shown[at : at + 1].strip() == wanted.strip()


def test_a_line_of_ten_million_characters_is_only_looked_at_near_the_caret() -> None:
    shown, _ = excerpt_lines("x" * 10_000_000, Source("x.yaml", 1, 5_000_000), Canvas(), 80)
    assert len(shown) <= 80
