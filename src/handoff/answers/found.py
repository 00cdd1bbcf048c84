"""The answer to ``handoff finding``: how a finding stands, and what comes next."""

from msgspec import Struct

from handoff.analysis.remedies.cases import Case, earlier_alike
from handoff.analysis.remedies.facts import CaseFacts, case_facts, found_by
from handoff.analysis.remedies.remedies import Remedies
from handoff.answers._pending import pending_text
from handoff.model.text import listed
from handoff.page import Block, Note, Page, Text

_ID = 8


class FoundFacts(Struct, frozen=True):
    """A step of a finding just recorded, and how the finding stands with it."""

    version: int
    id: str
    act: str
    finding: CaseFacts
    uncommitted: int | None


class Step(Struct, frozen=True):
    """A step just recorded: its id, its act's path, and the entries that no commit has yet (None outside git)."""

    id: str
    path: str
    uncommitted: int | None


def found_page(case: Case, known: Remedies, step: Step) -> Page:
    """One screen: what was found, how it stands, and the next step."""
    first = case.first
    title = f"Finding {case.id[:_ID]} about {case.about}: {case.state}"
    where = f"Found at {case.found_at} on {first.stated_on} by {found_by(case)}, caused at {case.caused_at}; {case.severity}."
    blocks: tuple[Block, ...] = (
        Text(first.statement, "strong"),
        Text(where),
        *(Text(line) for line in _told(case)),
        *_again(case, known),
        Text(f"Next: {next_step(case)}"),
        Text(f"Recorded as {step.id[:_ID]}.{pending_text(step.path, step.uncommitted)}"),
    )
    return Page(title, blocks, FoundFacts(1, step.id, step.path, case_facts(case, known), step.uncommitted))


def next_step(case: Case) -> str:
    """What is to be done next, with its command."""
    name = case.id[:_ID]
    if case.closed:
        return f'were it seen again, `handoff finding open {case.about} "…" --repeats {name}`.'
    if case.acting:
        ids = listed(course.id[:_ID] for course in case.acting)
        return f"finish {'its action' if len(case.acting) == 1 else 'its actions'} {ids}; `handoff due` says by when."
    if case.contained is None and case.explained is None:
        return f'keep it from its customers, then `handoff finding contain {name} "…"`; then find its cause.'
    if case.explained is None:
        return f'find out why it could happen, then `handoff finding cause {name} "…" --method "five whys"`.'
    if any(course.is_effective for course in case.actions):
        return f'let somebody who did not act on it close it: `handoff finding close {name} "…" --confirmed-by NAME`.'
    return f'act on the cause: `handoff action open {name} "…"`.'


def _told(case: Case) -> tuple[str, ...]:
    """What was said of it since, a line each."""
    lines = []
    if case.contained:
        lines.append(f"Contained: {case.contained.finding.statement}")
    if case.explained:
        cause = case.explained.finding
        sort = f" ({cause.cause})" if cause.cause else ""
        lines.append(f"Cause{sort}: {cause.statement.rstrip('.')}.{f' Found by {cause.method}.' if cause.method else ''}")
    if case.closed:
        closed = case.closed.finding
        lines.append(f"Closed as {closed.outcome}, confirmed by {closed.confirmed_by}: {closed.statement}")
    return tuple(lines)


def _again(case: Case, known: Remedies) -> tuple[Block, ...]:
    """That the same cause has led to it before, where it does not say so itself."""
    alike = earlier_alike(case, known.cases)
    if not alike or case.repeats:
        return ()
    ids = listed(one.id[:_ID] for one in alike)
    said = f"The same cause led to {ids} before: what was done then has not helped."
    return (Note(f"{said} Say so with --repeats {alike[-1].id[:_ID]}, and act on what made it possible."),)
