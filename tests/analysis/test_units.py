"""Units looked at and found defective, of each kind of measure, as their summaries say it."""

from datetime import date
from fractions import Fraction

import pytest

from handoff.analysis.holdings import Bucket
from handoff.analysis.judged import Question
from handoff.analysis.judging import judge_standard
from handoff.analysis.periods import period_of
from handoff.analysis.units import Units, defects_of, units_of
from handoff.measures import kind_named, parse_target
from handoff.model.entry import Observation
from handoff.model.organisation import Output
from handoff.model.problem import Source
from handoff.model.standard import Measure, MeasureKind, Promise, Standard
from handoff.model.summary import Summary
from handoff.model.target import Target

PLACE = Source("standards/works.yaml", 1, 1)
DAY = date(2026, 10, 15)


def result_of(kind: MeasureKind, target: str, *written: str, **keys: str):  # noqa: ANN201 -- a result
    held = parse_target(target)
    assert isinstance(held, Target)
    measure = Measure(kind, PLACE, every="month", **keys)
    standard = Standard("works", "goods", "right", PLACE, measure=measure, promises=(Promise(held),))
    summed = Summary()
    for one in written:
        seen = kind_named(kind).parse(tuple(one.split()), measure)
        assert isinstance(seen, Observation), seen
        summary = kind_named(kind).summarise(seen, held, None, measure)
        assert isinstance(summary, Summary), summary
        summed += summary + Summary(first_on=DAY, last_on=DAY)
    bucket = Bucket(standard.name, period_of(DAY, "month"), held.text, "", summed)
    return judge_standard(
        Output("works", "goods", "Goods", PLACE), standard, (bucket,) if written else (), Question(date(2026, 11, 20))
    )


@pytest.mark.parametrize(
    ("kind", "target", "written", "units", "defects"),
    [
        ("proportion", "at least 90 %", ("18/20", "9/10"), (30, 3), 3),
        ("proportion", "at most 5 %", ("2/40",), (40, 2), 2),
        ("proportion", "exactly 100 %", ("39/40",), (40, 1), 1),
        ("proportion", "exactly 0 %", ("1/40",), (40, 1), 1),
        ("proportion", "between 40 % and 60 %", ("20/40",), None, None),
        ("check", "at least 90 %", ("8/10",), (10, 2), 2),
        ("count", "at most 3", ("2", "5"), None, 7),
        ("count", "at least 3", ("2",), None, None),
        ("value", "at most 4 mm", ("3mm 4mm 5mm",), (3, 1), 1),
        ("proportion", "at least 90 %", (), None, None),
    ],
)
def test_units_and_defects(
    kind: MeasureKind, target: str, written: tuple[str, ...], units: tuple[int, int] | None, defects: int | None
) -> None:
    keys = {"unit": "mm"} if kind == "value" else {}
    found = result_of(kind, target, *written, **keys)
    assert units_of(found) == (None if units is None else Units(*map(Fraction, units)))
    assert defects_of(found) == defects


def test_readings_of_one_entry_are_units_each() -> None:
    found = result_of("value", "at most 4 mm", "3mm 5mm", unit="mm")
    assert units_of(found) == Units(Fraction(2), Fraction(1))
