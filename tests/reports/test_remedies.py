"""Findings and actions in a report."""

from datetime import date

from handoff.analysis.holdings import Holdings
from handoff.analysis.remedies.remedied import Remedied, Scope, remedied
from handoff.model.entry import Act
from handoff.model.improving import Action, Finding
from handoff.model.problem import Source
from handoff.model.stated import Found, Taken
from handoff.page import Cell, Note, Table
from handoff.reports._remedies import action_facts, finding_facts, remedy_blocks

NAME, OTHER = "works/parts/on-time", "works/parts/right"
PLACE = Source("ledger/x.jsonl", 2, 1)
ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="Ada", program="handoff 0.1")
TODAY = date(2026, 11, 20)


def found(name: str, day: str = "2026-01-05", standard: str = NAME, **more: object) -> Found:
    said: dict[str, object] = {"stated_on": date.fromisoformat(day), "step": "open", "standard": standard, "statement": name}
    return Found(name, ACT, Finding(**said | more), PLACE, standard)


def taken(name: str, due: str, standard: str = NAME, **more: object) -> Taken:
    said: dict[str, object] = {"stated_on": date(2026, 1, 5), "step": "open", "standard": standard, "statement": name}
    said |= {"due": date.fromisoformat(due), "criterion": "at least 95 %", "department": "works", "owner": "Foreman"}
    return Taken(name, ACT, Action(**said | more), PLACE, standard)


def told(*steps: Found | Taken, scope: Scope | None = None) -> Remedied:
    holdings = Holdings(
        findings=tuple(one for one in steps if isinstance(one, Found)),
        actions=tuple(one for one in steps if isinstance(one, Taken)),
    )
    return remedied(holdings, TODAY, scope or Scope(frozenset((NAME, OTHER))), lambda _: None)


def first_cells(block: object) -> list[str]:
    assert isinstance(block, Table)
    return [row[0].text for row in block.rows if isinstance(row[0], Cell)]


def test_where_nothing_was_found_nothing_is_said() -> None:
    assert remedy_blocks(told(), {}) == ()


def test_what_is_overdue_twice_extended_or_there_again_stands_first() -> None:
    more = (
        Taken(
            f"{n}",
            ACT,
            Action(stated_on=date(2026, 2, n), step="extend", action="more", standard=NAME, statement="x", due=due),
            PLACE,
            NAME,
        )
        for n, due in ((1, date(2026, 12, 1)), (2, date(2026, 12, 31)))
    )
    blocks = remedy_blocks(
        told(
            taken("soon", "2026-11-25"),
            taken("more", "2026-11-01"),
            taken("late", "2026-11-19"),
            *more,
            found("small"),
            found("grave", severity="critical"),
            found("again", repeats="small"),
        ),
        {},
    )
    assert isinstance(blocks[1], Note)
    assert blocks[1].text.startswith(
        "1 action is overdue; 1 was given more time twice or oftener; 1 finding has been there before."
    )
    assert first_cells(blocks[2]) == ["again", "grave", "small"]
    assert first_cells(blocks[3]) == ["late", "more", "soon"]


def test_what_was_closed_long_ago_is_left_to_the_log() -> None:
    closed = [
        Found(f"c{name}", ACT, Finding(stated_on=day, step="close", finding=name, standard=NAME, statement="x"), PLACE, NAME)
        for name, day in (("old", date(2025, 11, 19)), ("new", date(2025, 11, 20)))
    ]
    assert [one.id for one in finding_facts(told(found("old", "2025-01-01"), found("new", "2025-01-02"), *closed))] == ["new"]


def test_a_department_sees_its_own_and_what_it_caused() -> None:
    caused = found("caused", standard="paint/x/y", caused_at="works/line")
    all_of = (
        caused,
        found("own"),
        found("of-output", standard="", output="works/parts"),
        found("not", standard="paint/x/y"),
        taken("a", "2026-12-01"),
    )
    scope = Scope(frozenset((NAME,)), frozenset(("works/parts",)), "works")
    assert {one.id for one in finding_facts(told(*all_of, scope=scope))} == {"caused", "own", "of-output"}
    assert [one.id for one in action_facts(told(*all_of, scope=scope))] == ["a"]
    assert action_facts(told(*all_of, scope=Scope(frozenset((OTHER,))))) == ()


def test_what_is_about_a_standard_that_is_gone_stays_in_the_report_of_everything() -> None:
    gone = "works/parts/gone"
    steps = (found("critical-one", standard=gone), taken("open-one", "2026-03-01", standard=gone))
    holdings = Holdings(findings=(steps[0],), actions=(steps[1],))
    everything = remedied(holdings, TODAY, None, lambda _: None)
    assert ([case.id for case in everything.cases], [proof.course.id for proof in everything.proofs]) == (
        ["critical-one"],
        ["open-one"],
    )
    assert told(*steps).cases == ()
