"""What a shell is offered: an id, and words of an entry that mean nothing to a shell, whoever typed them."""

from msgspec import Struct

_LONGEST_WORDS = 60  # a longer one is folded, and a shell takes its second line for another entry


class Offered(Struct, frozen=True):
    """An entry that an id may mean, and in a few words what it says."""

    id: str
    words: str


def shell_words(words: str) -> str:
    """A few words for a shell, which may evaluate what it is offered: nothing that somebody typed shall mean anything to it."""
    shown = f"{words[: _LONGEST_WORDS - 3]} .." if len(words) > _LONGEST_WORDS else words
    return "".join(sign if sign.isalnum() or sign in " ./%,-" else "?" for sign in shown)
