"""What a large ledger answers beside its sums is what a small one does, after whatever happens to it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.ledger._lines import entry_line, id_of
from handoff.ledger.files import FileLedger, open_ledger
from handoff.model.entry import Act, Agreement, Correction, Measurement
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, Finding
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.private import FOLDER
from handoff.workspace.history import Span, history
from handoff.workspace.opening import Workspace

from .keeping import correcting, keeping
from .test_summing import Ledger, days, share

DAY = date(2026, 11, 20)
QUESTIONS: tuple[Callable[..., object], ...] = (
    lambda ledger, organisation, _as_of: ledger.agreements(organisation),
    lambda ledger, organisation, _as_of: ledger.everything(organisation),
    lambda ledger, organisation, _as_of: ledger.corrections(organisation),
    lambda ledger, organisation, _as_of: [ledger.beginning(f"{part:02x}", organisation) for part in range(0, 256, 100)],
    lambda ledger, organisation, as_of: [newest(ledger, organisation, *asked) for asked in asked_of(as_of)],
    lambda ledger, organisation, as_of: stated(*ledger.remedies(organisation, as_of)),
)


def stated(holdings: Holdings, problems: tuple[Problem, ...]) -> tuple[object, ...]:
    return holdings.findings, holdings.actions, problems


def asked_of(day: date) -> Iterator[tuple[str, Span]]:
    spans = Span(date.min, date.max, 4), Span(day - timedelta(days=40), day, 2)
    return product(("", "sales", "on-time"), spans)


def newest(ledger: FileLedger, organisation: Organisation, name: str, span: Span) -> object:
    workspace = SimpleNamespace(ledger=ledger, organisation=organisation)
    return history(cast("Workspace", workspace), name, span)


def row(part: int, day: date, key: str, note: str, ref: str) -> Measurement:
    """A row of an import, with a note and evidence or without."""
    return replace(
        share(part, day, ""),
        nonce=None,
        import_="erp",
        key=key,
        note=note or None,
        evidence=(Evidence(ref, "0" * 64),) if ref else (),
        **({} if part else {"numerator": None, "denominator": None, "no_opportunity": "none came"}),
    )


keys = st.sampled_from([f"order {number}" for number in range(40)])
plain = st.builds(row, st.integers(1, 100), days, keys, st.just(""), st.just(""))
notes = st.sampled_from(("", "ask ada@example.org", 'said "no"'))
any_row = st.builds(row, st.integers(0, 100), days, keys, notes, st.sampled_from(("", "scan.pdf")))


class Answers(Ledger):
    """The same things happen, with imports of rows that have keys, and statements; other questions are asked."""

    @rule(measured=st.one_of(st.lists(plain, min_size=5, max_size=9), st.lists(any_row, min_size=4, max_size=9)))
    def import_rows(self, measured: list[Measurement]) -> None:
        self.entries += measured
        self.put([entry_line(one)[1] for one in measured])

    @rule(day=days)
    def state(self, day: date) -> None:
        name = "sales/offers/on-time"
        said = (
            Agreement(agreed_on=day, standard="quick", terms="0" * 64, text="", party="buyers", stance="agrees", by="A", nonce="1"),
            Finding(stated_on=day, step="open", standard=name, statement="late", nonce="2"),
            Action(stated_on=day, step="open", standard=name, statement="man both", nonce="3"),
        )
        self.put([entry_line(one)[1] for one in said])

    def ask(self, as_of: date) -> None:
        if hasattr(self, "root"):
            ledger = open_ledger(self.root, "ledger")
            small = [question(ledger, self.organisation, as_of) for question in QUESTIONS]
            with keeping():
                large = [question(ledger, self.organisation, as_of) for question in QUESTIONS]
            assert large == small


TestAnswers = Answers.TestCase
TestAnswers.settings = settings(max_examples=25, stateful_step_count=10, deadline=None)


def test_keys_that_are_gone_are_made_again(tmp_path: Path, act: Act, organisation: Organisation) -> None:
    lines = [entry_line(row(part, DAY, str(part), "", ""))[1] for part in range(1, 9)]
    folder = tmp_path / "ledger"
    folder.mkdir()
    for name, some in (("1", lines), ("2", lines[:0])):
        (folder / f"{name}.jsonl").write_bytes(b"".join((entry_line(act)[1], *some)))
    ledger = open_ledger(tmp_path, "ledger")
    with keeping():
        ledger.everything(organisation)
        cache = tmp_path.joinpath(*FOLDER)
        (keys,) = cache.glob("rows-*.keys")
        keys.unlink()
        (folder / "3.jsonl").write_bytes(entry_line(act)[1] + entry_line(row(50, DAY, "8", "", ""))[1])
        twice, again = ledger.everything(organisation), ledger.everything(organisation)
    assert [len(one.places) for one in twice[0].repeated] == [2]
    assert twice == again == ledger.everything(organisation)
    assert keys.exists()


def test_what_a_correction_waited_for_is_not_odd_by_itself(
    put: Callable[..., None], measured: Callable[..., Measurement], tmp_path: Path, organisation: Organisation
) -> None:
    late, ledger = measured("50", note="ask ada@example.org"), open_ledger(tmp_path, "ledger")
    put("1-correction", correcting(late, 60))
    with keeping():
        ledger.everything(organisation)
        put("2-late", late)
        found = ledger.everything(organisation)
    assert found == ledger.everything(organisation)
    assert found[0].personal == ()


@pytest.mark.parametrize("at", [0, 4, 8])
def test_a_corrected_row_is_not_the_newest(tmp_path: Path, act: Act, organisation: Organisation, at: int) -> None:
    rows = [row(part, DAY - timedelta(days=9 - part), str(part), "", "scan.pdf") for part in range(1, 10)]
    taken_back = Correction(
        observed_on=rows[at].observed_on,
        standard=rows[at].standard,
        corrects=entry_line(rows[at])[0],
        act=id_of(b"{}"),
        because="twice",
        terms=rows[at].terms,
        target=rows[at].target,
        nonce="1",
    )
    ledger = open_ledger(tmp_path, "ledger")
    (tmp_path / "ledger").mkdir()
    for name, some in (("1", rows), ("2", (taken_back,))):
        (tmp_path / "ledger" / f"{name}.jsonl").write_bytes(b"".join(entry_line(one)[1] for one in (act, *some)))
        with keeping():
            large = ledger.everything(organisation)
        assert large == ledger.everything(organisation)
    assert [one.observed_on for one in large[0].unproved] == [DAY - timedelta(days=at == 8)]
