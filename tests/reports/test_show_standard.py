"""What is shown of one standard: its definition, its measure in words, and a line that records it."""

from collections.abc import Callable

import pytest

from handoff.analysis.judged import Judged
from handoff.model.organisation import Organisation
from handoff.page import Page
from handoff.reports import show

from .order_desk import facts, outline, table, texts


def test_a_standard_shows_its_whole_definition(shown: Callable[[str], Page]) -> None:
    page = shown("in-time")
    assert page.title == "desk/order/in-time"
    assert texts(page)[0] == "Orders are entered within 4 hours."
    assert table(page, "customers") == [["Sales", "confirm the date", "phone; every quarter, last on 2026-09-15"]]
    assert table(page, "result")[0][:6] == ["2026-10", "met", "93 %", "100", "86.3 to 96.6 %", "at least 90 % (at least 80 %)"]
    assert table(page, "targets") == [["2025-10-01", "at least 90 %", "at least 80 %", ""], ["2024-10-01", "at least 75 %", "", ""]]
    assert dict(table(page, "definition")) == {
        "owner": "Desk lead",
        "measure": "proportion: orders in time, out of orders",
        "method": "report",
        "source": "ERP",
        "every": "month",
        "sample": "all",
        "basis": "customer need",
        "dimension": "responsiveness",
        "baseline": "71 % in 2024-Q3",
        "defined in": "standards/desk.yaml:21",
    }
    assert "To record a value: handoff record in-time 97/104" in texts(page)
    assert [row[2] for row in table(page, "needs")] == ["sales/request/complete", "a named engineer"]


def test_a_guardrail_says_whom_it_protects(shown: Callable[[str], Page]) -> None:
    definition = dict(table(shown("no-harm"), "definition"))
    assert definition["protects"] == "buyers"
    assert definition["prevents"] == "harm"
    assert definition["may be waived by"] == "nobody, ever"


@pytest.mark.parametrize(
    ("measure", "words", "example"),
    [
        ("kind: proportion, counts: good parts, of: parts", "proportion: good parts, out of parts", "97/104"),
        ("kind: count, counts: defects, per: parts", "count: defects, per parts", "3/250"),
        ("kind: count, counts: defects", "count: defects", "3"),
        ("kind: value, unit: mm", "value: readings in mm", "20.1 20.2 19.9"),
        (
            "kind: duration, start: call, stop: answer, clock: calendar",
            "duration: from call to answer, in calendar time",
            "90min 1.5h 2d",
        ),
        ("kind: duration, start: call, clock: working", "duration: from call to a stop, in working time", "4wh 2.5wh"),
        ("kind: rating, scale: 1 to 5", "rating: on the scale 1 to 5", "5x20 4x10"),
        ("kind: rating, scale: 0 to 3", "rating: on the scale 0 to 3", "3x20 2x10"),
        ("kind: check", "check: passed or failed", "pass"),
    ],
)
def test_a_measure_is_told_in_words_with_a_line_that_records_it(
    read: Callable[..., Organisation], ask: Callable[..., Judged], measure: str, words: str, example: str
) -> None:
    organisation = read(
        works=f"""
        department: works
        outputs:
          parts:
            customers: {{buyers: {{}}}}
            standards:
              good: {{measure: {{{measure}}}}}
        """,
        parties="parties: {buyers: {name: Buyers, kind: customer}}",
    )
    page = show.page(ask(organisation, subject="good"))
    definition = dict(table(page, "definition"))
    assert definition["measure"] == words
    assert definition["owner"] == "nobody: name an owner"
    assert definition["every"].startswith("not written down")
    assert f"To record a value: handoff record good {example}" in texts(page)
    assert facts(page)["definition"]["measure"]["in_words"] == words


def test_a_standard_without_a_measure_says_so(read: Callable[..., Organisation], ask: Callable[..., Judged]) -> None:
    organisation = read(works="department: works\noutputs: {parts: {customers: {works/x: {}}, standards: {good: {}}}}\n")
    page = show.page(ask(organisation, subject="good"))
    assert texts(page)[0].startswith("It has no statement")
    assert [line for line in outline(page) if line.startswith("! No result in 2026-10")]
    assert facts(page)["definition"]["example"] is None


def test_an_example_uses_the_shortest_name_that_is_not_ambiguous(
    read: Callable[..., Organisation], ask: Callable[..., Judged]
) -> None:
    standard = "{standards: {good: {measure: {kind: check}}}}"
    organisation = read(works=f"department: works\noutputs: {{parts: {standard}, tools: {standard}}}\n")
    page = show.page(ask(organisation, subject="works/tools/good"))
    assert "To record a value: handoff record tools/good pass" in texts(page)
