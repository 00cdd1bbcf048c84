"""What large files of imported rows are known to hold, so that those need not be read which cannot have what is asked for."""

from collections.abc import Mapping

from handoff.ledger._contents import Contents
from handoff.ledger._kept_contents import KeptContents
from handoff.ledger._summing import Summing
from handoff.model.entry import Asked


def outlined(summing: Summing) -> dict[str, Contents]:
    """Files by their path as shown, each with what it holds: rows of imports alone, none corrected and none in another file."""
    if not summing.is_large:
        return {}
    apart = summing.apart(summing.base())
    return {one.file.shown: contents for one, contents in KeptContents(summing.private, summing.heard).of(apart)}


def unread(outline: Mapping[str, Contents], asked: Asked) -> dict[str, int]:
    """The files that need not be read, with how many entries of them are asked for, each older than the newest ``limit``."""
    counts = {shown: count for shown, contents in outline.items() if (count := _count(contents, asked)) is not None}
    left, oldest = asked.limit, ""
    for shown in sorted(counts, key=lambda shown: outline[shown].recorded_at, reverse=True):
        left -= counts[shown]
        if left <= 0:
            oldest = outline[shown].recorded_at
            break
    return {shown: count for shown, count in counts.items() if not count or outline[shown].recorded_at < oldest}


def _count(contents: Contents, asked: Asked) -> int | None:
    """How many entries of a file are asked for; None where only reading it can tell."""
    if not asked.names:
        return sum(entries for day, entries in contents.days if asked.since <= day <= asked.until)
    count = 0
    for rows in contents.rows:
        if rows.standard not in asked.names or rows.last < asked.since or asked.until < rows.first:
            continue
        if rows.first < asked.since or asked.until < rows.last:
            return None
        count += rows.entries
    return count
