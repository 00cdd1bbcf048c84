import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs

from handoff.ledger._known import KnownRows, content_of, key_digest
from handoff.model.entry import Measurement

Make = Callable[..., Measurement]


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[KnownRows]:
    known = KnownRows(tmp_path)
    yield known
    known.close()


def test_a_row_is_new_known_changed_repeated_or_contrary(rows: KnownRows, measured: Make) -> None:
    rows.learn([measured("97", key="a"), measured("97", key="c"), measured("98", key=None)])
    said = [
        rows.meet(measured(value, key=key), 2) for key, value in (("a", "97"), ("c", "98"), ("b", "97"), ("b", "97"), ("b", "98"))
    ]
    assert said == [("known", "a"), ("changed", "c"), ("new", "b"), ("repeated", "b"), ("contrary", "b")]


def test_rows_without_a_key_are_numbered_by_standard_and_day(rows: KnownRows, measured: Make) -> None:
    said = (
        measured("97"),
        measured("98"),
        measured("97", "2026-11-21"),
        measured("97", standard="sales/offers/wait"),
        measured("99"),
    )
    keys = [rows.meet(row, line)[1] for line, row in enumerate(said, 1)]
    assert keys == [
        "sales/offers/on-time|2026-11-20|1",
        "sales/offers/on-time|2026-11-20|2",
        "sales/offers/on-time|2026-11-21|1",
        "sales/offers/wait|2026-11-20|1",
        "sales/offers/on-time|2026-11-20|3",
    ]


def test_the_same_row_twice_has_no_key_unless_its_note_tells_it_apart(rows: KnownRows, measured: Make) -> None:
    row, noted = measured("97"), measured("97", note="second shift")
    met = [rows.meet(one, line) for line, one in enumerate((row, row, noted, noted, measured("97.0")), 1)]
    day = "sales/offers/on-time|2026-11-20"
    assert met == [("new", f"{day}|1"), ("repeated", ""), ("new", f"{day}|2"), ("repeated", ""), ("repeated", "")]


def test_rows_without_a_key_are_counted_from_the_first_that_the_ledger_has(rows: KnownRows, measured: Make) -> None:
    day = "sales/offers/on-time|2026-11-20"
    rows.learn([measured("97", key=f"{day}|1"), measured("98", key=f"{day}|2")])
    met = [rows.meet(measured(value), line) for line, value in enumerate(("97", "97", "99", "98", "96"), 1)]
    assert met == [("known", f"{day}|1"), ("repeated", ""), ("changed", f"{day}|2"), ("new", f"{day}|3"), ("new", f"{day}|4")]


def test_content_is_standard_day_and_observation(measured: Make) -> None:
    row = measured("97")
    assert content_of(row) == content_of(measured("97.00", note="x", key="k", terms="1", target="exactly 5"))
    others = (
        measured("98"),
        measured("97", "2026-11-21"),
        measured("97", standard="sales/offers/wait"),
        structs.replace(row, denominator=None),
        structs.replace(row, numerator=None, count=Decimal(97)),
        measured(None, readings=(Decimal(97), Decimal(104))),
        measured(None, readings=(Decimal(104), Decimal(97))),
        measured(None, ratings=((Decimal(5), 20),)),
        measured(None, no_opportunity="none"),
    )
    assert len({content_of(one) for one in (row, *others)}) == len(others) + 1


def test_nothing_of_it_is_left_even_while_it_is_open(tmp_path: Path, measured: Make) -> None:
    rows = KnownRows(tmp_path)
    assert rows.meet(measured(key="a"), 2) == ("new", "a")
    assert [path.name for path in (tmp_path / ".handoff").iterdir()] == [".gitignore"]
    rows.close()
    assert [path.name for path in (tmp_path / ".handoff").iterdir()] == [".gitignore"]


def test_it_does_not_need_a_folder_for_temporary_files(tmp_path: Path, measured: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "missing"))
    rows = KnownRows(tmp_path)
    novelties = {rows.meet(measured(key=str(number)), 2)[0] for number in range(50_000)}
    rows.close()
    assert novelties == {"new"}


def test_what_is_in_the_databases_way_is_an_error_of_the_disk(tmp_path: Path, rows: KnownRows, measured: Make) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".handoff").write_text("a file")
    with pytest.raises(OSError, match="handoff"):
        KnownRows(tmp_path / "other")
    rows.close()
    with pytest.raises(OSError, match="known rows"):
        rows.meet(measured(key="a"), 2)
    with pytest.raises(OSError, match="known rows"):
        rows.learn([measured(key="a")])


def test_a_database_that_cannot_be_begun_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", failing)
    with pytest.raises(OSError, match="disk is full"):
        KnownRows(tmp_path)
    assert [path.name for path in (tmp_path / ".handoff").iterdir()] == [".gitignore"]


def test_keys_that_are_numbered_lie_together_and_no_two_are_the_same() -> None:
    keys = [f"a|2026-11-0{day}|{number}" for day in (1, 2) for number in (1, 2, 300)]
    odd = ["a|2026-11-01|01", "a|2026-11-01|", "a|2026-11-01", "1", "|1", "", "a|0", "a|00", "a|\u0663", "a|3", f"a|{10**12}"]
    digests = [key_digest(key) for key in (*keys, *odd)]
    assert len(set(digests)) == len(digests)
    assert sorted(digests[:3]) == digests[:3]
    assert {digest[:16] for digest in digests[:3]}.isdisjoint({digest[:16] for digest in digests[3:6]})
    assert len({digest[:16] for digest in digests[:3]}) == 1
