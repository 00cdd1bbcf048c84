"""People as others write them down: by name or by role, compared without looking at letters' case or at blanks."""

import re
from functools import lru_cache
from unicodedata import normalize

from handoff.model.text import HIDDEN

# What takes no room or looks like a blank, and may yet stand in other texts: signs that choose the form of the one before, as
# emoji have, shorthand and music controls, and the empty pattern of Braille.
_UNSEEN_IN_NAMES = "[\u180b-\u180f\u2800\ufe00-\ufe0f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff]"


def with_role(name: str, role: str | None) -> str:
    """A person and in which role: ``Ada (Head of sales)``; the name alone where no role is known."""
    return f"{name} ({role})" if role else name


def same_person(one: str, other: str) -> bool:
    """Whether two names or roles are the same but for case, blanks and what nobody can see; nobody is the same as nobody."""
    return bool(folded(one)) and folded(one) == folded(other)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """What is left of a name or role when case, blanks and what nobody can see do not count."""
    return re.sub(rf"\s|{HIDDEN}|{_UNSEEN_IN_NAMES}", "", normalize("NFKC", name)).casefold()
