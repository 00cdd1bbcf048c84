"""Git, asked safely: who you are, which commit, what is not committed yet, what files were; and one commit of new entries."""

from handoff.git._committing import commit_only
from handoff.git._revisions import Revision, Tracked, contents, resolve, tracked
from handoff.git._state import Head, head, signing_key, uncommitted, user
from handoff.git._top import path_from_top

__all__ = [
    "Head",
    "Revision",
    "Tracked",
    "commit_only",
    "contents",
    "head",
    "path_from_top",
    "resolve",
    "signing_key",
    "tracked",
    "uncommitted",
    "user",
]
