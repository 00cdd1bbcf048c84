"""JUnit XML, as Jenkins and GitLab read it: a test case for each rule that was looked for, and for each fault of reading."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handoff.model.problem import Problem
from handoff.page import Excused, Findings, Page
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import one_line, unobeyed, visible
from handoff.rendering._words import headline, place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "junit"
_SUITE = "handoff check"


def render(page: Page, canvas: Canvas) -> str:
    """One suite.  Errors and warnings fail their case, what only informs is its output; what is waived or counts later skips it.

    Characters that XML 1.0 forbids are shown by their code points.
    """
    from xml.etree.ElementTree import Element, indent, tostring  # noqa: PLC0415 -- no other format needs it

    findings = page.findings
    names = dict.fromkeys((*(rule.name for rule in findings.rules), *sorted(problem.check for problem in findings.problems)))
    suite = Element("testsuite")
    for name in names:
        _case(suite, name, findings)
    failures, skipped = (len(suite.findall(f"testcase/{outcome}")) for outcome in ("failure", "skipped"))
    counts = {"tests": len(names), "failures": failures, "errors": 0, "skipped": skipped}
    suite.attrib.update({"name": _SUITE} | {name: str(count) for name, count in counts.items()})
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    if canvas.unicode:
        return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'
    return f'<?xml version="1.0" encoding="us-ascii"?>\n{tostring(root, encoding="us-ascii").decode()}\n'


def _case(suite: "Element", name: str, findings: Findings) -> None:
    from xml.etree.ElementTree import SubElement  # noqa: PLC0415 -- as above

    case = SubElement(suite, "testcase", classname=_SUITE, name=_attribute(name))
    own = [problem for problem in findings.problems if problem.check == name]
    failing = [problem for problem in own if problem.severity != "info"]
    informing = [problem for problem in own if problem.severity == "info"]
    waived = [one for one in findings.excused if one.problem.check == name]
    later = [problem for problem in findings.later if problem.check == name]
    if failing:
        worst = "error" if any(problem.severity == "error" for problem in failing) else "warning"
        more = f" (and {len(failing) - 1:,} more)" if len(failing) > 1 else ""
        failure = SubElement(case, "failure", type=worst, message=_attribute(f"{failing[0].message}{more}"))
        failure.text = _text(line for problem in failing for line in _lines(problem))
    elif waived or later:
        first = _waiver(waived[0]) if waived else _later(name, findings)
        SubElement(case, "skipped", message=_attribute(first))
    output = [
        *(line for problem in informing for line in _lines(problem)),
        *(f"{headline(one.problem)} ({_waiver(one)})" for one in waived),
        *(headline(problem) for problem in later),
    ]
    if output:
        SubElement(case, "system-out").text = _text(iter(output))


def _lines(problem: Problem) -> Iterator[str]:
    yield headline(problem)
    for word, text in (("why", problem.why), ("fix", problem.fix)):
        yield from (f"  {line}" for line in f"{word}: {text}".split("\n") if text)
    yield from (f"  also at {place(other)}" for other in problem.also)
    yield from (f"  follows: {message}" for message in problem.follows)


def _waiver(one: Excused) -> str:
    until = one.until or "no end"
    about = f" about {one.problem.about}" if one.problem.about else ""
    return f"waived{about} until {until}, approved by {one.approved_by}: {one.because}"


def _later(name: str, findings: Findings) -> str:
    level = next((rule.level for rule in findings.rules if rule.name == name), "later")
    return f"counts only from level {level} on"


def _attribute(text: str) -> str:
    return unobeyed(one_line(text))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(unobeyed(visible(line)) for text in lines for line in text.split("\n"))
