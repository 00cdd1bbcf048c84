"""The answer to ``handoff verify``: everything that was found, and what was looked at."""

from collections.abc import Iterator

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.model.problem import Problem
from handoff.page import Block, Page, Text


class FindingFact(Struct, frozen=True):
    """One finding for machines; line is null for a whole file.  ``advisory``: shown for a person to judge, nothing is broken."""

    finding: str
    advisory: bool
    path: str
    line: int | None
    message: str
    why: str
    fix: str


class SignedFact(Struct, frozen=True):
    """A seal that an allowed signer signed."""

    seal: str
    signer: str


class VerifiedFacts(Struct, frozen=True):
    """What was found and what was looked at; ``against`` is a commit's id, null where git was not asked.

    ``shallow``: the clone has only the newest commits, so what older ones took away was not seen.  ``evidence`` counts references
    to files; ``unsealed`` the files that no seal has yet; ``seal`` is the newest one's id.
    """

    version: int
    whole: bool
    findings: tuple[FindingFact, ...]
    files: int
    entries: int
    evidence: int
    unsealed: int
    seals: int
    seal: str | None
    tips: tuple[str, ...]
    signed: tuple[SignedFact, ...]
    against: str | None
    compared: int
    shallow: bool


def finding_fact(problem: Problem) -> FindingFact:
    """A finding for machines."""
    place = problem.source
    line = place.line or None
    return FindingFact(problem.check, problem.severity != "error", place.path, line, problem.message, problem.why, problem.fix)


def verified_page(facts: VerifiedFacts, problems: tuple[Problem, ...]) -> Page:
    """Everything that was found, in order of place, then what was looked at."""
    return Page(_title(problems), (*problems, *_looked_at(facts)), facts)


def _title(problems: tuple[Problem, ...]) -> str:
    broken = sum(problem.severity == "error" for problem in problems)
    if broken:
        return f"The ledger's integrity is broken: {counted(len(problems), 'finding')}"
    return f"Nothing is broken; {counted(len(problems), 'finding')} to judge" if problems else "All is well"


def _looked_at(facts: VerifiedFacts) -> Iterator[Block]:
    files, entries = counted(facts.files, "file"), counted(facts.entries, "entry", "entries")
    unsealed = f"{facts.unsealed:,} of the files {'is' if facts.unsealed == 1 else 'are'} in no seal yet."
    if facts.findings:
        yield Text("`handoff explain NAME` tells more about the name in brackets.", "quiet")
    yield Text(
        f"Looked at: the ids of {entries} in {files}, {counted(facts.seals, 'seal')}, {counted(facts.evidence, 'file')} of "
        f"evidence. {unsealed}"
    )
    if facts.seal:
        yield Text(f"Newest seal:\n    {facts.seal}")
    if facts.signed:
        yield Text(f"Signed by {', '.join(sorted({one.signer for one in facts.signed}))}: {counted(len(facts.signed), 'seal')}.")
    if facts.against:
        history = "and as much of its history as this clone has" if facts.shallow else "and its history"
        yield Text(f"Held against commit {facts.against[:10]} {history}: {counted(facts.compared, 'file')} of it.")
