"""What sums depend on in the definitions: what changes them makes sums anew, and what people edit daily does not."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields, replace

from handoff.ledger._lines import entry_line
from handoff.ledger._meaning import meaning_of
from handoff.ledger._summing import Summing
from handoff.measures import parse_target
from handoff.model.entry import Act, Measurement
from handoff.model.organisation import Department, Organisation, Output, Retired
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Baseline, Guardrail, Measure, Promise, Standard
from handoff.model.target import Target

from .conftest import HERE
from .keeping import anew, keeping

TODAY = date(2026, 12, 31)
ELSEWHERE = Source("standards/sales.yaml", 7, 7)
TARGET = parse_target("at least 90 %")
assert isinstance(TARGET, Target)
# Another value for each field; of a measure all but the place mean something.
MEASURE: dict[str, Any] = {
    **dict.fromkeys(("counts", "of", "per", "unit", "start", "stop", "clock", "scale", "points", "method", "source"), "other"),
    **dict.fromkeys(("by", "sample"), "other"),
    "kind": "count",
    "every": "week",
}
MEANING: dict[str, Any] = {
    "department": "support",
    "output": "other",
    "id": "other",
    "measure": None,
    "formerly": ("gone", "by-fax"),
}
EDITED_DAILY: dict[str, Any] = {
    "place": ELSEWHERE,
    "statement": "Offers go out in time",
    "owner": "the head of sales",
    "dimension": "reliability",
    "promises": (Promise(TARGET, limit=replace(TARGET, low=Fraction(1, 2)), since=date(2026, 11, 5)),),
    "basis": "contract",
    "baseline": Baseline("80 %", "2025"),
    "customers": ("support",),
    "critical": True,
    "guardrail": Guardrail(("customers",), "the law", "harm", "never", ELSEWHERE),
    "until": date(2026, 11, 3),
    "note": "a note",
    "unreadable": ("limit",),
}
STANDARD = Standard("sales", "offers", "on-time", HERE, measure=Measure("proportion", HERE, every="month"), formerly=("quick",))
RETIRED = Retired("offers/by-fax", date(2025, 1, 1), "nobody faxes", HERE)


def company(*standards: Standard, retired: tuple[Retired, ...] = (RETIRED,), department: str = "sales") -> Organisation:
    output = Output(department, "offers", "Offers", HERE, standards=standards)
    return Organisation(Settings("Harrow"), (Department(department, "Sales", HERE, outputs=(output,), retired=retired),))


WAS = company(STANDARD)
CHANGED: dict[str, Organisation] = {
    **{
        f"measure.{name}": company(replace(STANDARD, measure=replace(STANDARD.measure, **{name: to})))
        for name, to in MEASURE.items()
    },
    **{name: company(replace(STANDARD, **{name: to})) for name, to in MEANING.items()},
    "no standard": company(),
    "one before it that was called so": company(Standard("sales", "offers", "first", HERE, formerly=("quick",)), STANDARD),
    "one of the same name before it": company(replace(STANDARD, measure=None), STANDARD),
    "none retired": company(STANDARD, retired=()),
    "another department's retired one": company(STANDARD, department="support"),
}
THE_SAME: dict[str, Organisation] = {
    **{name: company(replace(STANDARD, **{name: to})) for name, to in EDITED_DAILY.items()},
    "place of the measure": company(replace(STANDARD, measure=Measure("proportion", ELSEWHERE, every="month"))),
    "place of the retired one": company(STANDARD, retired=(Retired("offers/by-fax", date(2026, 1, 1), "otherwise", ELSEWHERE),)),
}


def test_each_field_was_thought_of() -> None:
    assert {field.name for field in fields(Measure)} == {*MEASURE, "source_place"}
    assert {field.name for field in fields(Standard)} == {*MEANING, *EDITED_DAILY}


@pytest.fixture
def asked(tmp_path: Path, act: Act) -> Path:
    """A ledger whose sums were kept under the definitions as they were: a large file and a small one."""
    days = (date(2026, 11, 1 + at) for at in range(12))
    names = (
        "sales/offers/on-time",
        "sales/offers/quick",
        "quick",
        "sales/offers/by-fax",
        "sales/offers/gone",
        "support/offers/on-time",
    )
    entries = [
        Measurement(observed_on=day, standard=names[at % 6], terms="", target="at least 90 %", nonce=str(at), **what)
        for at, day in enumerate(days)
        for what in ({"numerator": 9, "denominator": 10}, {"count": at}, {"count": at, "exposure": 10})
    ]
    for name, some in (("large", entries[:24]), ("small", entries[24:26])):
        path = tmp_path / "ledger" / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(entry_line(act)[1] + b"".join(entry_line(one)[1] for one in some))
    with keeping():
        assert Summing(tmp_path, "ledger", WAS, TODAY).holdings() == anew(tmp_path, WAS, TODAY)
    return tmp_path


@pytest.mark.parametrize("organisation", [*CHANGED.values(), *THE_SAME.values()], ids=[*CHANGED, *THE_SAME])
@pytest.mark.parametrize("as_of", [TODAY, date(2026, 11, 4)], ids=str)
def test_kept_sums_are_those_of_the_definitions_as_they_are_now(asked: Path, organisation: Organisation, as_of: date) -> None:
    with keeping():
        for _ in range(2):
            assert Summing(asked, "ledger", organisation, as_of).holdings() == anew(asked, organisation, as_of)


@pytest.mark.parametrize("organisation", CHANGED.values(), ids=CHANGED)
def test_what_changes_the_sums_is_another_meaning(organisation: Organisation) -> None:
    assert meaning_of(organisation) != meaning_of(WAS)


@pytest.mark.parametrize("organisation", THE_SAME.values(), ids=THE_SAME)
def test_what_people_edit_daily_means_the_same(organisation: Organisation) -> None:
    assert meaning_of(organisation) == meaning_of(WAS)
