"""Git, asked safely: who you are, which commit, what is not committed yet, what files were; new entries committed and shared."""

from handoff.git._committing import commit_only
from handoff.git._history import Taken, blob_id, taken_away
from handoff.git._left_out import left_out
from handoff.git._merging import Difference
from handoff.git._missing import is_shallow
from handoff.git._once import ever_had
from handoff.git._revisions import Revision, Tracked, contents, resolve, tracked
from handoff.git._sharing import Shared, share
from handoff.git._state import Head, changed, head, not_as_committed, signing_key, uncommitted, user
from handoff.git._top import path_from_top

__all__ = [
    "Difference",
    "Head",
    "Revision",
    "Shared",
    "Taken",
    "Tracked",
    "blob_id",
    "changed",
    "commit_only",
    "contents",
    "ever_had",
    "head",
    "is_shallow",
    "left_out",
    "not_as_committed",
    "path_from_top",
    "resolve",
    "share",
    "signing_key",
    "taken_away",
    "tracked",
    "uncommitted",
    "user",
]
