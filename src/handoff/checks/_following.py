"""A finding that another one brings with it is told under that one, and nowhere else."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from handoff.model.problem import Problem


def fold_followers(found: Sequence[Problem], follows: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """The problems without those that follow from another one; ``follows`` names the causes of each check.

    A cause is about the same thing, or about what it is a part of; a follower of a follower stands under the first cause.
    """
    there = {problem.check for problem in found}
    follows = {check: tuple(name for name in names if name in there) for check, names in follows.items()}
    causes = {name for names in follows.values() for name in names}
    if not causes:
        return list(found)
    by_subject: dict[tuple[str, str], int] = {}
    for at, problem in enumerate(found):
        if problem.check in causes and problem.about:
            by_subject.setdefault((problem.check, problem.about), at)
    followers = {check for check, names in follows.items() if names}
    under = {
        at: cause
        for at, problem in enumerate(found)
        if problem.check in followers and (cause := _cause(problem, follows, by_subject)) is not None
    }
    if not under:
        return list(found)
    told: dict[int, list[str]] = {}
    for at in sorted(under):
        first = _first(at, under)
        if first != at:
            told.setdefault(first, []).append(found[at].message)
    return [
        replace(problem, follows=(*problem.follows, *told[at])) if at in told else problem
        for at, problem in enumerate(found)
        if at not in under or _first(at, under) == at
    ]


def _cause(problem: Problem, follows: Mapping[str, tuple[str, ...]], by_subject: Mapping[tuple[str, str], int]) -> int | None:
    for name in follows.get(problem.check, ()):
        for subject in _containing(problem.about):
            if (name, subject) in by_subject:
                return by_subject[name, subject]
    return None


def _containing(about: str) -> Iterator[str]:
    """The name itself, then what it is a part of."""
    while about:
        yield about
        about = about.rpartition("/")[0]


def _first(at: int, under: Mapping[int, int]) -> int:
    """The first cause of a finding; where causes go round in a ring, the finding itself."""
    seen = {at}
    here = at
    while here in under:
        here = under[here]
        if here in seen:
            return at
        seen.add(here)
    return here
