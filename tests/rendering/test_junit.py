"""JUnit XML, as the published schema and a parser see it."""

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from xmlschema import XMLSchema

from handoff.model.problem import Problem, Source
from handoff.page import Excused, Findings, Page, Rule
from handoff.rendering import Canvas, junit

SCHEMA = XMLSchema(str(Path(__file__).parents[1] / "schemas" / "junit-10.xsd"))
ANY = st.text(st.characters() | st.sampled_from("\x00\x1b\ud800\ufffe\uffff]>&<\"'\r\n\t"), max_size=20)


class Facts(Struct, frozen=True):
    """Facts nobody reads here."""

    version: int = 1


def read(page: Page, canvas: Canvas | None = None) -> Element:
    document = junit.render(page, canvas or Canvas())
    SCHEMA.validate(document)
    (suite,) = fromstring(document.encode())  # noqa: S314 -- our own document
    return suite


def outcomes(suite: Element) -> dict[str, list[str]]:
    return {case.get("name", ""): [part.tag for part in case] for case in suite}


def test_every_rule_that_was_looked_for_is_a_case_and_so_is_each_fault_of_reading(found: Page) -> None:
    suite = read(found)
    assert outcomes(suite) == {
        "no-target": ["failure"],
        "no-head": ["failure"],
        "one-dimensional": ["system-out"],
        "no-anchor": ["skipped", "system-out"],
        "not-agreed": ["skipped", "system-out"],
        "no-output": [],
        "syntax": ["failure"],
    }
    assert {name: suite.get(name) for name in ("name", "tests", "failures", "errors", "skipped")} == {
        "name": "handoff check",
        "tests": "7",
        "failures": "3",
        "errors": "0",
        "skipped": "2",
    }


def test_a_failure_lists_its_problems_with_their_places(found: Page) -> None:
    failure = read(found).find("testcase[@name='no-target']/failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "It has no target. (and 1 more)"}
    assert failure.text == (
        "standards/a b.yaml:12:7: error [no-target] It has no target.\n"
        "  why: Nobody can say.\n  fix: Add:\n    target: 90 %\n  also at standards/c.yaml:3\n  follows: It has no limit.\n"
        "standards/d.yaml:4: error [no-target] It has no target."
    )


def test_what_is_waived_or_counts_later_is_skipped_and_says_why(found: Page) -> None:
    skipped = {case.get("name"): case[0].get("message") for case in read(found) if len(case) and case[0].tag == "skipped"}
    assert skipped == {
        "no-anchor": "waived until 2027-01-31, approved by B. Boss: a pilot",
        "not-agreed": "counts only from level agreed on",
    }


def test_a_waiver_does_not_hide_another_failure_of_its_rule() -> None:
    first, second = (Problem("no-head", "warning", Source("a.yaml", line), f"m{line}", about=f"d{line}") for line in (1, 2))
    findings = Findings((first,), (Excused(second, "because", "A", None),), (Rule("no-head", "warning", "", "defined"),))
    assert outcomes(read(Page("", (), Facts(), findings))) == {"no-head": ["failure", "system-out"]}


def test_an_ascii_document_is_ascii_and_the_same(found: Page) -> None:
    document = junit.render(found, Canvas(unicode=False))
    assert document.isascii()
    assert document.startswith('<?xml version="1.0" encoding="us-ascii"?>\n<testsuites>')
    assert outcomes(read(found, Canvas(unicode=False))) == outcomes(read(found))


@settings(max_examples=50)
@given(ANY, ANY, ANY, ANY)
def test_whatever_was_typed_it_is_xml_that_the_schema_allows(path: str, name: str, text: str, about: str) -> None:
    problem = Problem(name, "error", Source(path, 1, 1), text, text, text, text, (Source(path),), (text,), about)
    waived = Problem("no-head", "error", Source(path), text, about=about)
    rules = (Rule("no-head", "error", text, "defined"), Rule("overdue", "info", text, "measured"))
    later = Problem("overdue", "info", Source(path), text)
    page = Page(text, (), Facts(), Findings((problem,), (Excused(waived, text, text, None),), rules, (later,)))
    for canvas in (Canvas(), Canvas(unicode=False)):
        assert len(read(page, canvas)) == (2 if name in {"no-head", "overdue"} else 3)


@pytest.mark.parametrize("typed", ["]]>", "&amp;", "<failure>", 'a "b" c', "tab\tbed"])
def test_what_was_typed_reads_back(typed: str) -> None:
    problem = Problem("no-head", "error", Source("a.yaml"), typed)
    failure = read(Page("", (), Facts(), Findings((problem,)))).find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == typed.replace("\t", "<U+0009>")
