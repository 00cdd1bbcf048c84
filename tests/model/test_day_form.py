"""Forms of days: what was declared is read back, and what is open or ambiguous is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.model.day import FIRST_YEAR, LAST_YEAR
from handoff.model.day_form import DayForm, day_form
from handoff.model.problem import Fault

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
ORDERS = st.permutations(["YYYY", "MM", "DD"]).filter(lambda parts: parts != ["YYYY", "DD", "MM"])
SIGNS = st.sampled_from([".", "/", "-", " ", ", ", ""])
TIMES = st.sampled_from(
    [("", ""), (" HH:mm", " 09:05"), (" HH:mm:ss", " 23:59:07"), (" h:mm AM", " 4:30 PM"), ("THH:mm", "T00:00")]
)


def form_of(text: str) -> DayForm:
    form = day_form(text)
    assert isinstance(form, DayForm), form
    return form


@given(day=DAYS, parts=ORDERS, sign=SIGNS, time=TIMES)
def test_a_day_written_in_any_declared_form_reads_back(day: date, parts: list[str], sign: str, time: tuple[str, str]) -> None:
    written = {"YYYY": f"{day.year:04}", "MM": f"{day.month:02}", "DD": f"{day.day:02}"}
    text = sign.join(written[part] for part in parts) + time[1]
    form = form_of(sign.join(parts) + time[0])
    assert form.parse(text) == day
    assert form.timed == bool(time[0])


@given(day=DAYS, order=st.sampled_from(["{0}{3}{1}{3}{2}", "{1}{3}{0}{3}{2}", "{2}{3}{1}{3}{0}"]), sign=st.sampled_from("./- "))
def test_a_day_without_leading_zeros_reads_back_where_that_is_declared(day: date, order: str, sign: str) -> None:
    form = form_of(order.format("D", "M", "YYYY", sign))
    assert form.parse(order.format(day.day, day.month, day.year, sign)) == day
    assert form.parse(order.format(f"{day.day:02}", f"{day.month:02}", day.year, sign)) == day


@given(day=DAYS, parts=ORDERS, sign=SIGNS)
def test_a_day_as_everybody_reads_it_is_never_contradicted(day: date, parts: list[str], sign: str) -> None:
    assert form_of(sign.join(parts)).parse(day.isoformat()) == day


REFUSED = [
    "31.12.26",
    "31.12.02026",
    "31/12/2026",
    "12.31.2026",
    "30.02.2026",
    "31.12.1899",
    "31.12.2201",
    "1.2.2026",
    "31.12.2026 10:30",
    "2026-12-31 10:30:00",
    " 31.12.2026",
    "\uff11\uff12.12.2026",
    "\u0661\u0661.12.2026",
    "31.12.2026\n",
    "",
]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_no_day(text: str) -> None:
    assert form_of("DD.MM.YYYY").parse(text) is None


@pytest.mark.parametrize("text", ["31.12.2026 24:00", "31.12.2026 9:30", "31.12.2026 09:60", "31.12.2026", "31.12.2026  09:30"])
def test_a_time_that_is_declared_is_held_to_its_form(text: str) -> None:
    assert form_of("DD.MM.YYYY HH:mm").parse(text) is None


def test_a_moment_as_a_workbook_keeps_it_is_the_day_where_times_are_declared() -> None:
    for text in ("2026-12-31 10:30:00", "2026-12-31T10:30:00", "2026-12-31 10:30:00.250000", "2026-12-31"):
        assert form_of("DD.MM.YYYY HH:mm").parse(text) == date(2026, 12, 31)


FAULTS = {
    "DD/MM/YY": "two digits",
    "dd.mm.yy": "two digits",
    "DD.MM": "does not say where the year",
    "YYYY": "does not say where the month",
    "DD.MM.YYYY DD": "says twice where the day",
    "MM/DD/YYYY HH:MM": "says twice where the month",
    "MM/DD/YYYY mm/DD": "says twice where the day",
    "dd.mm.yyyy": "Did you mean `DD.MM.YYYY`?",
    "yyyy-mm-dd": "Did you mean `YYYY-MM-DD`?",
    "%d.%m.%Y": "no form of days",
    "DD MMM YYYY": "says twice where the month",
    "DD. Month YYYY": "no form of days",
    "DMYYYY": "has DM without a sign between them",
    "YYYYMD": "has YYYYM without a sign",
    "DD.MM.YYYYH:mm": "has YYYYH without a sign",
    "YYYY-DD-MM": "takes the month for the day",
    "YYYY-D-M": "takes the month for the day",
    "31.12.2026": "no form of days",
    "DD.MM.YYYYZ": "no form of days",
}


@pytest.mark.parametrize(("text", "words"), FAULTS.items())
def test_a_form_that_leaves_something_open_is_refused(text: str, words: str) -> None:
    fault = day_form(text)
    assert isinstance(fault, Fault)
    assert words in f"{fault.message} {fault.fix}"
    assert fault.why


@given(text=st.text(st.sampled_from("YMDHhmsAT .-/x"), max_size=14), day=DAYS)
def test_whatever_is_declared_a_day_is_read_as_it_reads_or_the_form_is_refused(text: str, day: date) -> None:
    form = day_form(text)
    if isinstance(form, DayForm):
        assert form.parse(day.isoformat()) == day
