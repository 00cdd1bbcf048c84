from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from handoff.analysis.agenda import Agenda, Matter, agenda, ended_checks, unknown_owner
from handoff.analysis.agenda.tasks import Task, days_late
from handoff.analysis.holdings import Bucket, Holdings
from handoff.model.entry import Act, Agreed, Agreement, Granted, Stance, Waiver
from handoff.model.organisation import Commitment, Department, Handoff, Organisation, Output, Party, Talk
from handoff.model.problem import Fault, Source
from handoff.model.settings import Settings
from handoff.model.standard import Cadence, Standard

PLACE = Source("standards/x.yaml", 1, 1)
TODAY = date(2026, 11, 10)
ACT = Act(recorded_at="2026-11-01T08:00:00Z", recorded_by="Ada Auditor", program="handoff 0.1")
NAME = "works/parts/on-time"
Make = Callable[..., Standard]
Write = Callable[..., Bucket]


def workspace(*standards: Standard, talk: Talk | None = None, level: str = "agreed", **more: Commitment) -> Organisation:
    handoffs = (Handoff("sales", PLACE, talk=talk),)
    output = Output("works", "parts", "Parts", PLACE, handoffs=handoffs, standards=standards)
    works = Department("works", "Works", PLACE, head="Works manager", outputs=(output,))
    parties = (Party("sales", "Sales office", "customer", PLACE, "Sales lead"), Party("users", "Users", "end-user", PLACE))
    return Organisation(Settings("X", level=level), (works,), parties, **more)


def due(organisation: Organisation, holdings: Holdings | None = None, *needed: Granted, within: int = 14, **asked: str) -> Agenda:
    return agenda(organisation, holdings or Holdings(), needed, Matter(TODAY, timedelta(days=within), **asked))


def of(found: Agenda, kind: str) -> list[tuple[str, str, str]]:
    return [(task.state, task.what, str(task.day)) for task in found.tasks if task.kind == kind]


@pytest.mark.parametrize(
    ("every", "since", "written", "task"),
    [
        ("month", "", ["2026-10-05"], ("coming", "measure 2026-11", "2026-12-01")),
        ("month", "", ["2026-09-05"], ("overdue", "measure 2026-10", "2026-11-01")),
        ("month", "", ["2026-07-05", "2026-06-05"], ("overdue", "measure 2026-08 to 2026-10", "2026-09-01")),
        ("month", "", ["2026-07-05", "2026-03-05"], ("overdue", "measure 2026-04 to 2026-06, 2026-08 to 2026-10", "2026-05-01")),
        ("month", "2026-08-15", ["2026-11-05"], ("overdue", "measure 2026-09 to 2026-10", "2026-10-01")),
        ("month", "2026-08-15", ["2026-08-20", "2026-10-05"], ("overdue", "measure 2026-09", "2026-10-01")),
        ("month", "", ["2024-01-05", "2025-12-05", "2026-10-05"], ("overdue", "measure 2025-11, 2026-01 to 2026-09", "2025-12-01")),
        ("month", "", ["2024-01-05", "2024-03-05", "2026-11-05"], ("overdue", "measure 2025-11 to 2026-10", "2025-12-01")),
        ("year", "", ["2022-01-05", "2024-01-05", "2025-01-05"], ("coming", "measure 2026", "2027-01-01")),
        ("month", "", [], ("overdue", "measure 2026-10", "2026-11-01")),
        ("month", "2026-08-15", [], ("overdue", "measure 2026-09 to 2026-10", "2026-10-01")),
        ("month", "2027-01-01", [], ("coming", "measure 2027-01", "2027-02-01")),
        ("month", "", ["2026-11-05"], ("coming", "measure 2026-12", "2027-01-01")),
        ("week", "", ["2026-10-30"], ("overdue", "measure 2026-W45", "2026-11-09")),
        ("day", "", ["2026-11-08"], ("due", "measure 2026-11-09", "2026-11-10")),
        ("quarter", "", ["2026-07-08"], ("coming", "measure 2026-Q4", "2027-01-01")),
    ],
)
def test_of_each_standard_the_oldest_period_that_is_owed(  # noqa: PLR0913, PLR0917 -- what was written, and what is owed
    a_standard: Make, a_bucket: Write, every: Cadence, since: str, written: list[str], task: tuple[str, str, str]
) -> None:
    standard = a_standard(NAME, every=every, promised=(("at least 90 %", "", "", since),))
    buckets = tuple(a_bucket(standard, day, "95/100") for day in written)
    assert of(due(workspace(standard), Holdings(buckets), within=100), "measurement") == [task]


