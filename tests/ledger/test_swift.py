"""The swift way to sum a file gives what counting it gives, or nothing, whatever stands in the file and whatever was done to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.ledger import _lexicon, _swift
from handoff.ledger._corrections import NONE, Corrections
from handoff.ledger._decode import read_entry
from handoff.ledger._holdings import Counting
from handoff.ledger._ids import Ids
from handoff.ledger._lexicon import Lexicon
from handoff.ledger._lines import BODY_FROM, LONGEST_LINE, entry_line, id_of
from handoff.ledger._summed import Summed
from handoff.ledger._swift import Swift
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Entry, Measurement, Waiver
from handoff.model.evidence import Evidence
from handoff.model.organisation import Department, Organisation, Output, Retired
from handoff.model.settings import Settings
from handoff.model.standard import Measure, Standard

from .conftest import HERE

ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A", program="handoff 0.1", import_="csv")
TODAY = date(2026, 12, 31)
_MEASURES = {
    "share": Measure("proportion", HERE, every="month"),
    "number": Measure("count", HERE, every="quarter"),
    "rate": Measure("count", HERE, per="delivery", every="week"),
    "length": Measure("value", HERE, unit="mm", every="day"),
    "wait": Measure("duration", HERE),
    "mark": Measure("rating", HERE, scale="1 to 5", every="year"),
    "list": Measure("check", HERE, every="half-year"),
    "vague": None,
}
_STANDARDS = tuple(
    Standard("sales", "offers", name, HERE, measure=measure, formerly=("quick",) if name == "share" else ())
    for name, measure in _MEASURES.items()
)
_OFFERS = Output("sales", "offers", "Offers", HERE, standards=_STANDARDS)
_RETIRED = Retired("offers/by-fax", date(2025, 1, 1), "nobody faxes", HERE)
COMPANY = Organisation(Settings("Harrow"), (Department("sales", "Sales", HERE, outputs=(_OFFERS,), retired=(_RETIRED,)),))

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
names = st.sampled_from((*_MEASURES, "by-fax", "gone")).map("sales/offers/{}".format) | st.sampled_from(
    ("sales/offers/quick", "quick", "Größe", 'a"b', "a\\", "")
)
targets = st.sampled_from(
    ("at least 90 %", "at least 90%", "at most 4 h", "at most 3", "between 1 and 20 mm", "at most 2 wd", "so so", "ü")
)


def _measurement(what: Mapping[str, Any], day: date, of: tuple[str, str, str | None], said: Sequence[str | None]) -> Measurement:
    return Measurement(
        observed_on=day,
        standard=of[0],
        terms="0" * 64,
        target=of[1],
        limit=of[2],
        recorded_by=said[0],
        evidence=(Evidence("audits/1.pdf"),) if said[1] == "Müller" else (),
        note=said[2],
        import_="csv",
        key=said[3],
        nonce=said[4],
        **what,
    )


def _row(part: int, key: int, day: date, name: str = "sales/offers/share") -> Measurement:
    share = {"numerator": Decimal(part), "denominator": Decimal(100)}
    return _measurement(share, day, (name, "at least 90 %", "at least 80 %"), (None, None, None, str(key), None))


measurements = st.builds(
    _measurement, observed, days, st.tuples(names, targets, st.none() | targets), st.lists(texts, min_size=5, max_size=5)
)
rows = st.builds(
    _row, st.integers(0, 100), st.integers(0, 10**6), days, st.sampled_from(("sales/offers/share", "sales/offers/by-fax"))
)
_WAIVER = Waiver(waived_on=TODAY, standard="quick", since=TODAY, because="flood", approved_by="C")


def _genuine(line: bytes, old: bytes, new: bytes) -> bytes:
    """The line with other bytes in its body, under the id that these have: as a program other than this one might write it."""
    body = b"{" + line[BODY_FROM:-1].replace(old, new, 1)
    return b'{"id":"%s",%s\n' % (id_of(body).encode(), body[1:])


def _changed(line: bytes, way: str) -> bytes:
    if way in _FORGED:
        return _genuine(line, *_FORGED[way])
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


_FORGED = {
    "week": (b'"observed_on":"2026-11-01"', b'"observed_on":"2026-W44-7"'),
    "no day": (b'"observed_on":"2026-11', b'"observed_on":"2026-13'),
    "last of February": (b'"observed_on":"2026-11-01"', b'"observed_on":"2027-02-29"'),
    "letters": (b'"observed_on":"2026-11-01"', b'"observed_on":"yesterday!"'),
    "exponent": (b"100", b"1e2"),
    "leading zero": (b"100", b"0100"),
    "plus": (b"100", b"+100"),
    "long number": (b"100", b"1000000000"),
    "fine number": (b"100", b"1.0000001"),
    "quoted": (b"100", b'"100"'),
    "space": (b",", b", "),
    "null": (b'"numerator"', b'"limit":null,"numerator"'),
    "key again": (b'"numerator"', b'"standard":"gone","numerator"'),
    "new field": (b'"numerator"', b'"new":1,"numerator"'),
    "no target": (b'"target":"at least 90 %",', b""),
    "escape": (b"0000", b"\\u0030000"),
    "tab": (b"0000", b"\t"),
    "other kind": (b'"measurement"', b'"reading"'),
    "kind of the same length": (b'"measurement"', b'"measuremenT"'),
    "other name of the day": (b'"observed_on"', b'"observed_oN"'),
    "other name of the standard": (b'"standard"', b'"standarD"'),
    "needless escape": (b'"key":"', b'"key":"\\u0041'),
    "control in a text": (b'"key":"', b'"key":"\t'),
    "line's end in a text": (b'"key":"', b'"key":"\n'),
    "line's end in a head": (b'"target":"', b'"target":"\n'),
    "unseen in a text": (b'"key":"', b'"key":"\x7f'),
    "other bracket": (b'"key":"', b'"key":["'),
    "correction": (b'"measurement"', b'"correction"'),
}
ways = st.sampled_from(
    ("as it is",) * 12 + tuple(_FORGED) + ("altered", "cut", "blank", "carriage return", "twice", "act", "marks")
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> ActFile:
    return ActFile(str(tmp_path_factory.mktemp("ledger") / "act.jsonl"), "ledger/act.jsonl")


def _put(file: ActFile, lines: Sequence[bytes]) -> ActFile:
    Path(file.path).write_bytes(b"".join(lines))
    return file


def _lines(*entries: Act | Entry) -> list[bytes]:
    return [entry_line(entry)[1] for entry in entries]


def _swiftly(file: ActFile, as_of: date = TODAY, corrections: Corrections = NONE) -> tuple[Summed, bytes, bool] | None:
    swift = Swift(Lexicon(COMPANY), as_of, corrections)
    summed = swift.summed(file)
    return None if summed is None else (summed, swift.ids, swift.is_cut)


def _carefully(file: ActFile, as_of: date = TODAY, corrections: Corrections = NONE) -> tuple[Summed, bytes, bool]:
    ids = Ids()
    counting = Counting((file,), as_of, heard=ids.hear)
    summed = counting.summed(COMPANY, corrections)
    return summed, ids.in_order(), counting.is_cut


@given(
    st.lists(st.tuples(rows | measurements | st.just(_WAIVER), ways), max_size=8),
    st.sampled_from((entry_line(ACT)[1], b"", entry_line(_WAIVER)[1])),
    st.sampled_from((b"", b"\n")),
    st.tuples(days, st.sets(st.integers(0, 7))),
)
def test_any_file_is_summed_as_it_is_counted_or_not_at_all(
    file: ActFile, chosen: list[tuple[Entry, str]], first: bytes, cut: bytes, asked: tuple[date, set[int]]
) -> None:
    whole = b"".join((first, *(_changed(entry_line(entry)[1], way) for entry, way in chosen)))
    _put(file, (whole.removesuffix(cut),))
    as_of, corrected = asked
    passed_over = frozenset(entry_line(chosen[at][0])[0].encode() for at in corrected if at < len(chosen))
    found = _swiftly(file, as_of, Corrections(passed_over))
    assert found is None or found == _carefully(file, as_of, Corrections(passed_over))


def _is_plain(measurement: Measurement) -> bool:
    """Whether it is as this program writes it (-0 is not), of a day on which it could be recorded."""
    return read_entry(entry_line(measurement)[1][:-1]) is not None and measurement.observed_on.year < 2027


@given(st.lists(measurements.filter(_is_plain), max_size=8, unique_by=lambda one: entry_line(one)[0]), days)
def test_a_file_of_sound_measurements_is_always_summed(file: ActFile, measured: list[Measurement], as_of: date) -> None:
    _put(file, _lines(ACT, *measured))
    careful = _carefully(file, min(as_of, date(2026, 11, 21)))
    assert _swiftly(file, min(as_of, date(2026, 11, 21))) == (None if careful[0].problems else careful)


@pytest.mark.parametrize("name", ["sales/offers/share", "sales/offers/by-fax"])
@pytest.mark.parametrize("way", _FORGED)
def test_a_genuine_line_that_no_reader_takes_is_not_taken_here_either(file: ActFile, way: str, name: str) -> None:
    *others, last = (entry_line(_row(part, part, date(2026, 11, 1), name))[1] for part in range(5))
    forged = _genuine(last, *_FORGED[way])
    assert forged != last
    _put(file, [entry_line(ACT)[1], *others, forged])
    assert _swiftly(file) is None


def test_a_line_that_begins_otherwise_is_not_taken(file: ActFile) -> None:
    *others, last = (entry_line(_row(part, part, date(2026, 11, 1)))[1] for part in range(5))
    _put(file, [entry_line(ACT)[1], *others, last.replace(b'{"id"', b'{"iD"')])
    assert _swiftly(file) is None


_PLAIN = [_row(part, part, date(2026, 11, 1 + part)) for part in range(5)]
_ODD = [_row(part, part, date(2026, 11, 1 + part), "Größe" if part % 2 else "sales/offers/quick") for part in range(5)]


@pytest.mark.parametrize(
    "others",
    [[_PLAIN[0]], [_row(9, 9, date(2026, 11, 22))], [replace(_PLAIN[0], target="so so")], [_row(101, 9, date(2026, 11, 1))]],
)
def test_a_line_that_stands_there_twice_or_cannot_be_is_left_to_careful_reading(file: ActFile, others: list[Measurement]) -> None:
    _put(file, _lines(ACT, *_PLAIN, *others))
    assert _swiftly(file) is None
    _put(file, _lines(ACT, *_PLAIN))
    assert _swiftly(file) == _carefully(file)


@pytest.mark.parametrize("corrected", [_PLAIN[0], _ODD[0], _ODD[1]])
def test_what_was_corrected_is_left_out_of_the_sums_alone(file: ActFile, corrected: Measurement) -> None:
    _put(file, _lines(ACT, *_PLAIN, *_ODD))
    corrections = Corrections(frozenset({entry_line(corrected)[0].encode()}))
    assert _swiftly(file, TODAY, corrections) == _carefully(file, TODAY, corrections) != _carefully(file)


@pytest.mark.parametrize("more", [0, 1, 2, 200_000])
@pytest.mark.parametrize("before", [0, 300])
def test_a_line_is_read_up_to_the_length_that_any_reader_takes(file: ActFile, more: int, before: int) -> None:
    row = _row(97, 0, date(2026, 11, 1))
    blank: Measurement = replace(row, note="")
    long: Measurement = replace(row, note="x" * (LONGEST_LINE - len(entry_line(blank)[1])))
    line = _genuine(entry_line(long)[1], b"xxx", b"xxx" + b"x" * more)
    _put(file, [entry_line(ACT)[1], *(entry_line(_row(1, at, date(2026, 11, 1)))[1] for at in range(before + 1)), line])
    assert _swiftly(file) == (None if more else _carefully(file))


def test_an_act_that_is_too_long_is_none(file: ActFile) -> None:
    blank: Act = replace(ACT, source="")
    act: Act = replace(ACT, source="x" * (LONGEST_LINE - len(entry_line(blank)[1])))
    _put(file, [entry_line(act)[1]])
    assert _swiftly(file) == _carefully(file)
    _put(file, [_genuine(entry_line(act)[1], b"xxx", b"xxxx")])
    assert _swiftly(file) is None


def test_rows_of_an_import_are_not_read_one_by_one(file: ActFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the swift way would be the careful one, and nobody would notice but by the time that it takes."""
    read: list[bytes] = []

    def reading(line: bytes) -> Act | Entry | None:
        read.append(line)
        return read_entry(line)

    monkeypatch.setattr(_swift, "read_entry", reading)
    monkeypatch.setattr(_lexicon, "read_entry", reading)
    some = [_row(part, key, date(2026, 11, 1 + key % 20)) for key, part in enumerate([97, 100] * 50)]
    without: list[Measurement] = [replace(row, limit=None) for row in some]
    _put(file, _lines(ACT, *without, *some))
    assert _swiftly(file) == _carefully(file)
    assert len(read) == 1 + 2  # the act, and the first line of each head
