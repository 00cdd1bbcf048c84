"""What is kept of a ledger never changes what it answers: held against counting every file anew, after whatever happens to it."""

import itertools
import os
import shutil
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from handoff.ledger._lines import entry_line, id_of
from handoff.ledger._summing import Summing
from handoff.model.entry import Act, Correction, Entry, Measurement, Waiver
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.settings import Settings
from handoff.private import FOLDER

from .conftest import HERE, standard_of
from .keeping import anew, keeping

TODAY = date(2026, 12, 31)
NEVER_SETTLED = 5 * 10**18
ACT = entry_line(Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A", program="handoff 0.1"))[1]
BEFORE = Act(recorded_at="2026-10-01T16:02:11Z", recorded_by="B", program="handoff 0.1")


def organisation_of(target: str = "at least 90 %", former: tuple[str, ...] = ("quick",)) -> Organisation:
    standards = (
        standard_of("sales/offers/on-time", "proportion", target, former),
        standard_of("sales/offers/wait", "duration", "at most 4 h"),
    )
    output = Output("sales", "offers", "Offers", HERE, standards=standards)
    return Organisation(Settings("Harrow Pumps"), (Department("sales", "Sales", HERE, outputs=(output,)),))


def share(part: int, day: date, nonce: str, standard: str = "sales/offers/on-time") -> Measurement:
    return Measurement(
        observed_on=day,
        standard=standard,
        terms="0" * 64,
        target="at least 90 %",
        numerator=Decimal(part),
        denominator=Decimal(100),
        nonce=nonce,
    )


days = st.dates(date(2026, 8, 1), date(2026, 12, 1))
shares = st.builds(
    share, st.integers(0, 101), days, st.sampled_from("abcdefgh"), st.sampled_from(("sales/offers/on-time", "quick", "gone"))
)


class Ledger(RuleBasedStateMachine):
    """People and programs do things to a ledger; between them it is asked."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.names = (f"2026/{month}/{number}.jsonl" for number in itertools.count(1) for month in ("10", "11"))
        self.clock = itertools.count(10**18, 10**10)
        self.organisation = organisation_of()
        self.entries: list[Entry] = []

    def teardown(self) -> None:
        shutil.rmtree(getattr(self, "root", ""), ignore_errors=True)

    def put(self, lines: list[bytes], later: int = 0) -> None:
        path = self.root / "ledger" / next(self.names)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join((ACT, *lines)))
        self.touch(path, later)

    def touch(self, path: Path, later: int = 0) -> None:
        os.utime(path, ns=(moment := later + next(self.clock), moment))

    def files(self) -> list[Path]:
        return sorted((self.root / "ledger").rglob("*.jsonl"))

    @rule(measured=st.lists(shares, min_size=1, max_size=2))
    def record(self, measured: list[Measurement]) -> None:
        self.entries += measured
        self.put([entry_line(one)[1] for one in measured])

    @rule(measured=st.lists(shares, min_size=4, max_size=9))
    def import_rows(self, measured: list[Measurement]) -> None:
        self.entries += measured
        self.put([entry_line(one)[1] for one in measured])

    @rule(measured=st.lists(shares, min_size=1, max_size=9))
    def import_rows_just_now(self, measured: list[Measurement]) -> None:
        self.entries += measured
        self.put([entry_line(one)[1] for one in measured], NEVER_SETTLED)

    @precondition(lambda self: self.files())
    @rule(data=st.data(), measured=st.lists(shares, min_size=4, max_size=9))
    def import_a_file_again_with_more_rows(self, data: st.DataObject, measured: list[Measurement]) -> None:
        self.entries += measured
        _, *lines = data.draw(st.sampled_from(self.files())).read_bytes().splitlines(keepends=True)
        self.put([*lines[:3], *(entry_line(one)[1] for one in measured)])

    @rule(day=days)
    def waive(self, day: date) -> None:
        waiver = Waiver(waived_on=day, standard="quick", since=day, until=day, because="flood", approved_by="C", nonce="w")
        self.put([entry_line(waiver)[1]])

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), part=st.integers(0, 100), void=st.sampled_from((None, Decimal(100))))
    def correct(self, data: st.DataObject, part: int, void: Decimal | None) -> None:
        was = data.draw(st.sampled_from([one for one in self.entries if isinstance(one, (Measurement, Correction))]))
        correction = Correction(
            observed_on=was.observed_on,
            standard=was.standard,
            corrects=entry_line(was)[0],
            act=id_of(b"{}"),
            because="typing error",
            terms=was.terms,
            target=was.target,
            numerator=None if void is None else Decimal(part),
            denominator=void,
            nonce="c",
        )
        self.entries.append(correction)
        self.put([entry_line(correction)[1]])

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def copy_lines(self, data: st.DataObject) -> None:
        lines = data.draw(st.sampled_from(self.files())).read_bytes().splitlines(keepends=True)
        self.put(data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=6)))

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.files())).unlink()

    @precondition(lambda self: self.files())
    @rule(data=st.data(), old=st.sampled_from((b'"numerator":9', b'"id"', b"quick", b"\n")))
    def edit(self, data: st.DataObject, old: bytes) -> None:
        path = data.draw(st.sampled_from(self.files()))
        path.write_bytes(path.read_bytes().replace(old, b"8", 1))
        self.touch(path)

    @rule(former=st.sampled_from(((), ("quick",), ("gone", "quick"))))
    def rename(self, former: tuple[str, ...]) -> None:
        self.organisation = organisation_of(former=former)

    @precondition(lambda self: self.root.joinpath(*FOLDER).exists())
    @rule(data=st.data(), damage=st.binary(max_size=9), at=st.integers(0, 5_000))
    def damage(self, data: st.DataObject, damage: bytes, at: int) -> None:
        kept = sorted(self.root.joinpath(*FOLDER).iterdir())
        if kept:
            path = data.draw(st.sampled_from(kept))
            raw = path.read_bytes()
            path.write_bytes(raw[:at] + damage + raw[at + len(damage) :])

    @rule()
    def forget(self) -> None:
        shutil.rmtree(self.root / ".handoff", ignore_errors=True)

    @rule(as_of=days)
    def ask_of_the_past(self, as_of: date) -> None:
        self.ask(as_of)

    @invariant()
    def ask_of_today(self) -> None:
        self.ask(TODAY)

    def ask(self, as_of: date) -> None:
        if hasattr(self, "root"):
            with keeping():
                assert Summing(self.root, "ledger", self.organisation, as_of).holdings() == anew(
                    self.root, self.organisation, as_of
                )


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=60, stateful_step_count=14, deadline=None)