def test_many_gaps_are_counted_and_what_is_waived_or_after_the_end_is_none(a_standard: Make, a_bucket: Write) -> None:
    standard = a_standard(NAME)
    every_other = tuple(a_bucket(standard, f"2026-{month:02}-05", "95/100") for month in (1, 3, 5, 7, 9, 11))
    first = ("overdue", "measure 2026-02, 2026-04, 2026-06 and 2 more gaps", "2026-03-01")
    assert of(due(workspace(standard), Holdings(every_other)), "measurement") == [first]
    waived = Holdings(every_other, waivers=(granted("2026-02-01", "2026-06-30"),))
    assert of(due(workspace(standard), waived), "measurement") == [("overdue", "measure 2026-08, 2026-10", "2026-09-01")]
    ended = replace(standard, until=date(2026, 9, 30))
    assert of(due(workspace(ended), waived), "measurement") == [("overdue", "measure 2026-08", "2026-09-01")]


def test_what_had_no_opportunity_is_answered(a_standard: Make, a_bucket: Write) -> None:
    standard = a_standard(NAME)
    closed = a_bucket(standard, "2026-10-05", nothing="closed")
    assert of(due(workspace(standard), Holdings((closed,)), within=100), "measurement")[0][1] == "measure 2026-11"


def test_nothing_is_owed_of_events_of_what_lacks_a_target_and_after_the_end(a_standard: Make) -> None:
    whole = a_standard(NAME)
    standards = (
        a_standard("works/parts/event", every="event"),
        a_standard("works/parts/never", every=None),
        replace(a_standard("works/parts/no-target"), promises=()),
        replace(whole, until=date(2026, 10, 30)),
    )
    assert of(due(workspace(*standards), within=400), "measurement") == []
    assert len(of(due(workspace(replace(whole, until=date(2026, 10, 31))), within=400), "measurement")) == 1


def granted(first: str, last: str, **change: object) -> Granted:
    waiver = Waiver(
        waived_on=date(2026, 6, 1),
        standard=NAME,
        since=date.fromisoformat(first),
        until=date.fromisoformat(last),
        because="new press",
        approved_by="Director",
    )
    changed = replace(waiver, **change)
    return Granted(f"{first}{last}{changed.check}{changed.about}", ACT, changed, PLACE, changed.standard or "")


def test_a_waived_period_is_not_owed(a_standard: Make, a_bucket: Write) -> None:
    standard = a_standard(NAME)
    held = Holdings((a_bucket(standard, "2026-08-05", "95/100"),), waivers=(granted("2026-09-01", "2026-10-31"),))
    assert of(due(workspace(standard), held, within=100), "measurement") == [("coming", "measure 2026-11", "2026-12-01")]


@pytest.mark.parametrize(
    ("first", "what"),
    [("2026-10-01", "measure 2026-08 to 2026-09"), ("2026-09-01", "measure 2026-08"), ("2026-11-01", "measure 2026-08 to 2026-10")],
)
def test_what_is_owed_ends_before_the_periods_that_are_waived(a_standard: Make, a_bucket: Write, first: str, what: str) -> None:
    standard = a_standard(NAME)
    held = Holdings((a_bucket(standard, "2026-07-05", "95/100"),), waivers=(granted(first, "2026-12-31"),))
    assert of(due(workspace(standard), held), "measurement") == [("overdue", what, "2026-09-01")]


def word(party: str, stance: Stance = "agrees", until: str = "", *, current: bool = True) -> Agreed:
    agreement = Agreement(
        agreed_on=date(2026, 1, 5),
        standard=NAME,
        terms="t",
        text="{}",
        party=party,
        stance=stance,
        by="S",
        valid_until=date.fromisoformat(until) if until else None,
    )
    return Agreed("1", ACT, agreement, PLACE, NAME, current)


