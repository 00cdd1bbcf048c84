import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoff.analysis.holdings import Holdings
from handoff.ledger import _holdings, _seen
from handoff.ledger._lines import BODY_FROM, entry_line, id_of
from handoff.ledger.files import FileLedger, open_ledger
from handoff.model.entry import Act, Measurement
from handoff.model.organisation import Organisation

Make = Callable[..., Measurement]
Write = Callable[..., Path]
TODAY = date(2026, 12, 31)


@pytest.fixture
def some(act: Act, measured: Make) -> tuple[bytes, ...]:
    """The lines of an act and of thirty entries on as many days."""
    days = (f"2026-{month:02d}-{day:02d}" for month in (9, 10, 11) for day in range(1, 11))
    return (entry_line(act)[1], *(entry_line(measured(str(at), day, nonce=str(at)))[1] for at, day in enumerate(days)))


@pytest.fixture(
    params=[(50_000, 27, 20_000), (10, 27, 20_000), (0, 6, 20_000), (0, 6, 1), (0, 3, 4)],
    ids=["few", "roomy", "all held", "settled at once", "settled in between"],
)
def cramped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the memory of ids, the bit map and the list of ids held back as small as only the largest ledgers would."""
    few, bits, held = request.param
    monkeypatch.setattr(_seen, "FEW", few)
    monkeypatch.setattr(_seen, "BITS", bits)
    monkeypatch.setattr(_holdings, "MOST_HELD", held)


def test_holdings_add_up_what_was_observed_up_to_a_day(
    ledger: FileLedger, written: Write, some: tuple[bytes, ...], organisation: Organisation
) -> None:
    written(*some)
    holdings, problems = ledger.holdings(organisation, date(2026, 10, 5))
    assert problems == ()
    assert holdings.entries == 15
    assert [(bucket.period.label, bucket.summary.entries, bucket.summary.last_on) for bucket in holdings.buckets] == [
        ("2026-09", 10, date(2026, 9, 10)),
        ("2026-10", 5, date(2026, 10, 5)),
    ]
    assert holdings.digest == f"{sum(int(line[7:71], 16) for line in some[1:16]) % 2**256:064x}"


def test_an_empty_ledger_holds_nothing(ledger: FileLedger, organisation: Organisation) -> None:
    assert ledger.holdings(organisation, TODAY) == (Holdings(), ())


@pytest.mark.usefixtures("cramped")
def test_an_entry_met_twice_counts_once(
    ledger: FileLedger, written: Write, some: tuple[bytes, ...], organisation: Organisation
) -> None:
    written(*some)
    once = ledger.holdings(organisation, TODAY)
    assert once[0].entries == 30
    written(*some, name="2026/11/copy.jsonl")
    written(some[0], *some[5:9], *some[5:9], name="2025/01/earlier.jsonl")
    assert ledger.holdings(organisation, TODAY) == once


@pytest.mark.usefixtures("cramped")
def test_an_altered_copy_of_an_entry_does_not_stand_for_it(
    ledger: FileLedger, written: Write, some: tuple[bytes, ...], organisation: Organisation
) -> None:
    written(some[0], some[1].replace(b'"denominator":104', b'"denominator":105'), name="2025/01/forged.jsonl")
    written(*some)
    holdings, problems = ledger.holdings(organisation, TODAY)
    assert holdings.entries == 30
    assert [(problem.check, problem.source.path, problem.source.line) for problem in problems] == [
        ("altered-entry", "ledger/2025/01/forged.jsonl", 2)
    ]


def test_two_branches_that_import_the_same_rows_hold_them_once(
    tmp_path: Path, importing: Act, measured: Make, organisation: Organisation
) -> None:
    rows = [measured(str(at), f"2026-11-{at + 1:02d}") for at in range(20)]
    for branch, part in (("one", rows[:15]), ("other", rows[5:])):
        with open_ledger(tmp_path / branch, "ledger").draft(importing) as draft:
            (tmp_path / branch).mkdir()
            assert {draft.add(row) for row in part} == {"new"}
            draft.publish()
    for path in (tmp_path / "other").rglob("*.jsonl"):
        path.rename(tmp_path / "one" / "ledger/2026/11" / path.name)
    merged, problems = open_ledger(tmp_path / "one", "ledger").holdings(organisation, TODAY)
    assert (merged.entries, merged.buckets[0].summary.entries, problems) == (20, 20, ())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_partition_into_acts_in_any_order_holds_the_same(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, some: tuple[bytes, ...], organisation: Organisation
) -> None:
    folder = tmp_path_factory.mktemp("workspace")
    whole, split = folder / "whole/ledger", folder / "split/ledger"
    whole.mkdir(parents=True)
    split.mkdir(parents=True)
    (whole / "all.jsonl").write_bytes(b"".join(some))
    order = data.draw(st.permutations(some[1:]))
    files = data.draw(st.lists(st.integers(0, 5), min_size=30, max_size=30))
    for number in set(files):
        mine = (line for line, file in zip(order, files, strict=True) if file == number)
        (split / f"{number}.jsonl").write_bytes(some[0] + b"".join(mine))
    found = [open_ledger(root.parent, "ledger").holdings(organisation, TODAY) for root in (whole, split)]
    assert found[0] == found[1]
    assert found[0][0].entries == 30


@pytest.mark.usefixtures("cramped")
def test_an_impossible_value_is_told_with_its_line_and_left_out_of_the_sums(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    entries = [measured(str(numerator), nonce=str(numerator)) for numerator in (97, 105, 98, 300)]
    written(entry_line(act)[1], *(entry_line(entry)[1] for entry in entries))
    holdings, problems = ledger.holdings(organisation, TODAY)
    assert (holdings.entries, holdings.buckets[0].summary.entries) == (4, 2)
    told = {(problem.check, problem.severity, place.line) for problem in problems for place in (problem.source, *problem.also)}
    assert told == {("impossible-value", "error", 3), ("impossible-value", "error", 5)}


@pytest.mark.usefixtures("cramped")
def test_the_buckets_of_one_standard_are_those_of_the_whole(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    names = ("sales/offers/on-time", "sales/offers/quick", "sales/offers/wait", "sales/offers/by-fax", "no/such/one")
    hours = {"readings": (Decimal(3),), "unit": "h", "target": "at most 4 h", "limit": None, "denominator": None}
    entries = [
        measured(None, f"2026-{month}-0{at + 1}", standard=name, nonce=f"{month}", **hours)
        if name.endswith("wait")
        else measured("97", f"2026-{month}-0{at + 1}", standard=name, nonce=f"{month}")
        for month in (10, 11)
        for at, name in enumerate(names)
    ]
    lines = [entry_line(act)[1], *(entry_line(entry)[1] for entry in entries)]
    written(*lines)
    written(*lines[:4], name="2026/11/copy.jsonl")
    whole, problems = ledger.holdings(organisation, TODAY)
    assert problems == ()
    found = {standard.name: ledger.holdings_of(standard, organisation, TODAY) for standard in organisation.standards}
    assert {name: (held.buckets, wrong) for name, (held, wrong) in found.items()} == {
        name: (tuple(bucket for bucket in whole.buckets if bucket.standard == name), ()) for name in found
    }
    assert [bucket.summary.entries for bucket in found["sales/offers/on-time"][0].buckets] == [2, 2]


def test_every_id_is_verified_when_one_standard_is_asked_for(
    ledger: FileLedger, written: Write, act: Act, measured: Make, organisation: Organisation
) -> None:
    wait = entry_line(measured("97", standard="sales/offers/wait"))[1]
    escaped = entry_line(measured("97"))[1].replace(b"sales/", rb"sales/")
    genuine = b'{"id":"%s",%s' % (id_of(b"{" + escaped[BODY_FROM:-1]).encode(), escaped[BODY_FROM:])
    written(entry_line(act)[1], wait.replace(b"97", b"98"), wait, genuine, b"\n", b"torn")
    on_time = organisation.standards[0]
    held, problems = ledger.holdings_of(on_time, organisation, TODAY)
    assert [(bucket.standard, bucket.summary.entries) for bucket in held.buckets] == [("sales/offers/on-time", 1)]
    assert [(problem.check, problem.source.line) for problem in problems] == [("altered-entry", 2), ("unreadable-entry", 6)]


def test_problems_come_in_order_of_their_places(
    ledger: FileLedger, written: Write, organisation: Organisation, tmp_path: Path
) -> None:
    written(b"x\n", name="b.jsonl")
    written(b"{}\ny\n", name="2026/11/a.jsonl")
    (tmp_path / "ledger/a.jsonl").symlink_to(tmp_path)
    _, problems = ledger.holdings(organisation, TODAY)
    assert [(problem.source.path, problem.source.line, problem.check) for problem in problems] == [
        ("ledger/2026/11/a.jsonl", 1, "altered-entry"),
        ("ledger/2026/11/a.jsonl", 2, "unreadable-entry"),
        ("ledger/a.jsonl", 0, "unreadable-entry"),
        ("ledger/b.jsonl", 1, "unreadable-entry"),
    ]


def test_memory_does_not_grow_with_the_entries(
    tmp_path: Path, act: Act, measured: Make, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_seen, "FEW", 500)
    peaks = []
    for times in (1_000, 10_000):
        folder = tmp_path / str(times) / "ledger"
        folder.mkdir(parents=True)
        with (folder / "act.jsonl").open("wb") as file:
            file.write(entry_line(act)[1])
            file.writelines(entry_line(measured("97", nonce=str(at)))[1] for at in range(times))
        tracemalloc.start()
        holdings, _ = open_ledger(folder.parent, "ledger").holdings(organisation, TODAY)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert holdings.entries == times
    assert peaks[1] < peaks[0] + 200_000
