"""People as others write them down: by name or by role, compared without looking at letters' case or at blanks."""

import re
from unicodedata import normalize

from handoff.model.text import HIDDEN


def same_person(one: str, other: str) -> bool:
    """Whether two names or roles are the same but for case, blanks and what nobody can see; nobody is the same as nobody."""
    return bool(_folded(one)) and _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return re.sub(rf"\s|{HIDDEN}", "", normalize("NFKC", name)).casefold()
