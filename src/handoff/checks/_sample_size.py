"""How many cases a sample has in each period that is judged, as far as its text says so for certain."""

import re

from handoff.checks._wording import plain
from handoff.model.standard import Measure

_SIZE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,9})(?: (?=[a-z])|$)(.*)")
_RANGE = re.compile(r"(?:to|or|x|in|percent|per cent)\b")
_PERIOD = re.compile(r"(?:an?|per|each|every|/) ?(?:calendar )?(day|week|month|quarter|half-year|year)$")
_UNCERTAIN = re.compile(r"\b(?:an?|per|each|every|daily|weekly|monthly|quarterly|yearly|annually|hourly)\b|/")
# What is looked at whole is no sample.
_WHOLE = re.compile(r"(?:all|every|each|none|no sample|full|everything|complete)\b|100 ?%")


def is_sample(measure: Measure) -> bool:
    """Whether a measure looks at some of the cases only."""
    text = plain(measure.sample)
    return bool(text) and not _WHOLE.match(text)


def sample_size(measure: Measure) -> int | None:
    """The number of cases in one cadence period: ``20 lots``, ``20 lots a month`` where every month is judged.

    None where the text does not begin with a number, gives a range or a share, or names another period or occasion (``5 a
    shift``), so that nobody can tell how many a period has.
    """
    found = _SIZE.fullmatch(plain(measure.sample))
    if found is None or _RANGE.match(found[2]) or measure.every in {None, "event"}:
        return None
    rest, size = found[2], int(found[1].replace(",", ""))
    period = _PERIOD.search(rest)
    if period:
        rest = rest[: period.start()]
        if period[1] != measure.every:
            return None
    return None if size == 0 or _UNCERTAIN.search(rest) else size
