"""The answer to ``handoff share``: what was committed, received and sent, and what stays on this computer."""

from msgspec import Struct

from handoff.analysis.figures import counted
from handoff.model.text import briefly, quoted
from handoff.page import Block, Note, Page, Text

_MOST_NAMED = 5


class InTheWay(Struct, frozen=True):
    """Why not everything was shared: what is wrong, why it matters, what to do."""

    message: str
    why: str
    fix: str


class By(Struct, frozen=True):
    """A person, and how many of the acts that came are theirs."""

    name: str
    acts: int


class SharedFacts(Struct, frozen=True):
    """A share for machines; counts are of acts and seals, paths count from the workspace, and null is nothing in the way.

    ``definitions`` came, ``sent_definitions`` went, ``left`` is in no commit, nor is ``evidence``, which the acts name as theirs;
    ``altered`` is what came over old acts or seals, ``touched`` what is not here as it was committed.
    ``before`` is the commit before others' were merged ('' where nothing came); ``place`` is the remote's branch.
    """

    version: int
    place: str
    committed: int
    received: int
    received_by: tuple[By, ...]
    sent: int
    before: str
    definitions: tuple[str, ...]
    altered: tuple[str, ...]
    sent_definitions: tuple[str, ...]
    left: tuple[str, ...]
    in_the_way: InTheWay | None
    evidence: tuple[str, ...] = ()
    committed_seals: int = 0
    received_seals: int = 0
    sent_seals: int = 0
    touched: tuple[str, ...] = ()


def shared_page(facts: SharedFacts) -> Page:
    """What was done, in the order in which it was done, and what to know about it."""
    where = f" with {facts.place}" if facts.place else ""
    title = f"Everything recorded is shared{where}" if facts.in_the_way is None else "Not everything is shared"
    return Page(title, (Text(_done(facts), "strong"), *_notes(facts)), facts)


def evidence_text(paths: tuple[str, ...]) -> str:
    """What to know of evidence that no commit has."""
    return (
        f"The evidence {_named(paths)} is in no commit as it is here, so nobody else can hold it against its hash. "
        "Commit it, if others may have it: it then stays in git for good."
    )


def _done(facts: SharedFacts) -> str:
    who = briefly([f"{quoted(one.name)} {one.acts:,}" for one in facts.received_by], _MOST_NAMED) if facts.received_by else ""
    committed = f"Committed {_counted(facts.committed, facts.committed_seals)}"
    received = f"received {_counted(facts.received, facts.received_seals)} from others" + (f" ({who})" if who else "")
    return f"{committed}, {received}, sent {_counted(facts.sent, facts.sent_seals)}."


def _counted(acts: int, seals: int) -> str:
    return counted(acts, "act") + (f" and {counted(seals, 'seal')}" if seals else "")


def _notes(facts: SharedFacts) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if facts.altered:
        blocks.append(
            Note(
                f"What came changed or removed {counted(len(facts.altered), 'file')} of the ledger: {_named(facts.altered)}. "
                "Entries are never changed: ask who did that and why, before you report.",
                "bad",
            )
        )
    if facts.touched:
        are = "is" if len(facts.touched) == 1 else "are"
        blocks.append(
            Note(
                f"Here, {counted(len(facts.touched), 'file')} of the ledger {are} not as committed: {_named(facts.touched)}. "
                "Entries are never changed, and others keep them as they were: `handoff verify --against HEAD` says more.",
                "bad",
            )
        )
    if facts.definitions:
        after = f" `handoff diff {facts.before[:12]}` says what that means." if facts.before else ""
        blocks.append(Text(f"Others changed {_named(facts.definitions)}.{after}"))
    if facts.sent_definitions:
        blocks.append(Text(f"With them went what you had committed yourself: {_named(facts.sent_definitions)}."))
    if facts.evidence:
        blocks.append(Note(evidence_text(facts.evidence)))
    if facts.left:
        left = f"Not shared, because it is in no commit: {_named(facts.left)}. Share commits new acts and seals only."
        blocks.append(Text(left, "quiet"))
    return tuple(blocks)


def _named(paths: tuple[str, ...]) -> str:
    return briefly([quoted(path, 200) for path in paths], _MOST_NAMED)
