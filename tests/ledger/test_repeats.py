import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from handoff.ledger import _repeats, _seen, _summing
from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger, open_ledger
from handoff.model.entry import Act, Correction, Measurement
from handoff.model.evidence import Evidence
from handoff.model.organisation import Organisation

Make = Callable[..., Measurement]
Write = Callable[..., Path]


@pytest.fixture
def twice(ledger: FileLedger, written: Write, act: Act, organisation: Organisation) -> Callable[..., list[list[int]]]:
    """Write entries as one act, and give the lines of those that were typed in more than once."""

    def look(*entries: Measurement) -> list[list[int]]:
        written(entry_line(act)[1], *(entry_line(entry)[1] for entry in entries))
        holdings, problems = ledger.everything(organisation)
        assert problems == ()
        return [[place.line for place in one.places] for one in holdings.repeated]

    return look


@pytest.fixture(
    params=[(50_000, 27, 20_000), (0, 27, 1), (0, 3, 20_000), (0, 3, 2)], ids=["few", "settled", "all suspect", "suspect, settled"]
)
def cramped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the memory of what was met, and of what is suspected, as small as only the largest ledgers would."""
    few, bits, suspects = request.param
    monkeypatch.setattr(_seen, "FEW", few)
    monkeypatch.setattr(_seen, "BITS", bits)
    monkeypatch.setattr(_repeats, "MOST_SUSPECTS", suspects)


@pytest.mark.usefixtures("cramped")
def test_the_same_value_of_one_day_and_person_is_found_wherever_it_stands(twice: Callable[..., list], measured: Make) -> None:
    entries = [measured(str(at % 4), nonce=str(at)) for at in (0, 1, 2, 5, 3, 4, 8)]
    assert twice(*entries) == [[2, 7, 8], [3, 5]]


def test_a_repeated_measurement_says_what_it_is_about(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    written(entry_line(act)[1], *(entry_line(measured(nonce=str(at)))[1] for at in range(2)))
    (one,) = ledger.everything(organisation)[0].repeated
    assert (one.standard, one.observed_on, one.recorded_by) == ("sales/offers/on-time", date(2026, 11, 20), "A. Auditor")
    assert ledger.holdings(organisation, date.max)[0].repeated == ()


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2026-11-19"},
        {"numerator": "96"},
        {"standard": "sales/offers/quick"},
        {"recorded_by": "B. Buyer"},
        {"note": "the second shift"},
        {"evidence": (Evidence("audits/2.pdf"),)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_in_more_than_its_id_is_no_repeat(
    twice: Callable[..., list], measured: Make, other: dict[str, object]
) -> None:
    assert twice(measured(nonce="1"), measured(nonce="2", **other)) == []


@pytest.mark.parametrize("same", [{"terms": "1" * 64}, {"target": "at least 85 %"}, {"recorded_by": "A. Auditor"}])
def test_what_the_definitions_said_that_day_makes_no_difference(
    twice: Callable[..., list], measured: Make, same: dict[str, str]
) -> None:
    assert twice(measured(nonce="1"), measured(nonce="2", **same)) == [[2, 3]]


def test_98_2_is_98_20(twice: Callable[..., list], measured: Make) -> None:
    assert twice(measured("98.2", nonce="1"), measured("98.20", nonce="2")) == [[2, 3]]


def test_rows_of_an_import_and_copies_of_one_entry_are_no_repeats(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    rows = [measured(import_="csv", key=str(at)) for at in range(2)]
    lines = [entry_line(act)[1], *(entry_line(entry)[1] for entry in (*rows, measured(nonce="1")))]
    written(*lines, lines[-1])
    written(*lines, name="2026/11/copy.jsonl")
    assert ledger.everything(organisation)[0].repeated == ()


def test_a_row_of_an_import_in_two_versions_is_found_until_one_is_taken_back(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    rows = [measured(value, import_="erp", key="order-7", note=note) for value, note in (("97", "a"), ("97", "b"))]
    other = measured("97", import_="csv", key="order-7")
    written(entry_line(act)[1], *(entry_line(one)[1] for one in (*rows, other)))
    (one,) = ledger.everything(organisation)[0].repeated
    assert (one.mapping, [place.line for place in one.places], one.last) == ("erp", [2, 3], entry_line(rows[1])[0])
    fields = structs.asdict(rows[1]) | {"numerator": None, "denominator": None}
    del fields["recorded_by"]
    written(entry_line(act)[1], entry_line(Correction(corrects=one.last, because="twice", **fields))[1], name="2026/11/z.jsonl")
    assert ledger.everything(organisation)[0].repeated == ()


def test_an_impossible_value_is_told_as_such_and_not_as_a_repeat(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    written(entry_line(act)[1], *(entry_line(measured("300", nonce=str(at)))[1] for at in range(2)))
    holdings, problems = ledger.everything(organisation)
    assert (holdings.repeated, {problem.check for problem in problems}) == ((), {"impossible-value"})


def test_a_version_of_a_row_that_is_impossible_is_none_of_its_places(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    rows = [measured(value, import_="erp", key="order-7") for value in ("97", "300", "96")]
    written(*(entry_line(one)[1] for one in (act, *rows)))
    (one,) = ledger.everything(organisation)[0].repeated
    assert [place.line for place in one.places] == [2, 4]


@pytest.mark.parametrize("most", [1, 3])
def test_only_so_many_are_held(twice: Callable[..., list], measured: Make, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(_repeats, "MOST_FOUND", most)
    monkeypatch.setattr(_repeats, "MOST_PLACES", 3)
    monkeypatch.setattr(_repeats, "MOST_SUSPECTS", 2)
    entries = [measured(str(value), nonce=f"{at}-{value}") for at in range(5) for value in range(6)]
    found = twice(*entries)
    assert len(found) == most
    assert all(len(places) == 3 for places in found)


def test_memory_does_not_grow_with_what_is_typed_in_twice(
    tmp_path: Path, act: Act, measured: Make, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_seen, "FEW", 500)
    monkeypatch.setattr(_repeats, "MOST_SUSPECTS", 300)
    monkeypatch.setattr(_repeats, "MOST_FOUND", 300)
    monkeypatch.setattr(_summing, "SMALL", 10**9)  # what is kept of larger ones is eight bytes for each that was typed in
    peaks = []
    for times in (2_000, 8_000):
        folder = tmp_path / str(times) / "ledger"
        folder.mkdir(parents=True)
        with (folder / "act.jsonl").open("wb") as file:
            file.write(entry_line(act)[1])
            file.writelines(entry_line(measured(str(at % (times // 2) / 100), nonce=str(at)))[1] for at in range(times))
        tracemalloc.start()
        holdings, _ = open_ledger(folder.parent, "ledger").everything(organisation)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (holdings.entries, len(holdings.repeated)) == (times, 300)
    assert peaks[1] < peaks[0] + 200_000
