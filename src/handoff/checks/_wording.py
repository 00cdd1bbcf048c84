"""The words that the checks of wording look for, read once from ``wording.toml``, and how they are found in a text."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from msgspec import Struct, convert

_WORD = re.compile(r"[\w-]+")
_SHORT = 4  # letters of a word that stands in many a sentence


class Vague(Struct, frozen=True, rename={"read_over": "except"}):
    """Words that need a number, and phrases that hold one of them and are read over."""

    words: tuple[str, ...]
    read_over: tuple[str, ...]


class Numbers(Struct, frozen=True):
    """Words that are a number, and those that make one of a unit of time."""

    counts: tuple[str, ...]
    determiners: tuple[str, ...]
    units: tuple[str, ...]


class Behaviour(Struct, frozen=True, rename={"read_over": "except"}):
    """Words about behaviour, phrases that are read over, and words by which whoever was served is heard."""

    words: tuple[str, ...]
    read_over: tuple[str, ...]
    rated: tuple[str, ...]


class Joined(Struct, frozen=True):
    """What joins two requirements, and how one is recognised."""

    joins: tuple[str, ...]
    duties: tuple[str, ...]
    verbs: tuple[str, ...]
    bounds: tuple[str, ...]
    times: tuple[str, ...]
    shares: tuple[str, ...]


class Wording(Struct, frozen=True):
    """The whole file."""

    vague: Vague
    numbers: Numbers
    behaviour: Behaviour
    joined: Joined


@cache
def wording() -> Wording:
    """The words, as the file that is shipped with the checks has them."""
    text = files("handoff.checks").joinpath("wording.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Wording)


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest that fits; by first letters, which tries few of them at each place."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return f"(?:{'|'.join(_beginning(letter, rests) for letter, rests in by_letter.items())})"


def _beginning(letter: str, rests: list[str]) -> str:
    return f"{re.escape(letter)}(?:{'|'.join(rests)})"


@lru_cache(maxsize=2**15)  # several checks ask for the same statements
def plain(text: str) -> str:
    """A typed text as the patterns want it: in lower case, with single blanks."""
    return " ".join(text.lower().split())


class Phrases:
    """Whole words and phrases that are looked for in plain texts; words inside one that is read over do not count."""

    def __init__(self, words: Iterable[str], read_over: Iterable[str] = ()) -> None:
        """Take them in; a text that lacks the rarest word of each is not searched, and the pattern is made for the first one."""
        self._words, self._read_over = tuple(words), frozenset(read_over)
        parts = [_WORD.findall(phrase) for phrase in self._words]
        times = Counter(word for words in parts for word in words)
        self._rarest = frozenset(max(words, key=lambda word: (len(word) > _SHORT, -times[word], len(word))) for words in parts)

    def first_in(self, text: str) -> str:
        """The first one in a plain text; '' where there is none."""
        if self._rarest.isdisjoint(_words_of(text)):
            return ""
        return next((found[0] for found in self._pattern.finditer(text) if found[0] not in self._read_over), "")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){any_of((*self._words, *self._read_over))}(?![\w-])")


@lru_cache(maxsize=2**15)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
