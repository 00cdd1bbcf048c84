"""The same thing was waived again and again.

## What it finds

A standard with more than two waivers since its present target came into force, and a check that was waived
more than twice about the same name and still finds something there. `waivers_of_one_thing` under
`[check.thresholds]` changes the number.

## Why it matters

A waiver is for a while. What has to be waived again and again is not the promise that is kept: the customer
plans by one number and gets another.

## Example

```toml
[check.thresholds]
waivers_of_one_thing = 2
```

## Remedy

Change the standard, with its customers, to what can be promised, and agree on it anew; or put right what the
check finds.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._waivers import Thing, by_thing, still_covered
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard

NAME = "waiver-renewed"
SEVERITY: Severity = "warning"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ()


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each thing that was waived more often than the site allows itself."""
    most = organisation.settings.thresholds.waivers_of_one_thing
    often = {thing: granted for thing, granted in by_thing(holdings.waivers).items() if len(granted) > most}
    standards = {standard.name: standard for standard in organisation.standards if standard.until is None} if often else {}
    for thing, granted in often.items():
        if thing.check:
            needed = still_covered(granted[-1], organisation, holdings) != ()
            counted = granted if needed else ()
        else:
            counted = _of_present_promise(standards.get(thing.about), granted)
        if len(counted) > most:
            yield _problem(thing, counted)


def _of_present_promise(standard: Standard | None, granted: tuple[Granted, ...]) -> tuple[Granted, ...]:
    """The waivers of what a standard promises now; none where it is promised no longer."""
    if standard is None:
        return ()
    since = standard.promises[0].since if standard.promises else None
    return tuple(one for one in granted if since is None or one.waiver.since >= since)


def _problem(thing: Thing, granted: tuple[Granted, ...]) -> Problem:
    newest, times = granted[-1], f"was waived {len(granted)} times"
    if thing.check:
        said = f"{thing.words[0].upper()}{thing.words[1:]} {times}, and still finds something there."
        fix = f"Put right what it finds; `handoff explain {thing.check}` says how."
    else:
        said = f"{thing.words} {times} since its target came into force."
        fix = "Promise what can be kept, and agree on it with the customers anew."
    why = "What has to be waived again and again is not what is kept; those who plan by it get something else."
    return Problem(NAME, SEVERITY, newest.place, said, why, fix, also=tuple(one.place for one in granted[:-1]), about=thing.about)
