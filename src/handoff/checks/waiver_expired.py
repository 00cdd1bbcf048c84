"""A waiver has ended, and what it allowed is still there.

## What it finds

A check's waiver that ended before today while the check still finds what it covered. A standard's deviation
permit that ended before today, until a period that ends later was met. It depends on the day, so only
`handoff check --due` and `handoff due` look; a plain check applies every waiver and lists it.

## Why it matters

A permission that goes on after its end is a new standard, to which nobody has agreed.

## Example

```yaml
{"entry": "waiver", "check": "no-head", "about": "service", "until": "2026-10-31", "because": "the post is advertised"}
```

## Remedy

Put right what it allowed: then the waiver is no longer needed, and nothing has to be deleted. Where more time
is needed, ask for it anew with `handoff waive`.
"""

from collections.abc import Iterator
from datetime import date

from handoff.analysis.holdings import Bucket, Holdings
from handoff.analysis.pooling import verdict_of
from handoff.analysis.waiving import in_force
from handoff.checks._waivers import Thing, by_thing, still_covered, thing_of
from handoff.checks._waiving import covers
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "waiver-expired"
SEVERITY: Severity = "error"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_MOST_TOLD = 5


def find(organisation: Organisation, holdings: Holdings, today: date) -> Iterator[Problem]:
    """Yield each waiver that has ended by today and is still needed; the one that ended last of each thing."""
    if not holdings.waivers:
        return
    running = tuple(one for one in holdings.waivers if one.waiver.check and not _has_ended(one, today))
    for thing, granted in by_thing(holdings.waivers).items():
        last = max(granted, key=_end)
        if thing.check and _has_ended(last, today):
            found = still_covered(last, organisation, holdings, today) or ()
            left = tuple(problem for problem in found if not _is_covered(problem, running))
            if left:
                yield _of_check(thing, last, left)
    standards = {standard.name: standard for standard in organisation.standards}
    for name, granted in in_force(organisation, holdings.waivers).items():
        last = max(granted, key=_end)
        if _has_ended(last, today) and _is_needed(standards[name], last, holdings):
            yield _of_standard(last)


def _end(granted: Granted) -> date:
    return granted.waiver.until or date.max


def _has_ended(granted: Granted, today: date) -> bool:
    return _end(granted) < today


def _is_covered(problem: Problem, waivers: tuple[Granted, ...]) -> bool:
    return any(one.waiver.check == problem.check and covers(one, problem.about) for one in waivers)


def _is_needed(standard: Standard, last: Granted, holdings: Holdings) -> bool:
    """Whether nothing shows that a permit is over: it is when it was about days gone by, and when the standard was met since."""
    if standard.until is not None or _end(last) < last.waiver.waived_on:
        return False
    later: dict[date, list[Bucket]] = {}
    for bucket in holdings.buckets:
        if bucket.standard == standard.name and bucket.period.end > _end(last):
            later.setdefault(bucket.period.start, []).append(bucket)
    return not any(verdict_of(standard, buckets) in {"met", "no-opportunity"} for buckets in later.values())


def _of_check(thing: Thing, last: Granted, left: tuple[Problem, ...]) -> Problem:
    more = len(left) - _MOST_TOLD
    told = tuple(problem.message for problem in left[:_MOST_TOLD]) + ((f"And {more:,} more.",) if more > 0 else ())
    return Problem(
        NAME,
        SEVERITY,
        last.place,
        f"The waiver of {thing.words} ended on {last.waiver.until}, and what it allowed is still there.",
        "A permission that goes on after its end is a new standard, to which nobody has agreed.",
        f"Put it right, or ask for more time:\n{thing.anew}",
        follows=told,
        about=thing.about,
    )


def _of_standard(last: Granted) -> Problem:
    name = thing_of(last).about
    return Problem(
        NAME,
        SEVERITY,
        last.place,
        f"The waiver of {name} ended on {last.waiver.until}, and no period since then was met.",
        "It is judged again from that day on; nobody knows yet whether it is kept.",
        f"Measure it (`handoff record {name} …`): once a period that ends later is met, the waiver is no longer needed. Where more "
        f"time is needed, ask for it:\n{thing_of(last).anew}",
        about=name,
    )
