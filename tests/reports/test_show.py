from collections.abc import Callable
from typing import Any

import pytest
from msgspec import json

from handoff.analysis.judged import Judged
from handoff.model.organisation import Organisation
from handoff.page import Cell, Note, Page, Table, Text, Trail
from handoff.reports import show

SALES = """
    department: sales
    name: Sales
    kind: core
    outputs:
      request:
        name: Special order request
        customers:
          desk/phones: {used_for: enter it once, needs_back: ["none, because it is enough"]}
        standards:
          complete:
            statement: Requests are complete.
            owner: Sales lead
            measure: {kind: proportion, counts: complete requests, of: requests, method: tally, every: month}
            target: at least 98 %
"""
DESK = """
    department: desk
    name: Order desk
    kind: core
    head: Desk lead
    promise: One call, one answer.
    stations: {phones: Phones}
    outputs:
      order:
        name: Special order
        kind: service
        from: phones
        customers:
          sales:
            used_for: confirm the date
            channel: phone
            talk: {every: quarter, last: 2026-09-15}
            needs_back: [sales/request/complete, a named engineer]
          buyers: {used_for: plan}
        standards:
          in-time:
            statement: Orders are entered within 4 hours.
            owner: Desk lead
            dimension: responsiveness
            customers: [sales]
            measure: {kind: proportion, counts: orders in time, of: orders, method: report, source: ERP, every: month, sample: all}
            target: at least 90 %
            limit: at least 80 %
            basis: customer need
            baseline: {value: 71 %, period: 2024-Q3}
            since: 2025-10-01
            was: [{target: at least 75 %, since: 2024-10-01}]
      notice:
        name: Notice
        customers: {}
        standards: {}
      safety:
        name: Safety check
        customers:
          staff: {used_for: work safely}
        standards:
          no-harm:
            statement: Nobody is harmed.
            owner: Desk lead
            measure: {kind: count, counts: injuries, method: log, every: month}
            target: exactly 0
            guardrail: {protects: [buyers], authority: law, prevents: harm, waivable_by: never}
"""
PARTIES = """
    parties:
      buyers: {name: Buyers, kind: customer, represented_by: Buyer council}
      staff: {name: All staff, kind: group, members: [sales, desk]}
      village: {name: Village, kind: community}
"""
MEASURED = (
    ("desk/order/in-time", "2026-09-20", "70/100"),
    ("desk/order/in-time", "2026-10-20", "93/100"),
    ("sales/request/complete", "2026-10-20", "90/100"),
    ("desk/safety/no-harm", "2026-10-20", "1"),
)


@pytest.fixture
def pumps(read: Callable[..., Organisation]) -> Organisation:
    return read(sales=SALES, desk=DESK, parties=PARTIES)


@pytest.fixture
def shown(pumps: Organisation, ask: Callable[..., Judged]) -> Callable[[str], Page]:
    return lambda subject: show.page(ask(pumps, *MEASURED, subject=subject))


def facts(page: Page) -> Any:
    return json.decode(json.encode(page.facts))


def outline(page: Page) -> list[str]:
    """Headings, table titles and notes, in order."""
    lines = []
    for block in page.blocks:
        if isinstance(block, Text) and block.heading:
            lines.append(f"# {block.text}")
        elif isinstance(block, Table):
            lines.append(block.title)
        elif isinstance(block, Note):
            lines.append(f"! {block.text.partition('.')[0]}")
    return lines


def table(page: Page, name: str) -> list[list[str]]:
    found = next(block for block in page.blocks if isinstance(block, Table) and block.name == name)
    return [[words(cell) for cell in row] for row in found.rows]


def words(cell: Cell | Trail) -> str:
    return cell.text if isinstance(cell, Cell) else " ".join(cell.results)


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Text)]


def test_a_department_is_asked_for_its_customers_first(shown: Callable[[str], Page]) -> None:
    page = shown("desk")
    assert page.title == "Order desk (desk)"
    assert outline(page) == [
        "# Who is your customer? How are you serving them?",
        "! Nobody receives desk/notice: it is waste, or its customer is not written down",
        "! No standard: nobody can say whether desk/order serves buyers",
        "Sales: Special order (used for: confirm the date)",
        "Buyers: Special order (used for: plan)",
        "All staff: Safety check (used for: work safely)",
        "# What do you need, and from whom?",
        "Needed back from customers",
        "Special order request, from Sales, handed to Phones (Order desk) (used for: enter it once)",
    ]
    assert texts(page)[:2] == ["One call, one answer.", "Core department; head: Desk lead; stations: Phones; member of staff."]


def test_each_customer_sees_target_result_value_and_trail(shown: Callable[[str], Page]) -> None:
    page = shown("desk")
    before = "overdue overdue overdue overdue missed met"
    assert table(page, "order-to-sales") == [["in-time", "met", "93 % (n 100)", "at least 90 % (at least 80 %)", before]]
    assert table(page, "order-to-buyers") == [["no standard", "", "", "", ""]]
    assert table(page, "safety-to-staff")[0][:4] == ["no-harm", "missed", "1 (n 1)", "exactly 0"]


def test_what_is_needed_back_is_a_result_or_words(shown: Callable[[str], Page]) -> None:
    missing = "nothing is written down: ask each other"
    assert [row[:5] for row in table(shown("desk"), "needs")] == [
        ["Sales", "Special order", "sales/request/complete", "missed", "90 % (n 100)"],
        ["Sales", "Special order", "a named engineer", "in words, not measured", ""],
        ["Buyers", "Special order", missing, "", ""],
        ["All staff", "Safety check", missing, "", ""],
    ]
    assert table(shown("sales"), "needs") == [
        ["Phones (Order desk)", "Special order request", "none, because it is enough", "", "", ""]
    ]


