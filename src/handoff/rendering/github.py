"""Workflow commands of GitHub Actions: findings as annotations beside the lines that they are about."""

from collections.abc import Iterator

from handoff.model.problem import Problem, Severity
from handoff.model.text import listed
from handoff.page import Page
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import annotation_property, annotation_text, unobeyed
from handoff.rendering._type import plain

NAME = "github"
MOST_OF_A_KIND = 10  # GitHub shows no more of one kind for one step
_COMMANDS: tuple[tuple[Severity, str], ...] = (("error", "error"), ("warning", "warning"), ("info", "notice"))


def render(page: Page, canvas: Canvas) -> str:
    """At most ten annotations of each kind, then the page's title, and how many more there are.

    What counts from a later level on is left out.
    """
    left = []
    lines = []
    for severity, command in _COMMANDS:
        own = [problem for problem in page.findings.problems if problem.severity == severity]
        lines += [_annotation(problem, command, canvas) for problem in own[:MOST_OF_A_KIND]]
        more = len(own) - MOST_OF_A_KIND
        if more > 0:
            left.append(f"{more:,} more {command}{'s' if more > 1 else ''}")
    lines.append(unobeyed(plain(page.title, canvas)))
    if left:
        lines.append(
            f"GitHub shows ten annotations of a kind; not annotated: {listed(left)}. "
            "The summary of this step shows more, `handoff check --format json` all."
        )
    return "".join(f"{line}\n" for line in lines)


def _annotation(problem: Problem, command: str, canvas: Canvas) -> str:
    source = problem.source
    places = (("file", source.path), ("line", str(source.line or "")), ("col", str(source.column or "")), ("title", problem.check))
    properties = ",".join(f"{name}={annotation_property(plain(value, canvas))}" for name, value in places if value)
    text = "\n".join(plain(line, canvas) for line in _lines(problem))
    return f"::{command} {properties}::{annotation_text(text)}"


def _lines(problem: Problem) -> Iterator[str]:
    """What is wrong, why it matters, what to do, and what follows."""
    yield from problem.message.split("\n")
    for word, text in (("Why", problem.why), ("Fix", problem.fix)):
        yield from f"{word}: {text}".split("\n") if text else ()
    yield from (f"Also at {place.path}:{place.line}" for place in problem.also)
    yield from (f"Follows: {message}" for message in problem.follows)
