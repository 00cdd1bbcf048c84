import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.reading.quoting import HIDDEN, LONGEST, did_you_mean, is_plain_text, listed, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc ", '"abc "'),
        ("a\x1b[2Jb", '"a<U+001B>[2Jb"'),
        ("a\r\nb\tc", '"a<U+000D><U+000A>b<U+0009>c"'),
        ("x" * (LONGEST + 1), f'"{"x" * LONGEST}…"'),
        ("grün 👍", '"grün 👍"'),
    ],
)
def test_a_text_is_shown_in_quotes_in_bounds_and_visible(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text())
def test_nothing_hidden_is_ever_shown(text: str) -> None:
    assert not HIDDEN.search(shown(text))
    assert "\n" not in shown(text)


@given(st.text() | st.text("ab\u3164\u034f\u202e\xa0\n\u115f"))
def test_the_fast_look_finds_every_hidden_character(text: str) -> None:
    if is_plain_text(text):
        assert not HIDDEN.search(text)
        assert "\t" not in text


@pytest.mark.parametrize(("words", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_names_are_joined_for_people(words: list[str], expected: str) -> None:
    assert listed(words) == expected


@pytest.mark.parametrize(("word", "expected"), [("targt", "Did you mean `target`? "), ("zzz", "")])
def test_the_nearest_known_name_is_offered(word: str, expected: str) -> None:
    assert did_you_mean(word, ["limit", "target"]) == expected