@pytest.mark.parametrize(
    ("said", "task"),
    [
        ((), ("overdue", "agree for sales: never said anything", "None")),
        ((word("sales", current=False),), ("overdue", "agree again for sales: the terms have changed", "None")),
        ((word("sales", until="2026-11-09"),), ("overdue", "agree again for sales: it ended on 2026-11-09", "2026-11-09")),
        ((word("sales", until="2026-11-10"),), ("coming", "agree again for sales: it ends on 2026-11-10", "2026-11-10")),
        ((word("sales", "objects"),), ("due", "answer the objection of sales of 2026-01-05", "2026-01-05")),
        ((word("sales"),), None),
        ((word("sales", until="2027-11-10"),), None),
    ],
)
def test_what_a_party_has_to_say(a_standard: Make, said: tuple[Agreed, ...], task: tuple[str, str, str] | None) -> None:
    found = due(workspace(a_standard(NAME)), Holdings(agreements=(word("works"), *said)))
    assert of(found, "agreement") == ([] if task is None else [task])


def test_who_is_to_sign_and_who_is_to_answer(a_standard: Make) -> None:
    organisation = workspace(a_standard(NAME))
    (sign,) = (task for task in due(organisation, Holdings(agreements=(word("works"),))).tasks if task.kind == "agreement")
    assert (sign.who, sign.departments) == ("Sales lead", ("works", "sales"))
    said = Holdings(agreements=(word("works"), word("sales", "objects")))
    (answer,) = (task for task in due(organisation, said).tasks if task.kind == "agreement")
    assert answer.who == "Foreman"


def test_a_new_site_is_not_asked_for_what_was_never_signed(a_standard: Make) -> None:
    new = workspace(a_standard(NAME), level="defined")
    assert (of(due(new), "agreement"), due(new).unsigned) == ([], 2)
    lapsed = Holdings(agreements=(word("sales", current=False),))
    assert (len(of(due(new, lapsed), "agreement")), due(new, lapsed).unsigned) == (1, 1)
    assert due(workspace(a_standard(NAME))).unsigned == 0
    assert due(new, department="works").unsigned == 0


@pytest.mark.parametrize(
    ("waivers", "tasks"),
    [
        ([("2026-11-01", "2026-11-20")], [("coming", "2026-11-20")]),
        ([("2026-11-01", "2026-11-10")], [("coming", "2026-11-10")]),
        ([("2026-11-01", "2026-11-09")], [("due", "2026-11-09")]),
        ([("2026-10-01", "2026-10-27")], [("due", "2026-10-27")]),
        ([("2026-10-01", "2026-10-26")], []),
        ([("2026-11-01", "2026-12-31")], []),
        ([("2026-10-01", "2026-10-31"), ("2026-11-01", "2026-12-31")], []),
        ([("2026-10-01", "2026-10-31"), ("2026-11-02", "2026-12-31")], [("due", "2026-10-31")]),
    ],
)
def test_a_standard_s_waiver_is_told_before_and_after_its_end_unless_it_goes_on(
    a_standard: Make, waivers: list[tuple[str, str]], tasks: list[tuple[str, str]]
) -> None:
    found = due(workspace(a_standard(NAME)), Holdings(waivers=tuple(granted(*days) for days in waivers)))
    assert [(state, day) for state, _, day in of(found, "waiver")] == tasks


def test_of_a_concession_nothing_is_left_to_do(a_standard: Make) -> None:
    concession = granted("2026-10-01", "2026-10-31", waived_on=date(2026, 11, 5))
    assert of(due(workspace(a_standard(NAME)), Holdings(waivers=(concession,))), "waiver") == []


def test_a_waiver_until_the_end_of_the_calendar_has_no_day_after_it(a_standard: Make) -> None:
    endless = granted("0001-01-01", "9999-12-31", standard=None, check="no-head", about="works")
    soon = replace(endless, waiver=replace(endless.waiver, until=TODAY))
    found = of(due(workspace(a_standard(NAME)), Holdings(waivers=(endless, soon))), "waiver")
    assert found == []  # the one goes on from the other, and ends too late to be told


def test_a_check_s_waiver_that_has_ended_is_told_while_it_is_needed(a_standard: Make) -> None:
    organisation = workspace(a_standard(NAME))
    old = granted("2025-01-01", "2025-12-31", standard=None, check="no-head", about="works")
    new = granted("2026-01-01", "2026-11-20", standard=None, check="no-head", about="sales")
    endless = granted("2025-01-01", "2025-12-31", standard=None, check="no-owner", until=None)
    held = Holdings(waivers=(old, new, endless))
    assert ended_checks(held, TODAY) == ("no-head",)
    assert of(due(organisation, held), "waiver") == [
        ("coming", "put right what no-head finds about sales: its waiver ends on 2026-11-20", "2026-11-20")
    ]
    ended, coming = (task for task in due(organisation, held, old).tasks if task.kind == "waiver")
    assert (ended.state, ended.what, ended.who) == (
        "overdue",
        "put right what no-head finds about works: its waiver ended on 2025-12-31",
        "Works manager",
    )
    assert (ended.departments, coming.departments, coming.who) == (("works",), (), "Ada Auditor")


