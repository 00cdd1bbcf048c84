from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from handoff.ledger._corrections import OF_NOTHING, TWICE
from handoff.ledger._lines import entry_line
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Correction, Entry, Measurement
from handoff.model.organisation import Organisation

Make = Callable[..., Measurement]
Write = Callable[..., Path]
TODAY = date(2026, 12, 1)


def correction(of: Entry, numerator: str | None = "98", **more: object) -> Correction:
    fields: dict[str, object] = {
        "observed_on": date(2026, 11, 20),
        "standard": "sales/offers/on-time",
        "corrects": entry_line(of)[0],
        "act": "0" * 64,
        "because": "misread",
        "terms": "0" * 64,
        "target": "at least 90 %",
        "limit": "at least 80 %",
        "numerator": None if numerator is None else Decimal(numerator),
        "denominator": None if numerator is None else Decimal(104),
    }
    return Correction(**fields | more)


@pytest.fixture
def sums(ledger: FileLedger, written: Write, organisation: Organisation, act: Act) -> Callable[..., tuple[object, ...]]:
    """What entries, each in a file of its own in the order given, add up to, and what is wrong with them."""

    def of(*entries: Entry) -> tuple[object, ...]:
        for at, entry in enumerate(entries):
            written(entry_line(act)[1], entry_line(entry)[1], name=f"2026/11/{at}.jsonl")
        holdings, problems = ledger.holdings(organisation, TODAY)
        found = [(one.summary.entries, one.summary.total // 1_000_000, one.summary.corrected) for one in holdings.buckets]
        assert holdings.entries == len(entries)
        return found, [problem.check for problem in problems]

    return of


def test_a_correction_counts_instead_of_what_it_corrects(sums: Callable[..., object], measured: Make) -> None:
    assert sums(measured("97"), correction(measured("97"))) == ([(1, 98, 1)], [])


def test_a_correction_of_a_correction_counts_alone(sums: Callable[..., object], measured: Make) -> None:
    first = correction(measured("97"))
    assert sums(measured("97"), first, correction(first, "99")) == ([(1, 99, 1)], [])


def test_a_void_measurement_counts_nowhere_and_the_bucket_says_so(sums: Callable[..., object], measured: Make) -> None:
    assert sums(measured("97"), correction(measured("97"), None)) == ([(0, 0, 1)], [])


def test_the_order_of_files_does_not_matter(sums: Callable[..., object], measured: Make) -> None:
    first = correction(measured("97"))
    entries = (measured("97"), measured("50", nonce="other"), first, correction(first, "99"))
    assert {repr(sums(*order)) for order in permutations(entries)} == {"([(2, 149, 1)], [])"}


def test_of_two_corrections_neither_is_chosen_until_one_is_taken_back(sums: Callable[..., object], measured: Make) -> None:
    one, other = correction(measured("97"), "98"), correction(measured("97"), "99")
    assert sums(measured("97"), measured("50", nonce="other"), one, other) == ([(1, 50, 0)], [TWICE])
    assert sums(measured("97"), measured("50", nonce="other"), one, other, correction(other, None)) == ([(2, 148, 1)], [])


def test_two_corrections_that_say_the_same_are_one(sums: Callable[..., object], measured: Make) -> None:
    one, other = correction(measured("97"), "98"), correction(measured("97"), "98.0", because="typed wrong")
    entries = (measured("97"), measured("50", nonce="other"), one, other)
    assert {repr(sums(*order)) for order in permutations(entries)} == {"([(2, 148, 1)], [])"}
    assert sums(*entries, correction(one, "99")) == ([(1, 50, 0)], [TWICE])


def test_corrections_whose_ways_part_contradict_each_other_however_long_the_ways(
    sums: Callable[..., object], measured: Make
) -> None:
    first = correction(measured("97"), "98")
    last, other = correction(first, "99"), correction(measured("97"), "96")
    assert sums(measured("97"), measured("50", nonce="other"), first, last, other) == ([(1, 50, 0)], [TWICE])
    gone = correction(last, None)
    assert sums(measured("97"), measured("50", nonce="other"), first, last, other, gone) == ([(2, 146, 1)], [])


@pytest.mark.parametrize(
    "change",
    [{"corrects": "f" * 64}, {"standard": "sales/offers/wait"}, {"observed_on": date(2026, 11, 19)}],
)
def test_a_correction_of_nothing_or_of_something_else_is_told_and_changes_nothing(
    sums: Callable[..., object], measured: Make, change: dict[str, object]
) -> None:
    assert sums(measured("97"), correction(measured("97"), **change)) == ([(1, 97, 0)], [OF_NOTHING])


def test_a_correction_of_nothing_can_be_taken_back(sums: Callable[..., object], measured: Make) -> None:
    lost = correction(measured("97"), corrects="f" * 64)
    assert sums(measured("97"), lost, correction(lost, None)) == ([(1, 97, 1)], [])


def test_both_corrections_are_named_with_their_places(
    ledger: FileLedger, written: Write, organisation: Organisation, act: Act, measured: Make
) -> None:
    one, other = correction(measured("97"), "98"), correction(measured("97"), "99")
    written(*(entry_line(entry)[1] for entry in (act, measured("97"), one, other)))
    _, (problem,) = ledger.holdings(organisation, TODAY)
    assert (problem.source.line, [place.line for place in problem.also]) == (3, [4])
    assert all(entry_line(entry)[0][:8] in problem.message for entry in (measured("97"), one, other))
    assert f"handoff correct {entry_line(other)[0][:8]} --void" in problem.fix


def test_one_standard_alone_has_its_corrections_too(
    ledger: FileLedger, written: Write, organisation: Organisation, act: Act, measured: Make
) -> None:
    written(*(entry_line(entry)[1] for entry in (act, measured("97"), correction(measured("97")))))
    held, problems = ledger.holdings_of(organisation.standards[0], organisation, TODAY)
    assert ([bucket.summary.total for bucket in held.buckets], problems) == ([98_000_000], ())


def test_what_was_corrected_was_not_typed_in_twice(
    ledger: FileLedger, written: Write, organisation: Organisation, act: Act, measured: Make
) -> None:
    twice = (measured("97", nonce="a"), measured("97", nonce="b"))
    written(*(entry_line(entry)[1] for entry in (act, *twice)))
    assert len(ledger.everything(organisation)[0].repeated) == 1
    written(*(entry_line(entry)[1] for entry in (act, correction(twice[1], None))), name="2026/11/z.jsonl")
    assert ledger.everything(organisation)[0].repeated == ()


def test_a_correction_that_was_edited_changes_nothing(
    ledger: FileLedger, written: Write, organisation: Organisation, act: Act, measured: Make
) -> None:
    forged = entry_line(correction(measured("97")))[1].replace(b'"numerator":98', b'"numerator":99')
    written(entry_line(act)[1], entry_line(measured("97"))[1], forged)
    holdings, problems = ledger.holdings(organisation, TODAY)
    assert [bucket.summary.total for bucket in holdings.buckets] == [97_000_000]
    assert [problem.check for problem in problems] == ["altered-entry"]
