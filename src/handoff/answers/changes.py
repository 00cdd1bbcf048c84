"""The answer to ``handoff diff``: what changed in meaning, what customers lose by it, and whose agreement no longer holds."""

import shlex
from collections.abc import Callable, Iterator

from handoff.analysis.changes.changed import Change, Compared, Side
from handoff.analysis.figures import counted
from handoff.analysis.names import short_names
from handoff.answers._change_facts import diff_facts
from handoff.answers._change_words import change_text, gain_text, lack_text, loss_text, void_text
from handoff.model.settings import SETTINGS_FILE
from handoff.page import Block, Note, Page, Text

_MOST_SHOWN = 100
_SHORT_COMMIT = 10


def changes_page(found: Compared) -> Page:
    """What customers lose, then everything that changed, worst first; people see the first hundred things, machines all."""
    sides = f"from {_name(found.old)} to {_name(found.new)}"
    notes = tuple(_notes(found))
    if not found.changes:
        return Page(f"No change of meaning {sides}", notes, diff_facts(found))
    things: dict[tuple[str, str], list[Change]] = {}
    for change in found.changes:
        things.setdefault((change.about, change.name), []).append(change)
    blocks: list[Block] = [Text(_summary(found.changes), "strong")]
    blocks += _by_party("What customers lose", "loses", found.changes, lambda change: change.loses, loss_text)
    blocks.append(Text("What changed", heading=True))
    blocks += (_thing(name, tuple(changes)) for (_, name), changes in list(things.items())[:_MOST_SHOWN])
    if len(things) > _MOST_SHOWN:
        blocks.append(Note(f"{len(things) - _MOST_SHOWN:,} more are not shown. `--format json` has them all."))
    blocks += _by_party("What customers gain", "gains", found.changes, lambda change: change.gains, gain_text)
    return Page(f"Change of meaning {sides}", (*blocks, *notes, *_next(found)), diff_facts(found))


def _name(side: Side) -> str:
    if not side.commit:
        return "the files here"
    short = side.commit[:_SHORT_COMMIT]
    return short if side.commit.startswith(side.revision) else f"{side.revision} ({short})"


def _summary(changes: tuple[Change, ...]) -> str:
    standards = len({change.name for change in changes if change.about == "standard"})
    removed, loosened = sum(change.removes for change in changes), sum(change.loosens for change in changes)
    tightened = sum(change.kind == "tightened" for change in changes)
    void = len({(change.name, word) for change in changes for word in change.voids})
    parts = [f"{counted(len(changes), 'change')} of meaning" + (f" in {counted(standards, 'standard')}" if standards else "")]
    parts += [f"{removed:,} {'takes' if removed == 1 else 'take'} something away"] if removed else []
    parts += [f"{loosened:,} {'loosens' if loosened == 1 else 'loosen'} a promise"] if loosened else []
    parts += [f"{tightened:,} {'tightens' if tightened == 1 else 'tighten'} a promise"] if tightened else []
    parts += [f"{counted(void, 'agreement')} no longer {'holds' if void == 1 else 'hold'}"] if void else []
    return f"{'; '.join(parts)}."


def _by_party(
    title: str,
    verb: str,
    changes: tuple[Change, ...],
    parties: Callable[[Change], tuple[str, ...]],
    text: Callable[[Change], str],
) -> Iterator[Block]:
    """A line for each party; what goes or comes with a whole output is not said of each of its standards too."""
    outputs = {(party, change.name) for change in changes if change.about == "output" for party in parties(change)}
    lines: dict[str, list[str]] = {}
    for change in changes:
        for party in parties(change):
            with_output = change.about == "standard" and (party, change.name.rpartition("/")[0]) in outputs
            if not with_output or change.kind in {"loosened", "tightened"}:
                lines.setdefault(party, []).append(text(change))
    if lines:
        yield Text(title, heading=True)
        yield Text("\n".join(f"{party} {verb}: {'; '.join(some)}." for party, some in sorted(lines.items())))


def _thing(name: str, changes: tuple[Change, ...]) -> Block:
    """Everything that changed in one thing, and what that does to agreements."""
    gone = all(change.removes and change.kind != "moved" for change in changes)
    where = "" if gone else f" ({changes[0].place.path}:{changes[0].place.line})"
    lines = [f"{name}{where}", *(f"  {change_text(change)}." for change in changes)]
    lines += (f"  {text}." for text in (void_text(changes), lack_text(changes)) if text)
    return Text("\n".join(lines))


def _notes(found: Compared) -> Iterator[Block]:
    for side, word in ((found.old, "new"), (found.new, "gone")):
        if not side.is_workspace:
            yield Note(f"There is no {SETTINGS_FILE} in this folder at {_name(side)}, so everything is {word}.")
        if side.passed_over:
            links = ", ".join(side.passed_over)
            yield Note(f"At {_name(side)} these are links or submodules, which are not followed: {links}.")
    if found.text_only:
        only = "differ" if len(found.text_only) > 1 else "differs"
        yield Text(f"{counted(len(found.text_only), 'file')} {only} in text only: layout, order, notes, owners or a file's name.")
    elif not found.changes:
        yield Text("The definitions are the same.")
    if found.settings_differ:
        yield Text(f"{SETTINGS_FILE} differs; settings promise nothing to anybody.")


def _next(found: Compared) -> Iterator[Block]:
    waiting = next((change for change in found.changes if change.lacks), None)
    if waiting is not None:
        name = short_names(found.new.organisation).get(waiting.name, waiting.name)
        step = f"handoff agree {name} --for {shlex.quote(waiting.lacks[0])}"
        yield Text(f"Next: ask those who have still to agree, and keep their word.\n  {step}", "quiet")
