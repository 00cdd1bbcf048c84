import json
from collections.abc import Callable

import pytest

from handoff.ledger._examine import examine
from handoff.ledger._lines import entry_line, id_of
from handoff.model.entry import Measurement

MEASUREMENT = (
    '{"entry":"measurement","observed_on":"2026-11-20","standard":"sales/offers/on-time","terms":"00","target":"at least 90 %",'
    '"numerator":97,"denominator":104}'
)
ACT = '{"entry":"act","recorded_at":"2026-11-20T16:02:11Z","recorded_by":"A","program":"handoff 0.1"}'


def sealed(body: str) -> bytes:
    """The line of a body, whatever it says, with the id that it should have."""
    return f'{{"id":"{id_of(body.encode())}",{body[1:]}'.encode()


def with_field(field: str, body: str = MEASUREMENT) -> bytes:
    return sealed(f"{body[:-1]},{field}}}")


def instead_of(field: str, other: str, body: str = MEASUREMENT) -> bytes:
    assert field in body
    return sealed(body.replace(field, other))


LINE = sealed(MEASUREMENT)
UNREADABLE = "unreadable-entry"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"this is not json", "begins with `{`"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "begins with `{`"),
        (b"[1,2]", "stands in braces"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'"text"', "begins with `{`"),
        (LINE + LINE, "Two entries stand on one line"),
        (b"<<<<<<< HEAD", "unresolved git merge conflict"),
        (b"=======", "unresolved git merge conflict"),
        (b">>>>>>> feature", "unresolved git merge conflict"),
        (b"\xef\xbb\xbf" + LINE, "byte-order mark"),
        (b'{"id":"\xff"}', "not UTF-8"),
        (b'{"id":"0123456789abcdef', "no valid JSON from here"),
        (b'{"id":"a","entry":"act",}', "no valid JSON from here"),
        (b'{"note":"raw \x01 control"}', "no valid JSON from here"),
        (with_field('"numerator":98'), '"numerator" stands twice'),
        (LINE[:-1] + b' ,"id":"' + b"0" * 64 + b'"}', '"id" stands twice'),
        (sealed(MEASUREMENT[:-1] + ',"evidence":[{"ref":"a","ref":"b"}]}'), '"ref" stands twice'),
        (instead_of(":97", ":NaN"), "NaN is no number"),
        (instead_of(":97", ":Infinity"), "Infinity is no number"),
        (instead_of(":97", ":null"), "null is no value"),
        (instead_of(":97", ":true"), "true is no value"),
        (with_field('"later":[{"x":null}]'), "null is no value"),
        (instead_of(":97", ":1e400"), '`numerator` holds "1e400", which is no number'),
        (instead_of(":97", ":9.7E+1"), '`numerator` holds "9.7E+1", which is no number'),
        (instead_of(":97", ":" + "9" * 5000), "which is no number"),
        (instead_of(":97", ":97.1234567"), "which is no number"),
        (instead_of(":97", ':"97"'), '`numerator` holds "97", which is no number'),
        (instead_of(":97", ':"\u0661"'), "which is no number"),
        (with_field('"readings":[1,"2"]'), '`readings` holds "2", which is no number'),
        (with_field('"readings":5'), "`readings` holds what does not belong there"),
        (with_field('"ratings":[[1e3,2]]'), '`ratings` holds "1e3", which is no number'),
        (with_field('"ratings":[[5,2.5]]'), "`ratings` holds what does not belong there"),
        (instead_of("2026-11-20", "2026-11-31"), "`observed_on` holds what does not belong there"),
        (instead_of('"terms":"00",', ""), "`terms` is missing"),
        (instead_of('"entry":"measurement",', ""), "`entry` is missing"),
        (instead_of("T16:02:11Z", "T16:02:11", ACT), "not a moment with its zone"),
        (instead_of("T16:02:11Z", "T23:59:60Z", ACT), "not a moment with its zone"),
        (instead_of("2026-11-20T", "2026-11-31T", ACT), "not a moment with its zone"),
        (instead_of("2026-11-20T16:02:11Z", "yesterday", ACT), "not a moment with its zone"),
    ],
)
def test_a_line_that_cannot_be_read_is_no_entry_and_says_why(line: bytes, message: str) -> None:
    examined = examine(line)
    assert examined.entry is None
    assert examined.flaw is not None
    assert examined.flaw.check == UNREADABLE
    assert examined.flaw.severity == "error"
    assert message in examined.flaw.fault.message
    assert len(examined.flaw.fault.message) < 200
    assert examined.flaw.fault.why
    assert examined.flaw.fault.fix


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (LINE.replace(b":97", b":98"), "changed after it was written"),
        (MEASUREMENT.encode(), "has no id"),
        (b"{}", "has no id"),
        (b'{"id":"' + LINE[7:71].upper() + LINE[71:], "capital letters"),
        (b'{"id":"12",' + MEASUREMENT[1:].encode(), "is no id"),
        (b'{"id":12,' + MEASUREMENT[1:].encode(), "is no id"),
        (b'{"entry":"act","id":"' + b"0" * 64 + b'"}', "changed after it was written"),
        (LINE + b"\r", "CRLF"),
        (LINE + b" ", "changed after it was written"),
    ],
)
def test_a_line_that_is_not_what_was_written_counts_as_altered(line: bytes, message: str) -> None:
    examined = examine(line)
    assert examined.entry is None
    assert examined.flaw is not None
    assert examined.flaw.check == "altered-entry"
    assert message in examined.flaw.fault.message


