"""Write the synthetic measurements of the worked example, the same bytes on every run: `python examples/make_pump_maker.py`."""  # noqa: INP001 -- a script

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

SEED = "harrow-pumps-1"
FRIDAY = 4  # as date.weekday() counts
FIRST, LAST = date(2024, 11, 1), date(2026, 10, 31)
RECORDED_BY = "Synthetic data (seeded script)"
COLUMNS = ("standard", "observed_on", "value", "no_opportunity", "recorded_by", "note")
TARGET = Path(__file__).parent / "pump-maker" / "measurements.csv"

Days = tuple[date, ...]
Draw = Callable[[Random, float], str]


class Series(NamedTuple):
    """One standard: the days on which it is measured and how a value is drawn (from dice and the share of the two years gone)."""

    standard: str
    days: Days
    draw: Draw


class Story(NamedTuple):
    """A cell that tells a story: the value drawn for that day is replaced; without value and reason the row is missing."""

    standard: str
    day: date
    value: str = ""
    no_opportunity: str = ""
    note: str = ""


def workday(day: date) -> date:
    """The day itself, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def weeks() -> Days:
    """Every Friday."""
    return tuple(day for day in every_day() if day.weekday() == FRIDAY)


def months() -> Days:
    """The last working day of each month."""
    return tuple(workday(day) for day in every_day() if (day + timedelta(days=1)).day == 1)


def quarters() -> Days:
    """The last working day of each quarter."""
    return tuple(day for day in months() if day.month in {3, 6, 9, 12})


def every_day() -> Iterator[date]:
    """All days of the two years."""
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


def between(dice: Random, low: int, high: int) -> int:
    """A whole number, both ends included; only `random()` is drawn, so that no Python version changes a byte."""
    return low + int(dice.random() * (high - low + 1))


def normal(dice: Random, mean: float, spread: float) -> float:
    """A number near the mean, close enough to a normal one."""
    return mean + spread * (sum(dice.random() for _ in range(12)) - 6)


def share(low: int, high: int, start: float, end: float) -> Draw:
    """So many of so many, with a rate that moves from start to end."""

    def draw(dice: Random, gone: float) -> str:
        n = between(dice, low, high)
        hits = sum(dice.random() < start + (end - start) * gone for _ in range(n))
        return f"{hits}/{n}"

    return draw


def changed(low: int, high: int, before: float, after: Draw, since: float) -> Draw:
    """A steady share, until something was changed."""
    steady = share(low, high, before, before)
    return lambda dice, gone: (after if gone >= since else steady)(dice, gone)


def events(low: int, high: int, rate: float) -> Draw:
    """So many events in so much exposure."""

    def draw(dice: Random, _gone: float) -> str:
        exposure = between(dice, low, high)
        return f"{sum(dice.random() < rate for _ in range(exposure))}/{exposure}"

    return draw


def stops(chance: float) -> Draw:
    """A count without exposure: four weeks, in each of which it can happen."""
    return lambda dice, _gone: str(sum(dice.random() < chance for _ in range(4)))


def readings(number: int, mean: float, spread: float, decimals: int) -> Draw:
    """Measured values."""
    return lambda dice, _gone: " ".join(f"{normal(dice, mean, spread):.{decimals}f}" for _ in range(number))


def waits(size: tuple[int, int], usual: tuple[float, float], late: tuple[float, float], chance: float, written: str) -> Draw:
    """Durations: most within the usual range, a few late."""

    def one(dice: Random) -> str:
        low, high = late if dice.random() < chance else usual
        return written.format(low + dice.random() * (high - low))

    return lambda dice, _gone: " ".join(one(dice) for _ in range(between(dice, *size)))


def ratings(low: int, high: int, weights: tuple[float, ...]) -> Draw:
    """Ratings from 5 down to 1, given with the weights."""

    def draw(dice: Random, _gone: float) -> str:
        tally = [0, 0, 0, 0, 0]
        for _ in range(between(dice, low, high)):
            point = dice.random() * sum(weights)
            tally[sum(point >= sum(weights[: n + 1]) for n in range(len(tally) - 1))] += 1
        return " ".join(f"{5 - n}x{count}" for n, count in enumerate(tally) if count)

    return draw


def points(low: int, of: int) -> Draw:
    """Points met on a checklist."""
    return lambda dice, _gone: f"{between(dice, low, of)}/{of}"


def always(value: str) -> Draw:
    """The same every time."""
    return lambda _dice, _gone: value


REVIEWS = (
    date(2024, 11, 19),
    date(2025, 1, 23),
    date(2025, 3, 11),
    date(2025, 4, 29),
    date(2025, 6, 17),
    date(2025, 9, 4),
    date(2025, 10, 14),
    date(2025, 12, 2),
    date(2026, 2, 5),
    date(2026, 3, 24),
    date(2026, 5, 12),
    date(2026, 7, 2),
    date(2026, 8, 11),
    date(2026, 10, 8),
)

SERIES = (
    Series("leadership/escalated-decisions/decided-in-five-days", months(), waits((8, 14), (1, 5), (6, 9), 0.05, "{:.0f}wd")),
    Series("leadership/means-to-serve/have-what-i-need", quarters(), ratings(84, 112, (0.3, 0.48, 0.14, 0.06, 0.02))),
    Series("leadership/floor-visits/obstacle-written-down", months(), share(9, 12, 0.96, 0.96)),
    Series("leadership/night-shift-plan/quiet-nights", months(), always("0")),
    Series("leadership/quality-report/out-by-day-20", quarters(), always("pass")),
    Series("sales/quotations/sent-in-two-days", months(), share(60, 90, 0.94, 0.94)),
    Series("sales/special-order-request/complete", months(), share(26, 44, 0.96, 0.975)),
    Series("sales/forecast/close-to-orders", months(), readings(1, 16.5, 2.2, 1)),
    Series("sales/confirmed-orders/date-from-planning", weeks(), share(45, 70, 0.991, 0.991)),
    Series(
        "customer-service/special-order/entered-in-time", months(), changed(26, 44, 0.76, share(26, 44, 0.84, 0.96), since=11 / 24)
    ),
    Series("customer-service/special-order/matches-the-request", months(), share(100, 100, 0.993, 0.993)),
    Series("customer-service/buyer-enquiries/first-answer", months(), waits((12, 12), (0.3, 3.9), (4.5, 9), 0.05, "{:.1f}wh")),
    Series("customer-service/complaint-handling/acknowledged", months(), share(3, 9, 0.98, 0.98)),
    Series("customer-service/complaint-causes/out-by-day-5", months(), always("pass")),
    Series("engineering/drawings/few-errors", months(), events(60, 110, 0.011)),
    Series("engineering/bills-of-material/match-the-build", months(), share(50, 50, 0.988, 0.988)),
    Series("engineering/build-reviews/held-before-release", REVIEWS, always("pass")),
    Series("procurement/purchased-parts/no-line-stops", months(), stops(0.14)),
    Series("procurement/purchased-parts/arrive-on-date", weeks(), share(90, 130, 0.972, 0.912)),
    Series("procurement/supplier-forecast/sent-by-day-5", months(), always("pass")),
    Series("production/machined-shafts/seat-diameter", weeks(), readings(5, 20.0, 0.0045, 3)),
    Series("production/pump-assemblies/few-defects", weeks(), events(200, 260, 0.012)),
    Series("production/tested-pumps/pass-first-time", weeks(), share(200, 250, 0.979, 0.979)),
    Series("production/tested-pumps/few-defects-at-buyers", months(), events(850, 1050, 0.0011)),
    Series("production/works-orders/finished-by-date", weeks(), share(38, 60, 0.951, 0.951)),
    Series("production/build-problems/same-shift", months(), share(8, 20, 0.95, 0.95)),
    Series("production/inspection-lots/papers-complete", months(), share(80, 120, 0.976, 0.976)),
    Series("quality/release-decisions/no-pump-without-release", weeks(), always("0")),
    Series("quality/inspection-verdicts/within-four-hours", weeks(), waits((10, 10), (0.4, 3.8), (4.2, 8), 0.04, "{:.1f}h")),
    Series("quality/inspection-verdicts/reasons-given", months(), share(6, 20, 0.97, 0.97)),
    Series("quality/inspection-visits/treated-with-respect", quarters(), ratings(8, 14, (0.45, 0.4, 0.1, 0.05, 0.0))),
    Series("quality/technical-files/match-the-pump", quarters(), always("0")),
    Series("logistics/deliveries/complete-on-the-day", weeks(), share(50, 80, 0.978, 0.978)),
    Series("logistics/deliveries/undamaged", months(), share(230, 300, 0.9955, 0.9955)),
    Series("logistics/kits/before-start", weeks(), share(150, 190, 0.987, 0.987)),
    Series("logistics/stock-records/match-the-count", weeks(), share(60, 60, 0.974, 0.974)),
    Series("maintenance/planned-jobs/on-interval", months(), share(30, 45, 0.97, 0.97)),
    Series("maintenance/breakdown-response/at-the-machine", weeks(), waits((3, 9), (4, 14), (16, 32), 0.05, "{:.0f}min")),
    Series("maintenance/breakdown-response/running-again", months(), waits((6, 14), (0.4, 2.2), (2.4, 6), 0.2, "{:.1f}h")),
    Series("maintenance/clean-workplace/workplace-walk", months(), points(26, 30)),
)

STORIES = (
    Story(
        "leadership/night-shift-plan/quiet-nights",
        date(2026, 10, 30),
        "1",
        note="Extractor fan ran on after the shift of 14 October",
    ),
    Story("leadership/quality-report/out-by-day-20", date(2024, 12, 31), "fail", note="Issued on day 24"),
    Story("customer-service/complaint-handling/acknowledged", date(2026, 10, 30), "", "No complaint came in during October"),
    Story("customer-service/complaint-causes/out-by-day-5", date(2025, 8, 29), "fail", note="Two people on holiday at once"),
    Story("procurement/supplier-forecast/sent-by-day-5", date(2025, 1, 31), "fail", note="Sent on day 7"),
    Story("procurement/supplier-forecast/sent-by-day-5", date(2026, 6, 30), "fail", note="Sent on day 6"),
    Story("maintenance/clean-workplace/workplace-walk", date(2026, 9, 30)),
    Story("maintenance/clean-workplace/workplace-walk", date(2026, 10, 30)),
)


def rows() -> Iterator[tuple[str, ...]]:
    """The rows, unordered; every standard has dice of its own, so that a change of one leaves the others as they are."""
    stories = {(story.standard, story.day): story for story in STORIES}
    for series in SERIES:
        dice = Random(f"{SEED} {series.standard}")  # noqa: S311 -- synthetic data, not secrets
        for day in series.days:
            drawn = series.draw(dice, (day - FIRST).days / (LAST - FIRST).days)
            story = stories.get((series.standard, day), Story(series.standard, day, drawn))
            if story.value or story.no_opportunity:
                yield series.standard, day.isoformat(), story.value, story.no_opportunity, RECORDED_BY, story.note


def measurements() -> bytes:
    """The whole file, in order of day and standard."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    ordered = sorted(rows(), key=lambda row: (row[1], row[0]))
    writer.writerows(ordered)
    return text.getvalue().encode()


if __name__ == "__main__":
    TARGET.write_bytes(measurements())