@pytest.mark.parametrize(
    ("talk", "task"),
    [
        (Talk("month", date(2026, 10, 1)), ("overdue", "talk to sales: the last talk was on 2026-10-01", "2026-11-01")),
        (Talk("month", date(2026, 10, 9)), ("due", "talk to sales: the last talk was on 2026-10-09", "2026-11-09")),
        (Talk("month", date(2026, 10, 20)), ("coming", "talk to sales: the last talk was on 2026-10-20", "2026-11-20")),
        (Talk("month", None), ("overdue", "talk to sales: no talk is written down", "None")),
        (Talk("event", None), None),
        (Talk(None, None), None),
        (None, None),
    ],
)
def test_talks(a_standard: Make, talk: Talk | None, task: tuple[str, str, str] | None) -> None:
    assert of(due(workspace(a_standard(NAME), talk=talk)), "talk") == ([] if task is None else [task])


@pytest.mark.parametrize(
    ("review_by", "state"), [("2026-11-09", "overdue"), ("2026-11-10", "coming"), ("2026-11-25", None), (None, None)]
)
def test_the_review_of_the_commitment(a_standard: Make, review_by: str | None, state: str | None) -> None:
    signed = Commitment("We keep our word.", PLACE, "Ruth Harrow", "Director", None, review_by and date.fromisoformat(review_by))
    found = due(workspace(a_standard(NAME), commitment=signed))
    assert [(task.state, task.who) for task in found.tasks if task.kind == "commitment"] == ([(state, "Director")] if state else [])


def test_worst_first_and_what_comes_next(a_standard: Make, a_bucket: Write) -> None:
    safe = a_standard("works/parts/safe", critical=True)
    late, later = a_standard("works/parts/late"), a_standard("works/parts/later")
    soon = a_standard("works/parts/soon", every="week")
    buckets = (
        a_bucket(safe, "2026-09-05", "95/100"),
        a_bucket(late, "2026-07-05", "95/100"),
        a_bucket(later, "2026-08-05", "95/100"),
        a_bucket(soon, "2026-11-05", "95/100"),
    )
    talk = Talk("month", date(2026, 10, 1))
    found = due(workspace(late, later, safe, soon, talk=talk, level="defined"), Holdings(buckets))
    assert [task.about.rpartition("/")[2] for task in found.tasks] == ["safe", "late", "later", "parts", "soon"]
    assert [days_late(task, TODAY) for task in found.tasks] == [9, 70, 40, 9, 0]
    assert found.coming is None
    quiet = due(workspace(soon, level="defined"), Holdings(buckets[3:]), within=0)
    assert quiet.tasks == ()
    assert isinstance(quiet.coming, Task)
    assert (quiet.coming.about, str(quiet.coming.day)) == ("works/parts/soon", "2026-11-16")


def test_what_is_still_to_come_stands_by_its_day_whatever_it_is(a_standard: Make, a_bucket: Write) -> None:
    monthly = a_standard("works/parts/monthly", critical=True)
    found = due(
        workspace(monthly, talk=Talk("month", date(2026, 10, 20)), level="defined"),
        Holdings((a_bucket(monthly, "2026-10-05", "95/100"),)),
        within=30,
    )
    assert [(task.kind, str(task.day)) for task in found.tasks] == [("talk", "2026-11-20"), ("measurement", "2026-12-01")]


def test_an_agenda_of_one_role_or_one_department(a_standard: Make) -> None:
    organisation = workspace(a_standard(NAME), talk=Talk("month", None))
    assert [task.kind for task in due(organisation, owner="foreMAN").tasks] == ["measurement"]
    assert [task.kind for task in due(organisation, owner="Works manager").tasks] == ["agreement", "talk"]
    assert [task.kind for task in due(organisation, department="sales").tasks] == ["agreement", "talk"]


def test_an_owner_that_nobody_knows_is_refused(a_standard: Make) -> None:
    organisation = workspace(a_standard(NAME))
    for known in ("", "foreman", "Works  manager", "Sales lead", "users"):
        assert unknown_owner(organisation, known) is None
    fault = unknown_owner(organisation, "Formann")
    assert isinstance(fault, Fault)
    assert "Did you mean Foreman" in fault.fix
