"""A change of meaning in plain words: what changed, what somebody loses or gains by it, and what it does to agreements."""

from handoff.analysis.changes.changed import Change, Kind
from handoff.model.text import listed, quoted

_CHANGED: dict[Kind, str] = {
    "retargeted": "{part} changed: {was} becomes {now}; it is not simply tighter or looser, so ask the customer",
    "restated": "{part} written otherwise, and as strict as before: {was} becomes {now}",
    "re-measured": "measured otherwise, {part}: {was} becomes {now}",
    "rescheduled": "measured at another interval: {was} becomes {now}",
    "reworded": "{part} reworded: {was} becomes {now}",
    "re-guarded": "guardrail changed, {part}: {was} becomes {now}",
    "unguarded": "no longer a guardrail: {was}",
    "loosened": "{part} loosened: {was} becomes {now}",
    "tightened": "{part} tightened: {was} becomes {now}",
    "renamed": "renamed: it was {was}",
}
_PARTS = {"output": "name of the output", "limit": "limit (the worst still acceptable)", "attain": "share of readings in target"}
_NOTHING = "nothing"
# Whose texts are sentences, which run into ours without quotes.
_IN_SENTENCES: frozenset[Kind] = frozenset({"reworded", "re-measured", "re-guarded", "unguarded"})
_LONGEST = 300


def change_text(change: Change) -> str:
    """What changed, as the rest of a sentence about what changed."""
    if change.kind == "added":
        return f"newly promised: {change.now}" if change.about == "standard" else f"a new {change.about}"
    if change.kind in {"removed", "retired"}:
        return _gone(change)
    if change.kind == "regraded":
        return "critical now" if change.now == "yes" else "no longer critical: a percentage may hide a miss"
    if change.kind == "moved":
        return _moved(change)
    part = change.part.removeprefix("measure ").removeprefix("guardrail ")
    was, now = (_shown(text, change.kind) for text in (change.was, change.now))
    return _CHANGED[change.kind].format(part=_PARTS.get(part, part), was=was, now=now)


def loss_text(change: Change) -> str:
    """What those lose whom a change takes something from."""
    if change.about == "output":
        return f"{change.name} (the output reaches them no longer)"
    if change.about == "party":
        return f"whatever reaches {change.name} (no longer a member)"
    if change.kind == "loosened":
        return f"{change.name} ({change.part} {change.was or _NOTHING}, now {change.now or _NOTHING})"
    if change.kind in {"unguarded", "re-guarded"}:
        return f"{change.name} (it protects them no longer)"
    return f"{change.name} (promised to them no longer)"


def gain_text(change: Change) -> str:
    """What those gain whom a change gives something to."""
    if change.about == "output":
        return f"{change.name} (the output reaches them now)"
    if change.about == "party":
        return f"whatever reaches {change.name} (a member now)"
    if change.kind == "tightened":
        return f"{change.name} ({change.part} {change.was or _NOTHING}, now {change.now or _NOTHING})"
    return f"{change.name} ({'it protects them now' if change.kind == 're-guarded' else 'promised to them now'})"


def void_text(changes: tuple[Change, ...]) -> str:
    """Whose agreements some changes of one thing void; '' where nobody's."""
    words = dict.fromkeys(word for change in changes for word in change.voids)
    if not words:
        return ""
    return f"no longer agreed to by {listed(f'{word.party} ({word.by}, {word.agreed_on})' for word in words)}"


def lack_text(changes: tuple[Change, ...]) -> str:
    """Who has not agreed to what some changes of one thing led to; '' where nobody is asked."""
    parties = dict.fromkeys(party for change in changes for party in change.lacks)
    return f"still to agree: {listed(parties)}" if parties else ""


def _moved(change: Change) -> str:
    """Who is reached by it, or belongs to it, that was not before, and who no longer."""
    now, no_longer = ("now includes", "no longer includes") if change.about == "party" else ("now for", "no longer for")
    return "; ".join(f"{words} {listed(some)}" for words, some in ((no_longer, change.loses), (now, change.gains)) if some)


def _shown(text: str, kind: Kind) -> str:
    if not text:
        return _NOTHING
    return quoted(text, _LONGEST) if kind in _IN_SENTENCES else text


def _gone(change: Change) -> str:
    if change.about != "standard":
        return f"the {change.about} is not there any more"
    was = f"; it was {change.was}" if change.was else ""
    if change.kind == "removed":
        return f"no longer promised{was}"
    until = f" after {change.until}" if change.until else ""
    return f"retired{until}, because {change.because or 'nothing is said'}{was}"