def test_the_message_about_line_ends_names_the_line_that_prevents_them() -> None:
    flaw = examine(LINE + b"\r").flaw
    assert flaw is not None
    assert "`ledger/** -text`" in flaw.fault.fix
    assert ".gitattributes" in flaw.fault.fix


def test_the_message_about_a_merge_says_that_both_sides_are_kept() -> None:
    flaw = examine(b"=======").flaw
    assert flaw is not None
    assert "keep the entries of both sides" in flaw.fault.fix


@pytest.mark.parametrize(
    ("line", "severity", "message"),
    [
        (sealed('{"entry":"inspection","x":1}'), "warning", '"inspection"'),
        (sealed('{"entry":"review","of":"0"}'), "warning", '"review"'),
        (with_field('"version":2'), "error", "in format 2; this one reads format 1"),
        (with_field('"schema":99'), "error", "in format 99; this one reads format 1"),
    ],
)
def test_what_a_newer_handoff_wrote_is_told_and_not_counted(line: bytes, severity: str, message: str) -> None:
    examined = examine(line)
    assert examined.entry is None
    assert examined.flaw is not None
    assert (examined.flaw.check, examined.flaw.severity) == ("unknown-entry", severity)
    assert message in examined.flaw.fault.message
    assert "stays in the ledger" in examined.flaw.fault.message


def test_an_unknown_field_is_told_and_its_entry_counts() -> None:
    examined = examine(with_field('"shift":"night","zzz":1'))
    assert isinstance(examined.entry, Measurement)
    assert examined.flaw is not None
    assert (examined.flaw.check, examined.flaw.severity) == ("unknown-field", "warning")
    assert '"shift", "zzz"' in examined.flaw.fault.message


@pytest.mark.parametrize("body", [MEASUREMENT.replace(",", ", "), json.dumps(dict(sorted(json.loads(MEASUREMENT).items())))])
def test_another_programs_layout_of_a_genuine_entry_is_fine(body: str) -> None:
    examined = examine(sealed(body))
    assert isinstance(examined.entry, Measurement)
    assert examined.flaw is None


def test_a_line_that_the_file_ends_in_is_torn() -> None:
    flaw = examine(LINE[:90], ending="").flaw
    assert flaw is not None
    assert "unfinished (a torn write)" in flaw.fault.message


def test_a_whole_last_line_counts_without_its_newline(measured: Callable[..., Measurement]) -> None:
    line = entry_line(measured())[1].removesuffix(b"\n")
    examined = examine(line, ending="")
    assert examined.entry == measured()
    assert examined.flaw is None


def test_the_column_of_a_fault_in_the_json_is_given() -> None:
    flaw = examine(b'{"id":"a",,}').flaw
    assert flaw is not None
    assert flaw.column == 11
