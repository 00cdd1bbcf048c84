"""The target is the supplier's own guess or habit, and no customer has said that they need it.

## What it finds

A standard whose `basis:` is `provisional` or `history`, while no customer of it has said a word on its terms (not
agreed, not objected), and none names it in the `needs_back:` of what it hands over in return. Guardrails are left
alone: their authority asks for them.

## Why it matters

A promise that nobody asked for costs as much as one that matters. It is measured, met and reported in green, while
what the customer needs stands nowhere.

## Example

```yaml
obstacle-written-down:
  statement: Each planned visit ends with one obstacle written down.
  measure: {kind: proportion, counts: visits with an obstacle noted, of: visits planned, method: log, every: month}
  target: at least 90 %
  basis: provisional
```

## Remedy

Show it to the customer and ask what they need. When they agree, `handoff agree` keeps their word; when they ask for
another number, write that one with `basis: customer need`.
"""

from collections.abc import Iterator

from handoff.analysis.agreeing import words_by_standard
from handoff.analysis.chains import party_of
from handoff.analysis.holdings import Holdings
from handoff.analysis.names import standards_by_name
from handoff.analysis.rings import with_unread_needs
from handoff.model.organisation import Organisation, Output
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.standard import Standard
from handoff.model.text import listed

NAME = "nobody-asked"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("not-agreed",)
_OWN_WISH = ("provisional", "history")


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each standard that rests on the supplier's own wish and on no word of a customer."""
    wished = [(output, one) for output in organisation.outputs for one in output.standards if _is_own_wish(one)]
    if not wished:
        return
    words = words_by_standard(holdings.agreements)
    needed, unread = _needed(organisation), with_unread_needs(organisation)
    for output, standard in wished:
        customers = dict.fromkeys(output.customers_of(standard))
        heard = {word.agreement.party for word in words.get(standard.name, ()) if not word.fault}
        asked = any(one in heard or (standard.name, party_of(one)) in needed or party_of(one) in unread for one in customers)
        if customers and not asked and not _is_unread(output, standard):
            yield _problem(standard, tuple(customers))


def _is_own_wish(standard: Standard) -> bool:
    return standard.basis in _OWN_WISH and standard.until is None and standard.guardrail is None


def _needed(organisation: Organisation) -> frozenset[tuple[str, str]]:
    """The standards that somebody needs back, by their present names, each with the department that needs it."""
    needs = [(need, output) for output in organisation.outputs for handoff in output.handoffs for need in handoff.needs_back]
    known = standards_by_name(organisation) if needs else {}
    return frozenset((known[need].name, output.department) for need, output in needs if need in known)


def _is_unread(output: Output, standard: Standard) -> bool:
    return "customers" in output.unreadable or not {"customers", "guardrail"}.isdisjoint(standard.unreadable)


def _problem(standard: Standard, customers: tuple[str, ...]) -> Problem:
    who = listed(customers)
    return Problem(
        NAME,
        SEVERITY,
        standard.place,
        f"{standard.name} has the basis `{standard.basis}`, and nothing says that {who} asked for it.",
        "A promise that nobody asked for costs as much as one that matters, and hides that the real need stands nowhere.",
        f"Ask {who} what they need. If this is it, let them agree to it, or write:\n        basis: customer need",
        about=standard.name,
    )
