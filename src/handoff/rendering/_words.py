"""The words that people read beside colours and signs, the same in every format."""

from handoff.model.problem import Problem, Source
from handoff.page import Tone

_NOTE_WORDS: dict[Tone, str] = {"good": "Good", "near": "Near", "bad": "Attention", "warn": "Note"}


def note_word(tone: Tone) -> str:
    """The word before a note, for whoever sees no colour; '' for a tone that needs none."""
    return _NOTE_WORDS.get(tone, "")


def place(source: Source) -> str:
    """``path:line:column`` as editors and people know it, as far as it is known."""
    if not source.line:
        return source.path
    return f"{source.path}:{source.line}:{source.column}" if source.column else f"{source.path}:{source.line}"


def headline(problem: Problem) -> str:
    """A problem in one line: where, how bad, its name for ``handoff explain``, what is wrong."""
    return f"{place(problem.source)}: {problem.severity} [{problem.check}] {problem.message}"
