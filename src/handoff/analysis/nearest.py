"""Did you mean: the names that lie nearest to one that nobody knows, and the question."""

from collections.abc import Iterable

_LIKE_ENOUGH = 0.6


def nearest(text: str, names: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """The names most like a text, nearest first, then those that contain it; the same whatever the names' order.

    Likeness is Ratcliff and Obershelp's, as the standard library has it, from 0.6 on.
    """
    from difflib import get_close_matches  # noqa: PLC0415 -- only a mistake needs it

    asked = text[:200].lower()
    known = sorted(set(names))
    alike = get_close_matches(asked, known, n=most, cutoff=_LIKE_ENOUGH)
    holding = (name for name in known if asked and asked in name and name not in alike)
    return (*alike, *holding)[:most]


def did_you_mean(names: Iterable[str]) -> str:
    """The question whether one of these names was meant (``Did you mean a or b?``); '' where there is none."""
    together = " or ".join(names)
    return f"Did you mean {together}?" if together else ""
