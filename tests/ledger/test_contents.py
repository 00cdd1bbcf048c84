"""What a file of imported rows is known to hold is what its lines say."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.ledger import _walk
from handoff.ledger._contents import Listing
from handoff.ledger._keys import key_of, keys_in
from handoff.ledger._lines import entry_line
from handoff.ledger._read import Read
from handoff.ledger._remarks import is_of_nothing, what_in
from handoff.ledger._repeats import digest_of
from handoff.ledger._walk import ActFile
from handoff.model.entry import Act, Measurement

from .test_kept_answers import any_row, plain

ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A", program="handoff 0.1", import_="erp")
texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=6)
odd = st.builds(lambda one, key, name: replace(one, key=key, standard=name), any_row, texts, texts)


@pytest.mark.parametrize("block", [1 << 18, 700])
@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n  \n"], ids=["unended", "ended", "blank"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(rows=st.one_of(st.lists(plain, min_size=1, max_size=9), st.lists(st.one_of(plain, any_row, odd), min_size=1, max_size=9)))
def test_every_row_is_found_where_it_stands(tmp_path: Path, rows: list[Measurement], end: bytes, block: int) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"".join(entry_line(one)[1] for one in (ACT, *rows)).removesuffix(b"\n") + end)
    listing = Listing()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_walk, "_BLOCK", block)
        contents = listing.contents(ActFile(str(path), "rows.jsonl"))
    assert contents is not None
    assert (contents.recorded_at, contents.entries) == (ACT.recorded_at, len(rows))
    assert dict(contents.days) == Counter(one.observed_on for one in rows)
    placed = list(enumerate(rows, start=2))
    assert contents.personal == tuple((line, one.standard, what_in(one)) for line, one in placed if what_in(one))
    for held in contents.rows:
        own = [(one.observed_on, line, one) for line, one in placed if one.standard == held.standard]
        measured = [one for one in own if not is_of_nothing(one[2])]
        assert (held.entries, held.first, held.last) == (len(own), min(own)[0], max(own)[0])
        day, line, newest = max(measured, key=lambda one: one[:2], default=(None, 0, None))
        assert (held.newest_on, held.line, held.evidence) == (day, line, newest.evidence if newest else ())
    assert {held.standard for held in contents.rows} == {one.standard for one in rows}
    digests = [digest_of(Read("", ACT, one, 2, b"")) for one in rows]
    assert list(keys_in(listing.keys.in_order())) == sorted(key_of(digest) for digest in digests if digest)


@pytest.mark.parametrize("other", ["typed", "act", "broken", "empty", "gone"])
def test_a_file_with_anything_else_has_none(tmp_path: Path, measured: Callable[..., Measurement], other: str) -> None:
    row = entry_line(measured(import_="erp", key="1"))[1]
    lines = {
        "typed": (entry_line(ACT)[1], row, entry_line(measured(nonce="1"))[1]),
        "act": (entry_line(ACT)[1], row, entry_line(ACT)[1]),
        "broken": (entry_line(ACT)[1], row[:-9], row),
        "empty": (),
    }
    path = tmp_path / "rows.jsonl"
    if other in lines:
        path.write_bytes(b"".join(lines[other]))
    assert Listing().contents(ActFile(str(path), "rows.jsonl")) is None
