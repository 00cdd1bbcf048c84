import re
from datetime import UTC, date, datetime

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from handoff.page import Deadline, Page
from handoff.rendering import Canvas, format_named
from handoff.rendering._escape import visible

ics = format_named("ics")
DAY = date(2026, 11, 20)


def drawn(*deadlines: Deadline, title: str = "X: to do", canvas: Canvas | None = None) -> str:
    return ics.render(Page(title, (), Canvas(), deadlines=deadlines), canvas or Canvas())


def read(document: str) -> list[Event]:
    return [event for event in Calendar.from_ical(document).walk("VEVENT") if isinstance(event, Event)]


def test_a_deadline_is_an_event_of_a_whole_day_that_takes_nobody_s_time() -> None:
    (event,) = read(drawn(Deadline("1@handoff", "on-time: measure, record; done", "Who: A\nHow: b", DAY, date(2026, 11, 10))))
    assert (event["uid"], event["summary"], event["description"]) == (
        "1@handoff",
        "on-time: measure, record; done",
        "Who: A\nHow: b",
    )
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, date(2026, 11, 21))
    assert event["dtstamp"].dt == datetime(2026, 11, 10, tzinfo=UTC)
    assert event["transp"] == "TRANSPARENT"


def test_the_calendar_has_the_page_s_title_and_lines_end_as_the_standard_asks() -> None:
    document = drawn(Deadline("1@handoff", "a", "b", DAY, DAY), title="Harrow Pumps: to do")
    assert document.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert document.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "X-WR-CALNAME:Harrow Pumps: to do\r\n" in document
    assert document.count("\n") == document.count("\r\n")


def test_a_page_without_deadlines_is_an_empty_calendar() -> None:
    assert read(drawn()) == []


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
@example("a\\nb", "END:VEVENT\r\nEND:VCALENDAR", "x")
@example("a" * 70 + "::set-output", "##[error]", "::error::")
@example("\udce9\u202e\x1b[31m", "\x0b\x85\u2028", "")
@example("ü" * 100, '\\;,:"', "=1+1")
def test_whatever_was_typed_reads_back_as_what_people_may_see(title: str, text: str, name: str) -> None:
    document = drawn(Deadline("1@handoff", title, text, DAY, DAY), title=name)
    (event,) = read(document)
    assert unguarded(str(event["summary"])) == unguarded(one_line(title))
    assert unguarded(str(event["description"])) == unguarded("\n".join(one_line(line) for line in text.split("\n")))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", document)
    assert not re.search(r"^\s*::|##\[", document, re.MULTILINE)


@given(st.text(max_size=200))
def test_where_only_ascii_is_known_nothing_else_is_written(text: str) -> None:
    document = drawn(Deadline("1@handoff", text, text, DAY, DAY), title=text, canvas=Canvas(unicode=False))
    assert document.isascii()
    assert len(read(document)) == 1


def one_line(text: str) -> str:
    return visible(re.sub(r"\r\n|\r|\n", " ", text))


def unguarded(text: str) -> str:
    """Without the guards against a CI runner, which may stand where a line was folded."""
    return text.replace("<U+003A>", ":").replace("<U+0023>", "#")
