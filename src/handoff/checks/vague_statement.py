"""A statement says how well in words that everyone reads as it suits them.

## What it finds

Words such as timely, promptly, adequate, regularly, as soon as possible or where necessary in a statement that
has no number: no count, no percentage and no time. The words stand in one file of the program,
`src/handoff/checks/wording.toml`; a site cannot add to them yet.

## Why it matters

The supplier reads "promptly" as tomorrow, the customer as at once, and both are right. Such a promise is always
kept in the eyes of the one who gives it, and cannot be agreed to by the one who needs it.

## Example

```yaml
entered-in-time:
  statement: Special orders are entered promptly.
  measure: {kind: proportion, counts: entered in time, of: orders, method: report, every: month}
  target: at least 90 %
```

## Remedy

Ask the customer by when, how many or how much, and put that number in the place of the word: "Special orders are
entered within 4 working hours." A limited number is better than a generous word.
"""

import re
from collections.abc import Iterator
from functools import cache

from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.checks._wording import Phrases, any_of, plain, wording
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "vague-statement"
SEVERITY: Severity = "warning"
LEVEL: Level = "defined"
FOLLOWS: tuple[str, ...] = ()
_FIGURE = re.compile(r"\d")


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each statement that has a vague word and no number."""
    vague = wording().vague
    phrases = Phrases(vague.words, vague.read_over)
    for standard in in_force(organisation.standards):
        statement = plain(standard.statement)
        if _FIGURE.search(statement):
            continue
        word = phrases.first_in(statement)
        if word and not _number().search(statement):
            yield Problem(
                NAME,
                SEVERITY,
                standard.place,
                f"{standard.name} promises {quoted(word)}, and its statement has no number that says what this is.",
                "Everyone reads such a word as it suits them: the supplier as kept, the customer as broken.",
                "Ask the customer by when, how many or how much, and write the number instead:\n"
                "        statement: Special orders are entered within 4 working hours.",
                about=standard.name,
            )


@cache
def _number() -> re.Pattern[str]:
    """A count in words, or a certain time (``the same shift``, ``every day``)."""
    numbers = wording().numbers
    time = rf"{any_of(numbers.determiners)} (?:working |calendar |business |following )?{any_of(numbers.units)}"
    return re.compile(rf"(?<![\w-])(?:{any_of(numbers.counts)}|{time})(?![\w-])")
