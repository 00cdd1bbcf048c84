"""What stands on the screen while one records: plain words, the next step, and nothing that a definition could do to a terminal."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from handoff.analysis.offering import Offer
from handoff.answers.sitting import (
    choosing_page,
    ending,
    fault_page,
    opening_page,
    ready_page,
    several_page,
    standard_page,
    suggested,
)
from handoff.model.entry import Act, Measurement
from handoff.model.evidence import Evidence
from handoff.model.problem import Fault
from handoff.page import Page
from handoff.rendering import Canvas, format_named
from handoff.workspace.offering import offered
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said, record

STANDARD = """\
      {id}:
        statement: {statement}
        owner: {owner}
        measure: {{kind: proportion, counts: good ones, of: all, method: by hand, sample: all of a day, every: {every}}}
        target: at least 90 %
        limit: at least 80 %
"""
HEAD = """\
department: works
name: Works
outputs:
  goods:
    name: Goods
    customers: {sales: {used_for: selling}}
    standards:
"""
TODAY = date(2026, 11, 20)
Open = Callable[..., tuple[Workspace, tuple[Offer, ...]]]


def shown(page: Page, width: int = 100) -> str:
    return format_named("text").render(page, Canvas(width=width))


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """A workspace of a few standards, of which the first was measured in September, and what it offers to its foreman."""

    def of(*statements: str, owner: str = "Foreman", every: str = "month") -> tuple[Workspace, tuple[Offer, ...]]:
        (tmp_path / "standards").mkdir()
        (tmp_path / "handoff.toml").write_text('[organisation]\nname = "Works Ltd"\ntimezone = "UTC"\n', encoding="utf-8")
        promised = (
            STANDARD.format(id=f"s{number}", statement=text, owner=owner, every=every) for number, text in enumerate(statements)
        )
        (tmp_path / "standards" / "works.yaml").write_text(HEAD + "".join(promised), encoding="utf-8")
        workspace = open_workspace(tmp_path)
        assert isinstance(workspace, Workspace)
        act = Act(recorded_at="2026-09-10T08:00:00Z", recorded_by="A", program="handoff")
        record(workspace, act, said(workspace, "s0", "97/104", date(2026, 9, 10)))
        found = offered(workspace, ("Foreman",), TODAY)
        assert found.problems == ()
        return workspace, found.offers

    return of


def said(workspace: Workspace, name: str, value: str, day: date) -> Measurement:
    measurement = Desk(workspace.organisation).measurement(Said(name, day, (value,)))
    assert isinstance(measurement, Measurement), measurement
    return measurement


def test_it_begins_with_what_is_due_for_whom_and_how_one_leaves(opened: Open) -> None:
    workspace, offers = opened("Goods are good.")
    text = shown(opening_page(workspace.organisation, offers, "Foreman", TODAY))
    assert text.startswith("Works Ltd: Foreman records, 2026-11-20\n\nTo measure: 1 overdue.\n")
    assert "overdue for 19 days  s0        works       2026-11-01  Foreman (you)\n" in text
    assert text.endswith("\nTyping quit ends, or pressing Ctrl-D at any moment. What you have confirmed is kept.\n")


def test_of_many_the_worst_ten_are_shown_and_the_others_counted(opened: Open) -> None:
    workspace, offers = opened(*(f"Goods are good {number}." for number in range(13)))
    owed = tuple(replace(one, task=offers[0].task) for one in offers)
    text = shown(opening_page(workspace.organisation, owed, "Ada", TODAY))
    assert text.count("overdue for 19 days") == 10
    assert "… and 3 more." in text


def test_where_nothing_is_due_it_says_what_comes_next(opened: Open) -> None:
    workspace, offers = opened("Goods are good.", every="half-year")
    text = shown(opening_page(workspace.organisation, offers, "Ada", TODAY))
    assert "No measurement is due. Next: s0, on 2027-07-01." in text
    assert "Nothing more is due." in shown(choosing_page(None, TODAY))


def test_the_next_step_is_always_said(opened: Open) -> None:
    workspace, offers = opened("Goods are good.")
    assert "Enter takes s0 (overdue for 19 days)." in shown(choosing_page(offers[0], TODAY))
    text = shown(standard_page(offers[0], TODAY, " (1 of 2)"))
    assert text.startswith("works/goods/s0 (1 of 2)\n\nGoods are good.\n")
    for line in (
        "Measured: proportion: good ones, out of all. How: by hand",
        "Sample: all of a day",
        "Target: at least 90 %, limit: at least 80 %",
        "Last result: 2026-09: 93.3 %, met",
        "To do: measure 2026-10, overdue for 19 days",
        "Type the value, such as 97/104. If there was nothing to measure, type nothing. Enter alone skips.",
    ):
        assert f"{line}\n" in text
    measurement = said(workspace, "s0", "19/20", TODAY)
    text = shown(ready_page(offers[0], replace(measurement, note="week 47", evidence=(Evidence("DOC-7"),)), TODAY))
    assert text.startswith("19/20 on 2026-11-20; evidence: DOC-7; note: week 47.\n")
    assert text.endswith("Enter records it. To change it, type day, evidence, note, value, skip or quit.\n")


def test_a_day_that_counts_for_a_period_that_still_runs_is_pointed_out(opened: Open) -> None:
    workspace, offers = opened("Goods are good.")
    running = shown(ready_page(offers[0], said(workspace, "s0", "19/20", TODAY), TODAY))
    assert (
        "This counts for 2026-11, which still runs. If it was observed in 2026-10, type its day, such as\n    day 2026-10-31\n"
        in running
    )
    ended = shown(ready_page(offers[0], said(workspace, "s0", "19/20", date(2026, 10, 31)), TODAY))
    assert "still runs" not in ended


def test_several_are_listed_with_their_statements(opened: Open) -> None:
    _, offers = opened(*(f"Goods are good {number}." for number in range(12)))
    text = shown(several_page(offers))
    assert text.startswith("12 standards have that in name or statement. Type more of one. The first 10:\n")
    assert text.count("Goods are good") == 10


def test_what_is_offered_says_what_is_late(opened: Open) -> None:
    _, offers = opened("Goods are\n          good.", "Goods are cheap.")
    found = (offers[0], replace(offers[1], task=None))
    assert [(one.text, one.meaning) for one in suggested(found, "goods", TODAY)] == [
        ("s0", "overdue for 19 days: Goods are good."),
        ("s1", "Goods are cheap."),
    ]


@pytest.mark.parametrize("width", [20, 100])
def test_nothing_in_a_definition_reaches_the_terminal_raw(opened: Open, width: int) -> None:
    sly = '"Goods \\e[2J are \\u202E good."'
    workspace, offers = opened(sly, owner='"\\e]0;x\\a"')
    pages = (
        opening_page(workspace.organisation, offers, "\x1b[31mAda", TODAY),
        choosing_page(offers[0], TODAY),
        standard_page(offers[0], TODAY),
        several_page(offers),
        ready_page(offers[0], replace(said(workspace, "s0", "19/20", TODAY), note="\x9b1m\u202e"), TODAY),
        fault_page(Fault("\x1bc", "\x07", "\u202e")),
    )
    text = "".join(shown(page, width) for page in pages)
    assert not set("\x1b\x9b\x07\u202e") & set(text)
    assert "<U+001B>" in text


def test_the_end_says_how_much_was_recorded() -> None:
    assert [ending(0), ending(1), ending(2)] == [
        "Nothing was recorded.",
        "1 measurement was recorded.",
        "2 measurements were recorded.",
    ]
