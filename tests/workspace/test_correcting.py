"""What someone says of an entry becomes a correction of it, or is refused in plain words."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handoff.analysis.judged import Question
from handoff.model.entry import Agreement, Correction, Entry, Observation, Waiver
from handoff.model.evidence import Evidence
from handoff.model.problem import Fault
from handoff.workspace.asking import ask
from handoff.workspace.correcting import Correcting, Wish, correction_of
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said, act_of, record

DAY, TODAY = date(2025, 3, 31), date(2026, 11, 22)
ACT = act_of(datetime(2026, 11, 22, 9, 0, 0, tzinfo=UTC), "Ada Auditor")
ENTERED = "customer-service/special-order/entered-in-time"


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    return found


def measured(workspace: Workspace, value: str = "97/104") -> str:
    entry = Desk(workspace.organisation).measurement(Said("entered-in-time", DAY, (value,)))
    assert not isinstance(entry, Fault)
    return record(workspace, ACT, entry).first_id


def corrected(workspace: Workspace, name: str, *words: str) -> str:
    made = correction_of(workspace, Wish(name, "misread", words))
    assert isinstance(made, Correcting), made
    return record(workspace, ACT, made.correction).first_id


def refused(workspace: Workspace, wish: Wish) -> str:
    fault = correction_of(workspace, wish)
    assert isinstance(fault, Fault), fault
    assert fault.why
    assert fault.fix
    return f"{fault.message} {fault.fix}"


def test_a_correction_carries_what_its_entry_was_promised_and_the_act_that_holds_it(workspace: Workspace) -> None:
    name = measured(workspace)
    made = correction_of(workspace, Wish(name[:8].upper(), "misread", ("95/104",), note="seen twice", evidence=(Evidence("D-1"),)))
    assert isinstance(made, Correcting)
    of, was = made.correction, made.was
    assert (of.corrects, of.observed_on, of.standard, of.terms) == (name, DAY, ENTERED, was.terms)
    assert (of.target, of.limit) == ("at least 75 %", "at least 65 %")
    assert (of.because, of.note, of.evidence) == ("misread", "seen twice", (Evidence("D-1"),))
    (filed,) = workspace.ledger.beginning(name, workspace.organisation)
    first = (workspace.root / filed.place.path).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(f'{{"id":"{of.act}","entry":"act"')


def test_without_a_value_the_measurement_is_taken_back(workspace: Workspace) -> None:
    made = correction_of(workspace, Wish(measured(workspace), "never happened"))
    assert isinstance(made, Correcting)
    assert made.correction.is_void


def test_a_value_may_turn_out_to_be_no_opportunity(workspace: Workspace) -> None:
    made = correction_of(workspace, Wish(measured(workspace), "closed that day", no_opportunity="stocktaking"))
    assert isinstance(made, Correcting)
    assert made.correction.observation == Observation(no_opportunity="stocktaking")


@pytest.mark.parametrize(
    ("wish", "part"),
    [
        (Wish("", "", ("95/104",)), "needs --because"),
        (Wish("", "\u200b\ufe0f", ("95/104",)), "needs --because"),
        (Wish("", "x" * 4001, ("95/104",)), "4,001 characters"),
        (Wish("", "x", ("ninety",)), "ninety"),
        (Wish("", "x", ("105/104",)), "105"),
        (Wish("", "x", ("97/104",)), "says 97/104 already"),
    ],
)
def test_what_cannot_be_a_correction_is_refused(workspace: Workspace, wish: Wish, part: str) -> None:
    assert part in refused(workspace, replace(wish, id=measured(workspace)))


@pytest.mark.parametrize("name", ["", "1234567", "xyzxyzxy", "../../etc", "1" * 65, "12345678 "])
def test_what_is_no_id_or_nobodys_is_told_where_the_ids_are(workspace: Workspace, name: str) -> None:
    said = refused(workspace, Wish(name, "x", ("95/104",)))
    assert "is no id of an entry" in said or "No entry has an id that begins with 12345678." in said


def test_a_mistyped_id_is_answered_with_those_that_begin_alike(workspace: Workspace) -> None:
    name = measured(workspace)
    other = "0" if name[7] != "0" else "1"
    assert f"Did you mean {name[:8]} ({ENTERED} on {DAY}: 97/104)" in refused(workspace, Wish(name[:7] + other, "x", ("95/104",)))


def test_an_id_that_two_entries_begin_with_is_never_guessed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    name = measured(workspace)
    (found,) = workspace.ledger.beginning(name, workspace.organisation)
    twin = replace(found, id=name[:8] + "0" * 56)
    monkeypatch.setattr("handoff.ledger.files.FileLedger.beginning", lambda _ledger, _start, _organisation: (found, twin))
    said = refused(workspace, Wish(name[:8], "x", ("95/104",)))
    assert f"2 entries have an id that begins with {name[:8]}." in said
    assert name[:16] in said
    assert twin.id[:16] in said


def test_what_was_corrected_is_not_corrected_twice_but_its_correction_is(workspace: Workspace) -> None:
    name = measured(workspace)
    first = corrected(workspace, name, "95/104")
    assert f'{first[:8]} (95/104, by Ada Auditor, because "misread")' in refused(workspace, Wish(name, "x", ("94/104",)))
    second = corrected(workspace, first)
    for earlier in (name, first):
        assert f"{second[:8]} (taken back" in refused(workspace, Wish(earlier, "x", ("94/104",)))
    assert "already" in refused(workspace, Wish(second, "x"))
    assert corrected(workspace, second, "93/104")


def test_of_two_corrections_one_has_to_be_taken_back_first(workspace: Workspace) -> None:
    name = measured(workspace)
    both = [correction_of(workspace, Wish(name, "x", (f"{n}/104",))) for n in (95, 94)]
    ids = [record(workspace, ACT, made.correction).first_id for made in both if isinstance(made, Correcting)]
    said = refused(workspace, Wish(name, "x", ("93/104",)))
    assert "has 2 corrections already" in said
    assert all(one[:8] in said for one in ids)
    corrected(workspace, ids[1])
    assert f"correct it: handoff correct {ids[0][:8]}" in refused(workspace, Wish(name, "x", ("93/104",)))


AGREEMENT = Agreement(
    agreed_on=TODAY, standard=ENTERED, terms="0" * 64, text="x", party="sales", stance="agrees", by="Ada", role="Head"
)
WAIVER = Waiver(waived_on=TODAY, check="no-head", since=TODAY, until=TODAY, because="x", approved_by="M")


@pytest.mark.parametrize(
    ("entry", "part"), [(AGREEMENT, f"`handoff agree {ENTERED} --for sales`"), (WAIVER, "`handoff waive no-head`")]
)
def test_words_and_permissions_are_not_corrected(workspace: Workspace, entry: Entry, part: str) -> None:
    assert part in refused(workspace, Wish(record(workspace, ACT, entry).first_id, "x", ("95/104",)))


def test_an_entry_of_a_standard_that_is_gone_is_told_so(workspace: Workspace) -> None:
    name = measured(workspace)
    gone = replace(workspace, organisation=replace(workspace.organisation, departments=()))
    assert "under `formerly:`" in refused(gone, Wish(name, "x"))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)))
def test_corrections_in_any_order_of_files_give_the_same_report(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    name = measured(workspace)
    first = corrected(workspace, name, "95/104")
    second = corrected(workspace, first, "94/104")
    third = corrected(workspace, second)
    files = [
        workspace.root / workspace.ledger.beginning(one, workspace.organisation)[0].place.path
        for one in (name, first, second, third)
    ]
    question = Question(TODAY, department="customer-service")
    before = ask(workspace, question)
    moved = tmp_path_factory.mktemp("moved")
    for at, file in zip(order, files, strict=True):
        file.rename(moved / f"20261122T0900{at:02d}Z-{at:016x}.jsonl")
    for file in list(moved.iterdir()):
        file.rename(files[0].parent / file.name)
    after = ask(workspace, question)
    for at in order:
        (files[0].parent / f"20261122T0900{at:02d}Z-{at:016x}.jsonl").unlink()
    assert (before.judged, before.problems) == (after.judged, after.problems)
    assert before.judged.stands_on.digest == after.judged.stands_on.digest


def test_the_chain_counts_once(workspace: Workspace) -> None:
    made = correction_of(workspace, Wish(measured(workspace), "x", ("95/104",)))
    assert isinstance(made, Correcting)
    assert isinstance(made.correction, Correction)
    held = sum(bucket.summary.corrected for bucket in workspace.ledger.holdings(workspace.organisation, TODAY)[0].buckets)
    record(workspace, ACT, made.correction)
    now = sum(bucket.summary.corrected for bucket in workspace.ledger.holdings(workspace.organisation, TODAY)[0].buckets)
    assert (held, now) == (0, 1)
