"""How many requirements a statement has: two limits of one sort that a conjunction joins, or two whole demands."""

import re
from functools import cache, lru_cache

from msgspec import Struct

from handoff.checks._wording import any_of, plain, wording

_LONGEST = 2000  # what comes after so many characters is no statement any more
_NUMBER = r"\d+(?:[.,:]\d+)*"
_NUMERAL = re.compile(_NUMBER)
_ONE_RANGE = re.compile(rf"\b(between {_NUMBER}(?: ?[^ ]+)?|from {_NUMBER}(?: ?[^ ]+)?) (?:and|to) ")


class _Grammar(Struct, frozen=True):
    """The patterns, for plain texts.  Each demand's sort is the name of its group: time, share, count, duty."""

    join: re.Pattern[str]
    sentence: re.Pattern[str]
    demand: re.Pattern[str]
    full: re.Pattern[str]


@lru_cache(maxsize=2**15)  # wards, shops and lines of one organisation promise the same in the same words
def two_requirements(statement: str) -> tuple[str, str] | None:
    """Two requirements of one statement, in its words; None where there is one, or where that is doubtful.

    Lists are one requirement (``scanned and signed``, ``by name, covered and handed over``), and so are a range, a share with its
    time limit, and limits that stand side by side (``at least 19 mm and at most 21 mm``).
    """
    text = plain(statement[:_LONGEST])
    if not _may_have_two(text):
        return None
    grammar = _grammar()
    text = _ONE_RANGE.sub(r"\1 to ", text)
    demands = tuple(grammar.demand.finditer(text))
    return _joined(text, demands, grammar) or _in_two_sentences(text, grammar)


def _may_have_two(text: str) -> bool:
    """A quick look that spares most statements the patterns: something that joins, and two numbers or duties."""
    if not any(map(text.__contains__, _signs())):
        return False
    return len(_NUMERAL.findall(text)) + sum(text.count(duty) for duty in wording().joined.duties) > 1


def _joined(text: str, demands: tuple[re.Match[str], ...], grammar: _Grammar) -> tuple[str, str] | None:
    """Two demands of one sort, one behind the other, in clauses that a conjunction joins."""
    joins = tuple(grammar.join.finditer(text))
    last: dict[str | None, re.Match[str]] = {}
    for second in demands:
        first = last.get(second.lastgroup)
        last[second.lastgroup] = second
        between = [join for join in joins if first and first.end() <= join.start() and join.end() <= second.start()]
        if first and between and not _is_side_by_side(text, first, second, between[-1], joins):
            return first[0].strip(), second[0].strip()
    return None


def _is_side_by_side(
    text: str, first: re.Match[str], second: re.Match[str], join: re.Match[str], joins: tuple[re.Match[str], ...]
) -> bool:
    """Whether two limits belong to one clause: both touch the conjunction, or nothing but the second one follows it."""
    touches = not text[join.end() : second.start()].strip()
    if touches and not text[first.end() : join.start()].strip(" ,"):
        return True
    end = next((other.start() for other in joins if other.start() >= second.end()), len(text))
    return touches and not re.search(r"\w", text[second.end() : end])


def _in_two_sentences(text: str, grammar: _Grammar) -> tuple[str, str] | None:
    """Two whole sentences, each with a demand of its own; a fragment (``At least 90 % of them.``) belongs to the first."""
    found = [
        demand[0].strip()
        for sentence in grammar.sentence.split(text)
        if grammar.full.search(sentence) and (demand := grammar.demand.search(sentence))
    ]
    return (found[0], found[1]) if len(found) > 1 else None


@cache
def _signs() -> tuple[str, ...]:
    """What joins: where none of these stands, nothing is joined."""
    return (";", ", ", ". ", "! ", "? ", *(f" {join} " for join in wording().joined.joins))


@cache
def _grammar() -> _Grammar:
    words = wording().joined
    bound, time, share = any_of(words.bounds), any_of(words.times), any_of(words.shares)
    clock = r"(?:by|before|no later than|not later than) (?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm)|noon|midnight)(?!\w)"
    limits = rf"{bound} {_NUMBER} ?(?:working |calendar |business )?{time}(?!\w)"
    return _Grammar(
        join=re.compile(rf";|[.!?] |, (?=\d|{bound} )|,? ?\b{any_of(words.joins)}\b ?"),
        sentence=re.compile(r";|[.!?](?: |$)"),
        demand=re.compile(
            rf"(?P<time>\b{limits}|\b{clock})"
            rf"|(?P<share>(?:\b{bound} )?\b{_NUMBER} ?{share}(?!\w)(?: or (?:more|fewer|less))?)"
            rf"|(?P<count>\b{bound} {_NUMBER}(?: [a-zµ°]{{1,4}}(?!\w))?|\b{_NUMBER}(?: [\w-]+){{0,2}} or (?:more|fewer|less)\b)"
            rf"|(?P<duty>\b{any_of(words.duties)}\b)"
        ),
        full=re.compile(rf"\b{any_of(words.verbs)}\b"),
    )
