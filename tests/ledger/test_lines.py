import hashlib
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger._decode import read_entry
from handoff.ledger._lines import LONGEST_LINE, body_of, entry_line, genuine_body
from handoff.model.entry import Act, Measurement
from handoff.model.evidence import Evidence

Make = Callable[..., Measurement]

BODY = (
    b'{"entry":"measurement","observed_on":"2026-11-20","standard":"sales/offers/on-time","terms":"'
    + b"0" * 64
    + b'","target":"at least 90 %","limit":"at least 80 %","numerator":97,"denominator":104.50,'
    b'"evidence":[{"ref":"audits/1.pdf","sha256":"ab"},{"ref":"QM-7"}],"note":"M\xc3\xbcller","import":"csv","key":"a|1","nonce":"5"}'
)


def example(measured: Make) -> Measurement:
    evidence = (Evidence("audits/1.pdf", "ab"), Evidence("QM-7"))
    return measured(denominator=Decimal("104.50"), note="Müller", evidence=evidence, import_="csv", key="a|1", nonce="5")


def test_a_body_has_its_keys_in_order_and_its_digits_as_typed(measured: Make) -> None:
    assert body_of(example(measured)) == BODY


def test_an_id_is_the_hash_of_the_bytes_before_and_the_body(measured: Make) -> None:
    name, line = entry_line(example(measured))
    assert name == hashlib.sha256(b"handoff-entry-v1\n" + BODY).hexdigest()
    assert line == b'{"id":"' + name.encode() + b'",' + BODY[1:] + b"\n"


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the auditor's own check needs sha256sum")
def test_the_script_for_auditors_prints_each_line_whose_id_is_not_its_own(measured: Make, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "auditor.md").read_text(encoding="utf-8")
    script = next(block for block in page.split("```\n") if block.startswith("while IFS"))
    line = entry_line(example(measured))[1]
    others = [line.replace(b"97", b"98"), b"{" + line.partition(b",")[2], line[:-3] + b"\n", line.replace(b',"note"', b', "note"')]
    (tmp_path / "FILE").write_bytes(b"".join((line, *others, line, others[0].rstrip(b"\n"))))
    said = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, check=True).stdout
    assert said == b"".join((*others, others[0]))


def test_an_act_says_who_when_and_from_where(importing: Act) -> None:
    assert body_of(importing) == (
        b'{"entry":"act","recorded_at":"2026-11-20T16:02:11Z","recorded_by":"A","program":"handoff 0.1",'
        b'"import":"csv","source":"x.csv","source_sha256":"ab"}'
    )


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("plain, Größe, 大", "plain, Größe, 大".encode()),
        ('quote " back \\ slash /', b'quote \\" back \\\\ slash /'),
        ("tab\tline\nback\\n", rb"tab\u0009line\u000aback\\n"),
        ("\x00\x1b[2J\x07", rb"\u0000\u001b[2J\u0007"),
        ("\x7f\x85\x9b", rb"\u007f\u0085\u009b"),
        ("\u202ertl\u2066\u200f\u061c", rb"\u202ertl\u2066\u200f\u061c"),
        ("zero\u200bwidth\u200d\u2060\ufeff\xad", rb"zero\u200bwidth\u200d\u2060\ufeff\u00ad"),
        ("line\u2028para\u2029", rb"line\u2028para\u2029"),
        ("tag\U000e0041", rb"tag\udb40\udc41"),
        ("\U0001f600", "\U0001f600".encode()),
    ],
)
def test_what_cannot_be_seen_is_written_as_its_code(note: str, written: bytes, measured: Make) -> None:
    line = entry_line(measured(note=note))[1]
    assert b'"note":"' + written + b'"}' in line
    entry = read_entry(line.removesuffix(b"\n"))
    assert isinstance(entry, Measurement)
    assert entry.note == note


@given(note=st.text(), numerator=st.decimals("-999999999", "999999999", places=3), by=st.text())
def test_every_entry_that_is_written_reads_back_as_itself(note: str, numerator: Decimal, by: str) -> None:
    entry = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by=by, program=note)
    measurement = Measurement(observed_on=date(2026, 11, 20), standard=by, terms="", target=note, numerator=numerator, note=note)
    assert read_entry(entry_line(entry)[1][:-1]) == entry
    line = entry_line(measurement)[1]
    assert line.count(b"\n") == 1
    assert body_of(read_entry(line[:-1])) == body_of(measurement)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b"97", b"98"),
        lambda line: line.replace(b'"id"', b'"ID"'),
        lambda line: line.replace(b'"entry"', b' "entry"'),
        lambda line: line + b" ",
        lambda line: line + b"\r",
        lambda line: b" " + line,
        lambda line: b'{"id":"' + line[7:71].upper() + line[71:],
        lambda line: line.replace(b"97", b"97.0"),
        lambda line: line[:0],
    ],
)
def test_one_changed_byte_is_no_longer_genuine(change: Callable[[bytes], bytes], measured: Make) -> None:
    line = entry_line(measured())[1].removesuffix(b"\n")
    assert genuine_body(line) == body_of(measured())
    assert genuine_body(change(line)) is None


def test_an_entry_that_no_reader_would_take_is_not_written(measured: Make) -> None:
    with pytest.raises(ValueError, match="longer than"):
        entry_line(measured(note="x" * LONGEST_LINE))
    with pytest.raises(ValueError, match="surrogates"):
        entry_line(measured(note="\udc80"))
