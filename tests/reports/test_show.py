"""What is shown of a department, a party or an output, and what every answer says."""

from collections.abc import Callable

import pytest

from handoff.analysis.judged import Judged
from handoff.model.organisation import Organisation
from handoff.page import Note, Page
from handoff.reports import show

from .order_desk import DESK, PARTIES, SALES, facts, outline, table, texts


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


def test_a_department_without_outputs_is_told_what_to_do(read: Callable[..., Organisation], ask: Callable[..., Judged]) -> None:
    page = show.page(ask(read(works="department: works\nname: Works\n"), subject="works"))
    assert outline(page)[1] == "! Works has no output: nobody can say what it is there for"
    assert "Nothing is needed back: nobody is served." in texts(page)


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
