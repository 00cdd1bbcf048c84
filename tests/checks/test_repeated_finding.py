from collections.abc import Callable

import pytest

from handoff.checks.repeated_finding import find

from .remedies import SERVICE, found, held, told

Look = Callable[..., list[str]]
FIRST, SECOND = found("2025-03-20"), found("2026-03-01")
CAUSES = (told(FIRST, "cause", cause="method"), told(SECOND, "cause", "2026-03-02", cause="method"))


def test_the_same_cause_within_a_year_is_told_with_the_place_of_the_first(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=held(FIRST, SECOND, *CAUSES))
    assert "has the same cause (method at service) as" in said
    assert said.endswith("(also ledger/act.jsonl:2)")


@pytest.mark.parametrize(
    "other",
    [
        (told(SECOND, "cause", "2026-03-02", cause="people"),),
        (told(SECOND, "cause", "2026-03-02", cause="method", caused_at="sales"),),
        (told(SECOND, "cause", "2026-03-02", cause="method", repeats="a" * 64),),
        (),
    ],
    ids=["another cause", "another place", "marked", "no cause yet"],
)
def test_what_differs_or_is_marked_is_not(look: Look, other: tuple) -> None:
    assert look(find, SERVICE, holdings=held(FIRST, SECOND, CAUSES[0], *other)) == []


def test_after_more_than_a_year_it_is_another_story(look: Look) -> None:
    late = found("2026-03-22")
    assert look(find, SERVICE, holdings=held(FIRST, late, CAUSES[0], told(late, "cause", "2026-03-23", cause="method"))) == []
