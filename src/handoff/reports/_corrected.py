"""Which results rest on measurements that were corrected or taken back: nobody should take them for the first word."""

from collections.abc import Iterable

from handoff.analysis.figures import counted
from handoff.analysis.judged import Result
from handoff.page import Block, Text

_MOST_NAMED = 10


def corrected_blocks(results: Iterable[Result]) -> tuple[Block, ...]:
    """A sentence that names the standards, most corrections first, and says where to see what they were; nothing without any."""
    found = {result.standard.name: times for result in results if (times := _times(result))}
    if not found:
        return ()
    names = sorted(found, key=lambda name: (-found[name], name))
    named = ", ".join(f"{name} ({found[name]:,})" for name in names[:_MOST_NAMED])
    more = f" and {counted(len(names) - _MOST_NAMED, 'other standard')}" if len(names) > _MOST_NAMED else ""
    many = counted(sum(found.values()), "measurement was", "measurements were")
    step = "`handoff log STANDARD` shows what was recorded first, and why."
    return (Text(f"{many} corrected or taken back: {named}{more}. {step}", "warn"),)


def _times(result: Result) -> int:
    """In the counted periods and in the one that runs."""
    return result.corrected + (result.so_far.pooled.corrected if result.so_far else 0)
