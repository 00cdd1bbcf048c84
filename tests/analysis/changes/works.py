"""One standard of the works before and after a change, and the words of those who agreed to it."""

from datetime import date

from msgspec import structs

from handoff.analysis.changes import changes
from handoff.analysis.changes.changed import Change
from handoff.analysis.terms import terms_of, terms_text
from handoff.measures import parse_target
from handoff.model.entry import Act, Agreed, Agreement
from handoff.model.organisation import Department, Handoff, Organisation, Output
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Guardrail, Measure, Promise, Standard
from handoff.model.target import Target

HERE = Source("standards/works.yaml", 4, 1)
ELSEWHERE = Source("standards/renamed.yaml", 90, 3)
ACT = Act(recorded_at="2026-03-02T10:00:00Z", recorded_by="Ada", program="handoff 0.1")


def target(text: str) -> Target:
    found = parse_target(text)
    assert isinstance(found, Target), found
    return found


MEASURE = Measure(
    "proportion", HERE, counts="in time", of="all", method="system report", source="SO-17", every="month", by="sales", sample="100"
)
ON_TIME = Standard(
    "works",
    "parts",
    "on-time",
    HERE,
    statement="Parts come on the agreed day.",
    owner="Foreman",
    measure=MEASURE,
    promises=(Promise(target("at least 90 %"), target("at least 80 %")),),
)
GUARD = Guardrail(("patient", "nurse"), "MDR", "harm", "never", HERE)


def whole(*standards: Standard, customers: tuple[str, ...] = ("sales", "stores"), name: str = "Parts") -> Organisation:
    handoffs = tuple(Handoff(customer, HERE) for customer in customers)
    ids = dict.fromkeys((one.department, one.output) for one in standards) or {("works", "parts"): None}
    outputs = tuple(
        Output(
            *path, name, HERE, handoffs=handoffs, standards=tuple(one for one in standards if (one.department, one.output) == path)
        )
        for path in ids
    )
    departments = tuple(
        Department(own, own.title(), HERE, outputs=tuple(output for output in outputs if output.department == own))
        for own in dict.fromkeys(output.department for output in outputs)
    )
    return Organisation(Settings("Harrow"), departments)


def agreed(standard: Standard, party: str, *, stance: str = "agrees", day: int = 1, fault: str = "") -> Agreed:
    """A party's word on the newest promise of a standard."""
    promise = standard.promises[0]
    agreement = Agreement(
        agreed_on=date(2026, 3, day),
        standard=standard.name,
        terms=terms_of(standard, "Parts", promise),
        text=terms_text(standard, "Parts", promise),
        party=party,
        stance=stance,
        by=f"B. {party.title()}",
    )
    return Agreed("0" * 64, ACT, agreement, HERE, standard.name, current=True, fault=fault)


def only(old: Organisation, new: Organisation, *words: Agreed) -> Change:
    (change,) = changes(old, new, words)
    return change


def with_target(text: str, limit: str = "at least 80 %", standard: Standard = ON_TIME) -> Standard:
    return structs.replace(standard, promises=(Promise(target(text), target(limit) if limit else None),))
