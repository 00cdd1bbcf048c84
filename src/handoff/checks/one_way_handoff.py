"""A supplier needs nothing back from a customer, and gives no reason.

## What it finds

A customer without `needs_back:`, and one where it says `none` without a reason. The customers of one output are
told together. `none, because …` with a reason is fine.

## Why it matters

A promise nearly always depends on something that the customer gives: a complete order, an answer, access. As
long as that is not written down, the supplier is blamed for what arrives too late, and cannot keep its standard.

## Example

```yaml
department: customer-service
outputs:
  special-order:
    customers: {sales: {used_for: confirm price and date, needs_back: none}}
```

## Remedy

Ask those who do the work what they need from this customer to do it well. Write it under `needs_back:`, as the
full name of a standard that the customer owes, or in plain words.
"""

from collections.abc import Iterator

from handoff.analysis.holdings import Holdings
from handoff.checks._handoffs import customers_named, handoffs_without
from handoff.model.organisation import Handoff, Organisation, says_nothing
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level

NAME = "one-way-handoff"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("isolated-supplier",)


def find(organisation: Organisation, _holdings: Holdings) -> Iterator[Problem]:
    """Yield each output with customers from whom nothing is needed, for no reason that was written down."""
    for output, silent in handoffs_without(organisation, "needs_back", _asks_nothing):
        yield Problem(
            NAME,
            SEVERITY,
            silent[0].place,
            f"{output.department} needs nothing back from {customers_named(silent)} for {output.path}, and does not say why.",
            "What a promise depends on and nobody has asked for arrives late, and the supplier is blamed for it.",
            "Say what the customer must give, or why nothing is needed:\n"
            f"      {silent[0].customer}:\n"
            "        needs_back:\n"
            "          - the order number with each enquiry",
            also=tuple(handoff.place for handoff in silent[1:]),
            about=output.path,
        )


def _asks_nothing(handoff: Handoff) -> bool:
    return all(says_nothing(need) and not _has_reason(need) for need in handoff.needs_back)


def _has_reason(none: str) -> bool:
    """Whether something stands behind ``none`` and ``because``."""
    rest = none.strip()[len("none") :].lstrip(" ,;:.(-")
    if rest[: len("because")].lower() == "because":
        rest = rest[len("because") :]
    return any(sign.isalnum() for sign in rest)
