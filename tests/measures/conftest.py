"""What the tests of all kinds do: read, sum up, add and judge as the program does."""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from operator import add

import pytest

from handoff.measures import kind_named, parse_target
from handoff.model.entry import Observation
from handoff.model.problem import Fault
from handoff.model.standard import Measure
from handoff.model.summary import Summary
from handoff.model.target import Target


def read_target(text: str) -> Target:
    target = parse_target(text)
    assert isinstance(target, Target), target
    return target


def read(text: str, measure: Measure) -> Observation:
    observation = kind_named(measure.kind).parse(tuple(text.split(" ")), measure)
    assert isinstance(observation, Observation), observation
    return observation


def sum_up(observation: Observation, target: str, limit: str, measure: Measure) -> Summary:
    kind = kind_named(measure.kind)
    assert kind.suits(read_target(target), measure) is None
    summary = kind.summarise(observation, read_target(target), read_target(limit) if limit else None, measure)
    assert isinstance(summary, Summary), summary
    return summary


def judge_entries(measure: Measure, entries: str, target: str, limit: str = "") -> tuple[str, Fraction | None, str]:
    """Judge entries, written one after the other with a semicolon between them: the verdict, the value, and how it shows."""
    kind, held = kind_named(measure.kind), read_target(target)
    summary = reduce(add, (sum_up(read(text, measure), target, limit, measure) for text in entries.split("; ")))
    near = bool(limit) and kind.kept(summary, read_target(limit), measure)
    verdict = "met" if kind.met(summary, held, measure) else "near" if near else "missed"
    shown = kind.show(summary, held, measure, read_target(limit) if limit else None)
    return verdict, kind.judged_value(summary, held, measure), shown


def refuse_words(measure: Measure, *words: str) -> Fault:
    fault = kind_named(measure.kind).parse(words, measure)
    assert isinstance(fault, Fault), fault
    assert fault.why
    assert all(part.isprintable() for part in (fault.message, fault.why, fault.fix))
    return fault


@pytest.fixture(scope="session")
def targeted() -> Callable[[str], Target]:
    return read_target


@pytest.fixture(scope="session")
def observed() -> Callable[[str, Measure], Observation]:
    return read


@pytest.fixture(scope="session")
def summed() -> Callable[[Observation, str, str, Measure], Summary]:
    return sum_up


@pytest.fixture(scope="session")
def judge() -> Callable[..., tuple[str, Fraction | None, str]]:
    return judge_entries


@pytest.fixture(scope="session")
def refused() -> Callable[..., Fault]:
    """The fault that a value is refused with, which says why and stays on its line."""
    return refuse_words
