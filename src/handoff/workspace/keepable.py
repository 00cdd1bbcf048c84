"""What the ledger takes of the texts that people type: UTF-8, names on one line, and no more than one line of a file holds."""

from handoff.model.person import folded
from handoff.model.problem import Fault
from handoff.model.text import quoted

LONGEST_TEXT = 4000
LONGEST_NAME = 200
# A line of the ledger has at most a megabyte, and an escaped character takes six bytes of it.
MOST_WORDS, MOST_EVIDENCE, MOST_LETTERS = 10_000, 100, 40_000
_WHY_NAME = "An auditor asks who recorded a value, and reads the answer."
_WHY_FLAG = "Reports show it on one line."


def text_fault(texts: tuple[str, ...]) -> Fault | None:
    """Why one of these texts cannot be kept."""
    together = "".join(texts)
    undecodable = None if together.isascii() else next((text for text in texts if not _is_text(text)), None)
    if undecodable is not None:
        return Fault(
            f"{quoted(undecodable)} has bytes that are no text in this terminal's encoding.",
            "The ledger keeps UTF-8 and nothing else.",
            "Type it again, or set the terminal to UTF-8.",
        )
    if len(together) <= LONGEST_TEXT or (longest := max(map(len, texts))) <= LONGEST_TEXT:
        return None
    return Fault(
        f"A text of {longest:,} characters is too long; {LONGEST_TEXT:,} are kept at most.",
        "The ledger is read by people.",
        "Put the long text into a file and name it with --evidence.",
    )


def much_fault(words: int, evidence: int, texts: tuple[str, ...]) -> Fault | None:
    """Why an entry of so many words and pieces of evidence, with these texts, is more than a line holds."""
    if words <= MOST_WORDS and evidence <= MOST_EVIDENCE and sum(map(len, texts)) <= MOST_LETTERS:
        return None
    return Fault(
        f"Too much for one entry: {MOST_WORDS:,} numbers, {MOST_EVIDENCE} pieces of evidence and {MOST_LETTERS:,} letters fit.",
        "An entry is one line of the ledger, which people read.",
        "Record it in several entries, or put the numbers into a file and name that file with --evidence.",
    )


def name_fault(name: str, flag: str = "") -> Fault | None:
    """Why a name cannot be that of who recorded, or a word what a flag takes; '' is fine, for then the usual one counts."""
    if not name:
        return None
    if not _is_text(name):
        said, remedy = "has bytes that are no text in this terminal's encoding", "Type it again, or set the terminal to UTF-8."
    elif any(char < " " or "\x7f" <= char <= "\x9f" or char in "\u2028\u2029" for char in name):
        said, remedy = "has control characters or several lines", "Type it again, on one line."
    elif not folded(name):
        said, remedy = "has nothing that people can see", "Type it again, with letters."
    elif len(name) > LONGEST_NAME:
        said, remedy = f"has {len(name):,} characters", f"Use at most {LONGEST_NAME}."
    else:
        return None
    return Fault(f"{flag or 'The name'} {quoted(name)} {said}.", _WHY_FLAG if flag else _WHY_NAME, remedy)


def _is_text(text: str) -> bool:
    """Whether a text can be kept as UTF-8; an argument that the terminal's encoding could not decode cannot."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)
