import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.text import HIDDEN, LONGEST_QUOTED, briefly, is_plain_text, listed, quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sales", '"sales"'),
        ("", '""'),
        ("abc ", '"abc "'),
        ("grün 👍", '"grün 👍"'),
        ("a\r\nb\tc", '"a<U+000D><U+000A>b<U+0009>c"'),
        ("\x1b[31m", '"<U+001B>[31m"'),
        ("\u202eabc", '"<U+202E>abc"'),
        ("97\xa0104", '"97<U+00A0>104"'),
        ("\udc80", '"<U+DC80>"'),
        ("x" * 60, '"' + "x" * 60 + '"'),
        ("x" * 61, '"' + "x" * 59 + '…"'),
    ],
)
def test_a_typed_text_is_quoted_short_and_harmless(text: str, expected: str) -> None:
    assert LONGEST_QUOTED == 60
    assert quoted(text) == expected


def test_a_path_may_be_quoted_at_length() -> None:
    path = "audits/" + "x" * 100
    assert quoted(path, longest=200) == f'"{path}"'


@given(st.text() | st.text("ab\u3164\u034f\u202e\xa0\n\u115f"))
def test_nothing_hidden_is_ever_quoted(text: str) -> None:
    assert not re.search(HIDDEN, quoted(text))
    assert "\n" not in quoted(text)


@given(st.text() | st.text("ab\u3164\u034f\u202e\xa0\n\u115f"))
def test_the_fast_look_finds_every_hidden_character(text: str) -> None:
    if is_plain_text(text):
        assert not re.search(HIDDEN, text)
        assert "\t" not in text


@pytest.mark.parametrize(("words", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_names_are_joined_for_people(words: list[str], expected: str) -> None:
    assert listed(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("a", "a"), ("abc", "a, b and c"), ("abcd", "a, b, c and 1 more"), ("abcdefgh", "a, b, c and 5 more")]
)
def test_many_names_are_counted(words: str, expected: str) -> None:
    assert briefly(tuple(words)) == expected
