"""iCalendar (RFC 5545): the deadlines of a page as events of a whole day, for calendar programs."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from handoff.page import Deadline, Page
from handoff.rendering._canvas import Canvas
from handoff.rendering._escape import ascii_only, one_line, unobeyed

if TYPE_CHECKING:
    from icalendar import Event

NAME = "ics"
_PRODUCT = "-//handoff//due//EN"
_ONE_DAY = timedelta(days=1)


def render(page: Page, canvas: Canvas) -> str:
    """The page's deadlines; escaping and folding are the library's, and nothing unseen gets that far.

    The same deadlines give the same bytes: an event is stamped with the day on which its page was true, not with the clock.  It
    takes no time of anybody's day.
    """
    from icalendar import Calendar  # noqa: PLC0415 -- the other formats never need it

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _shown(page.title, canvas))
    for deadline in page.deadlines:
        calendar.add_component(_event(deadline, canvas))
    lines = calendar.to_ical().decode().split("\r\n")
    return "\r\n".join(unobeyed(line) for line in lines)


def _event(deadline: Deadline, canvas: Canvas) -> "Event":
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("uid", deadline.id)
    event.add("dtstamp", datetime.combine(deadline.known_on, time(), UTC))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + _ONE_DAY)
    event.add("summary", _shown(deadline.title, canvas))
    event.add("description", "\n".join(_shown(line, canvas) for line in deadline.text.split("\n")))
    event.add("transp", "TRANSPARENT")
    return event


def _shown(text: str, canvas: Canvas) -> str:
    line = one_line(text)
    return line if canvas.unicode else ascii_only(line)
