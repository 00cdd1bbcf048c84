import pytest

from handoff.model.person import same_person, with_role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Smith", "ann smith"),
        ("Ann Smith", "  Ann\u00a0\n Smith "),
        ("Ann Smith", "AnnSmith"),
        ("Ann Smith", "Ann\u200bSmith"),
        ("Ann Smith", "Ann\ufe0f\u2800Smith\u180b\U000e0100"),
        ("Straße", "STRASSE"),
        ("Zoë", "Zoe\u0308"),
        ("\uff21nn", "Ann"),
    ],
)
def test_case_blanks_and_what_nobody_sees_make_nobody_another(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Smith", "Ann Smyth"), ("Ann", ""), ("", ""), (" \u200b", ""), ("\ufe0f", "\ufe0f"), ("A. Smith", "A Smith-Jones")],
)
def test_others_are_others_and_nobody_is_nobody(one: str, other: str) -> None:
    assert not same_person(one, other)


@pytest.mark.parametrize(("role", "words"), [("Head of sales", "Ada (Head of sales)"), ("", "Ada"), (None, "Ada")])
def test_a_role_stands_behind_the_name(role: str | None, words: str) -> None:
    assert with_role("Ada", role) == words
