"""The swift way to sum a file gives what counting it gives, or nothing, whatever stands in the file and whatever was done to it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.ledger import _lexicon, _swift, _walk
from handoff.ledger._corrections import NONE, Corrections
from handoff.ledger._decode import read_entry
from handoff.ledger._lines import LONGEST_LINE, entry_line
from handoff.ledger._summed import Summed
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Entry, Measurement, Waiver

from .swiftly import ACT, FORGED, MEASURES, TODAY, carefully, genuine, lines_of, measurement_of, put, row_of, swiftly

numbers = st.sampled_from(("97.0", "-0", "0", "0.000000", "0.000001", "999999999.999999", "3", "100", "-2.5", "1.50")).map(Decimal)
shares = st.tuples(st.integers(0, 101), st.integers(100, 104)).map(lambda both: {"numerator": both[0], "denominator": both[1]})
observed = st.one_of(
    shares,
    st.builds(lambda part, whole: {"numerator": part, "denominator": whole}, numbers, numbers),
    st.builds(lambda count: {"count": count}, numbers),
    st.builds(lambda count, exposure: {"count": count, "exposure": exposure}, numbers, numbers),
    st.builds(lambda readings: {"readings": tuple(readings)}, st.lists(numbers, max_size=3)),
    st.builds(
        lambda readings, unit: {"readings": tuple(readings), "unit": unit},
        st.lists(numbers, min_size=1, max_size=3),
        st.sampled_from(("h", "min", "wd", "", "mm", "µm")),
    ),
    st.builds(lambda ratings: {"ratings": tuple(ratings)}, st.lists(st.tuples(numbers, st.integers(0, 3)), max_size=2)),
    st.builds(lambda passed, points: {"passed": passed, "points": points}, numbers, numbers),
    st.sampled_from(({"no_opportunity": "nobody came"}, {"no_opportunity": ""}, {}, {"count": Decimal(1), "passed": Decimal(1)})),
)
texts = st.none() | st.sampled_from(
    ("", "a note", "Müller", 'say "so"', "back\\slash", "zero\u200bwidth", "two\nlines", "\x7f", "~")
)
days = st.sampled_from(
    tuple(
        map(date.fromisoformat, ("2026-10-31", "2026-11-01", "2026-11-19", "2026-11-21", "2026-11-22", "0001-01-01", "9999-12-31"))
    )
)
names = st.sampled_from((*MEASURES, "by-fax", "gone")).map("sales/offers/{}".format) | st.sampled_from(
    ("sales/offers/quick", "quick", "Größe", 'a"b', "a\\", "")
)
targets = st.sampled_from(
    ("at least 90 %", "at least 90%", "at most 4 h", "at most 3", "between 1 and 20 mm", "at most 2 wd", "so so", "ü")
)


measurements = st.builds(
    measurement_of, observed, days, st.tuples(names, targets, st.none() | targets), st.lists(texts, min_size=5, max_size=5)
)
rows = st.builds(
    row_of, st.integers(0, 100), st.integers(0, 10**6), days, st.sampled_from(("sales/offers/share", "sales/offers/by-fax"))
)
_WAIVER = Waiver(waived_on=TODAY, standard="quick", since=TODAY, because="flood", approved_by="C")


def _changed(line: bytes, way: str) -> bytes:
    if way in FORGED:
        return genuine(line, *FORGED[way])
    return {
        "as it is": line,
        "altered": line.replace(b'"terms":"0', b'"terms":"1'),
        "cut": line[:-20],
        "blank": b"\n" + line,
        "carriage return": line[:-1] + b"\r\n",
        "twice": line + line,
        "act": line + entry_line(ACT)[1],
        "marks": b'\xef\xbb\xbf{","terms":"' + line,
    }[way]


ways = st.sampled_from(("as it is",) * 12 + tuple(FORGED) + ("altered", "cut", "blank", "carriage return", "twice", "act", "marks"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> ActFile:
    return ActFile(str(tmp_path_factory.mktemp("ledger") / "act.jsonl"), "ledger/act.jsonl")


# How many bytes of a file are read at once, and of values summed.
_PIECES = st.sampled_from(((_walk._BLOCK, _swift._TOGETHER), (1_500, 1), (1_500, 60), (400, 1)))


def _in_pieces(file: ActFile, as_of: date, corrections: Corrections, piece: tuple[int, int]) -> tuple[Summed, bytes, bool] | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_walk, "_BLOCK", piece[0])
        patch.setattr(_swift, "_TOGETHER", piece[1])
        return swiftly(file, as_of, corrections)


@given(
    st.lists(st.tuples(rows | measurements | st.just(_WAIVER), ways), max_size=8),
    st.tuples(st.sampled_from((entry_line(ACT)[1], b"", entry_line(_WAIVER)[1])), st.sampled_from((b"", b"\n"))),
    st.tuples(days, st.sets(st.integers(0, 7))),
    _PIECES,
)
def test_any_file_is_summed_as_it_is_counted_or_not_at_all(
    file: ActFile, chosen: list[tuple[Entry, str]], ends: tuple[bytes, bytes], asked: tuple[date, set[int]], piece: tuple[int, int]
) -> None:
    whole = b"".join((ends[0], *(_changed(entry_line(entry)[1], way) for entry, way in chosen)))
    put(file, (whole.removesuffix(ends[1]),))
    as_of, corrected = asked
    passed_over = frozenset(entry_line(chosen[at][0])[0].encode() for at in corrected if at < len(chosen))
    found = _in_pieces(file, as_of, Corrections(passed_over), piece)
    assert found is None or found == carefully(file, as_of, Corrections(passed_over))


_FITTING = (
    ("share", "at least 90 %", {"numerator": Decimal("97.5"), "denominator": Decimal(100)}),
    ("share", "at least 90 %", {"numerator": Decimal(0), "denominator": Decimal("0.000001")}),
    ("number", "at most 3", {"count": Decimal(4)}),
    ("rate", "at most 3 per 1000", {"count": Decimal(2), "exposure": Decimal("2.5")}),
    ("length", "between 1 and 20 mm", {"readings": (Decimal("0.999999"), Decimal(7))}),
    ("length", "between 1 and 20 mm", {"readings": (Decimal("-20.000001"),)}),
    ("wait", "at most 4 h", {"readings": (Decimal("1.5"), Decimal(3)), "unit": "h"}),
    ("wait", "at most 4 h", {"readings": (Decimal(240), Decimal(241)), "unit": "min"}),
    ("mark", "at least 4", {"ratings": ((Decimal(5), 999_999_999), (Decimal("4.5"), 1))}),
    ("mark", "at least 4", {"ratings": ((Decimal(1), 3),)}),
    ("list", "at least 90 %", {"passed": Decimal(19), "points": Decimal(20)}),
    ("vague", "anything", {"count": Decimal(1)}),
    ("by-fax", "anything", {"passed": Decimal(3), "points": Decimal(1)}),
    ("gone", "at least 90 %", {"no_opportunity": ""}),
    ("share", "at least 90 %", {"no_opportunity": "nobody came"}),
)
_LIMITS = {"share": "at least 80 %", "length": "between 0 and 30 mm", "wait": "at most 241 min", "mark": "at least 1"}
_PAST = tuple(map(date.fromisoformat, ("0001-01-01", "2024-02-29", "2026-10-31", "2026-11-01", "2026-11-19", "2026-11-21")))


@given(
    st.lists(st.tuples(st.sampled_from(_FITTING), st.sampled_from(_PAST), st.booleans(), texts), min_size=6, max_size=16),
    st.sampled_from((*_PAST, TODAY)),
    st.sets(st.integers(0, 15)),
    _PIECES,
)
def test_a_file_of_sound_measurements_is_always_summed(
    file: ActFile, chosen: list[Any], as_of: date, corrected: set[int], piece: tuple[int, int]
) -> None:
    measured = [
        measurement_of(
            what,
            day,
            (f"sales/offers/{name}", target, _LIMITS.get(name, target) if limited else None),
            (said, None, said, "", str(key)),
        )
        for key, ((name, target, what), day, limited, said) in enumerate(chosen)
    ]
    put(file, lines_of(ACT, *measured))
    corrections = Corrections(frozenset(entry_line(one)[0].encode() for at, one in enumerate(measured) if at in corrected))
    careful = carefully(file, as_of, corrections)
    assert careful[0].problems == ()
    assert _in_pieces(file, as_of, corrections, piece) == careful


@pytest.mark.parametrize("name", ["sales/offers/share", "sales/offers/by-fax"])
@pytest.mark.parametrize("way", FORGED)
def test_a_genuine_line_that_no_reader_takes_is_not_taken_here_either(file: ActFile, way: str, name: str) -> None:
    *others, last = (entry_line(row_of(part, part, date(2026, 11, 1), name))[1] for part in range(5))
    forged = genuine(last, *FORGED[way])
    assert forged != last
    put(file, [entry_line(ACT)[1], *others, forged])
    assert swiftly(file) is None


@pytest.mark.parametrize("together", [1, 60, _swift._TOGETHER])
def test_the_days_of_a_period_may_come_in_any_order(file: ActFile, together: int) -> None:
    measured = [row_of(97, day, date(2026, 11, day)) for day in (9, 2, 19, 11, 1, 20, 3)]
    put(file, lines_of(ACT, *measured))
    found = _in_pieces(file, TODAY, NONE, (400, together))
    assert found == carefully(file)
    summary = found[0].buckets[0].summary
    assert (summary.first_on, summary.last_on) == (date(2026, 11, 1), date(2026, 11, 20))


def test_a_file_that_is_gone_is_left_to_careful_reading(tmp_path: Path) -> None:
    assert swiftly(ActFile(str(tmp_path / "gone.jsonl"), "ledger/gone.jsonl")) is None


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("name", ["sales/offers/share", "sales/offers/by-fax"])
def test_a_line_that_was_altered_is_found_wherever_it_stands(file: ActFile, at: int, name: str) -> None:
    lines = [entry_line(row_of(part, part, date(2026, 11, 1), name))[1] for part in range(5)]
    lines[at] = lines[at].replace(b'"denominator":100', b'"denominator":101')
    put(file, [*lines_of(ACT), *lines])
    assert swiftly(file) is None


@pytest.mark.parametrize("at", [1, 999, 1_998])
def test_what_cannot_be_is_found_whenever_it_is_summed(file: ActFile, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    monkeypatch.setattr(_swift, "_TOGETHER", 1)
    lines = [entry_line(row_of(part % 100, part, date(2026, 11, 1)))[1] for part in range(2_000)]
    assert sum(map(len, lines)) > 2 * _walk._BLOCK
    lines[at] = genuine(lines[at], b'"denominator":100', b'"denominator":0')
    put(file, [*lines_of(ACT), *lines])
    assert swiftly(file) is None


def test_a_line_that_begins_otherwise_is_not_taken(file: ActFile) -> None:
    *others, last = (entry_line(row_of(part, part, date(2026, 11, 1)))[1] for part in range(5))
    put(file, [entry_line(ACT)[1], *others, last.replace(b'{"id"', b'{"iD"')])
    assert swiftly(file) is None


_PLAIN = [row_of(part, part, date(2026, 11, 1 + part)) for part in range(5)]
_ODD = [row_of(part, part, date(2026, 11, 1 + part), "Größe" if part % 2 else "sales/offers/quick") for part in range(5)]


@pytest.mark.parametrize(
    "others",
    [[_PLAIN[0]], [row_of(9, 9, date(2026, 11, 22))], [replace(_PLAIN[0], target="so so")], [row_of(101, 9, date(2026, 11, 1))]],
)
def test_a_line_that_stands_there_twice_or_cannot_be_is_left_to_careful_reading(file: ActFile, others: list[Measurement]) -> None:
    put(file, lines_of(ACT, *_PLAIN, *others))
    assert swiftly(file) is None
    put(file, lines_of(ACT, *_PLAIN))
    assert swiftly(file) == carefully(file)


@pytest.mark.parametrize("corrected", [_PLAIN[0], _ODD[0], _ODD[1]])
def test_what_was_corrected_is_left_out_of_the_sums_alone(file: ActFile, corrected: Measurement) -> None:
    put(file, lines_of(ACT, *_PLAIN, *_ODD))
    corrections = Corrections(frozenset({entry_line(corrected)[0].encode()}))
    assert swiftly(file, TODAY, corrections) == carefully(file, TODAY, corrections) != carefully(file)


@pytest.mark.parametrize("more", [0, 1, 2, 200_000])
@pytest.mark.parametrize("before", [0, 300])
def test_a_line_is_read_up_to_the_length_that_any_reader_takes(file: ActFile, more: int, before: int) -> None:
    row = row_of(97, 0, date(2026, 11, 1))
    blank: Measurement = replace(row, note="")
    long: Measurement = replace(row, note="x" * (LONGEST_LINE - len(entry_line(blank)[1])))
    line = genuine(entry_line(long)[1], b"xxx", b"xxx" + b"x" * more)
    others = lines_of(*(row_of(1, at, date(2026, 11, 1)) for at in range(2 * before + 2)))
    put(file, [*lines_of(ACT), *others[: before + 1], line, *others[before + 1 :]])
    assert swiftly(file) == (None if more else carefully(file))


def test_an_act_that_is_too_long_is_none(file: ActFile) -> None:
    blank: Act = replace(ACT, source="")
    act: Act = replace(ACT, source="x" * (LONGEST_LINE - len(entry_line(blank)[1])))
    put(file, [entry_line(act)[1]])
    assert swiftly(file) == carefully(file)
    put(file, [genuine(entry_line(act)[1], b"xxx", b"xxxx")])
    assert swiftly(file) is None


def test_rows_of_an_import_are_not_read_one_by_one(file: ActFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the swift way would be the careful one, and nobody would notice but by the time that it takes."""
    read: list[bytes] = []

    def reading(line: bytes) -> Act | Entry | None:
        read.append(line)
        return read_entry(line)

    monkeypatch.setattr(_swift, "read_entry", reading)
    monkeypatch.setattr(_lexicon, "read_entry", reading)
    some = [row_of(part, key, date(2026, 11, 1 + key % 20)) for key, part in enumerate([97, 100] * 50)]
    without: list[Measurement] = [replace(row, limit=None) for row in some]
    noted: list[Measurement] = [replace(row, note="Müller 品質") for row in some]
    hidden: Measurement = replace(some[0], note="zero\u200bwidth")
    put(file, lines_of(ACT, *without, *some, *noted, hidden))
    assert swiftly(file) == carefully(file)
    assert len(read) == 1 + 2 + 1  # the act, the first line of each head, and one with an escape
