"""What a report stands on, in a sentence for people."""

from typing import TYPE_CHECKING

from handoff.analysis.figures import counted
from handoff.analysis.judged import Judged, StandsOn

if TYPE_CHECKING:  # a judgement alone loads no charts
    from handoff.analysis.improvement import Improvement

_DIGITS_OF_COMMIT = 10
_DIGITS_OF_DIGEST = 16


def stands_on_text(judged: "Judged | Improvement") -> str:
    """One sentence: as of which day, from which commit, how many entries with which digest, and the newest seal."""
    found = judged.stands_on
    tree = "clean" if found.clean else "with uncommitted changes"
    commit = f"commit {found.commit[:_DIGITS_OF_COMMIT]} ({tree})" if found.commit else "no commit"
    entries = counted(found.entries, "entry", "entries") + _corrected(found)
    seal = f"newest seal {found.seal[:_DIGITS_OF_DIGEST]}" if found.seal else "no seal"
    digest = found.digest[:_DIGITS_OF_DIGEST]
    return f"As of {judged.question.as_of}. This stands on {commit}, {entries} with digest {digest}, {seal}."


def _corrected(found: StandsOn) -> str:
    if not found.corrected:
        return ""
    return f" ({counted(found.corrected, 'measurement')} in them corrected or taken back)"