def test_a_need_is_found_by_a_former_name(read: Callable[..., Organisation], ask: Callable[..., Judged]) -> None:
    renamed = SALES.replace("complete:\n", "whole:\n            formerly: [sales/request/complete]\n", 1)
    page = show.page(ask(read(sales=renamed, desk=DESK, parties=PARTIES), subject="desk"))
    assert table(page, "needs")[0][2] == "sales/request/whole"


def test_a_department_receives_through_its_groups_too(shown: Callable[[str], Page]) -> None:
    received = [handoff["output"] for handoff in facts(shown("sales"))["receives"]]
    assert received == ["desk/order", "desk/safety"]
    assert "Safety check, from Order desk, handed to All staff (used for: work safely)" in outline(shown("sales"))


def test_a_party_asks_what_it_gets_and_what_it_owes(shown: Callable[[str], Page]) -> None:
    page = shown("buyers")
    assert outline(page) == [
        "# What do I get, from whom, and how well?",
        "Special order, from Phones (Order desk) (used for: plan)",
        "What protects it",
        "# What do I owe in return?",
        "Needed from it in return",
    ]
    assert texts(page)[0] == "Customer; represented by Buyer council."
    assert table(page, "guardrails")[0][:3] == ["desk/safety/no-harm", "missed", "1 (n 1)"]
    assert table(page, "owed")[0][:2] == ["Phones (Order desk)", "Special order"]


def test_a_group_shows_its_members_and_what_is_handed_to_it_as_a_group(shown: Callable[[str], Page]) -> None:
    page = shown("staff")
    assert texts(page)[0] == "Group; members: sales, desk."
    assert [handoff["output"] for handoff in facts(page)["receives"]] == ["desk/safety"]


def test_a_party_that_nothing_reaches_is_told_what_to_do(shown: Callable[[str], Page]) -> None:
    page = shown("village")
    assert outline(page)[0] == "! Nothing reaches village and nothing protects it"
    assert "standards/parties.yaml" in facts(page)["gaps"][0]


def test_an_output_shows_customers_uses_and_standards(shown: Callable[[str], Page]) -> None:
    page = shown("desk/order")
    assert page.title == "Special order (desk/order)"
    assert texts(page)[0] == "Service output; handed over by desk/phones."
    assert table(page, "customers") == [
        ["Sales", "confirm the date", "phone; every quarter, last on 2026-09-15"],
        ["Buyers", "plan", ""],
    ]
    assert table(page, "standards")[0][:4] == ["in-time: Orders are entered within 4 hours.", "Sales", "met", "93 % (n 100)"]
    assert len(table(page, "needs")) == 3


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


def test_a_department_without_outputs_is_told_what_to_do(read: Callable[..., Organisation], ask: Callable[..., Judged]) -> None:
    page = show.page(ask(read(works="department: works\nname: Works\n"), subject="works"))
    assert outline(page)[1] == "! Works has no output: nobody can say what it is there for"
    assert "Nothing is needed back: nobody is served." in texts(page)


def test_an_example_uses_the_shortest_name_that_is_not_ambiguous(
    read: Callable[..., Organisation], ask: Callable[..., Judged]
) -> None:
    standard = "{standards: {good: {measure: {kind: check}}}}"
    organisation = read(works=f"department: works\noutputs: {{parts: {standard}, tools: {standard}}}\n")
    page = show.page(ask(organisation, subject="works/tools/good"))
    assert "To record a value: handoff record tools/good pass" in texts(page)


def test_facts_are_complete(shown: Callable[[str], Page]) -> None:
    found = facts(shown("desk"))
    assert (found["version"], found["report"], found["as_of"], found["period"]) == (1, "show", "2026-11-10", "2026-10")
    assert found["stands_on"]["entries"] == 3
    assert found["subject"] == {
        "kind": "department",
        "id": "desk",
        "name": "Order desk",
        "sort": "core",
        "promise": "One call, one answer.",
        "head": "Desk lead",
        "stations": ["Phones"],
        "represented_by": None,
        "members": [],
        "member_of": ["staff"],
        "supplier": None,
    }
    first = found["serves"][0]
    assert {key: first[key] for key in ("output", "supplier", "customer", "used_for", "channel", "talk_every", "talk_last")} == {
        "output": "desk/order",
        "supplier": "desk/phones",
        "customer": "sales",
        "used_for": "confirm the date",
        "channel": "phone",
        "talk_every": "quarter",
        "talk_last": "2026-09-15",
    }
    assert first["standards"][0]["value"] == 0.93
    assert [(need["from"], need["to"], need["need"]) for need in found["needs"]][:2] == [
        ("sales", "desk/phones", "sales/request/complete"),
        ("sales", "desk/phones", "a named engineer"),
    ]
    assert found["needs"][0]["result"]["standard"] == "sales/request/complete"
    assert len(found["gaps"]) == 2


@pytest.mark.parametrize("subject", ["desk", "buyers", "desk/order", "in-time"])
def test_every_answer_says_what_it_stands_on(shown: Callable[[str], Page], subject: str) -> None:
    assert texts(shown(subject))[-1].startswith("As of 2026-11-10. This stands on commit cccccccccc (clean), 3 entries")


@pytest.mark.parametrize(("subject", "said"), [("nobody", "is called"), ("../x", "is not a name"), ("", "name is empty")])
def test_a_subject_that_is_not_found_is_answered(shown: Callable[[str], Page], subject: str, said: str) -> None:
    page = shown(subject)
    assert said in facts(page)["message"]
    assert isinstance(page.blocks[0], Note)
    assert page.blocks[0].text == facts(page)["message"]
