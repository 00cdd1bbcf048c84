"""Git, asked safely: who you are, which commit, what is not committed yet; and one commit of new entries, nothing else."""

from handoff.git._committing import commit_only
from handoff.git._state import Head, head, uncommitted, user

__all__ = ["Head", "commit_only", "head", "uncommitted", "user"]
