"""What is recorded but not committed yet, said after every act of recording."""

from handoff.analysis.figures import counted


def pending_text(path: str, uncommitted: int | None) -> str:
    """The sentence to put after another: how many entries no commit has, and what to do ('' where there is none, or no git)."""
    if not uncommitted:
        return ""
    entries = counted(uncommitted, "entry is", "entries are")
    return f" {entries} not committed yet: commit {path.partition('/')[0]}/ or run `handoff share` (--commit does it at once)."
