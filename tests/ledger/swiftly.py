"""An organisation with a measure of every kind, lines as other programs might write them, and both ways to sum a file of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from handoff.ledger._corrections import NONE, Corrections
from handoff.ledger._holdings import Counting
from handoff.ledger._ids import Ids
from handoff.ledger._lexicon import Lexicon
from handoff.ledger._lines import BODY_FROM, entry_line, id_of
from handoff.ledger._summed import Summed
from handoff.ledger._swift import Swift
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Entry, Measurement
from handoff.model.evidence import Evidence
from handoff.model.organisation import Department, Organisation, Output, Retired
from handoff.model.settings import Settings
from handoff.model.standard import Measure, Standard

from .conftest import HERE

ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A", program="handoff 0.1", import_="csv")
TODAY = date(2026, 12, 31)
MEASURES = {
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
    for name, measure in MEASURES.items()
)
_OFFERS = Output("sales", "offers", "Offers", HERE, standards=_STANDARDS)
_RETIRED = Retired("offers/by-fax", date(2025, 1, 1), "nobody faxes", HERE)
COMPANY = Organisation(Settings("Harrow"), (Department("sales", "Sales", HERE, outputs=(_OFFERS,), retired=(_RETIRED,)),))


def measurement_of(what: Mapping[str, Any], day: date, of: tuple[str, str, str | None], said: Sequence[str | None]) -> Measurement:
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


def row_of(part: int, key: int, day: date, name: str = "sales/offers/share") -> Measurement:
    share = {"numerator": Decimal(part), "denominator": Decimal(100)}
    return measurement_of(share, day, (name, "at least 90 %", "at least 80 %"), (None, None, None, str(key), None))


def genuine(line: bytes, old: bytes, new: bytes) -> bytes:
    """The line with other bytes in its body, under the id that these have: as a program other than this one might write it."""
    body = b"{" + line[BODY_FROM:-1].replace(old, new, 1)
    return b'{"id":"%s",%s\n' % (id_of(body).encode(), body[1:])


FORGED = {
    "week": (b'"observed_on":"2026-11-01"', b'"observed_on":"2026-W44-7"'),
    "no day": (b'"observed_on":"2026-11', b'"observed_on":"2026-13'),
    "last of February": (b'"observed_on":"2026-11-01"', b'"observed_on":"2027-02-29"'),
    "letters": (b'"observed_on":"2026-11-01"', b'"observed_on":"yesterday!"'),
    "ten days": (b'"observed_on":"2026-11-01"', b'"observed_on":"20261101  "'),
    "exponent": (b"100", b"1e2"),
    "leading zero": (b"100", b"0100"),
    "leading zero below 0": (b"100", b"-0100"),
    "escape in a unit": (b'"numerator":4,"denominator":100', b'"readings":[1],"unit":"\\u0068"'),
    "times with a leading zero": (b'"numerator":4,"denominator":100', b'"ratings":[[1,01]]'),
    "other order": (b'"import":"csv","key":"4"', b'"key":"4","import":"csv"'),
    "other order of texts": (b'"import"', b'"note":"a","recorded_by":"b","import"'),
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
    "unseen beyond ASCII": (b'"key":"', '"key":"\u200b'.encode()),
    "no UTF-8": (b'"key":"', b'"key":"\xff'),
    "half a character": (b'"}', b'\xc3"}'),
    "unseen in a text": (b'"key":"', b'"key":"\x7f'),
    "zero width in a text": (b'"key":"', b'"key":"\xe2\x80\x8b'),
    "no Unicode in a text": (b'"key":"', b'"key":"\xff'),
    "other bracket": (b'"key":"', b'"key":["'),
    "correction": (b'"measurement"', b'"correction"'),
}


def put(file: ActFile, lines: Sequence[bytes]) -> ActFile:
    Path(file.path).write_bytes(b"".join(lines))
    return file


def lines_of(*entries: Act | Entry) -> list[bytes]:
    return [entry_line(entry)[1] for entry in entries]


def swiftly(file: ActFile, as_of: date = TODAY, corrections: Corrections = NONE) -> tuple[Summed, bytes, bool] | None:
    swift = Swift(Lexicon(COMPANY), as_of, corrections)
    summed = swift.summed(file)
    return None if summed is None else (summed, swift.ids, swift.is_cut)


def carefully(file: ActFile, as_of: date = TODAY, corrections: Corrections = NONE) -> tuple[Summed, bytes, bool]:
    ids = Ids()
    counting = Counting((file,), as_of, heard=ids.hear)
    summed = counting.summed(COMPANY, corrections)
    return summed, ids.in_order(), counting.is_cut
