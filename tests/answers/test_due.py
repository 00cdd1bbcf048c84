from datetime import date, timedelta

from msgspec import to_builtins
from msgspec.structs import replace

from handoff.analysis.agenda import Agenda, Matter
from handoff.analysis.agenda.tasks import Task
from handoff.answers.due import due_page
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard
from handoff.page import Cell, Page, Table, Text

PLACE = Source("standards/x.yaml", 1, 1)
STANDARD = Standard("works", "parts", "on-time", PLACE)
WORKS = Department("works", "Works", PLACE, outputs=(Output("works", "parts", "Parts", PLACE, standards=(STANDARD,)),))
ORGANISATION = Organisation(Settings("Harrow Pumps"), (WORKS,))
AS_OF = date(2026, 11, 10)
MATTER = Matter(AS_OF, timedelta(days=14))
LATE = Task(
    "measurement",
    "overdue",
    "works/parts/on-time",
    "Foreman",
    "measure 2026-09",
    date(2026, 10, 1),
    "2026-09",
    ("works",),
    first=True,
    overdue_since=date(2026, 10, 4),
)
TODAY = Task("measurement", "due", "works/parts/on-time", "", "measure 2026-10", AS_OF, "2026-10", ("works",))
NEVER = Task(
    "agreement", "overdue", "works/parts/on-time", "Sales lead", "agree for sales: never said anything", None, "customer sales"
)
SOON = Task("talk", "coming", "works/parts", "Works manager", "talk to sales: no talk", date(2026, 11, 20), "sales")
FAR = replace(SOON, day=date(2026, 12, 24))


def page(*tasks: Task, coming: Task | None = None, matter: Matter = MATTER, unsigned: int = 0) -> Page:
    return due_page(ORGANISATION, Agenda(matter, tasks, coming, unsigned))


def texts(drawn: Page) -> list[str]:
    return [block.text for block in drawn.blocks if isinstance(block, Text)]


def test_a_row_says_when_what_and_who() -> None:
    drawn = page(LATE, NEVER, TODAY, SOON)
    assert drawn.title == "Harrow Pumps: to do until 2026-11-24"
    assert texts(drawn)[0] == "2 overdue, 1 due, 1 coming."
    (table,) = (block for block in drawn.blocks if isinstance(block, Table))
    rows = [[cell.text for cell in row if isinstance(cell, Cell)] for row in table.rows]
    assert [row[:4] for row in rows] == [
        ["overdue for 40 days", "on-time", "measure 2026-09", "Foreman"],
        ["overdue", "on-time", "agree for sales: never said anything", "Sales lead"],
        ["due today", "on-time", "measure 2026-10", "nobody: name an owner"],
        ["2026-11-20", "works/parts", "talk to sales: no talk", "Works manager"],
    ]
    assert [row[4:] for row in rows][:2] == [["measurement", "2026-10-01", "40", "2026-10-04"], ["agreement", "", "0", ""]]
    assert [cell.whole for cell in table.rows[0] if isinstance(cell, Cell)][1] == "works/parts/on-time"


def test_a_step_for_each_kind_that_is_there_and_no_other() -> None:
    steps = " ".join(texts(page(LATE, SOON)))
    assert "handoff record STANDARD VALUE" in steps
    assert "`last:`" in steps
    assert "handoff agree" not in steps


def test_an_empty_list_says_when_the_next_thing_is_due() -> None:
    assert texts(page(coming=FAR)) == [
        "Nothing is to be done until 2026-11-24.",
        "Next: 2026-12-24, works/parts: talk to sales: no talk (Works manager).",
    ]
    assert texts(page())[0].startswith("Nothing is to be done, and nothing has a day on which it falls due. `handoff check`")


def test_signatures_that_are_not_asked_for_yet_are_counted() -> None:
    assert "12 agreements were never given" in texts(page(LATE, unsigned=12))[-1]


def test_whose_list_it_is() -> None:
    asked = Matter(AS_OF, timedelta(days=0), "Foreman", "works")
    drawn = page(LATE, matter=asked)
    assert drawn.title == "Harrow Pumps: to do until 2026-11-10, by Foreman, of works"
    facts = to_builtins(drawn.facts)
    assert (facts["owner"], facts["department"], facts["until"]) == ("Foreman", "works", "2026-11-10")


def test_machines_get_every_task_and_the_next() -> None:
    facts = to_builtins(page(LATE, NEVER, TODAY, coming=FAR, unsigned=3).facts)
    assert {name: facts[name] for name in ("version", "as_of", "overdue", "due", "coming", "unsigned", "owner")} == {
        "version": 1,
        "as_of": "2026-11-10",
        "overdue": 2,
        "due": 1,
        "coming": 0,
        "unsigned": 3,
        "owner": None,
    }
    assert facts["tasks"][0] == {
        "kind": "measurement",
        "state": "overdue",
        "about": "works/parts/on-time",
        "what": "measure 2026-09",
        "who": "Foreman",
        "day": "2026-10-01",
        "days_late": 40,
        "departments": ("works",),
        "overdue_since": "2026-10-04",
    }
    assert (facts["tasks"][1]["day"], facts["tasks"][2]["who"], facts["next"]["day"]) == (None, None, "2026-12-24")


def test_what_is_late_stands_in_the_calendar_on_the_day_of_the_question() -> None:
    late, never, soon = page(LATE, NEVER, SOON).deadlines
    assert [(one.day, one.known_on) for one in (late, never, soon)] == [(AS_OF, AS_OF), (AS_OF, AS_OF), (date(2026, 11, 20), AS_OF)]
    assert [one.title for one in (late, soon)] == ["Overdue: on-time: measure 2026-09", "works/parts: talk to sales: no talk"]
    assert late.text.startswith(
        "Who: Foreman\nAbout: works/parts/on-time\nDue since: 2026-10-01\nOverdue since: 2026-10-04\nTo record:"
    )
    assert "since: " not in never.text + soon.text


def test_a_deadline_s_id_is_that_of_the_thing_and_of_the_organisation() -> None:
    (then,) = page(LATE).deadlines
    (now,) = page(
        replace(LATE, who="Nobody", what="measure 2026-09 to 2026-10"), matter=Matter(date(2026, 11, 30), MATTER.within)
    ).deadlines
    (next_month,) = page(replace(LATE, key="2026-10")).deadlines
    elsewhere = due_page(replace(ORGANISATION, settings=Settings("Other")), Agenda(MATTER, (LATE,), None, 0)).deadlines[0]
    assert then.id == now.id
    assert len({then.id, next_month.id, elsewhere.id}) == 3


def test_a_calendar_without_tasks_has_the_next_one() -> None:
    assert [one.day for one in page(coming=FAR).deadlines] == [date(2026, 12, 24)]
    assert page().deadlines == ()
