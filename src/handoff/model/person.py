"""People as others write them down: by name or by role, compared without looking at letters' case or at blanks."""

import re
from functools import lru_cache
from unicodedata import normalize

from handoff.model.text import HIDDEN


def with_role(name: str, role: str | None) -> str:
    """A person and in which role: ``Ada (Head of sales)``; the name alone where no role is known."""
    return f"{name} ({role})" if role else name


def same_person(one: str, other: str) -> bool:
    """Whether two names or roles are the same but for case, blanks and what nobody can see; nobody is the same as nobody."""
    return bool(folded(one)) and folded(one) == folded(other)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """What is left of a name or role when case, blanks and what nobody can see do not count."""
    return re.sub(rf"\s|{HIDDEN}", "", normalize("NFKC", name)).casefold()
