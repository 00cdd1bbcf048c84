"""The vital few in a plain sentence: who they are, and that no one stands out where none does."""

from handoff.analysis.few import Few
from handoff.analysis.figures import count_text, counted

# More names than these in a sentence nobody reads; the table has them all.
_NAMED = 5


def sentence(found: Few, names: dict[str, str]) -> str:
    """``3 of 40 standards make up 80 % of the misses: ...``."""
    groups, span = counted(len(found.groups), found.by.name), found.judged.span.label
    if not found.groups and found.counting.of is None:
        return f"No {found.counting.words} were opened in {span}."
    if not found.groups:
        return f"There is nothing to count in {span}: no {found.by.name} has a number of {found.counting.words}."
    if not found.bars:
        return f"No {found.counting.words} in {span}, of {groups}."
    few = found.vital
    share = f"{float(few[-1].cumulative) * 100:.0f} %"
    who = ", ".join(names.get(bar.name, bar.name) for bar in few[:_NAMED])
    more = f" and {len(few) - _NAMED} more" if len(few) > _NAMED else ""
    verb = "makes" if len(few) == 1 else "make"
    only = f"the only {found.counting.one}"
    whole = only if found.total == 1 else f"the {count_text(found.total)} {found.counting.words}"
    return f"{len(few)} of {groups} {verb} up {share} of {whole} in {span}: {who}{more}."


def advice(found: Few) -> str:
    """What to do: begin with the few where there are few; where there are none, ask what all have in common."""
    if not found.bars:
        return ""
    if len(found.groups) == 1:
        return ""
    if not found.stands_out:
        return "No few stand out: it is spread over most of them, so look for what they have in common."
    return "Begin there: what is done about the others can change little of the whole."
