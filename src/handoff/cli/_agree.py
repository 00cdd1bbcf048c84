"""Agreeing: refuse what cannot be agreed to, sign, publish, answer with what is still missing."""

from typing import TYPE_CHECKING

from handoff.cli._answer import answer, recorded
from handoff.cli._exit import EXIT_UNREADABLE, others_text
from handoff.cli._open import readable, refuse, refuse_fault
from handoff.cli._talk import say
from handoff.model.problem import Fault

if TYPE_CHECKING:
    from handoff.cli._options import Recorder
    from handoff.model.problem import Problem
    from handoff.workspace.agreeing import Said
    from handoff.workspace.opening import Workspace
    from handoff.workspace.promised import Open


def agree_to(workspace: "Workspace", names: tuple[str, ...], said: "Said", recorder: "Recorder", form: str) -> None:
    """Record what was said of some standards and print what came of it."""
    from handoff.workspace.promised import Open, named, with_words

    standards = named(workspace.organisation, names)
    in_the_way = workspace.problems
    if not isinstance(standards, Fault):
        # A fault in a neighbour's file is no reason not to agree.
        files = {standard.place.path for standard in standards}
        in_the_way = tuple(problem for problem in in_the_way if problem.source.path in files)
    if in_the_way:
        refuse(in_the_way, workspace.root, EXIT_UNREADABLE)
    if isinstance(standards, Fault):
        refuse_fault(standards)
    promised, problems = with_words(workspace, standards)
    _record(workspace, Open(promised, ()), said, recorder, form)
    _tell(problems)


def agree_to_all(workspace: "Workspace", said: "Said", recorder: "Recorder", form: str) -> None:
    """Record what was said of everything that the party has yet to agree to."""
    from handoff.workspace.promised import open_to, seated, with_words

    standards = seated(readable(workspace).organisation, said.party)
    if isinstance(standards, Fault):
        refuse_fault(standards)
    promised, problems = with_words(workspace, standards)
    _record(workspace, open_to(said.party, promised, said.agreed_on), said, recorder, form)
    _tell(problems)


def _record(workspace: "Workspace", chosen: "Open", said: "Said", recorder: "Recorder", form: str) -> None:
    from handoff.answers.agreed import agreed_page
    from handoff.workspace.agreeing import Word, occasion, record, word_on
    from handoff.workspace.signing import sign_all

    words: list[Word] = []
    for one in chosen.promised:
        word = word_on(workspace.organisation, one, said, recorder.act)
        if isinstance(word, Fault):
            refuse_fault(word)
        words.append(word)
    finished = sign_all(workspace, tuple(words), said.key) if said.key else tuple(words)
    if isinstance(finished, Fault):
        refuse_fault(finished)
    published = record(workspace, recorder.act, finished)
    with recorded(published.path):
        recorder.keep(workspace, published)
        answer(agreed_page(occasion(workspace, finished, published.path, chosen.objected)), form)


def _tell(problems: "tuple[Problem, ...]") -> None:
    if problems:
        say(others_text(problems))
