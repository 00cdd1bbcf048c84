from datetime import date

import pytest
from msgspec.structs import replace

from handoff.ledger._possible import impossible
from handoff.ledger._read import NOBODY
from handoff.model.entry import Act, Agreement, Waiver

ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="Ada", program="handoff 0.1")
TODAY = date(2026, 11, 20)
WORD = Agreement(
    agreed_on=TODAY, standard="sales/offers/on-time", terms="0", text="{}", party="buyers", stance="agrees", by="Ada Buyer"
)
WAIVED = Waiver(waived_on=TODAY, check="no-head", since=date(2026, 11, 20))


@pytest.mark.parametrize(
    "entry",
    [
        WORD,
        WAIVED,
        replace(WORD, agreed_on=date(2026, 11, 21)),  # where it was tomorrow
        replace(WORD, took_part=1, of=1),
        replace(WORD, took_part=9, of=11),
        replace(WAIVED, since=date(2027, 1, 1), until=date(2027, 3, 1)),
    ],
)
def test_what_people_say_is_possible(entry: Agreement | Waiver) -> None:
    assert impossible(entry, ACT) is None


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            replace(WORD, agreed_on=date(9999, 12, 31)),
            'The entry about "sales/offers/on-time" is dated 9999-12-31, and was recorded on 2026-11-20.',
        ),
        (replace(WAIVED, waived_on=date(2026, 11, 22)), 'The entry about "no-head" is dated 2026-11-22, and was recorded on'),
        (replace(WORD, by=""), 'The agreement to "sales/offers/on-time" does not say who speaks for "buyers".'),
        (replace(WORD, by=" \u200b\ufe0f"), "does not say who speaks"),
        (replace(WORD, took_part=12, of=11), "says that 12 of 11 had their say."),
        (replace(WORD, took_part=-5, of=-1), "says that -5 of -1 had their say."),
        (replace(WORD, took_part=0, of=0), "says that 0 of 0 had their say."),
        (replace(WORD, took_part=3), "says that 3 of nobody knows how many had their say."),
        (replace(WORD, of=3), "says that nobody knows how many of 3 had their say."),
    ],
)
def test_what_nobody_can_say_is_told_and_why(entry: Agreement | Waiver, message: str) -> None:
    flaw = impossible(entry, ACT)
    assert flaw is not None
    assert (flaw.check, flaw.severity) == ("impossible-value", "error")
    assert message in flaw.fault.message
    assert "not counted" in flaw.fault.why


def test_without_an_act_no_day_is_too_late() -> None:
    assert impossible(replace(WORD, agreed_on=date.max), NOBODY) is None
