from collections.abc import Callable
from datetime import date
from decimal import Decimal

from handoff.analysis.holdings import Unknown
from handoff.ledger._read import NOBODY, Read
from handoff.ledger._statements import held
from handoff.ledger._sums import Sums
from handoff.model.entry import Measurement
from handoff.model.organisation import Organisation
from handoff.model.problem import Source

Make = Callable[..., Measurement]
PLACE = Source("ledger/a.jsonl", 2, 1)


def read(entry: Measurement) -> Read:
    return Read("0" * 64, NOBODY, entry, 2, b"")


def test_entries_add_up_by_period_target_and_limit(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    for number, entry in enumerate(
        (
            measured("97", "2026-11-20"),
            measured("50", "2026-11-02"),
            measured("10", "2026-10-31"),
            measured("20", "2026-11-03", target=">= 85 %", limit=None),
        )
    ):
        assert sums.add(number, read(entry), PLACE) is None
    found = [
        (bucket.standard, bucket.period.label, bucket.target, bucket.limit, bucket.summary.entries, bucket.summary.total)
        for bucket in held(sums.summed(), organisation).buckets
    ]
    name = "sales/offers/on-time"
    assert found == [
        (name, "2026-10", "at least 90 %", "at least 80 %", 1, 10_000_000),
        (name, "2026-11", "at least 85 %", "", 1, 20_000_000),
        (name, "2026-11", "at least 90 %", "at least 80 %", 2, 147_000_000),
    ]
    last = held(sums.summed(), organisation).buckets[-1].summary
    assert (last.base, last.first_on, last.last_on) == (208_000_000, date(2026, 11, 2), date(2026, 11, 20))


def test_readings_keep_their_extremes(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    for number, readings in enumerate(((3, 5), (1, 2), (7,))):
        entry = measured(
            None, standard="sales/offers/wait", target="at most 4 h", limit=None, unit="h", readings=tuple(map(Decimal, readings))
        )
        assert sums.add(number, read(entry), PLACE) is None
    (bucket,) = held(sums.summed(), organisation).buckets
    assert (bucket.summary.low, bucket.summary.high) == (3600_000_000, 7 * 3600_000_000)
    assert (bucket.summary.base, bucket.summary.conforming) == (5_000_000, 3_000_000)


def test_a_reason_for_nothing_to_measure_is_kept(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    assert sums.add(1, read(measured(None, no_opportunity="no offers were asked for")), PLACE) is None
    assert held(sums.summed(), organisation).buckets[0].summary.no_opportunity == "no offers were asked for"


def test_entries_and_digest_count_whatever_the_definitions_say(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    sums.add(2**256 - 1, read(measured()), PLACE)
    sums.add(3, read(measured(standard="no/such/one")), PLACE)
    sums.add(4, read(measured(standard="sales/offers/by-fax")), PLACE)
    assert (held(sums.summed(), organisation).entries, held(sums.summed(), organisation).digest) == (3, f"{6:064x}")


def test_unknown_names_are_told_with_their_first_place(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    for number, line in enumerate((9, 4, 7)):
        sums.add(number, read(measured(standard="no/such/one")), Source("ledger/a.jsonl", line, 1))
    assert held(sums.summed(), organisation).unknown == (Unknown("no/such/one", Source("ledger/a.jsonl", 4, 1), 3),)
    assert held(sums.summed(), organisation).buckets == ()


def test_former_names_are_the_standards_own_and_retired_ones_are_left_alone(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    sums.add(1, read(measured(standard="sales/offers/quick")), PLACE)
    sums.add(2, read(measured(standard="sales/offers/by-fax")), PLACE)
    sums.add(3, read(measured(standard="sales/offers/vague")), PLACE)
    assert [bucket.standard for bucket in held(sums.summed(), organisation).buckets] == ["sales/offers/on-time"]
    assert held(sums.summed(), organisation).unknown == ()


def test_what_cannot_be_a_value_of_its_standard_is_told_and_not_summed(organisation: Organisation, measured: Make) -> None:
    sums = Sums(organisation)
    for number, entry in enumerate(
        (
            measured("105"),
            measured(standard="sales/offers/wait"),
            measured(target="soon"),
            measured(limit="at least, perhaps"),
            measured(None),
        )
    ):
        flaw = sums.add(number, read(entry), PLACE)
        assert flaw is not None, entry
        assert (flaw.check, flaw.severity) == ("impossible-value", "error")
        assert entry.standard in flaw.fault.message
        assert flaw.fault.why
    assert held(sums.summed(), organisation).buckets == ()
    assert held(sums.summed(), organisation).entries == 5
