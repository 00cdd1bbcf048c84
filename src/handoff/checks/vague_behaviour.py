"""A standard promises friendly or professional conduct, and nothing says by what anybody would see it.

## What it finds

Words such as friendly, professional, caring or with respect in a statement whose measure is neither a list of
acts that an observer can tick off, nor the word of whoever was served: a rating, a survey, or a measurement
`by:` the customer.

## Why it matters

Nobody can be trained, praised or corrected for a quality of character. What can be seen can be done: greeted by
name, asked for the question behind the question, told who calls back and when. And whether somebody felt
respected is known to nobody but that person.

## Example

```yaml
friendly-contact:
  statement: Our porters are friendly to all patients.
  measure: {kind: proportion, counts: friendly contacts, of: contacts, method: observed by the head porter, every: month}
  target: at least 95 %
```

## Remedy

Write down three to five acts that the customer takes for friendly, and count the occasions on which all of them
were seen (`kind: check` with `points:`, or a proportion that counts them). Or let the customer say it: `kind: rating`.
"""

from collections.abc import Iterator

from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.checks._promised import in_force
from handoff.checks._wording import Phrases, plain, wording
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Measure, Standard
from handoff.model.text import quoted

NAME = "vague-behaviour"
SEVERITY: Severity = "error"
LEVEL: Level = "measured"
FOLLOWS: tuple[str, ...] = ("no-measure",)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each promise of conduct that is neither observed by its acts nor rated by the customer."""
    behaviour = wording().behaviour
    phrases, rated = Phrases(behaviour.words, behaviour.read_over), Phrases(behaviour.rated)
    names = {one.id: plain(one.name) for one in organisation.everyone}
    for output in organisation.outputs:
        for standard in in_force(output.standards):
            word = phrases.first_in(plain(standard.statement))
            if not word or _is_unread(standard):
                continue
            measure = standard.measure
            if measure is not None and (_is_heard(output, standard, measure, names) or rated.first_in(_texts(measure))):
                continue
            if measure is None or not _counts_acts(measure) or phrases.first_in(plain(measure.counts)):
                yield _problem(standard, word)


def _is_unread(standard: Standard) -> bool:
    return not {"measure", "kind", "counts", "of", "method", "points", "by"}.isdisjoint(standard.unreadable)


def _is_heard(output: Output, standard: Standard, measure: Measure, names: dict[str, str]) -> bool:
    """Whether the customer measures: by a rating, or as the one who stands behind ``by``."""
    if measure.kind == "rating":
        return True
    by = plain(measure.by)
    customers = {name for customer in output.customers_of(standard) for name in (customer, party_of(customer))}
    return bool(by) and any(by in {name, names.get(name)} for name in customers)


def _counts_acts(measure: Measure) -> bool:
    return bool(measure.points if measure.kind == "check" else measure.counts)


def _texts(measure: Measure) -> str:
    return plain(f"{measure.counts} {measure.of} {measure.method}")


def _problem(standard: Standard, word: str) -> Problem:
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{standard.name} promises {quoted(word)}, and its measure names neither acts that can be seen nor the customer's rating.",
        "What cannot be seen can be neither trained nor corrected; whether somebody felt well treated, only they can say.",
        "Name the acts that the customer takes for it, or let the customer say it:\n"
        "        measure:\n"
        "          kind: check\n"
        "          points: [greeted by name, told who calls back and when, handed over in person]\n"
        "          method: 20 contacts observed by a colleague from elsewhere\n"
        "          every: month",
        about=standard.name,
    )
