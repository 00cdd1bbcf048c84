import re

from hypothesis import given
from hypothesis import strategies as st

from handoff.checks._wording import Phrases, any_of, plain, wording

VAGUE = wording().vague
WORDS = st.sampled_from(
    [
        *VAGUE.words,
        *VAGUE.read_over,
        "we",
        "as",
        "soon",
        "possible",
        "at",
        "quality",
        "sends",
        "the",
        "form",
        "-",
        "(",
        ")",
        ",",
        "'s",
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "-", ", ", "("])), max_size=8))
def test_the_quick_look_for_phrases_hides_none_that_the_pattern_finds(parts: list[tuple[str, str]]) -> None:
    text = plain("".join(word + sign for word, sign in parts))
    pattern = re.compile(rf"(?<![\w-]){any_of((*VAGUE.words, *VAGUE.read_over))}(?![\w-])")
    found = [match[0] for match in pattern.finditer(text) if match[0] not in VAGUE.read_over]
    assert Phrases(VAGUE.words, VAGUE.read_over).first_in(text) == (found[0] if found else "")
