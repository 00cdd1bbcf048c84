"""Workflow commands, read back as a runner reads them."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from handoff.model.problem import Problem, Source
from handoff.page import Findings, Page
from handoff.rendering import Canvas, github, visible

ANNOTATED = """\
::error file=standards/a b.yaml,line=12,col=7,title=no-target::It has no target.%0AWhy: Nobody can say.%0AFix: Add:%0A  \
target: 90 %25%0AAlso at standards/c.yaml:3%0AFollows: It has no limit.
::error file=standards/d.yaml,line=4,title=no-target::It has no target.
::error file=standards/e.yaml,line=2,col=1,title=syntax::A quote is not closed.
::warning file=standards/a b.yaml,title=no-head::Nobody answers.
::notice file=standards/a b.yaml,line=1,title=one-dimensional::All are about time.
3 errors, 1 warning, 1 for information in 3 files, 1 waived
"""
TRICKY = st.lists(
    st.sampled_from(("\n", "\r\n", "\r", "%", "%0A", "%25", "::", "##[", "##[error]", ":", ",", "=", " ", "😀", "\u2028", "\x1b"))
    | st.characters(),
    max_size=12,
).map("".join)


class Facts(Struct, frozen=True):
    """Facts nobody reads here."""

    version: int = 1


class Seen(Struct, frozen=True):
    """What a runner makes of a line."""

    command: str
    properties: dict[str, str]
    message: str


def as_a_runner(line: str) -> Seen | None:
    """The runner's own reading (actions/runner, ActionCommand.cs): blanks before are trimmed, the first ``::`` ends the command."""
    trimmed = line.lstrip()
    if not trimmed.startswith("::"):
        return None
    head, _, data = trimmed[2:].partition("::")
    command, _, rest = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in rest.split(",") if pair)
    decoded = dict(pairs)
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        decoded = {name: value.replace(escaped, sign) for name, value in decoded.items()}
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        data = data.replace(escaped, sign)
    return Seen(command, decoded, data)


def page_of(*problems: Problem) -> Page:
    return Page("title", (), Facts(), Findings(problems))


def test_each_finding_is_an_annotation_at_its_place_and_the_page_is_named_last(found: Page) -> None:
    assert github.render(found, Canvas()) == ANNOTATED


def test_ten_of_a_kind_are_annotated_and_the_rest_is_counted() -> None:
    errors = [Problem("no-target", "error", Source("a.yaml", line), f"e{line}") for line in range(1, 24)]
    warnings = [Problem("no-head", "warning", Source("a.yaml", line), f"w{line}") for line in range(1, 12)]
    lines = github.render(page_of(*errors, *warnings), Canvas()).splitlines()
    assert [line.split(" ")[0] for line in lines[:20]] == ["::error"] * 10 + ["::warning"] * 10
    assert "e10" in lines[9]
    assert lines[20] == "title"
    assert lines[21].startswith("GitHub shows ten annotations of a kind; not annotated: 13 more errors and 1 more warning.")
    assert len(lines) == 22


@given(TRICKY, TRICKY, TRICKY, TRICKY)
def test_a_runner_sees_what_was_meant_and_nothing_else(path: str, message: str, why: str, fix: str) -> None:
    problem = Problem("no-target", "error", Source(path, 3, 4), message, why, fix)
    lines = github.render(page_of(problem), Canvas()).split("\n")
    assert [as_a_runner(line) is not None for line in lines] == [True, False, False]
    assert "##[" not in "".join(lines)
    seen = as_a_runner(lines[0])
    assert seen is not None
    assert seen.command == "error"
    assert set(seen.properties) <= {"file", "line", "col", "title"}
    assert (seen.properties["line"], seen.properties["col"], seen.properties["title"]) == ("3", "4", "no-target")
    assert seen.properties.get("file", "") == shown(re.sub("\r\n|\r|\n", " ", path))
    expected = [*message.split("\n"), *(f"Why: {why}".split("\n") if why else ()), *(f"Fix: {fix}".split("\n") if fix else ())]
    assert seen.message.split("\n") == [shown(line.replace("\r", " ")) for line in expected]


def shown(line: str) -> str:
    """A line as people see it: what is hidden by its code point, and the runner's older form of a command broken."""
    return visible(line).replace("##[", "#<U+0023>[")


def test_emoji_and_letters_of_any_script_stay(found: Page) -> None:
    line = github.render(page_of(Problem("no-target", "error", Source("ünï/漢字.yaml", 1), "100 % 😀 :: ✓")), Canvas())
    seen = as_a_runner(line.splitlines()[0])
    assert seen is not None
    assert (seen.properties["file"], seen.message) == ("ünï/漢字.yaml", "100 % 😀 :: ✓")
    assert github.render(found, Canvas(unicode=False)).isascii()
