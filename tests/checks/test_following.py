from handoff.checks._following import fold_followers
from handoff.model.problem import Problem, Source


def problem(check: str, about: str, line: int = 1, **more: tuple[str, ...]) -> Problem:
    return Problem(check, "error", Source("standards/a.yaml", line, 1), f"{check} of {about}", about=about, **more)


def folded(follows: dict[str, tuple[str, ...]], *found: Problem) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.message, one.follows) for one in fold_followers(found, follows)]


FOLLOWS = {"cause": (), "effect": ("cause",), "later": ("effect",)}


def test_what_follows_is_told_under_its_cause_whatever_comes_first() -> None:
    cause, effect = problem("cause", "a/b/c"), problem("effect", "a/b/c")
    for found in ((cause, effect), (effect, cause)):
        assert folded(FOLLOWS, *found) == [("cause of a/b/c", ("effect of a/b/c",))]


def test_a_cause_about_the_whole_brings_what_is_about_a_part_and_not_the_reverse() -> None:
    assert folded(FOLLOWS, problem("cause", "a"), problem("effect", "a/b/c"), problem("effect", "a/b")) == [
        ("cause of a", ("effect of a/b/c", "effect of a/b"))
    ]
    assert len(folded(FOLLOWS, problem("cause", "a/b/c"), problem("effect", "a"))) == 2


def test_a_name_that_only_begins_alike_is_another_thing() -> None:
    assert len(folded(FOLLOWS, problem("cause", "sales"), problem("effect", "sales-office/offers"))) == 2
    assert len(folded(FOLLOWS, problem("cause", "a/b"), problem("effect", "a/bc"))) == 2


def test_what_is_about_the_workspace_follows_from_nothing_and_causes_nothing() -> None:
    assert len(folded(FOLLOWS, problem("cause", ""), problem("effect", ""), problem("effect", "a"))) == 3


def test_a_follower_of_a_follower_stands_under_the_first_cause() -> None:
    found = (problem("later", "a/b"), problem("effect", "a"), problem("cause", "a"))
    assert folded(FOLLOWS, *found) == [("cause of a", ("later of a/b", "effect of a"))]


def test_what_a_cause_told_already_comes_first() -> None:
    cause = problem("cause", "a", follows=("known before",))
    assert folded(FOLLOWS, cause, problem("effect", "a")) == [("cause of a", ("known before", "effect of a"))]


def test_of_several_findings_of_the_cause_the_first_one_tells() -> None:
    assert folded(FOLLOWS, problem("cause", "a", 1), problem("cause", "a", 2), problem("effect", "a")) == [
        ("cause of a", ("effect of a",)),
        ("cause of a", ()),
    ]


def test_causes_that_go_round_in_a_ring_are_told_each_for_itself() -> None:
    ring = {"one": ("other",), "other": ("one",), "tail": ("one",)}
    found = folded(ring, problem("one", "a"), problem("other", "a"), problem("tail", "a"))
    assert [message for message, _ in found] == ["one of a", "other of a", "tail of a"]


def test_without_anything_that_follows_nothing_changes() -> None:
    found = [problem("cause", "a"), problem("effect", "a")]
    assert fold_followers(found, {"cause": (), "effect": ()}) == found
