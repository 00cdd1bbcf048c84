"""A party has objected to a standard, and nobody has answered.

## What it finds

A party whose last word on the present terms carries an objection. It is answered when the terms change, when
that party signs again without it, or when another side signs later with a note.

## Why it matters

An objection is the most honest thing a customer or supplier can say about a standard. One that nobody answers
is the last that they will write down.

## Example

```yaml
{"entry": "agreement", "party": "buyers", "stance": "objects", "objection": "four hours is too late for the noon truck"}
```

## Remedy

Talk to them. Change the standard if they are right; if it has to stay as it is, say why, by signing with
`handoff agree STANDARD --for PARTY --note REASON`. A guardrail may be disliked, and still wants an answer.
"""

from collections.abc import Iterator
from shlex import quote

from handoff.analysis.agreeing import Heard, Standing, heard
from handoff.analysis.holdings import Holdings
from handoff.checks._signing import seated
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Severity
from handoff.model.settings import Level
from handoff.model.text import quoted

NAME = "objection-unanswered"
SEVERITY: Severity = "warning"
LEVEL: Level = "agreed"
FOLLOWS: tuple[str, ...] = ("no-target", "no-measure")
_LONGEST = 200


def find(organisation: Organisation, holdings: Holdings) -> Iterator[Problem]:
    """Yield each objection to the present terms of a standard in force that its party stands by and nobody has answered."""
    objected = {agreed.standard for agreed in holdings.agreements if _objects(agreed)}
    order = {agreed.id: number for number, agreed in enumerate(holdings.agreements)} if objected else {}
    for one in heard(organisation, holdings.agreements, objected):
        for standing in dict.fromkeys(one.standings):
            if standing.last is not None and _objects(standing.last) and not _is_answered(one, standing, order):
                yield _problem(one, standing, standing.last)


def _objects(agreed: Agreed) -> bool:
    return agreed.current and (agreed.agreement.stance == "objects" or bool((agreed.agreement.objection or "").strip()))


def _is_answered(one: Heard, objecting: Standing, order: dict[str, int]) -> bool:
    """Whether somebody of another side has said something to it since."""
    since = order[objecting.last.id] if objecting.last else 0
    others = (standing for standing in one.standings if standing.seat.side != objecting.seat.side)
    return any((word.agreement.note or "").strip() and order[word.id] > since for other in others for word in other.words)


def _problem(one: Heard, standing: Standing, last: Agreed) -> Problem:
    name, objection = one.standard.name, (last.agreement.objection or "").strip()
    answering = next((other.seat.party for other in one.standings if other.seat.side != standing.seat.side), "PARTY")
    why = quoted(objection, _LONGEST) if objection else "without saying why"
    return Problem(
        NAME,
        SEVERITY,
        one.standard.place,
        f"Nobody has answered {seated(standing.seat)}, who objected to {name} on {last.agreement.agreed_on} ({why}).",
        "An objection that nobody answers is the last that they will write down.",
        "Talk to them. Change the standard if they are right, or say why it has to stay:\n"
        f"handoff agree {name} --for {quote(answering)} --note 'what was said to them'",
        also=(last.place,),
        about=name,
    )
